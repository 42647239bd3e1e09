// What a deployer is given really works: nginx and Caddy run with the shipped configurations and the built site, and
// send for every path what dist/_headers says. (That _headers itself is right is in policy.test.mjs and tools/dist.)

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { headersFor, parseHeaders } from '../../scripts/serve.mjs';
import { browser, dist, wanted as browsers } from './driver/journey.mjs';
import { NAMES, configured, startReal } from './real-servers.mjs';

const rules = parseHeaders(readFileSync(path.join(dist, '_headers'), 'utf8'));
/** Every header that some rule sets. */
const names = [...new Set(rules.flatMap(({ set }) => set.map(([name]) => name)))];
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== '_headers')
  .map((entry) => `/${path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')}`);
/** Paths that are another name of a file. */
const aliases = [['/', '/index.html'], ...files.filter((name) => name.endsWith('.html') && name !== '/index.html').map((name) => [name.slice(0, -'.html'.length), name])];

const TYPES = {
  '.css': /^text\/css\b/,
  '.html': /^text\/html; charset=utf-8$/,
  '.js': /^text\/javascript\b/,
  '.json': /^application\/json\b/,
  '.png': /^image\/png$/,
  '.svg': /^image\/svg\+xml\b/,
  '.txt': /^text\/plain; charset=utf-8$/,
  '.wasm': /^application\/wasm$/,
};

test('the lines that a deployer is to change are marked, and only they', () => {
  assert.throws(() => configured('listen 80;', { listen: 'x' }), /marked as yours/);
  assert.equal(configured('a\n  listen 80; # yours\nb', { listen: 'listen 1;' }), 'a\nlisten 1;\nb');
});

for (const name of NAMES) describe(name, () => {
  let server;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = (where, { method = 'GET', headers = {} } = {}) =>
    new Promise((done, failed) => {
      const sent = request({ host: '127.0.0.1', port: server.port, path: where, method, headers, agent }, (reply) => {
        const chunks = [];
        reply.on('data', (chunk) => chunks.push(chunk));
        reply.on('end', () => done({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) }));
      });
      sent.on('error', failed);
      sent.end();
    });
  /** That a reply has the headers of its path, each once, and none of another's. */
  const hasHeadersOf = (where, reply) => {
    const set = headersFor(rules, where);
    for (const header of names) assert.equal(reply.headers[header.toLowerCase()], set[header], `${name}, ${where}: ${header}`);
  };

  before(async () => {
    server = await startReal(name, dist);
  });
  after(async () => {
    agent.destroy();
    await server?.close();
  });

  test(`${name} serves every file as it is, with the headers that _headers has for it`, async () => {
    assert.ok(files.length > 60);
    for (const where of files) {
      const reply = await ask(where);
      assert.equal(reply.status, 200, where);
      assert.deepEqual(reply.body, readFileSync(path.join(dist, where)), where);
      hasHeadersOf(where, reply);
      const type = TYPES[path.extname(where)];
      if (type) assert.match(reply.headers['content-type'], type, where);
      assert.equal(reply.headers['content-encoding'], undefined, where);
    }
  });

  test(`${name} serves a page under both of its names with the same headers`, async () => {
    assert.ok(aliases.length >= 10);
    for (const [where, file] of aliases) {
      const reply = await ask(where);
      assert.equal(reply.status, 200, where);
      assert.deepEqual(reply.body, readFileSync(path.join(dist, file)), where);
      assert.match(reply.headers['content-type'], TYPES['.html']);
      hasHeadersOf(where, reply);
    }
  });

  test(`${name} serves the full page under no other name without its policy`, async () => {
    const reply = await ask('/index');
    if (reply.status === 404) return hasHeadersOf('/404.html', reply);
    assert.equal(reply.status, 200);
    hasHeadersOf('/index', reply);
    assert.equal(reply.headers['x-frame-options'], 'DENY');
  });

  test(`${name} sends the compressed copy to who takes it, as what the file is`, async () => {
    let copies = 0;
    for (const where of files) {
      for (const [encoding, suffix] of [['br', '.br'], ['gzip', '.gz']]) {
        const copy = path.join(dist, where + suffix);
        if (!existsSync(copy)) continue;
        copies += 1;
        const reply = await ask(where, { headers: { 'accept-encoding': encoding } });
        assert.equal(reply.headers['content-encoding'], encoding, where);
        assert.match(reply.headers['content-type'], TYPES[path.extname(where)], where);
        assert.match(reply.headers.vary ?? '', /accept-encoding/i, where);
        assert.deepEqual(reply.body, readFileSync(copy), where);
        hasHeadersOf(where, reply);
      }
    }
    assert.ok(copies > 40);
    const plain = await ask('/');
    assert.match(plain.headers.vary ?? '', /accept-encoding/i, 'a cache between must not send a copy to who takes none');
    const both = await ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } });
    assert.equal(both.headers['content-encoding'], 'br');
  });

  test(`${name} answers what is not there with our page, a real 404, and nothing that would keep it`, async () => {
    const page = readFileSync(path.join(dist, '404.html'));
    const nothing = ['/nothing', '/deep/nothing.html', '/cre-readiness-0123456789abcdef.js', '/embed/9.9.9/loader.js', '/embed/v1/other.html', '/index.html/x'];
    const folders = ['/embed', '/embed/', '/embed/v1/', '/snippets/', '/oembed/'];
    const hidden = ['/_headers', '/_redirects', '/.git/config', '/embed/.hidden'];
    for (const where of [...nothing, ...folders, ...hidden]) {
      const reply = await ask(where);
      assert.equal(reply.status, 404, where);
      assert.deepEqual(reply.body, page, where);
      assert.match(reply.headers['content-type'], TYPES['.html']);
      hasHeadersOf('/404.html', reply);
    }
    // A file is no folder; Caddy sends one to the file.
    const slashed = await ask('/boot.js/');
    assert.ok(slashed.status === 404 || (slashed.status === 308 && slashed.headers.location === '/boot.js'), String(slashed.status));
  });

  test(`${name} serves nothing from outside of the site`, async () => {
    for (const where of ['/../package.json', '/%2e%2e/package.json', '/embed/..%2f..%2fpackage.json', '/..%5cpackage.json']) {
      const reply = await ask(where);
      assert.ok([400, 404].includes(reply.status), `${where}: ${reply.status}`);
      assert.doesNotMatch(reply.body.toString(), /puppeteer/);
    }
  });

  test(`${name} answers HEAD like GET without the content, and does not take a POST`, async () => {
    for (const where of ['/', '/embed/v1/on-call.html', '/embed/v1.js', '/boot.js', '/nothing']) {
      const [get, head] = [await ask(where), await ask(where, { method: 'HEAD' })];
      assert.equal(head.status, get.status, where);
      assert.equal(head.body.length, 0);
      for (const header of [...names, 'Content-Type', 'Content-Length']) {
        assert.equal(head.headers[header.toLowerCase()], get.headers[header.toLowerCase()], `${where}: ${header}`);
      }
    }
    const post = await ask('/', { method: 'POST' });
    assert.equal(post.status, 405);
  });

  test(`${name} does not send an unchanged page again, and repeats its policy`, async () => {
    const first = await ask('/');
    const again = await ask('/', { headers: { 'if-none-match': first.headers.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    assert.equal(again.headers['cache-control'], 'no-cache');
    assert.equal(again.headers['content-security-policy'], first.headers['content-security-policy']);
  });

  for (const one of browsers.filter((each) => each !== 'webkit')) {
    test(`the app runs as ${name} serves it [${one}]`, { timeout: 60_000 }, async () => {
      const page = await (await browser(one)).newPage();
      try {
        await page.goto(`${server.url}#on-call`);
        await page.waitForHeading('What does being on call cost your team?');
        assert.deepEqual(await page.problems(), []);
      } finally {
        await page.close();
      }
    });
  }
});
