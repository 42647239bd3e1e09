// What the served pages may do, what they load, and what stands in the built files.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { headersFor, parseHeaders } from '../../scripts/serve.mjs';
import { measure } from '../../scripts/size.mjs';
import { dist, journey, site } from './driver/journey.mjs';
import { QUICK, answers, link } from './questionnaire.mjs';
import { SCREENS } from './screens.mjs';
import { arrive } from './steps.mjs';

const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
const rules = parseHeaders(readFileSync(path.join(dist, '_headers'), 'utf8'));
const pages = files.filter((name) => name.endsWith('.html'));

test('the page is served with a strict policy', async () => {
  const reply = await fetch(await site());
  const policy = Object.fromEntries(
    reply.headers
      .get('content-security-policy')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name, ...values]) => [name, values.join(' ')]),
  );
  assert.equal(policy['default-src'], "'none'");
  assert.equal(policy['script-src'], "'self' 'wasm-unsafe-eval'");
  assert.equal(policy['style-src'], "'self'");
  assert.equal(policy['connect-src'], "'self'");
  for (const directive of ['base-uri', 'form-action', 'frame-ancestors', 'object-src']) assert.equal(policy[directive], "'none'", directive);
  assert.doesNotMatch(reply.headers.get('content-security-policy'), /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|https?:/);
  assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(reply.headers.get('referrer-policy'), 'no-referrer');
});

test('no text ever becomes markup: everything is built as nodes', () => {
  const glue = files.filter((name) => /\.js$/.test(name) && name !== 'old.js');
  assert.ok(glue.length >= 3);
  for (const name of glue) {
    assert.doesNotMatch(readFileSync(path.join(dist, name), 'utf8'), /\b(innerHTML|outerHTML)\s*=(?!=)|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\(|new Function\(/, name);
  }
});

test('every page is under a policy that runs no text as script, and only frames may be framed', () => {
  assert.ok(pages.length >= 10);
  for (const name of pages) {
    for (const where of [`/${name}`, `/${name.replace(/(^index)?\.html$/, '')}`]) {
      const headers = headersFor(rules, where);
      const policy = headers['Content-Security-Policy'];
      assert.match(policy ?? '', /^default-src 'none'; /, where);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|, default-src/, where);
      if (name !== '404.html') assert.match(policy, /; require-trusted-types-for 'script'; trusted-types 'none'$/, where);
      const framed = name.startsWith('embed/');
      assert.equal(/frame-ancestors 'none'/.test(policy), !framed, where);
      assert.equal(headers['X-Frame-Options'], framed ? undefined : 'DENY', where);
      assert.equal(headers['Cross-Origin-Resource-Policy'], framed ? 'cross-origin' : 'same-origin', where);
      assert.equal(headers['Cache-Control'], 'no-cache', where);
    }
  }
});

test('every file that a frame without an origin loads may be read by all, and is what it says it is', () => {
  for (const name of files.filter((file) => !/\.(html|br|gz)$|^_headers$/.test(file))) {
    const headers = headersFor(rules, `/${name}`);
    assert.equal(headers['Access-Control-Allow-Origin'], '*', name);
    assert.equal(headers['Cross-Origin-Resource-Policy'], 'cross-origin', name);
    assert.equal(headers['X-Content-Type-Options'], 'nosniff', name);
    assert.ok(headers['Cache-Control'], name);
  }
});

test('what never changes is kept for a year, and nothing else', () => {
  const kept = files.filter((name) => /immutable/.test(headersFor(rules, `/${name}`)['Cache-Control'] ?? ''));
  assert.ok(kept.length >= 9);
  for (const name of kept) assert.match(name, /-[0-9a-f]{16}(_bg)?\.(js|wasm|css|txt)$|^embed\/\d+\.\d+\.\d+\/loader\.js$/);
});

test('no page has an inline script, style or handler', () => {
  for (const name of pages) {
    const page = readFileSync(path.join(dist, name), 'utf8');
    for (const [, attributes, content] of page.matchAll(/<script\b((?:"[^"]*"|[^">])*)>([\s\S]*?)<\/script>/g)) {
      assert.match(attributes, /\bsrc=/, name);
      assert.equal(content.trim(), '', name);
    }
    assert.doesNotMatch(page, /<style\b/, name);
    for (const [tag] of page.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/g)) {
      assert.doesNotMatch(tag.replace(/"[^"]*"|'[^']*'/g, '""'), /\s(style|on[a-z]+)\s*=/, `${name}: ${tag}`);
    }
  }
});

test('every file that a page names is there', () => {
  for (const name of pages) {
    const page = readFileSync(path.join(dist, name), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    let seen = 0;
    for (const [, , quoted, bare] of page.matchAll(/\s(href|src|data-js|data-wasm|data-words|data-full-[a-z]+)=(?:"([^"]*)"|([^\s">]+))/g)) {
      const address = new URL(quoted ?? bare, `https://site.invalid/${name}`);
      if (address.host !== 'site.invalid' || address.pathname.endsWith('/')) continue;
      seen += 1;
      assert.ok(files.includes(address.pathname.slice(1)), `${name} names ${address.pathname}`);
    }
    assert.ok(seen >= 2, name);
  }
});

test('the loader is one file at two addresses, and no page of ours runs it unless it shows one', () => {
  const [released] = files.filter((name) => /^embed\/\d[^/]*\/loader\.js$/.test(name)).toSorted().toReversed();
  assert.deepEqual(readFileSync(path.join(dist, released)), readFileSync(path.join(dist, 'embed/v1.js')));
  assert.doesNotMatch(html, /loader/);
});

/** The attributes of every tag of a name, as a browser would read them. */
const tags = (name) =>
  [...html.matchAll(new RegExp(`<${name}\\b((?:"[^"]*"|'[^']*'|[^>"'])*)>`, 'g'))].map(([, text]) =>
    Object.fromEntries([...text.matchAll(/([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(([, key, double, single, bare]) => [key, double ?? single ?? bare ?? ''])),
  );

test('the page has what a link preview, a bookmark and a search engine need', () => {
  const meta = (key) => tags('meta').find(({ name, property }) => (name ?? property) === key)?.content;
  const links = (rel) => tags('link').filter((one) => one.rel?.split(' ').includes(rel));
  assert.match(html, /<html lang="?en\b/);
  assert.match(html, /<title[^>]*>Production readiness self-assessment<\/title>/);
  assert.ok(meta('description').length > 50 && meta('description').length < 180);
  for (const key of ['og:title', 'og:description', 'og:type', 'og:image:alt', 'twitter:card', 'viewport']) assert.ok(meta(key), key);
  const [canonical] = links('canonical');
  assert.match(canonical.href, /^https:\/\//);
  assert.equal(meta('og:url'), canonical.href);
  const image = meta('og:image');
  assert.ok(image.startsWith(canonical.href), 'the image has a whole address');
  const colours = tags('meta').filter(({ name }) => name === 'theme-color');
  assert.equal(colours.length, 2);
  for (const { content, media } of colours) assert.ok(/^#[0-9a-f]{6}$/.test(content) && /prefers-color-scheme/.test(media));

  const named = [image.slice(canonical.href.length), ...[...links('icon'), ...links('apple-touch-icon'), ...links('manifest')].map(({ href }) => href.replace(/^\.\//, ''))];
  assert.ok(named.length >= 2);
  for (const name of named) assert.ok(files.includes(name), `${name} is named, but not in dist/`);
  const png = (name) => {
    const bytes = readFileSync(path.join(dist, name));
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG', name);
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  assert.deepEqual(png(named[0]), [Number(meta('og:image:width')), Number(meta('og:image:height'))]);
  for (const { href, type, sizes } of links('icon')) {
    if (type === 'image/png') assert.equal(png(href.replace(/^\.\//, '')).join('x'), sizes);
  }
});

test('every text and program file has its compressed copies beside it', () => {
  const plain = files.filter((name) => /\.(html|css|js|wasm|txt|svg)$/.test(name));
  assert.ok(plain.length >= 5);
  for (const name of plain) for (const suffix of ['br', 'gz']) assert.ok(files.includes(`${name}.${suffix}`), `${name}.${suffix}`);
});

for (const [where, address, counted] of [
  ['on the page', '#readiness', ({ parts }) => parts],
  ['in a frame', 'embed/v1/readiness.html', ({ frame }) => frame.parts],
]) {
  journey(`what is loaded until the first question is on the screen is what the size gate counts, ${where}`, { browsers: ['chromium'] }, async ({ page, base }) => {
    const asked = [];
    page.raw.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1) || 'index.html'));
    await page.goto(base + address);
    await page.waitForHeading(QUICK[0].text);
    // Icons are for the tab, not for the first answer.
    const files = new Set(asked.filter((file) => !/^icon\./.test(file)));
    assert.deepEqual([...files].toSorted(), counted(measure(dist)).map(({ file }) => file).toSorted());
  });
}

journey('one build works under any path', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.raw.setRequestInterception(true);
  page.raw.on('request', async (request) => {
    const url = new URL(request.url());
    if (!url.pathname.startsWith('/deep/folder/')) return request.continue();
    const reply = await fetch(`${base}${url.pathname.slice('/deep/folder/'.length)}`);
    return request.respond({ status: reply.status, headers: Object.fromEntries([...reply.headers].filter(([name]) => !/encoding|length/.test(name))), body: Buffer.from(await reply.arrayBuffer()) });
  });
  await page.goto(`${base}deep/folder/#report`);
  await page.waitForHeading('Your report');
  await page.click('link', 'On-call');
  await page.fill('Number of engineers', '9');
  await page.click('link', 'Report');
  await page.see('9 engineers');
  const { value } = await page.state('textbox', 'Link to this result');
  assert.ok(value.startsWith(`${base}deep/folder/#v1.`), value);
});

journey('no screen breaks the policy, says anything to the console or asks another origin', {}, async ({ page, base, browser, browserName }) => {
  // The own driver fails every journey at such a complaint; here all screens are seen once, in every browser.
  const screens = browserName === 'chromium' ? SCREENS : SCREENS.filter(({ storage }) => !storage);
  const blocked = browserName === 'chromium';
  for (const { name, fragment, storage, heading, prepare } of screens) {
    const visitor = storage ? await browser.newPage({ storage }) : page;
    if (blocked && storage) {
      await visitor.initScript(() => {
        globalThis.violations = [];
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => globalThis.violations.push(violatedDirective));
      });
    }
    await arrive(visitor, base, fragment);
    await visitor.waitForHeading(heading);
    await prepare?.(visitor);
    assert.deepEqual(await visitor.problems(), [], name);
    if (visitor === page) {
      await page.evaluate(() => localStorage.clear());
    } else {
      assert.deepEqual(await visitor.evaluate(() => globalThis.violations), [], name);
      await visitor.close();
    }
  }
});

journey('the policy really is in force', { browsers: ['chromium', 'firefox'], allow: [/Content[- ]security[- ]policy/i, /Refused to/, /violates/, /Trusted/] }, async ({ page, base }) => {
  await arrive(page, base, `#${link({ answers: answers(QUICK, 1) })}`);
  const ran = await page.evaluate(async () => {
    const told = new Set();
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told.add(effectiveDirective));
    const script = document.createElement('script');
    script.append('globalThis.inlineRan = true');
    document.body.append(script);
    const fetched = await fetch('https://example.org/').then(() => true, () => false);
    const refused = (run) => {
      try {
        run();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    const refusals = {
      markup: refused(() => { document.createElement('p').innerHTML = '<b>text</b>'; }),
      ownPolicy: refused(() => trustedTypes.createPolicy('own', { createHTML: (text) => text })),
    };
    const wanted = ['connect-src', 'require-trusted-types-for', 'trusted-types'];
    for (let waited = 0; waited < 5_000 && !wanted.every((one) => told.has(one)); waited += 50) await new Promise((done) => setTimeout(done, 50));
    return { inline: globalThis.inlineRan === true, fetched, ...refusals, told: wanted.filter((one) => told.has(one)) };
  });
  assert.deepEqual(ran, { inline: false, fetched: false, markup: true, ownPolicy: true, told: ['connect-src', 'require-trusted-types-for', 'trusted-types'] });
});
