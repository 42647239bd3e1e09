// A static server for dist/ that behaves as the hosts it stands in for: the rules of dist/_headers,
// the .br and .gz files beside each file, real 404s. It needs nothing but Node.
//
//   node scripts/serve.mjs [--dir dist] [--port 8080] [--host 127.0.0.1]

import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
];

/** The rules of a `_headers` file: `[{ matches(path), set: [[name, value]], drop: [name] }]`. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const pattern = line
        .trim()
        .split(/(\*|:[A-Za-z]\w*)/)
        .map((part) => (part === '*' ? '.*' : /^:\w/.test(part) ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
        .join('');
      const whole = new RegExp(`^${pattern}$`);
      rules.push({ matches: (where) => whole.test(where), set: [], drop: [] });
      continue;
    }
    const rule = rules.at(-1);
    if (!rule) throw new Error(`_headers: “${line.trim()}” comes before any path.`);
    if (line.trim().startsWith('!')) {
      rule.drop.push(line.trim().slice(1).trim().toLowerCase());
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 0) throw new Error(`_headers: “${line.trim()}” is not “Name: value”.`);
    rule.set.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

/** The headers for one path: every matching rule counts, and a name given twice is joined by a comma. */
export function headersFor(rules, where) {
  const found = new Map();
  for (const rule of rules) {
    if (!rule.matches(where)) continue;
    for (const name of rule.drop) found.delete(name);
    for (const [name, value] of rule.set) {
      const key = name.toLowerCase();
      const before = found.get(key);
      found.set(key, [name, before ? `${before[1]}, ${value}` : value]);
    }
  }
  return Object.fromEntries(found.values());
}

/** Which of the two encodings the client takes, in our order of preference. */
function accepted(header) {
  const wanted = new Map();
  for (const part of (header ?? '').split(',')) {
    const [name, ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
    wanted.set(name.trim(), quality ? Number(quality.slice(2)) : 1);
  }
  return ENCODINGS.filter(({ name }) => (wanted.get(name) ?? wanted.get('*') ?? 0) > 0);
}

async function fileAt(where) {
  try {
    return await stat(where);
  } catch {
    return null;
  }
}

/** The file below `root` that a request path names, or why there is none. */
async function resolve(root, pathname) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return { status: 400 };
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return { status: 400 };
  const parts = decoded.split('/');
  const hidden = parts.some((part) => part.startsWith('.') && part !== '.well-known');
  if (hidden || decoded === '/_headers' || decoded === '/_redirects') return { status: 404 };

  let file = path.join(root, ...parts);
  let info = await fileAt(file);
  // Hosts serve a page without its ending too, also beside a folder of its name.
  if (!info?.isFile() && !decoded.endsWith('/') && (await fileAt(`${file}.html`))?.isFile()) {
    file += '.html';
    info = await fileAt(file);
  }
  if (info?.isDirectory()) {
    if (!(await fileAt(path.join(file, 'index.html')))?.isFile()) return { status: 404 };
    if (!decoded.endsWith('/')) return { status: 301, location: `${pathname.replace(/^\/+/, '/')}/` };
    file = path.join(file, 'index.html');
    info = await fileAt(file);
  }
  if (!info?.isFile()) return { status: 404 };
  // A symbolic link must not lead out of the directory either.
  const inside = path.relative(await realpath(root), await realpath(file));
  if (inside.startsWith('..') || path.isAbsolute(inside)) return { status: 404 };
  return { status: 200, file };
}

async function answer(root, request, response) {
  const send = (status, headers, body) => {
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const pathname = (request.url ?? '/').split(/[?#]/, 1)[0];
  const rules = parseHeaders(await readFile(path.join(root, '_headers'), 'utf8').catch(() => ''));
  const common = { 'X-Content-Type-Options': 'nosniff', ...headersFor(rules, pathname) };
  const plain = { ...common, 'Content-Type': 'text/plain; charset=utf-8' };

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(405, { ...plain, Allow: 'GET, HEAD' }, 'Only GET and HEAD are answered here.\n');
  }

  let found = await resolve(root, pathname);
  if (found.status === 301) return send(301, { ...plain, Location: found.location }, 'Moved.\n');
  if (found.status === 400) return send(400, plain, 'That address is not well formed.\n');
  if (found.status === 404) {
    const page = path.join(root, '404.html');
    if (!(await fileAt(page))?.isFile()) return send(404, plain, 'There is nothing at this address.\n');
    found = { status: 404, file: page };
  }

  const headers = {
    ...common,
    'Content-Type': TYPES[path.extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    Vary: 'Accept-Encoding',
  };
  if (found.status === 404) headers['Cache-Control'] = 'no-cache';
  let { file } = found;
  for (const { name, suffix } of accepted(request.headers['accept-encoding'])) {
    if ((await fileAt(file + suffix))?.isFile()) {
      file += suffix;
      headers['Content-Encoding'] = name;
      break;
    }
  }

  const info = await stat(file);
  headers['Content-Length'] = info.size;
  if (found.status === 200) {
    const encoding = headers['Content-Encoding'] ?? 'raw';
    headers.ETag = `"${info.mtimeMs.toString(36)}-${info.size.toString(36)}-${encoding}"`;
    const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(headers.ETag)) {
      delete headers['Content-Length'];
      response.writeHead(304, headers);
      return response.end();
    }
  }
  response.writeHead(found.status, headers);
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * Serves `dir`; resolves once it listens. Port 0 takes any free port.
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function startServer({ dir = 'dist', port = 0, host = '127.0.0.1' } = {}) {
  const root = path.resolve(dir);
  if (!(await fileAt(root))?.isDirectory()) throw new Error(`There is no directory ${dir} to serve; run make dist first.`);
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error) => {
      console.error(`${request.method} ${request.url}: ${error.message}`);
      if (response.headersSent) return response.destroy();
      response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('The server failed on this request.\n');
    });
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  const taken = server.address().port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function main(words) {
  const options = { dir: 'dist', port: 8080, host: '127.0.0.1' };
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, '');
    const value = words[at + 1];
    if (!(name in options) || value === undefined) {
      throw new Error('Usage: node scripts/serve.mjs [--dir dist] [--port 8080] [--host 127.0.0.1]');
    }
    options[name] = name === 'port' ? Number(value) : value;
  }
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535) {
    throw new Error('The port must be a whole number from 0 to 65535.');
  }
  let server;
  try {
    server = await startServer(options);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new Error(`Port ${options.port} is already in use; choose another one, as in: make serve PORT=${options.port + 1}`);
    }
    if (error.code === 'EACCES') throw new Error(`Port ${options.port} may not be used by this user; choose one above 1023.`);
    throw error;
  }
  const reply = await fetch(server.url, { method: 'HEAD' });
  if (!reply.ok) {
    await server.close();
    throw new Error(`${options.dir} has no index.html; run make dist first.`);
  }
  console.log(`Serving ${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
