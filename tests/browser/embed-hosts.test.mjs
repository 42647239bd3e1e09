// Every snippet of the generator on somebody's page, as pasted: the page is on localhost, the app on 127.0.0.1, so that
// they are two sites, and the page sends a strict policy with the one line that the generator says to add.
//
// AMP's snippet is checked against amp-iframe's documented rules, and React's by TypeScript's parser, in
// tests/embed/snippets.test.mjs; what they put into the page is loaded here.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { recipes } from '../../embed/snippets/recipes.js';
import { TOOLS } from '../../embed/snippets/tools.js';
import { dist, journey } from './driver/journey.mjs';
import { marketingPage, snippetsOf } from './hosts/lighthouse.mjs';
import { STRICT, around, startHost, withLine } from './hosts/server.mjs';
import { QUICK } from './questionnaire.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BOTH = { browsers: ['chromium', 'firefox'] };

/** The heading with which each tool begins. */
const HEADINGS = {
  readiness: QUICK[0].text,
  'on-call': 'What does being on call cost your team?',
  'error-budget': 'What does your objective allow?',
  alerts: 'When does somebody notice?',
  dependencies: /dependenc/i,
  forecast: /make it/i,
  time: /time/i,
  all: 'Is your team ready to be on call?',
};

let host;
after(() => host?.close());
const start = async () => (host ??= await startHost());

/** Chromium has no sharing of its own on some systems, and says so of each frame that may use it. */
const NO_WEB_SHARE = "Unrecognized feature: 'web-share'";

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The app's frames in a page. */
const frames = (page, base) => page.raw.frames().filter((frame) => frame.url().startsWith(`${base}embed/`));

const SILENT = Symbol('no answer');

/** Waits until the app's frame, or this tool's among several, shows this as its heading, and gives the frame. */
async function shown(page, base, heading, { tool = '' } = {}) {
  let seen;
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(50)) {
    // Which of several begins first is anybody's guess, and so is their order.
    const frame = frames(page, base).find((one) => one.url().includes(`/${tool}`));
    const asked = frame
      ?.evaluate(() => !document.getElementById('app')?.hasAttribute('aria-busy') && ([...document.querySelectorAll('h1')].find((one) => one.checkVisibility())?.textContent ?? null))
      .catch(() => null);
    seen = await Promise.race([asked, new Promise((done) => setTimeout(done, 10_000, SILENT).unref())]);
    if (typeof seen === 'string' && (heading instanceof RegExp ? heading.test(seen) : seen === heading)) return frame;
  }
  // The driver has no answer from a frame whose beginning it missed; the journey asks another browser then.
  if (seen === SILENT) throw new Error('Timed out after waiting 30000ms for a frame to answer.');
  return assert.fail(`No frame showed ${heading}; the last was ${String(seen)}, of ${frames(page, base).length} frames.`);
}

/** Opens a page of the host with this in it. Requests to the app are what it is for; any other origin fails the journey. */
async function visit({ page, base, allow }, body, { policy = STRICT, ...given } = {}) {
  allow(`request to another origin: ${base}`, NO_WEB_SHARE);
  const { page: serve } = await start();
  await page.goto(serve(around(body, given), { policy }));
}

/** A policy that lets an inline script run, as hosts with Tag Manager have it; they can't require trusted types. */
const withInline = (policy, code) => {
  const source = /<script>([\s\S]*?)<\/script>/.exec(code)[1];
  return policy.replace('script-src ', `script-src 'sha256-${createHash('sha256').update(source).digest('base64')}' `).replace(/; require-trusted-types-for.*?trusted-types 'none'/, '');
};

for (const id of ['html-tag', 'html-evergreen', 'html-frame', 'wordpress-tag', 'wordpress-frame', 'webflow-tag']) {
  journey(`pasted as it is, the snippet ${id} shows its tool under a strict policy with its one line`, BOTH, async (given) => {
    const { code, policy } = snippetsOf(dist, given.base, { tool: 'on-call' })[id];
    await visit(given, code, { policy: withLine(policy) });
    await shown(given.page, given.base, HEADINGS['on-call']);
  });
}

journey('in WebKit too the pasted tag connects with its frame, under the strict policy', { browsers: ['webkit'] }, async (given) => {
  const { code, policy } = snippetsOf(dist, given.base, { tool: 'on-call', eager: true })['html-tag'];
  await visit(given, code, { policy: withLine(policy) });
  // Its driver looks into no frame; the loader shows one only after the handshake.
  await given.page.waitFor(() => document.querySelector('cre-readiness').shadowRoot?.querySelector('iframe')?.checkVisibility({ visibilityProperty: true }) === true);
});

journey('HubSpot: the loader in the head and the tag in a module show the tool', BOTH, async (given) => {
  const { 'hubspot-loader': loader, 'hubspot-module': module } = snippetsOf(dist, given.base, { tool: 'time' });
  await visit(given, module.code, { head: loader.code, policy: withLine(module.policy) });
  await shown(given.page, given.base, HEADINGS.time);
});

journey('Tag Manager: its tag loads the loader after the page, and the tool comes in the room that was kept', BOTH, async (given) => {
  const { 'gtm-loader': loader, 'gtm-page': tag } = snippetsOf(dist, given.base, { tool: 'alerts' });
  await visit(given, `${tag.code}\n${loader.code}`, { policy: withInline(withLine(tag.policy), loader.code) });
  await shown(given.page, given.base, HEADINGS.alerts);
});

journey('Tag Manager’s tag fired twice does no harm', { browsers: ['chromium'] }, async (given) => {
  const { 'gtm-loader': loader, 'gtm-page': tag } = snippetsOf(dist, given.base, { tool: 'alerts' });
  await visit(given, `${loader.code}\n${tag.code}\n${loader.code}`, { policy: withInline(withLine(tag.policy), loader.code) });
  await shown(given.page, given.base, HEADINGS.alerts);
  assert.equal(frames(given.page, given.base).length, 1);
});

journey('React: the element as React makes it, by script and attribute after attribute, shows the tool', BOTH, async (given) => {
  const { 'react-loader': loader } = snippetsOf(dist, given.base);
  await visit(given, '<div id="root"></div>', { head: loader.code, policy: withLine(loader.policy) });
  await given.page.evaluate(() => {
    const element = document.createElement('cre-readiness');
    const link = Object.assign(document.createElement('a'), { href: '#', textContent: 'The tool' });
    element.append(link);
    element.setAttribute('tool', 'forecast');
    element.setAttribute('no-storage', '');
    document.getElementById('root').append(element);
  });
  await shown(given.page, given.base, HEADINGS.forecast);
});

journey('WordPress: the pasted address names an embed, and what WordPress makes of it shows the tool', BOTH, async (given) => {
  const { 'wordpress-address': address } = snippetsOf(dist, given.base, { tool: 'error-budget' });
  const html = await (await fetch(address.code)).text();
  const discovery = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).find((tag) => /application\/json\+oembed/.test(tag));
  const named = new URL(/href="?([^"\s>]+)/.exec(discovery)[1]);
  // The address in the page is the deployer's; the file lies here.
  const oembed = await (await fetch(`${given.base}oembed/${named.pathname.split('/').at(-1)}`)).json();
  assert.equal(oembed.type, 'rich');
  const src = /src="([^"]+)"/.exec(oembed.html)[1].replaceAll('&amp;', '&');
  const here = `${given.base}embed/v1/${src.split('/embed/v1/')[1]}`;
  await visit(given, `<iframe sandbox="allow-scripts" security="restricted" src="${here}#?secret=abcdefghij" data-secret="abcdefghij" width="${oembed.width}" height="${oembed.height}" title="Embed"></iframe>`, { policy: withLine(address.policy) });
  await shown(given.page, given.base, HEADINGS['error-budget']);
});

journey('WordPress: in its sandbox, which lets no form be sent and no file be saved, a question leads to the next and nothing is said to be saved', BOTH, async (given) => {
  const { page, base } = given;
  // Firefox says so where the sandbox forbids a file.
  given.allow(/frame-src.*blob/);
  const { 'wordpress-address': address } = snippetsOf(dist, base);
  await visit(given, `<iframe sandbox="allow-scripts" security="restricted" src="${address.code}?h=wp#?secret=abcdefghij" width="600" height="1000" title="Embed"></iframe>`, { policy: withLine(address.policy) });
  const frame = await shown(page, base, QUICK[0].text);
  await frame.evaluate(() => {
    document.querySelector('#answer-2').click();
    [...document.querySelectorAll('main button')].find((button) => button.textContent === 'Continue').click();
  });
  await shown(page, base, QUICK[1].text);
  assert.match(await frame.evaluate(() => document.querySelector('.site-foot').innerText), /Where a button does nothing, copy the link/);
  await frame.evaluate(() => { location.hash = '#report'; });
  await shown(page, base, /report|ready/i);
  await frame.evaluate(() => [...document.querySelectorAll('main button')].find((button) => button.textContent === 'Save everything (JSON)').click());
  const said = () => frame.evaluate(() => [...document.querySelectorAll('.outcome')].map(({ textContent }) => textContent).join(''));
  for (const end = Date.now() + 5_000; (await said()) === '' && Date.now() < end; await pause(50));
  assert.match(await said(), /^The browser was asked to save .+\.json\. If it is not there/);
});

journey('a frame of the tag, also one without storage, may open links and save files, and says nothing else', { browsers: ['chromium'] }, async (given) => {
  const { code, policy } = snippetsOf(dist, given.base, { tool: 'on-call', noStorage: true })['html-tag'];
  await visit(given, code, { policy: withLine(policy) });
  const frame = await shown(given.page, given.base, HEADINGS['on-call']);
  assert.doesNotMatch(await frame.evaluate(() => document.querySelector('.site-foot').innerText), /Where a button does nothing/);
});

journey('AMP: the frame that amp-iframe makes of its snippet shows the tool, fragment and all', BOTH, async (given) => {
  const { code, policy } = snippetsOf(dist, given.base, { tool: 'dependencies' })['amp-frame'];
  const attribute = (name) => new RegExp(`\\s${name}="([^"]*)"`).exec(code)[1];
  // amp-iframe puts #amp=1 behind an address without a fragment.
  await visit(given, `<iframe src="${attribute('src')}#amp=1" title="${attribute('title')}" sandbox="${attribute('sandbox')}" allow="${attribute('allow')}" referrerpolicy="${attribute('referrerpolicy')}" width="600" height="${attribute('height')}"></iframe>`, { policy: withLine(policy) });
  await given.page.evaluate(() => undefined);
  await shown(given.page, given.base, HEADINGS.dependencies);
});

journey('the recipe for Tag Manager puts a finished assessment with its verdict into the data layer, once, and nothing before', BOTH, async (given) => {
  const { page, base } = given;
  const { 'html-tag': tag } = snippetsOf(dist, base, { emit: 'verdict' });
  const [recipe] = recipes({ emit: 'verdict' });
  await visit(given, `${recipe.code}\n${tag.code}`, { policy: withInline(withLine(tag.policy), recipe.code) });
  const frame = await shown(page, base, QUICK[0].text);
  assert.match(await frame.evaluate(() => document.body.innerText), /is told your verdict/, 'the visitor is told first');
  for (const { text } of QUICK) {
    const wanted = await shown(page, base, text);
    await wanted.evaluate(() => {
      document.querySelector('#answer-4').click();
      document.querySelector('button[type=submit]').click();
    });
  }
  const check = await shown(page, base, 'Check your answers');
  assert.equal(await page.evaluate(() => globalThis.dataLayer ?? null), null);
  await check.evaluate(() => document.querySelector('main a[href="#report"], main button.primary').click());
  await page.waitFor(() => globalThis.dataLayer?.length > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.dataLayer), [{ event: 'cre_complete', tool: 'readiness', verdict: 'ready' }]);
});

journey('with consent required nothing is loaded from the app until the banner’s line gives it', BOTH, async (given) => {
  const { page, base } = given;
  const loaded = [];
  page.raw.on('request', (request) => request.url().startsWith(base) && loaded.push(new URL(request.url()).pathname));
  const { 'html-tag': tag } = snippetsOf(dist, base, { tool: 'time', consent: 'required', eager: true });
  const consent = recipes().find(({ id }) => id === 'recipe-consent').code;
  await visit(given, tag.code, { policy: withLine(tag.policy) });
  await pause(500);
  assert.ok(loaded.every((file) => file.endsWith('/loader.js')), loaded.join(', '));
  assert.equal(frames(page, base).length, 0);
  await page.evaluate(`() => { ${consent} }`);
  await shown(page, base, HEADINGS.time);
});

journey('these tests would see a request to another origin, also one that a frame makes', { browsers: ['chromium', 'firefox'] }, async (given) => {
  const { page, base } = given;
  const { 'html-tag': tag } = snippetsOf(dist, base, { tool: 'on-call' });
  await visit(given, tag.code, { policy: withLine(tag.policy) });
  await shown(page, base, HEADINGS['on-call']);
  const seen = (await page.problems()).filter(({ kind }) => kind === 'request to another origin').map(({ text }) => text);
  assert.ok(seen.some((url) => url.endsWith('.wasm')), 'what the frame loads is seen');
  assert.ok(seen.every((url) => url.startsWith(base)), 'and it loads from the app alone');
});

for (const tool of Object.keys(TOOLS)) {
  journey(`the tag shows the tool it names: ${tool}`, BOTH, async (given) => {
    const { code, policy } = snippetsOf(dist, given.base, { tool })['html-tag'];
    await visit(given, code, { policy: withLine(policy) });
    const frame = await shown(given.page, given.base, HEADINGS[tool]);
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.embed), tool);
  });
}

journey('what one begins with fits in the suggested height of each tool, 720 pixels wide and as far as 1,000 pixels go', { browsers: ['chromium'] }, async (given) => {
  const wrong = [];
  for (const [tool, { height }] of Object.entries(TOOLS)) {
    const { code, policy } = snippetsOf(dist, given.base, { tool })['html-frame'];
    await visit(given, code.replace('width="100%"', 'width="720"'), { policy: withLine(policy) });
    const frame = await shown(given.page, given.base, HEADINGS[tool]);
    await pause(500);
    const first = await frame.evaluate(() => {
      const fields = document.querySelector('.fields');
      const all = [document.querySelector('.question form'), document.querySelector('.takeaway'), document.querySelector('#start:not([hidden]) .cards'), ...(fields?.querySelectorAll(':scope > .field') ?? [])];
      return Math.ceil(Math.max(...all.filter((one) => one?.checkVisibility()).map((one) => one.getBoundingClientRect().bottom)));
    });
    const wanted = Math.min(1000, Math.max(700, first));
    if (height < wanted || height > wanted + 60) wrong.push(`${tool}: ${first}, not ${height}`);
  }
  assert.deepEqual(wrong, []);
});

journey('in a column of 280 pixels nothing is cut off, in the host or in the frame', BOTH, async (given) => {
  for (const tool of ['readiness', 'on-call', 'error-budget']) {
    const { code, policy } = snippetsOf(dist, given.base, { tool })['html-tag'];
    await given.page.resize(280, 800);
    await visit(given, code, { policy: withLine(policy) });
    const frame = await shown(given.page, given.base, HEADINGS[tool]);
    assert.ok(await given.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tool}: host`);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tool}: frame`);
  }
});

journey('three on one page, one script: each shows its own tool', BOTH, async (given) => {
  const tools = ['on-call', 'error-budget', 'time'];
  const all = tools.map((tool) => snippetsOf(dist, given.base, { tool, eager: true }));
  await visit(given, [all[0]['html-tag'].code, ...all.slice(1).map((one) => one['hubspot-module'].code)].join('\n'), { policy: withLine(all[0]['html-tag'].policy) });
  for (const tool of tools) await shown(given.page, given.base, HEADINGS[tool], { tool: `${tool}.html` });
  assert.equal(frames(given.page, given.base).length, tools.length);
});

journey('on a dark page the frame is dark, and its colours follow', BOTH, async (given) => {
  const { page, base } = given;
  const { code, policy } = snippetsOf(dist, base, { tool: 'on-call' })['html-tag'];
  const { page: serve } = await start();
  given.allow(`request to another origin: ${base}`, NO_WEB_SHARE);
  await page.goto(serve(around(code, { head: '<link rel="stylesheet" href="/dark.css">' }), { policy: withLine(policy) }));
  const frame = await shown(page, base, HEADINGS['on-call']);
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
  assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
});

/** What axe-core finds in a page or a frame. */
async function axeIn(where) {
  await where.evaluate(axe);
  return where.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
  });
}

journey('axe-core finds nothing on the marketing page nor in its frame, wide and narrow', { browsers: ['chromium'] }, async (given) => {
  const { page, base } = given;
  given.allow(`request to another origin: ${base}`, NO_WEB_SHARE);
  for (const [tool, width] of [['readiness', 1280], ['on-call', 1280], ['readiness', 320], ['error-budget', 320]]) {
    await page.resize(width, 900);
    await page.goto(marketingPage(await start(), dist, base, { tool, eager: true }));
    const frame = await shown(page, base, HEADINGS[tool]);
    assert.deepEqual(await axeIn(page.raw.mainFrame()), [], `host, ${tool}, ${width}`);
    assert.deepEqual(await axeIn(frame), [], `frame, ${tool}, ${width}`);
  }
});

journey('the frame has a title, and by keyboard one comes into it and out again', { browsers: ['chromium'] }, async (given) => {
  const { page, base } = given;
  const { code, policy } = snippetsOf(dist, base, { tool: 'on-call', label: 'Our own title' })['html-tag'];
  await visit(given, `<p><a href="#before">Before</a></p>${code}<p><a href="#after">After</a></p>`, { policy: withLine(policy) });
  const frame = await shown(page, base, HEADINGS['on-call']);
  assert.equal(await page.evaluate(() => document.querySelector('cre-readiness').shadowRoot.querySelector('iframe').title), 'Our own title');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', 'nothing took the focus');
  // What the focus came to, and not where it is at a moment: from one process to another it is nowhere for some milliseconds.
  const note = () => {
    globalThis.came = [];
    addEventListener('focusin', ({ target }) => globalThis.came.push(target.textContent || target.localName));
  };
  const came = () => globalThis.came;
  await frame.evaluate(note);
  await page.evaluate(note);
  await page.evaluate(() => document.querySelector('a').focus());
  await page.press('Tab');
  await page.waitFor(() => document.activeElement.localName === 'cre-readiness');
  for (let presses = 0; presses < 60 && !(await page.evaluate(came)).includes('After'); presses += 1) await page.press('Tab');
  assert.deepEqual((await page.evaluate(came)).slice(0, 2), ['Before', 'After'], 'from the link before it to the link after it');
  assert.ok((await frame.evaluate(came)).length > 3, 'with its controls between them');
});

journey('while the marketing page loads and its tool is used, the tag moves nothing of the page', { browsers: ['chromium'] }, async (given) => {
  const { page, base } = given;
  given.allow(`request to another origin: ${base}`, NO_WEB_SHARE);
  await page.initScript(() => {
    if (window !== top) return;
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) globalThis.shifts.push({ value, what: sources.map(({ node, previousRect: a, currentRect: b }) => `${node?.nodeName} ${a.y}..${a.bottom} to ${b.y}..${b.bottom}`) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(marketingPage(await start(), dist, base, { tool: 'readiness' }));
  await page.evaluate(() => document.getElementById('check').scrollIntoView());
  const frame = await shown(page, base, HEADINGS.readiness);
  for (let question = 0; question < 3; question += 1) {
    await frame.evaluate(() => {
      document.querySelector('#answer-2').click();
      document.querySelector('button[type=submit]').click();
    });
    await pause(300);
  }
  const shifts = await page.evaluate(() => globalThis.shifts);
  assert.deepEqual(shifts, []);
});

journey('a print of the marketing page has the link to the tool', { browsers: ['chromium'] }, async (given) => {
  const { page, base } = given;
  given.allow(`request to another origin: ${base}`, NO_WEB_SHARE);
  await page.goto(marketingPage(await start(), dist, base, { tool: 'on-call' }));
  const pdf = Buffer.from(await page.raw.pdf({ format: 'A4' })).toString('latin1');
  assert.ok(pdf.includes(`${base}#on-call`), 'the link is in the print');
});

journey('a page without JavaScript shows the link, and a frame without a script still has its title', { browsers: ['chromium'] }, async (given) => {
  const { page, base } = given;
  await page.raw.setJavaScriptEnabled(false);
  const { 'html-tag': tag, 'html-frame': frame } = snippetsOf(dist, base, { tool: 'on-call' });
  await visit(given, `${tag.code}${frame.code}`, { policy: withLine(tag.policy) });
  await page.raw.setJavaScriptEnabled(true);
  assert.deepEqual(
    await page.evaluate(() => [...document.querySelectorAll('a')].map((link) => [link.textContent, link.checkVisibility()])),
    [['What on-call costs a team', true], ['What on-call costs a team', true]],
  );
});
