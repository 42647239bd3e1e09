// The snippets that the page gives out, without a browser: what they carry, how long they are, that what was typed
// stays text. That browsers read them so is in tests/browser/snippets.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import ts from 'typescript';
import { html, jsx, jsxText, script } from '../../embed/snippets/escape.js';
import { make } from '../../embed/snippets/make.js';
import { PLATFORMS } from '../../embed/snippets/platforms.js';
import { AddressError, appAddress } from '../../embed/snippets/options.js';
import { recipes } from '../../embed/snippets/recipes.js';
import { ALLOW, REFERRER_POLICY } from '../../embed/snippets/markup.js';
import { DEFAULT_HEIGHT, DEFAULT_LABEL, FIELDS, LEAST_HEIGHT, MOST_HEIGHT, TOOLS } from '../../embed/snippets/tools.js';

const ADDRESS = 'https://www.container-solutions.com/cre-readiness/';
const INTEGRITY = `sha384-${'A'.repeat(64)}`;
const DEFAULT = { address: ADDRESS, version: '0.1.0', integrity: INTEGRITY };
const LONGEST = 700;
const HOSTILE = `"><script>alert(1)</script>'{}\`$\{x}&quot;\n</textarea>\u2028-->`;

const byId = (options) => Object.fromEntries(make({ ...DEFAULT, ...options }).map((snippet) => [snippet.id, snippet]));

test('there is a snippet for every platform, and each belongs to one', () => {
  const snippets = make(DEFAULT);
  assert.deepEqual([...new Set(snippets.map(({ platform }) => platform))], PLATFORMS.map(({ id }) => id));
  assert.equal(new Set(snippets.map(({ id }) => id)).size, snippets.length);
  for (const { title, where, code } of snippets) assert.ok(title && where && code);
});

test('every snippet is shorter than 700 characters for every tool as it comes', () => {
  for (const tool of Object.keys(TOOLS)) {
    for (const { id, code } of make({ ...DEFAULT, tool })) assert.ok(code.length < LONGEST, `${tool}, ${id}: ${code.length}`);
  }
  for (const { id, code } of recipes({ emit: 'answers' })) assert.ok(code.length < LONGEST, `${id}: ${code.length}`);
});

test('the tag carries the loader of this version with its hash, the link, and what keeps the height', () => {
  const { code, policy } = byId({})['html-tag'];
  assert.equal(
    code,
    `<script defer src="${ADDRESS}embed/0.1.0/loader.js" integrity="${INTEGRITY}" crossorigin="anonymous"></script>
<cre-readiness height="940">
  <a href="${ADDRESS}#readiness">Readiness self-assessment</a>
  <svg slot="reserved" width="100%" height="940" aria-hidden="true"></svg>
</cre-readiness>`,
  );
  assert.equal(policy, `frame-src https://www.container-solutions.com; script-src ${ADDRESS}embed/`);
});

test('the plain frame needs no script, has a title, a reserved height and a link below', () => {
  const { code, policy } = byId({ tool: 'on-call', height: 900 })['html-frame'];
  assert.match(code, /^<iframe src="https:\/\/www\.container-solutions\.com\/cre-readiness\/embed\/v1\/on-call\.html" title="What on-call costs a team" width="100%" height="900"/);
  assert.match(code, /loading="lazy" referrerpolicy="strict-origin" sandbox="allow-scripts allow-same-origin /);
  assert.match(code, /<p><a href="[^"]+#on-call">What on-call costs a team<\/a><\/p>$/);
  assert.doesNotMatch(code, /<script|style=/);
  assert.equal(policy, 'frame-src https://www.container-solutions.com');
});

test('no snippet has a style or a handler, which a strict policy drops', () => {
  for (const { id, code } of make({ ...DEFAULT, tool: 'all' })) assert.doesNotMatch(code, /\sstyle=|\son[a-z]+=|javascript:/, id);
});

test('only what differs from the default is written', () => {
  const tag = (options) => /<cre-readiness([^>]*)>/.exec(byId(options)['html-tag'].code)[1];
  assert.equal(tag({}), ' height="940"');
  assert.equal(tag({ tool: 'readiness', label: 'Readiness self-assessment', height: 760, theme: 'auto', consent: '', emit: '', fixed: false }), '');
  assert.equal(
    tag({ tool: 'forecast', label: 'Ours', height: 500, theme: 'dark', accent: '#ff8800', lang: 'en-GB', fixed: true, eager: true, consent: 'required', prefill: { objective: 99.9 }, noStorage: true, emit: 'verdict' }),
    ' tool="forecast" label="Ours" height="500" theme="dark" accent="#ff8800" lang="en-GB" fixed eager consent="required" prefill="{&quot;objective&quot;:99.9}" no-storage emit="verdict"',
  );
});

test('what is malformed counts as not chosen', () => {
  const { 'html-tag': tag, 'html-frame': frame } = byId({ tool: 'nonsense', theme: 'pink', consent: 'maybe', emit: 'all', state: 'v1.<script>', lang: '"', height: 'tall', prefill: ['x'] });
  assert.match(tag.code, /<cre-readiness height="940">/);
  assert.match(frame.code, /embed\/v1\/readiness\.html"/);
  assert.match(byId({ height: 1e9 })['html-frame'].code, /height="20000"/);
  assert.match(byId({ height: -5 })['html-frame'].code, /height="120"/);
  assert.doesNotMatch(byId({ integrity: 'sha384-"onload=' })['html-tag'].code, /integrity/);
});

test('theme, colour and a saved result go into the address of a frame and of a link', () => {
  const { 'html-frame': frame, link, 'amp-frame': amp, 'wordpress-address': address } = byId({ tool: 'time', theme: 'dark', accent: '#0b5f77', state: 'v1.AbC_-9' });
  assert.match(frame.code, /time\.html\?theme=dark&amp;accent=%230b5f77#v1\.AbC_-9"/);
  assert.match(amp.code, /time\.html\?theme=dark&amp;accent=%230b5f77&amp;h=amp#v1\.AbC_-9"/);
  assert.match(link.code, /href="[^"]+cre-readiness\/#v1\.AbC_-9"/);
  assert.equal(address.code, `${ADDRESS}embed/v1/time.html`);
  assert.match(address.notes.join(' '), /carries the tool and nothing else/);
});

test('a frame without a script says what it can’t carry', () => {
  const { 'html-frame': frame } = byId({ emit: 'verdict', prefill: { a: 1 } });
  assert.match(frame.notes.join(' '), /can’t carry filled-in fields, results to your page\./);
});

test('no-storage drops the origin from the sandbox and nothing else', () => {
  const of = (options) => new Set(/sandbox="([^"]*)"/.exec(byId(options)['html-frame'].code)[1].split(' '));
  const [with_, without] = [of({}), of({ noStorage: true })];
  assert.deepEqual([...with_].filter((one) => !without.has(one)), ['allow-same-origin']);
});

test('a label stays text in every kind of snippet', () => {
  for (const { id, language, code } of make({ ...DEFAULT, label: HOSTILE, accent: HOSTILE, prefill: { [HOSTILE]: HOSTILE } })) {
    if (language === 'text') continue;
    // The only scripts are ours, and none of them is closed by what was typed.
    assert.doesNotMatch(code, /<script>alert|alert\(1\)<\/script>|<\/textarea>|-->/, id);
    assert.equal((code.match(/<script/g) ?? []).length, (code.match(/<\/script>/g) ?? []).length, id);
  }
});

test('escapes keep every character and let none act', () => {
  assert.equal(html(HOSTILE.replaceAll('\n', '')).replace(/&(lt|gt|amp|quot|#39);/g, ''), HOSTILE.replaceAll('\n', '').replace(/[<>&"']/g, ''));
  assert.equal(html('a\0b'), 'ab');
  assert.equal(JSON.parse(script(HOSTILE)), HOSTILE);
  assert.doesNotMatch(script(HOSTILE), /[<>&\u2028\u2029\n]/);
  assert.equal(jsx('plain text #1'), '"plain text #1"');
  assert.equal(JSON.parse(jsx(HOSTILE).slice(1, -1)), HOSTILE);
  assert.equal(jsxText('Plain text'), 'Plain text');
  assert.equal(JSON.parse(jsxText(' padded ').slice(1, -1)), ' padded ');
});

test('Tag Manager’s tag is JavaScript of the year 2009 and sets the hash itself', () => {
  const { code } = byId({})['gtm-loader'];
  const source = /^<script>\n([\s\S]*)<\/script>$/.exec(code)[1];
  new Script(source);
  assert.doesNotMatch(source, /=>|`|\b(?:let|const|class)\b/);
  const loader = {};
  new Script(source).runInNewContext({ document: { createElement: () => loader, head: { appendChild: (one) => assert.equal(one, loader) } } });
  assert.deepEqual(loader, { src: `${ADDRESS}embed/0.1.0/loader.js`, integrity: INTEGRITY, crossOrigin: 'anonymous' });
});

test('without a hash the loader is written without one, in every kind', () => {
  const snippets = byId({ integrity: undefined });
  for (const id of ['html-tag', 'gtm-loader', 'hubspot-loader']) {
    assert.doesNotMatch(snippets[id].code, /integrity|crossorigin/i, id);
    assert.match(snippets[id].code, /embed\/0\.1\.0\/loader\.js/, id);
  }
});

/** Runs a recipe’s script with a document that hears the events. */
function run(code, detail, globals = {}) {
  const heard = {};
  const window = { ...globals };
  const elements = [{ setAttribute: (...given) => (elements[0].given = given) }];
  const document = { addEventListener: (name, listener) => (heard[name] = listener), querySelectorAll: () => elements };
  const source = /^<script>\n([\s\S]*)<\/script>$/.exec(code)?.[1] ?? code;
  assert.doesNotMatch(source, /=>|`|\b(?:let|const|class)\b/, 'Tag Manager takes no newer JavaScript');
  new Script(source).runInNewContext({ document, window });
  heard['cre-complete']?.({ detail });
  return { window, elements };
}

test('the recipes do what they say: a data layer, a HubSpot event, consent', () => {
  const [gtm, hubspot, consent] = recipes({ emit: 'verdict' });
  const plain = (value) => JSON.parse(JSON.stringify(value));
  assert.deepEqual(plain(run(gtm.code, { tool: 'readiness', verdict: 'ready' }).window.dataLayer), [{ event: 'cre_complete', tool: 'readiness', verdict: 'ready' }]);
  assert.deepEqual(plain(run(hubspot.code, { tool: 'readiness', verdict: 'ready' }).window._hsq), [['trackCustomBehavioralEvent', { name: 'pe1234567_readiness_completed', properties: { tool: 'readiness', verdict: 'ready' } }]]);
  assert.deepEqual(run(consent.code).elements[0].given, ['consent', 'granted']);
  assert.match(hubspot.sources[0].href, /^https:\/\/developers\.hubspot\.com\//);
});

test('without emit the recipes say nothing of the result', () => {
  for (const { id, code } of recipes()) assert.doesNotMatch(code, /verdict/, id);
});

test('what may be filled in is what the app reads, called as the app calls it', () => {
  const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const agreed = /NAMES: [^=]+= \[([\s\S]*?)\];/.exec(read('src/assessment/prefill.rs'))[1];
  const names = [...agreed.matchAll(/\("(\w+)", Field::(\w+)\)/g)].map(([, name, field]) => [name, field.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase()]);
  assert.deepEqual(Object.keys(FIELDS).toSorted(), names.map(([name]) => name).toSorted());
  const words = /\[say\.field\]\n([\s\S]*?)\n\[/.exec(read('content/en.toml'))[1];
  for (const [name, id] of names) {
    const key = id === 'window-days' ? 'window-own-days' : id;
    assert.equal(FIELDS[name], new RegExp(`^${key} = "(.*)"$`, 'm').exec(words)?.[1], name);
  }
  for (const { filled } of Object.values(TOOLS)) for (const name of filled) assert.ok(name in FIELDS, name);
});

test('what loader, oEmbed and generator say in common is the same', () => {
  const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const loader = read('embed/loader.js');
  const tokens = (text) => text.split(/\s+/).filter((word) => word.startsWith('allow-')).toSorted();
  const ours = /sandbox="([^"]*)"/.exec(byId({})['html-frame'].code)[1];
  assert.deepEqual(tokens(/sandbox: `([^`]*)`/.exec(loader)[1].replace(/[${}'?:=]/g, ' ')), tokens(ours));
  assert.deepEqual(tokens(/SANDBOX: &str = "([^"]*)"/.exec(read('tools/dist/src/oembed.rs'))[1]), tokens(ours));
  assert.equal(/allow: '([^']*)'/.exec(loader)[1], ALLOW);
  assert.equal(/referrerPolicy: '([^']*)'/.exec(loader)[1], REFERRER_POLICY);
  assert.equal(Number(/RESERVED = (\d+)/.exec(loader)[1]), DEFAULT_HEIGHT);
  for (const file of [loader, read('embed/given.js')]) assert.equal(Number(/LOWEST = (\d+)/.exec(file)[1]), LEAST_HEIGHT);
  for (const file of [loader, read('embed/given.js'), read('embed/frame.js')]) assert.equal(Number(/HIGHEST = ([\d_]+)/.exec(file)[1].replaceAll('_', '')), MOST_HEIGHT);
  assert.equal(/SLACK = (\d+)/.exec(loader)[1], /SLACK = (\d+)/.exec(read('embed/frame.js'))[1]);
  assert.equal(/label = named \|\| ours\(\)\?\.textContent \|\| '([^']*)'/.exec(loader)[1], DEFAULT_LABEL);
  for (const file of [loader, read('embed/given.js')]) assert.deepEqual(/\/\^\(([a-z|-]*\breadiness\b[a-z|-]*)\)\$\//.exec(file)[1].split('|').toSorted(), Object.keys(TOOLS).toSorted());
});

test('the tools are called as the app calls them', () => {
  const words = /\[say\.app\]\n([\s\S]*?)\n\[/.exec(readFileSync(new URL('../../content/en.toml', import.meta.url), 'utf8'))[1];
  for (const [id, { name }] of Object.entries(TOOLS)) if (id !== 'all') assert.equal(name, new RegExp(`^${id} = "(.*)"$`, 'm').exec(words)?.[1], id);
});

test('amp-iframe’s documented rules are kept', () => {
  const { code, policy } = byId({})['amp-frame'];
  const [, tag, inside] = /^<amp-iframe([^>]*)>([\s\S]*)<\/amp-iframe>/.exec(code);
  const given = Object.fromEntries([...tag.matchAll(/\s([a-z]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, value]));
  // The validator's list for amp-iframe, and the global attributes that we use.
  const known = ['src', 'title', 'layout', 'height', 'frameborder', 'resizable', 'referrerpolicy', 'sandbox', 'allow'];
  assert.deepEqual(Object.keys(given).filter((name) => !known.includes(name)), []);
  assert.match(given.src, /^https:\/\/.*\?h=amp$/);
  assert.equal(given.layout, 'fixed-height');
  assert.match(given.height, /^\d+$/);
  assert.equal(given.resizable, '');
  assert.ok(['0', '1'].includes(given.frameborder));
  assert.match(inside, /<\w+[^>]* overflow[ >]/, 'resizable asks for an overflow element');
  assert.match(inside, /<\w+[^>]* placeholder[ >]/, 'a placeholder allows a place near the top');
  assert.equal(policy, 'frame-src https://www.container-solutions.com');
  assert.match(byId({ address: 'http://127.0.0.1:8080/' })['amp-frame'].notes.join(' '), /https addresses only/);
});

test('React’s snippets are valid JSX that carries what was typed', () => {
  for (const label of ['Ours', HOSTILE]) {
    const snippets = byId({ label, tool: 'on-call', prefill: { text: label }, noStorage: true });
    for (const id of ['react-tag', 'react-wrapper']) {
      const { code } = snippets[id];
      const source = ts.createSourceFile('x.jsx', id === 'react-tag' ? `const x = ${code};` : code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JSX);
      assert.deepEqual(source.parseDiagnostics.map(({ messageText }) => messageText), [], id);
      const texts = [];
      const walk = (node) => {
        if (ts.isStringLiteral(node)) texts.push(node.text);
        if (ts.isJsxText(node)) texts.push(node.text.trim());
        ts.forEachChild(node, walk);
      };
      walk(source);
      assert.ok(texts.filter((text) => text === label).length >= 2, `${id}: the label is the title and the link`);
      assert.ok(texts.includes(JSON.stringify({ text: label })), `${id}: prefill`);
    }
  }
});

test('the address of the app is read from any address of its pages, and nothing else passes', () => {
  for (const [given, wanted] of [
    ['https://example.org', 'https://example.org/'],
    [' https://example.org/app/ ', 'https://example.org/app/'],
    ['https://example.org/app', 'https://example.org/app/'],
    ['https://example.org/app/index.html#v1.x', 'https://example.org/app/'],
    ['https://example.org/app/snippets.html?x', 'https://example.org/app/'],
    ['https://example.org/app/snippets', 'https://example.org/app/'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
  ]) assert.equal(appAddress(given), wanted);
  for (const given of ['', 'example.org', 'javascript:alert(1)', 'data:text/html,x', 'https://', 'https://me:secret@example.org/', 'ftp://example.org/']) {
    assert.throws(() => appAddress(given), AddressError, given);
  }
});

test('an address can’t leave the attribute or the policy it stands in', () => {
  const { 'html-tag': tag } = byId({ address: `https://example.org/a"b'c<d>;script-src *;/` });
  assert.doesNotMatch(tag.code.replaceAll(/="[^"]*"/g, ''), /script-src|[<>]d/);
  assert.doesNotMatch(tag.policy, /script-src \*/);
});

test('in the modules of the page no text becomes markup', () => {
  const folder = fileURLToPath(new URL('../../embed/snippets/', import.meta.url));
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const source = readFileSync(`${folder}${name}`, 'utf8');
    assert.doesNotMatch(source, /\b(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
  }
});
