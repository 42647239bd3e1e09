// What the browser tests rest on: the server sends what a host with the same _headers would send.

import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { headersFor, parseHeaders, startServer } from '../../scripts/serve.mjs';

let folder;
let server;

/** A request as written, without the tidying that `fetch` does to paths and headers. */
function ask(where, { method = 'GET', headers = {} } = {}) {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path: where, method, headers }, (reply) => {
      const chunks = [];
      reply.on('data', (chunk) => chunks.push(chunk));
      reply.on('end', () => done({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', failed);
    sent.end();
  });
}

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-'));
  const dir = path.join(folder, 'dist');
  for (const name of ['deep', 'page']) await mkdir(path.join(dir, name), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  const files = {
    'index.html': '<!doctype html><title>Home</title>',
    '404.html': '<!doctype html><title>Not here</title>',
    'app.wasm': 'wasm bytes',
    'deep/index.html': 'deep',
    'page.html': 'page',
    'page/part.txt': 'part',
    '.hidden': 'hidden',
    _headers: [
      '# Everywhere',
      '/*',
      "  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
      '  X-Frame-Options: DENY',
      '/*.wasm',
      '  Cache-Control: public, max-age=31536000, immutable',
      '/deep/*',
      '  ! X-Frame-Options',
    ].join('\n'),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(dir, name), text);
  await writeFile(path.join(dir, 'app.wasm.br'), brotliCompressSync('wasm bytes'));
  await writeFile(path.join(dir, 'app.wasm.gz'), gzipSync('wasm bytes'));
  await symlink(path.join(folder, 'secret.txt'), path.join(dir, 'link.txt'));
  server = await startServer({ dir, port: 0 });
});

after(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('the headers of every matching rule are sent', async () => {
  const reply = await ask('/app.wasm');
  assert.equal(reply.status, 200);
  assert.equal(reply.headers['x-frame-options'], 'DENY');
  assert.equal(reply.headers['content-security-policy'], "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
  assert.equal(reply.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(reply.headers['content-type'], 'application/wasm');
});

test('a header can be taken back for some paths', async () => {
  const reply = await ask('/deep/');
  assert.equal(reply.body.toString(), 'deep');
  assert.equal(reply.headers['x-frame-options'], undefined);
});

test('a name given by two rules is joined by a comma', () => {
  const rules = parseHeaders('/*\n  Link: a\n/page\n  link: b\n/pages/:id\n  X-Id: yes\n');
  assert.deepEqual(headersFor(rules, '/page'), { link: 'a, b' });
  assert.deepEqual(headersFor(rules, '/pages/7'), { Link: 'a', 'X-Id': 'yes' });
  assert.deepEqual(headersFor(rules, '/pages/7/8'), { Link: 'a' });
});

test('brotli comes before gzip, and neither comes unasked', async () => {
  const both = await ask('/app.wasm', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  assert.equal(both.headers['content-encoding'], 'br');
  assert.equal(both.headers['content-type'], 'application/wasm');
  assert.equal(both.headers.vary, 'Accept-Encoding');
  assert.equal(brotliDecompressSync(both.body).toString(), 'wasm bytes');

  const gzip = await ask('/app.wasm', { headers: { 'accept-encoding': 'gzip, br;q=0' } });
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(gzip.body).toString(), 'wasm bytes');

  const plain = await ask('/app.wasm');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.headers.vary, 'Accept-Encoding');
  assert.equal(plain.body.toString(), 'wasm bytes');
});

test('what is not there is a real 404 with the same security headers', async () => {
  const reply = await ask('/nothing');
  assert.equal(reply.status, 404);
  assert.match(reply.body.toString(), /Not here/);
  assert.equal(reply.headers['x-frame-options'], 'DENY');
  assert.equal(reply.headers['cache-control'], 'no-cache');
});

test('nothing outside the directory is served, and nothing hidden in it', async () => {
  const ways = ['/../secret.txt', '/%2e%2e/secret.txt', '/deep/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//../secret.txt', '/link.txt', '/.hidden', '/_headers', '/%'];
  for (const way of ways) {
    const reply = await ask(way);
    assert.ok([400, 404].includes(reply.status), `${way} answered ${reply.status}`);
    assert.doesNotMatch(reply.body.toString(), /secret|hidden|Content-Security/);
  }
});

test('only GET and HEAD are answered', async () => {
  const head = await ask('/', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  assert.equal(head.headers['content-length'], String('<!doctype html><title>Home</title>'.length));
  const post = await ask('/', { method: 'POST' });
  assert.equal(post.status, 405);
  assert.equal(post.headers.allow, 'GET, HEAD');
});

test('a directory without its slash is sent to the one with it', async () => {
  const reply = await ask('/deep');
  assert.equal(reply.status, 301);
  assert.equal(reply.headers.location, '/deep/');
});

test('a page is there without its ending too, also beside a folder of its name, and the folder lists nothing', async () => {
  for (const way of ['/page', '/page.html']) {
    const reply = await ask(way);
    assert.equal(reply.status, 200, way);
    assert.equal(reply.body.toString(), 'page');
    assert.match(reply.headers['content-type'], /^text\/html/);
  }
  const folder = await ask('/page/');
  assert.equal(folder.status, 404);
  assert.doesNotMatch(folder.body.toString(), /part/);
});

test('an unchanged file is not sent again', async () => {
  const first = await ask('/');
  const again = await ask('/', { headers: { 'if-none-match': first.headers.etag } });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
});
