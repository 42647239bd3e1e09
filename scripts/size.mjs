// The size gate: what a browser must load, compressed by brotli, before the first question can be
// answered, on the page itself and in a frame on another page. It fails above the limit; the aim is lower. The
// full program, which is loaded after that, and the loader, which other pages load, have limits of their own.
//
//   node scripts/size.mjs [--dir dist] [--readme]
//
// --readme also writes the table between <!-- sizes --> and <!-- /sizes --> in README.md.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LIMIT = 150_000;
const AIM = 95_000;
// The full program comes later, and in advance; still it is not to grow unseen. Six calculators with their charts are
// about half of it. Raised from 450,000, of which 4,000 were left, when the app learned to run in frames.
const FULL_LIMIT = 470_000;
// On every page that embeds a tool, whether it is ever looked at or not.
const LOADER_LIMIT = 2_000;
const LOADER = 'embed/v1.js';
const FRAME = 'embed/v1/readiness.html';
const DRIFT = 0.05;
const START = '<!-- sizes -->';
const END = '<!-- /sizes -->';

const root = fileURLToPath(new URL('..', import.meta.url));
const grouped = (number) => number.toLocaleString('en-US');

class Fault extends Error {}

function attributes(tag) {
  const found = {};
  for (const [, name, double, single, bare] of tag.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    found[name.toLowerCase()] ??= double ?? single ?? bare ?? '';
  }
  return found;
}

/** The files that a page makes the browser load at once, in order and each once; `page` is its own name. */
export function needed(html, page = 'index.html') {
  const text = html.replace(/<!--[\s\S]*?-->/g, '');
  const found = [];
  for (const [, name, rest] of text.matchAll(/<(link|script)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    const given = attributes(rest);
    if (name.toLowerCase() === 'script') {
      // Only browsers that can't run the app load these.
      if (/\bnomodule\b/i.test(rest)) continue;
      found.push(given.src, given['data-js'], given['data-wasm'], given['data-words']);
    } else if (/\b(?:stylesheet|preload|modulepreload)\b/i.test(given.rel ?? '')) {
      found.push(given.href);
    }
  }
  return [...new Set(found.filter(Boolean).map((address) => fileOf(address, page)))];
}

/** The name of a file of the site, from its address in another. */
function fileOf(address, from) {
  const { host, pathname } = new URL(address, `https://site.invalid/${from}`);
  if (host !== 'site.invalid') throw new Fault(`${from} loads ${address} from another site.`);
  return pathname.slice(1);
}

/** A script and all that it imports, and what these import, each once. */
function withImports(dir, file, found = []) {
  if (found.includes(file)) return found;
  found.push(file);
  for (const [, address] of readFileSync(path.join(dir, file), 'utf8').matchAll(/^\s*(?:import|export)\b[^'"`;]*['"](\.[^'"]+)['"]/gm)) withImports(dir, fileOf(address, file), found);
  return found;
}

/** The full program's files, which boot.js loads later. */
function later(html) {
  const script = attributes(/<script\b((?:"[^"]*"|'[^']*'|[^>"'])*data-full-wasm(?:"[^"]*"|'[^']*'|[^>"'])*)>/i.exec(html)?.[1] ?? '');
  const files = ['data-full-js', 'data-full-wasm', 'data-full-style', 'data-full-words'].map((name) => script[name]?.replace(/^\.?\//, ''));
  if (files.some((file) => !file)) throw new Fault('index.html does not name the full program.');
  return files;
}

function kindOf(file) {
  if (file.endsWith('.html')) return 'Page';
  if (file.endsWith('.css')) return 'Style';
  if (file.endsWith('.wasm')) return 'App (WebAssembly)';
  if (/\.m?js$/.test(file)) return 'Script';
  if (/(^|\/)content-/.test(file)) return 'Questions and texts';
  return 'Other';
}

export function measure(dir) {
  const size = (file, hint) => {
    try {
      return statSync(path.join(dir, file)).size;
    } catch {
      throw new Fault(`${path.join(dir, file)} is missing; ${hint}.`);
    }
  };
  const hint = 'run make dist first';
  const measured = (file) => ({ file, kind: kindOf(file), raw: size(file, hint), brotli: size(`${file}.br`, hint) });
  const loaded = (page) => {
    size(page, hint);
    const files = needed(readFileSync(path.join(dir, page), 'utf8'), page);
    // What runs around the app in a frame is in modules; the app's own scripts import nothing.
    return [page, ...new Set(files.flatMap((file) => (/^embed\/.*\.js$/.test(file) ? withImports(dir, file) : [file])))].map(measured);
  };
  const parts = loaded('index.html');
  for (const kind of ['Style', 'App (WebAssembly)', 'Script', 'Questions and texts']) {
    if (!parts.some((part) => part.kind === kind)) throw new Fault(`index.html names nothing for “${kind}”, so the sum would be too small.`);
  }
  const full = later(readFileSync(path.join(dir, 'index.html'), 'utf8')).map(measured);
  const frame = loaded(FRAME);
  if (!frame.some(({ file }) => file === 'embed/v1/frame.js')) throw new Fault(`${FRAME} does not load frame.js, so its sum would be too small.`);
  const sum = (list, key) => list.reduce((total, part) => total + part[key], 0);
  return {
    parts,
    raw: sum(parts, 'raw'),
    brotli: sum(parts, 'brotli'),
    full: { parts: full, raw: sum(full, 'raw'), brotli: sum(full, 'brotli') },
    frame: { parts: frame, raw: sum(frame, 'raw'), brotli: sum(frame, 'brotli') },
    loader: measured(LOADER),
  };
}

/** One row for each kind: the names of the files change with every build, and the README should not. */
export function table({ parts, raw, brotli, full, frame, loader }) {
  const kinds = new Map();
  for (const part of parts) {
    const row = kinds.get(part.kind) ?? { raw: 0, brotli: 0 };
    kinds.set(part.kind, { raw: row.raw + part.raw, brotli: row.brotli + part.brotli });
  }
  const rows = [...kinds].map(([kind, row]) => `| ${kind} | ${grouped(row.raw)} | ${grouped(row.brotli)} |`);
  const row = (name, one) => `| ${name} | ${grouped(one.raw)} | ${grouped(one.brotli)} |`;
  return [
    '| Part | Bytes | Bytes as brotli |',
    '| --- | ---: | ---: |',
    ...rows,
    `| **Sum** | **${grouped(raw)}** | **${grouped(brotli)}** |`,
    row('The same in a frame on another page', frame),
    row('The loader, on that page', loader),
    row('The full program, later', full),
  ].join('\n');
}

function readme() {
  const file = path.join(root, 'README.md');
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return null;
  return { file, before: text.slice(0, start + START.length), inner: text.slice(start + START.length, end), after: text.slice(end) };
}

function main(words) {
  const at = words.indexOf('--dir');
  const dir = at < 0 ? path.join(root, 'dist') : path.resolve(words[at + 1] ?? '');
  const measured = measure(dir);

  const { full, frame, loader } = measured;
  const width = Math.max(...[...measured.parts, ...full.parts, ...frame.parts].map(({ file }) => file.length));
  const line = (name, raw, brotli) => console.log(`${name.padEnd(width)}  ${grouped(raw).padStart(9)}  ${grouped(brotli).padStart(9)}`);
  console.log(`${'until the first answer'.padEnd(width)}  ${'bytes'.padStart(9)}  ${'brotli'.padStart(9)}`);
  for (const { file, raw, brotli } of measured.parts) line(file, raw, brotli);
  line('sum', measured.raw, measured.brotli);
  const off = measured.brotli - AIM;
  console.log(off > 0 ? `${grouped(off)} bytes above the aim of ${grouped(AIM)}.` : `${grouped(-off)} bytes below the aim of ${grouped(AIM)}.`);

  console.log('in a frame, besides');
  const known = new Set(measured.parts.map(({ file }) => file));
  for (const { file, raw, brotli } of frame.parts.filter((part) => !known.has(part.file))) line(file, raw, brotli);
  line('sum with the rest', frame.raw, frame.brotli);
  console.log('on the page around it');
  line(loader.file, loader.raw, loader.brotli);

  console.log('the full program, later');
  for (const { file, raw, brotli } of full.parts) line(file, raw, brotli);
  line('sum', full.raw, full.brotli);

  const found = readme();
  if (words.includes('--readme')) {
    if (!found) throw new Fault(`README.md has no place for the table: ${START} and ${END}.`);
    writeFileSync(found.file, `${found.before}\n${table(measured)}\n${found.after}`);
    console.log('The table in README.md is up to date.');
  } else if (found) {
    const written = Number(/\*\*Sum\*\*.*\*\*([\d,]+)\*\*/.exec(found.inner)?.[1].replaceAll(',', ''));
    if (!(Math.abs(measured.brotli - written) <= DRIFT * measured.brotli)) {
      throw new Fault('The sizes in README.md are out of date; run node scripts/size.mjs --readme.');
    }
  }
  if (loader.brotli > LOADER_LIMIT) {
    throw new Fault(`The loader is ${grouped(loader.brotli - LOADER_LIMIT)} bytes above its limit of ${grouped(LOADER_LIMIT)}.`);
  }
  if (full.brotli > FULL_LIMIT) {
    throw new Fault(`The full program is ${grouped(full.brotli - FULL_LIMIT)} bytes above its limit of ${grouped(FULL_LIMIT)}.`);
  }
  const most = Math.max(measured.brotli, frame.brotli);
  if (most > LIMIT) {
    throw new Fault(`What is loaded until the first answer is ${grouped(most - LIMIT)} bytes above the limit of ${grouped(LIMIT)}.`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
