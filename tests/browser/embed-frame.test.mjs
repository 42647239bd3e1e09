// The real frame: the app inside a host's page on another site, and what it makes of hosts that mean no good.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { dist, journey } from './driver/journey.mjs';
import { fakeApp, frames, heard, hostPage, hosts, inFrame, serve, shown } from './host.mjs';

const browsers = ['chromium', 'firefox'];
const LINK = '<a href="https://app.example/">Take it</a>';
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

let host;
before(async () => {
  host = await hosts();
});
after(() => host.close());

const on = (name, body, run, { page = {}, only = browsers, allow = [], ...options } = {}) =>
  journey(name, { browsers: only, page, allow, timeout: 60_000 }, async (given) => {
    given.allow(given.base, /Unrecognized feature: 'web-share'|unsupported feature name/);
    const text = typeof body === 'function' ? body(given.base) : body;
    await given.page.goto(host.add({ body: options.whole ? text : hostPage(given.base, text, options), headers: options.headers }));
    await run(given);
  });

const style = (frame, name) => frame.evaluate((property) => document.documentElement.style.getPropertyValue(property), name);
const say = (page, ...names) => page.evaluate((wanted) => globalThis.events.filter(({ type }) => wanted.includes(type)), names);

/** The schema of all messages, as it is published. */
const valid = () => new Ajv({ strict: false }).compile(JSON.parse(readFileSync(`${dist}/embed/v1/protocol.schema.json`, 'utf8')));

on('a calculator works in a host’s page, and says that it is there', `<cre-readiness eager tool="on-call" id="mine">${LINK}</cre-readiness><p>Below</p>`, async ({ page }) => {
  const ready = await heard(page, 'ready');
  assert.deepEqual({ ...ready, app: typeof ready.app }, { app: 'string', v: 1, id: 'mine', tool: 'on-call' });
  assert.match(ready.app, /^\d+\.\d+\.\d+$/);
  const [frame] = await frames(page);
  await inFrame(frame, () => [...document.querySelectorAll('h1')].some((heading) => heading.checkVisibility()));
  assert.equal((await shown(page)).link, null);
  assert.equal(await page.evaluate(() => document.activeElement === document.body && scrollY), 0, 'neither focus nor scroll is taken');
  assert.deepEqual(await say(page, 'error'), []);
});

journey('in every browser the frame comes, follows the host’s theme and gives its place back', { browsers: [...browsers, 'webkit'], timeout: 60_000 }, async ({ page, base, allow }) => {
  allow(base, /web-share|unsupported feature name/);
  await page.goto(host.add({ body: hostPage(base, `<cre-readiness eager tool="error-budget" style="--cre-bg: nonsense"></cre-readiness>`) }));
  await heard(page, 'ready');
  assert.deepEqual((await heard(page, 'error')).names, ['--cre-bg']);
  assert.equal((await shown(page)).frame.scheme, 'light');
  await page.evaluate(() => { document.body.style.background = 'oklch(0.2 0.02 250)'; });
  await page.waitFor(() => getComputedStyle(document.querySelector('cre-readiness').shadowRoot.querySelector('iframe')).colorScheme === 'dark');
  await page.evaluate(() => document.querySelector('cre-readiness').setAttribute('consent', 'denied'));
  await page.waitFor(() => !document.querySelector('cre-readiness').shadowRoot.querySelector('iframe'));
  assert.equal((await shown(page)).link, 'Readiness self-assessment');
});

on('every message between page and frame is as the published schema says', (base) => `<iframe id="frame" width="600" height="600"></iframe><script>
  globalThis.heard = [];
  addEventListener('message', ({ data, source }) => {
    heard.push(data);
    if (data.cre !== 'hello' || globalThis.port) return;
    const channel = new MessageChannel();
    globalThis.port = channel.port1;
    port.onmessage = ({ data }) => heard.push(data);
    source.postMessage({ cre: 'init', v: 1, d: { scheme: 'dark', theme: 'neon', prefill: '{"a":[]}', emit: 'answers' } }, '*', [channel.port2]);
  });
  document.getElementById('frame').src = '${base}embed/v1/on-call.html';
</script>`, async ({ page, base }) => {
  const check = valid();
  await page.waitFor(() => globalThis.heard.some(({ t }) => t === 'cre-error'));
  const [frame] = await frames(page);
  await frame.evaluate(() => {
    const tell = (t, d) => document.getElementById('app').dispatchEvent(new CustomEvent('cre:tell', { detail: { t, d } }));
    tell('start', { secret: 1 });
    tell('step', { n: 1, total: null, section: 'x' });
    tell('step', { n: -1, total: 1e9, section: 'x'.repeat(100) });
    tell('complete', { verdict: 'not-yet', areas: [{ id: 'a', score: 50 }, { id: 'b', score: null }], answers: { q: 2, p: 'unknown' } });
    tell('complete', { verdict: {}, areas: [{}], answers: [] });
    tell('share', { kind: 'link' });
    tell('top', { y: 1e12 });
    tell('top', { y: NaN });
    tell('bad', { names: ['one', '', 7, 'two', 'one'] });
    tell('height', { h: 1, a: 1 });
    tell('__proto__', {});
    tell(null, null);
    document.getElementById('app').dispatchEvent(new CustomEvent('cre:tell'));
  });
  await page.waitFor(() => globalThis.heard.filter(({ t }) => t === 'cre-error').length > 1);
  const messages = await page.evaluate(() => globalThis.heard);
  for (const message of messages) assert.ok(check(message), `${JSON.stringify(message)}: ${JSON.stringify(check.errors)}`);
  const kinds = new Set(messages.map(({ cre, t }) => t ?? cre));
  for (const kind of ['hello', 'height', 'cre-ready', 'cre-start', 'cre-step', 'cre-complete', 'cre-share', 'top', 'cre-error']) assert.ok(kinds.has(kind), kind);
  const [first, ...more] = messages.filter(({ t }) => t === 'cre-error').map(({ d }) => d);
  assert.deepEqual(first, { code: 'input', names: ['theme', 'a'] });
  assert.deepEqual(more, [{ code: 'input', names: ['one', 'two'] }]);
  assert.deepEqual(messages.filter(({ t }) => t === 'cre-complete').map(({ d }) => d), [{ verdict: 'not-yet', areas: [{ id: 'a', score: 50 }, { id: 'b', score: null }], answers: { q: 2, p: 'unknown' } }, {}]);
  assert.ok(base);
});

journey('what the loader sends is as the published schema says', { browsers }, async ({ page, allow }) => {
  const app = await fakeApp();
  allow(app.url, /web-share/);
  try {
    await page.goto(host.add({ body: hostPage(app.url, `<cre-readiness eager accent="x" prefill='{"team":8}' style="--cre-bg: #fff"></cre-readiness>`) }));
    await heard(page, 'ready');
    await page.evaluate(() => document.querySelector('cre-readiness').setAttribute('theme', 'dark'));
    const [frame] = await frames(page);
    await inFrame(frame, () => globalThis.heard.some(({ data }) => data.t === 'set' && data.d.theme === 'dark'));
    // What is undefined is not there.
    const messages = JSON.parse(await frame.evaluate(() => JSON.stringify(globalThis.heard)));
    const check = valid();
    for (const { data } of messages) assert.ok(check(data), `${JSON.stringify(data)}: ${JSON.stringify(check.errors)}`);
    const first = messages.find(({ data }) => data.cre === 'init');
    assert.deepEqual([first.ports, first.data.d.prefill, first.data.d['--cre-bg'].trim()], [1, '{"team":8}', '#fff']);
    assert.equal(`${first.origin}/`, host.url);
  } finally {
    await app.close();
  }
});

on('a link that leads away is told to the host instead of opened; other clicks are the browser’s', `<cre-readiness eager tool="on-call"></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await page.evaluate(() => {
    globalThis.opened = [];
    globalThis.open = (href) => globalThis.opened.push(href);
  });
  await frame.evaluate(() => {
    globalThis.left = [];
    addEventListener('click', (event) => {
      globalThis.left.push(event.defaultPrevented);
      event.preventDefault();
    });
    const links = { away: 'https://booking.example/?a=1', plain: 'http://booking.example/', mail: 'mailto:a@b.example' };
    for (const [id, href] of Object.entries(links)) document.querySelector('main').prepend(Object.assign(document.createElement('a'), { id, href, target: '_blank', textContent: id }));
  });
  const box = await (await frame.$('#away')).boundingBox();
  await page.raw.mouse.click(box.x + 3, box.y + 3);
  assert.equal((await heard(page, 'cta')).href, 'https://booking.example/?a=1');
  const others = await frame.evaluate(() => {
    document.getElementById('plain').click();
    document.getElementById('mail').click();
    for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) document.getElementById('away').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [modifier]: true }));
    return globalThis.left;
  });
  assert.deepEqual(others, [true, false, false, false, false, false, false]);
  assert.deepEqual(await page.evaluate(() => globalThis.opened), ['https://booking.example/?a=1']);
});

on('what somebody does in the frame is counted, what a script does is not', (base) => `<iframe id="frame" width="600" height="600"></iframe><script>
  globalThis.heights = [];
  addEventListener('message', ({ source }) => {
    if (globalThis.port) return;
    const channel = new MessageChannel();
    globalThis.port = channel.port1;
    port.onmessage = ({ data }) => data.t === 'height' && heights.push(data.d);
    source.postMessage({ cre: 'init', v: 1, d: { scheme: 'light' } }, '*', [channel.port2]);
  });
  document.getElementById('frame').src = '${base}embed/v1/on-call.html';
</script>`, async ({ page }) => {
  const [frame] = await frames(page);
  await inFrame(frame, () => document.querySelector('h1')?.checkVisibility() || [...document.querySelectorAll('h1')].some((one) => one.checkVisibility()));
  const grow = async () => {
    const before = await page.evaluate(() => globalThis.heights.length);
    await frame.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { textContent: 'x', style: 'height:50px' })));
    return page.waitFor((count) => globalThis.heights.length > count && globalThis.heights.at(-1), before);
  };
  await pause(300);
  await frame.evaluate(() => { for (const kind of ['pointerdown', 'keydown']) document.body.dispatchEvent(new Event(kind, { bubbles: true })); });
  const first = await grow();
  assert.equal(first.a, 0);
  const box = await (await frame.$('body')).boundingBox();
  await page.raw.mouse.click(box.x + 5, box.y + 5);
  const second = await grow();
  assert.equal(second.a, 1);
  assert.equal(second.h, first.h + 50);
});

on('a page beside the frame and one that opened it can not pass as its parent', (base) => `<iframe id="frame" src="${base}embed/v1/on-call.html"></iframe><iframe id="sibling"></iframe>`, async ({ page }) => {
  const [frame] = await frames(page);
  await inFrame(frame, () => document.getElementById('app').getAttribute('aria-busy') !== 'true');
  await page.evaluate(() => {
    const sibling = document.getElementById('sibling').contentWindow;
    sibling.eval(`for (const data of [{ cre: 'init', v: 1, d: { scheme: 'dark', emit: 'answers' } }, null, 'init', { cre: 1, t: 'set', d: { scheme: 'dark' } }]) {
      const { port1, port2 } = new MessageChannel();
      parent.frames[0].postMessage(data, '*', [port2]);
    }`);
    // The parent itself, but not as it should be.
    const target = document.getElementById('frame').contentWindow;
    const ports = (count) => Array.from({ length: count }, () => new MessageChannel().port2);
    const good = { scheme: 'dark', emit: 'answers' };
    target.postMessage({ cre: 'init', v: 1, d: good }, '*');
    target.postMessage({ cre: 'init', v: 1, d: good }, '*', ports(2));
    target.postMessage({ cre: 'init', v: 1 }, '*', ports(1));
    target.postMessage({ cre: 'init', v: 1, d: { ...good, pad: 'x'.repeat(3_000_000) } }, '*', ports(1));
    const round = { cre: 'init', v: 1, d: { ...good } };
    round.d.round = round;
    target.postMessage(round, '*', ports(1));
    for (const data of [null, undefined, 'x'.repeat(1_000_000), [], 7, new Map(), { cre: 'init', v: 1, d: [] }, { cre: 1, t: 'set', d: good }]) target.postMessage(data, '*', ports(1));
  });
  await pause(400);
  const state = () => frame.evaluate(() => ({ ...document.documentElement.dataset, ...document.getElementById('app').dataset }));
  const before = await state();
  assert.ok(!('connected' in before) && before.theme === undefined && before.emit === undefined, JSON.stringify(before));
  // The first that is right counts, and no other after it.
  const themes = await page.evaluate(async () => {
    const target = document.getElementById('frame').contentWindow;
    const answers = [];
    for (const scheme of ['dark', 'light']) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => answers.push(scheme);
      target.postMessage({ cre: 'init', v: 1, d: { scheme } }, '*', [port2]);
    }
    await new Promise((done) => setTimeout(done, 500));
    return [...new Set(answers)];
  });
  assert.deepEqual(themes, ['dark']);
  assert.equal((await state()).theme, 'dark');
});

on('a host of a version that is not spoken here is told so', (base) => `<iframe id="frame" src="${base}embed/v1/on-call.html"></iframe>`, async ({ page }) => {
  const [frame] = await frames(page);
  await inFrame(frame, () => document.getElementById('app').getAttribute('aria-busy') !== 'true');
  const answer = await page.evaluate(() => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    document.getElementById('frame').contentWindow.postMessage({ cre: 'init', v: 9, d: {} }, '*', [port2]);
  }));
  assert.deepEqual(answer, { cre: 1, t: 'cre-error', d: { code: 'protocol' } });
});

const HOSTILE = ['red;}body{display:none', 'url(//evil.example/x)', 'x'.repeat(100_000)];

on('wrong and hostile attributes and properties are named once, and do nothing', `<cre-readiness eager tool="nonsense" theme="neon" accent="red;}body{display:none" lang="1" height="tall" consent="granted" prefill="{" state="v2.!" emit="all"
  style="--cre-bg: url(//evil.example/x); --cre-fg: ${HOSTILE[2]}; --cre-radius: 99px; --cre-font: a;"></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const error = await heard(page, 'error');
  assert.equal(error.code, 'input');
  for (const name of ['tool', 'theme', 'accent', 'lang', 'height', 'prefill', 'state', 'emit', '--cre-bg', '--cre-fg', '--cre-radius']) assert.ok(error.names.includes(name), `${name} in ${error.names}`);
  assert.ok(!error.names.includes('consent') && !error.names.includes('--cre-accent'));
  const [frame] = await frames(page);
  const names = await frame.evaluate(() => [...document.documentElement.style].filter((name) => !['--brand', '--step-height', '--sans'].includes(name)));
  assert.deepEqual(names, []);
  assert.ok(await frame.evaluate(() => document.body.checkVisibility() && !document.documentElement.innerHTML.includes('evil')));
  // Live as well; and what was named is not named again.
  for (const value of HOSTILE) {
    await page.evaluate((text) => document.querySelector('cre-readiness').style.setProperty('--cre-accent', text), value);
    await pause(100);
  }
  const errors = await say(page, 'error');
  assert.deepEqual(errors.slice(1).map(({ detail }) => detail.names), [['--cre-accent']]);
});

on('attributes of millions of characters are named, and the tool works', `<div id="place"></div>`, async ({ page }) => {
  await page.evaluate(() => {
    const element = document.createElement('cre-readiness');
    const long = 'x'.repeat(2_100_000);
    for (const [name, value] of [['eager', ''], ['state', `v1.${long}`], ['prefill', JSON.stringify({ team: long })], ['lang', long]]) element.setAttribute(name, value);
    document.getElementById('place').append(element);
  });
  await heard(page, 'ready');
  const { code, names } = await heard(page, 'error');
  assert.equal(code, 'input');
  for (const name of ['state', 'prefill', 'lang']) assert.ok(names.includes(name), `${name} in ${names}`);
  const [frame] = await frames(page);
  await inFrame(frame, () => document.querySelector('.answer')?.checkVisibility());
  assert.equal((await say(page, 'error')).length, 1);
}, { only: ['chromium', 'firefox'] });

on('the host’s colours are taken with their contrast kept, followed live and given back', `<cre-readiness eager tool="on-call" style="--cre-bg: #777; --cre-fg: #888; --cre-accent: #808080; --cre-radius: 1rem; --cre-font: Georgia"></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await inFrame(frame, () => document.documentElement.style.getPropertyValue('--paper') === '#777777');
  const contrast = (frameOf) => frameOf.evaluate(() => {
    const numbers = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
    const light = (text) => numbers(text).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    const [ink, paper] = [getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor].map(light);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  });
  assert.ok((await contrast(frame)) >= 4.5);
  assert.equal(await style(frame, '--radius'), '1rem');
  assert.equal(await style(frame, '--sans'), '"Georgia", sans-serif');
  await page.evaluate(() => document.querySelector('cre-readiness').style.setProperty('--cre-bg', '#102030'));
  await inFrame(frame, () => document.documentElement.style.getPropertyValue('--paper') === '#102030' && document.documentElement.dataset.theme === 'dark');
  assert.ok((await contrast(frame)) >= 4.5);
  await page.evaluate(() => { document.querySelector('cre-readiness').style.cssText = ''; });
  await inFrame(frame, () => !document.documentElement.style.getPropertyValue('--paper') && document.documentElement.dataset.theme === 'light');
  assert.equal(await style(frame, '--ink'), '');
  assert.deepEqual(await say(page, 'error'), []);
});

on('a frame without storage of its own works', `<cre-readiness eager tool="error-budget" no-storage></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  await inFrame(frame, () => document.querySelector('input')?.checkVisibility());
});

on('the height is told in the words of other embeds, and nothing else', (base) => `<script>
  globalThis.heard = [];
  addEventListener('message', ({ data }) => data?.cre || heard.push(data));
</script>${['h=amp', 'h=pym&childId=slot-1', 'h=wp', 'h=pym&childId=%22%3E', 'h=other'].map((query) => `<iframe src="${base}embed/v1/on-call.html?${query}#?secret=abcDEF1234" width="400" height="400"></iframe>`).join('')}`, async ({ page }) => {
  await page.waitFor(() => globalThis.heard.some((data) => data.message) && globalThis.heard.some((data) => data.sentinel) && globalThis.heard.some((data) => typeof data === 'string'));
  await pause(500);
  const said = await page.evaluate(() => globalThis.heard);
  for (const data of said) {
    if (typeof data === 'string') assert.match(data, /^pymxPYMxslot-1xPYMxheightxPYMx\d+$/);
    else if (data.sentinel) assert.deepEqual({ ...data, height: data.height > 0 }, { sentinel: 'amp', type: 'embed-size', height: true });
    else assert.deepEqual({ ...data, value: data.value > 0 }, { message: 'height', value: true, secret: 'abcDEF1234' });
  }
  const wp = page.raw.frames().find((frame) => /h=wp/.test(frame.url()));
  assert.ok(!(await wp.evaluate(() => location.hash)).includes('secret'), 'it is no address of the app');
});

journey('opened by itself, a frame’s page is the tool and speaks with nobody', { browsers }, async ({ page, base }) => {
  await page.goto(`${base}embed/v1/on-call.html?theme=dark&accent=%23c2185b`);
  await page.waitFor(() => document.getElementById('app').getAttribute('aria-busy') !== 'true');
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.style.getPropertyValue('--brand'), 'connected' in document.documentElement.dataset]), ['dark', '#c2185b', false]);
  await page.evaluate(() => {
    const { port2 } = new MessageChannel();
    postMessage({ cre: 'init', v: 1, d: { scheme: 'light' } }, '*', [port2]);
  });
  await pause(200);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
});

on('nothing of the host moves while somebody works inside', `<h1>Host</h1><cre-readiness eager></cre-readiness><p id="below">Below</p><div style="height:2000px"></div>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await inFrame(frame, () => document.querySelector('input[type=radio]')?.checkVisibility());
  await pause(400);
  const heights = new Set();
  await page.evaluate(() => { globalThis.shifts.length = 0; });
  const scroll = await page.evaluate(() => scrollY);
  for (let turn = 0; turn < 5; turn += 1) {
    heights.add(await frame.evaluate(() => document.body.offsetHeight));
    const title = await frame.evaluate(() => document.title);
    const answer = await (await frame.waitForSelector('.answer')).boundingBox();
    await page.raw.mouse.click(answer.x + 20, answer.y + 10);
    await (await frame.waitForSelector('button.primary')).click();
    await inFrame(frame, (before) => document.title !== before, title);
    await pause(300);
    heights.add(await frame.evaluate(() => document.body.offsetHeight));
  }
  assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], 'layout shifts');
  assert.equal(heights.size, 1, `one height for all steps: ${[...heights]}`);
  assert.equal(await page.evaluate(() => scrollY), scroll);
  assert.ok((await say(page, 'step')).length >= 3, 'steps are told');
  assert.equal((await say(page, 'start')).length, 1);
}, { only: ['chromium'], page: { width: 900, height: 900 } });

on('a step takes the focus to its heading, and the host scrolls only if that is out of sight', `<div style="height:500px">Host</div><cre-readiness eager height="1100"></cre-readiness><div style="height:2000px">Below</div>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await inFrame(frame, () => document.querySelector('.answer')?.checkVisibility());
  const heading = () => frame.evaluate(() => [...document.querySelectorAll('h1')].find((one) => one.checkVisibility()).getBoundingClientRect().top);
  const next = async () => {
    const title = await frame.evaluate(() => document.title);
    await frame.evaluate(() => document.querySelector('.answer input, .answer').click());
    await frame.evaluate(() => document.querySelector('button.primary').click());
    await inFrame(frame, (before) => document.title !== before, title);
    await inFrame(frame, () => document.activeElement.localName === 'h1');
    await pause(300);
    return page.evaluate(() => [scrollY, document.querySelector('cre-readiness').getBoundingClientRect().top]);
  };
  // In sight: the host stays where it is.
  await page.evaluate(() => scrollTo(0, 450));
  await pause(100);
  const [scroll] = await next();
  assert.equal(scroll, 450);
  // The heading is above the window: it comes into view, and no further.
  await page.evaluate(() => scrollTo(0, 1_100));
  await pause(100);
  const [, top] = await next();
  const place = top + (await heading());
  assert.ok(place >= -1 && place < 300, `the heading is at ${place}`);
}, { page: { width: 900, height: 700 } });
