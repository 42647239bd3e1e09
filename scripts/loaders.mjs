// The released loaders: an address with a version in it is kept by browsers and by pages that pin its hash, so its
// content never changes. deploy/loaders.txt has a line for each, “version sha384-…”.
//
//   node scripts/loaders.mjs [--dir dist] [--write]
//
// It fails where a loader in dist/ is not what its line says. --write writes the line of the version that is being made;
// only do so while no page has it yet.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const LIST = path.join(root, 'deploy/loaders.txt');

/** The lines of the list, by version. */
export function listed(text) {
  const lines = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, version, hash] = /^(\d+\.\d+\.\d+) (sha384-[A-Za-z0-9+/]{64})$/.exec(line) ?? [];
      if (!version) throw new Error(`deploy/loaders.txt: “${line}” is not “version sha384-…”.`);
      return [version, hash];
    }),
  );
}

export const hashOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** The loaders of a built site, by version. */
export function built(dir) {
  const folder = path.join(dir, 'embed');
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'loader.js'))) : [];
  return new Map(versions.map((version) => [version, hashOf(readFileSync(path.join(folder, version, 'loader.js')))]));
}

/** What is wrong with the loaders of a built site, a sentence each. `current` is the version that is being made. */
export function faults(list, loaders, current) {
  const found = [];
  if (!loaders.has(current)) found.push(`dist/ has no loader of version ${current}; run make dist first.`);
  for (const [version, hash] of loaders) {
    const released = list.get(version);
    if (!released) found.push(`The loader of version ${version} is not in deploy/loaders.txt; make loader writes its line.`);
    else if (released !== hash && version === current) {
      found.push(
        `The loader is not the one that was released as ${version}, and nobody's browser would fetch it again: keep the released file as public/embed/${version}/loader.js, raise the version in Cargo.toml and run make loader. (Where ${version} was never deployed, make loader alone.)`,
      );
    } else if (released !== hash) found.push(`public/embed/${version}/loader.js is not the file that was released; put that one back.`);
  }
  for (const version of list.keys()) {
    if (!loaders.has(version)) found.push(`The loader of version ${version} was released, but is gone; put it back as public/embed/${version}/loader.js.`);
  }
  return found;
}

/** The version of the app, from Cargo.toml. */
export function currentVersion() {
  return /^\[workspace\.package\]\nversion = "([^"]+)"/m.exec(readFileSync(path.join(root, 'Cargo.toml'), 'utf8'))[1];
}

function main(words) {
  const at = words.indexOf('--dir');
  const dir = at < 0 ? path.join(root, 'dist') : path.resolve(words[at + 1] ?? '');
  const current = currentVersion();
  const loaders = built(dir);
  if (words.includes('--write')) {
    if (!loaders.has(current)) throw new Error(`There is no loader of version ${current} in ${dir}; run make dist first.`);
    const text = existsSync(LIST) ? readFileSync(LIST, 'utf8') : '';
    const line = `${current} ${loaders.get(current)}`;
    const kept = text.split('\n').filter((one) => one && !one.startsWith(`${current} `));
    writeFileSync(LIST, `${[...kept, line].join('\n')}\n`);
    console.log(`deploy/loaders.txt: ${line}`);
  }
  const found = faults(listed(readFileSync(LIST, 'utf8')), built(dir), current);
  for (const fault of found) console.error(fault);
  if (found.length > 0) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
