// An address of ours that is pasted into WordPress becomes a frame: the files of the built site go through the rules
// that WordPress documents for providers it does not know, written anew here after its reference:
//   https://developer.wordpress.org/reference/classes/wp_oembed/discover/
//   https://developer.wordpress.org/reference/functions/wp_filter_oembed_result/
// and through what https://oembed.com requires of a provider. The real WordPress was not asked.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { headersFor, parseHeaders } from '../../scripts/serve.mjs';
import { dist, journey } from './driver/journey.mjs';

const read = (name) => readFileSync(path.join(dist, name), 'utf8');
const frames = readdirSync(path.join(dist, 'embed/v1')).filter((name) => name.endsWith('.html'));
/** Every page that may be pasted, and the tool it stands for. */
const pages = [['index.html', 'all'], ...frames.map((name) => [`embed/v1/${name}`, name.slice(0, -'.html'.length)])];
const address = /<link [^>]*rel="?canonical\b[^>]*>/.exec(read('index.html'))[0].match(/href="?([^"\s>]+)/)[1];

const attributes = (text) =>
  Object.fromEntries([...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))(?=\s|$)/g)].map(([, name, double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare]));

/** Which file a page leads to: what stands before `</head>` and the first link of oEmbed's type with an address. */
function discovered(html) {
  const end = html.toLowerCase().indexOf('</head>');
  const head = end > 0 ? html.slice(0, end) : html;
  assert.match(head, /application\/json\+oembed/);
  for (const [, inside] of head.matchAll(/<link([^<>]+?)\/?>/gi)) {
    const { type, href } = attributes(inside);
    if (['application/json+oembed', 'text/xml+oembed', 'application/xml+oembed'].includes(type) && href) return href;
  }
  return null;
}

const ALLOWED = { a: ['href'], blockquote: [], iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'] };

/** Only the elements and attributes that are allowed stay; text stays. */
const filtered = (html, allowed) =>
  html.replace(/<(\/?)([a-z]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi, (_, slash, name, rest) => {
    const kept = allowed[name.toLowerCase()];
    if (!kept) return '';
    if (slash) return `</${name}>`;
    const given = Object.entries(attributes(rest)).filter(([key]) => kept.includes(key));
    return `<${name}${given.map(([key, value]) => ` ${key}="${value}"`).join('')}>`;
  });

/** What WordPress puts into a post for an answer of a provider that it does not know, or nothing. */
function inWordPress(data, secret) {
  if (!['rich', 'video'].includes(data.type) || typeof data.html !== 'string' || !data.html) return null;
  const found = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(filtered(data.html, ALLOWED));
  if (!found?.[2]) return null;
  let html = `${found[1] ?? ''}${found[2]}`;
  const source = / src=(['"])(.*?)\1/.exec(html);
  if (source) html = html.replace(source[0], ` src="${source[2]}#?secret=${secret}" data-secret="${secret}"`);
  html = filtered(html, { ...ALLOWED, iframe: [...ALLOWED.iframe, 'data-secret'] });
  return html.replace('<iframe', '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"');
}

test('every page that may be pasted leads to the file of its tool', () => {
  assert.equal(pages.length, 9);
  for (const [page, tool] of pages) {
    const found = discovered(read(page));
    assert.equal(found, `${address}oembed/${tool}.json`, page);
    assert.ok(JSON.parse(read(`oembed/${tool}.json`)), page);
  }
});

test('each file says what oEmbed requires of a rich answer', () => {
  for (const [, tool] of pages) {
    const data = JSON.parse(read(`oembed/${tool}.json`));
    assert.equal(data.version, '1.0');
    assert.equal(data.type, 'rich');
    for (const key of ['width', 'height']) assert.ok(Number.isInteger(data[key]) && data[key] > 0, `${tool}: ${key}`);
    for (const key of ['title', 'provider_name']) assert.ok(data[key], `${tool}: ${key}`);
    for (const key of ['provider_url', 'thumbnail_url']) assert.equal(new URL(data[key]).protocol, 'https:', `${tool}: ${key}`);
    assert.ok(data.thumbnail_width > 0 && data.thumbnail_height > 0);
    assert.doesNotMatch(data.html, /<script|style=|\son[a-z]+=/i);
  }
  const titles = pages.map(([, tool]) => JSON.parse(read(`oembed/${tool}.json`)).title);
  assert.equal(new Set(titles).size, 8, 'the titles tell the tools apart');
});

test('WordPress keeps the frame, with its title, its size and the address that tells it the height', () => {
  for (const [, tool] of pages) {
    const html = inWordPress(JSON.parse(read(`oembed/${tool}.json`)), 'abcDEF1234');
    const frame = attributes(/<iframe ([^>]*)>/.exec(html)[1]);
    assert.equal(frame.src, `${address}embed/v1/${tool}.html?h=wp#?secret=abcDEF1234`);
    assert.equal(frame.sandbox, 'allow-scripts');
    assert.equal(frame.height, '760');
    assert.ok(frame.title);
  }
});

test('the rules refuse what WordPress refuses', () => {
  assert.equal(inWordPress({ type: 'link', html: '<iframe src="x"></iframe>' }, 's'), null);
  assert.equal(inWordPress({ type: 'rich', html: '<script src="x"></script>' }, 's'), null);
  assert.doesNotMatch(inWordPress({ type: 'rich', html: '<iframe src="x" onload="y" style="z"></iframe>' }, 's'), /onload|style/);
});

test('a site that asks from elsewhere may read the file', () => {
  const rules = parseHeaders(read('_headers'));
  for (const [, tool] of pages) assert.equal(headersFor(rules, `/oembed/${tool}.json`)['Access-Control-Allow-Origin'], '*');
});

for (const tool of ['readiness', 'on-call', 'all']) {
  journey(`the frame of ${tool} works as WordPress shows it, on another site and without an origin of its own`, { browsers: ['chromium', 'firefox'], timeout: 60_000 }, async ({ page, base, allow }) => {
    allow(`request to another origin: ${base}`);
    const html = inWordPress(JSON.parse(read(`oembed/${tool}.json`)), 'abcDEF1234').replace(address, base);
    const host = createServer((_, reply) => reply.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,"><h1>A post</h1>${html}`));
    await new Promise((done) => host.listen(0, '127.0.0.1', done));
    try {
      await page.goto(`http://localhost:${host.address().port}/`);
      let inside = null;
      for (let waited = 0; !inside && waited < 20_000; waited += 100) {
        await new Promise((done) => setTimeout(done, 100));
        for (const frame of page.raw.frames().slice(1)) {
          const look = () => ({ origin: self.origin, busy: document.getElementById('app')?.getAttribute('aria-busy') ?? 'gone' });
          const state = await frame.evaluate(look).catch(() => null);
          if (state?.busy === 'gone') inside = state;
        }
      }
      assert.deepEqual(inside, { origin: 'null', busy: 'gone' });
    } finally {
      host.closeAllConnections();
      host.close();
    }
  });
}
