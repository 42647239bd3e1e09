// The loader on hosts' pages, with frames that do as a test wants. What runs in the real frame: embed-frame.test.mjs.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { journey } from './driver/journey.mjs';
import { FRAME, fakeApp, frames, heard, hostPage, hosts, inFrame, loader, relay, serve, shown } from './host.mjs';

const browsers = ['chromium', 'firefox'];
const TALL = '<div style="height:3000px">Below</div>';
const LINK = '<a href="https://app.example/">Take it</a>';
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

let app;
let host;
/** Lets the frame that came late arrive. */
let release;

before(async () => {
  const wait = new Promise((done) => (release = done));
  app = await fakeApp({ '/embed/v1/time.html': { body: FRAME, wait } });
  host = await hosts();
});
after(async () => {
  release();
  await app.close();
  await host.close();
});

/** A test on a host's page with this in its body. */
const on = (name, body, run, { allow = [], page = {}, only = browsers, headers, ...options } = {}) =>
  journey(name, { browsers: only, page, allow, timeout: 60_000 }, async (given) => {
    // Where a browser has no such feature, it says so of every frame that may use it.
    given.allow(app.url, /Unrecognized feature: 'web-share'|unsupported feature name/);
    const text = typeof body === 'function' ? body() : body;
    await given.page.goto(host.add({ body: hostPage(app.url, text, { ...options, head: typeof options.head === 'function' ? options.head() : options.head }), headers: typeof headers === 'function' ? headers() : headers }));
    await run(given);
  });

const say = (frame, t, d) => frame.evaluate((type, data) => say(type, data), t, d);
const events = (page, type) => page.evaluate((name) => globalThis.events.filter((event) => event.type === name).map(({ detail }) => detail), type);

on('the element becomes a frame with a name, a sandbox and nothing more than it needs', `<cre-readiness label="Our check" tool="on-call" id="mine" eager>${LINK}</cre-readiness>`, async ({ page }) => {
  assert.deepEqual(await heard(page, 'ready'), { app: '9.9.9', v: 1, id: 'mine', tool: 'on-call' });
  const frame = await page.evaluate(() => {
    const { title, allow, referrerPolicy, src, sandbox, style } = document.querySelector('cre-readiness').shadowRoot.querySelector('iframe');
    return { title, allow, referrerPolicy, src, sandbox: [...sandbox].toSorted(), style: style.cssText };
  });
  assert.deepEqual(frame, {
    title: 'Our check',
    allow: 'clipboard-write; web-share',
    referrerPolicy: 'strict-origin',
    src: `${app.url}embed/v1/on-call.html?theme=light#`,
    sandbox: ['allow-downloads', 'allow-forms', 'allow-modals', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-same-origin', 'allow-scripts'],
    style: '',
  });
  const added = await page.evaluate(() => {
    const clean = document.body.appendChild(document.createElement('iframe'));
    const names = Object.getOwnPropertyNames(globalThis).filter((name) => !Object.hasOwn(clean.contentWindow, name) && !/^\d+$/.test(name));
    clean.remove();
    return names.toSorted();
  });
  assert.deepEqual(added.filter((name) => name !== '__name'), ['events', 'mine', 'shifts'].filter((name) => added.includes(name)), 'no global but the test’s own');
  const { frame: seen, link } = await shown(page);
  assert.ok(seen.visible && link === null, 'the link gives way to the frame');
});

on('what the frame tells becomes an event; what it should not tell does not', '<cre-readiness eager></cre-readiness>', async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await say(frame, 'cre-step', { n: 2, total: 19, section: 'observability' });
  await say(frame, 'cre-share', { kind: 'link', v: 7, tool: 'other', id: 'other' });
  assert.deepEqual(await heard(page, 'step'), { n: 2, total: 19, section: 'observability', v: 1, id: '', tool: 'readiness' });
  assert.deepEqual(await heard(page, 'share'), { kind: 'link', v: 1, id: '', tool: 'readiness' }, 'what the loader says counts');
  const bubbles = await page.evaluate(() => new Promise((done) => {
    document.addEventListener('cre-start', (event) => done([event.bubbles, event.composed]));
    document.querySelector('cre-readiness').dispatchEvent(new CustomEvent('cre-start', { bubbles: true, composed: true }));
  }));
  assert.deepEqual(bubbles, [true, true]);
});

on('messages of strangers change nothing and break nothing', `<cre-readiness tool="alerts" eager>${LINK}</cre-readiness><iframe id="sibling" src="about:blank"></iframe>`, async ({ page }) => {
  const [frame] = await frames(page);
  await page.evaluate((origin) => {
    const target = document.querySelector('cre-readiness').shadowRoot.querySelector('iframe').contentWindow;
    const huge = 'x'.repeat(2_000_000);
    const pretend = (given) => {
      try {
        dispatchEvent(new MessageEvent('message', given));
      } catch {
        // Firefox takes no window of another process here.
      }
    };
    const trap = { get cre() { throw new Error('a getter'); } };
    const all = [null, undefined, '', 'hello', huge, 7, [], {}, { cre: 'hello' }, { cre: 'hello', v: [1], app: '1' }, { cre: { toString: null } }, new Map([['cre', 'hello']])];
    for (const data of all) {
      window.postMessage(data, '*');
      // As if it came from the app's origin, from the frame, or from nobody.
      for (const source of [window, document.getElementById('sibling').contentWindow, null]) dispatchEvent(new MessageEvent('message', { data, source, origin }));
      for (const wrong of ['https://evil.example', 'null', '', `${origin}.evil.example`, origin.slice(0, -1)]) pretend({ data, source: target, origin: wrong });
    }
    dispatchEvent(new MessageEvent('message', { data: trap, source: window, origin }));
    pretend({ data: trap, source: target, origin: 'https://evil.example' });
  }, app.url.slice(0, -1));
  await pause(300);
  assert.deepEqual(await page.evaluate(() => globalThis.events), []);
  assert.deepEqual(await frame.evaluate(() => heard), [], 'nobody was answered');
  assert.equal((await shown(page)).link, 'Take it');
  await frame.evaluate(() => hello());
  await heard(page, 'ready');
});

on('a forged child is not answered: another frame of the app, and one of another site in the same place', `<cre-readiness tool="alerts" eager></cre-readiness>`, async ({ page, allow }) => {
  const evil = await serve({ '/': FRAME });
  allow(evil.url);
  try {
    await page.evaluate(async (ours, theirs) => {
      for (const src of [`${ours}embed/v1/on-call.html`, theirs]) document.body.append(Object.assign(document.createElement('iframe'), { src }));
      await new Promise((done) => setTimeout(done, 400));
    }, app.url, evil.url);
    const others = page.raw.frames().filter((frame) => /on-call/.test(frame.url()) || frame.url() === evil.url);
    assert.equal(others.length, 2);
    for (const other of others) assert.deepEqual(await other.evaluate(() => heard), []);
    // The element's own frame is sent elsewhere: its window is right and its origin is not.
    const [frame] = await frames(page, 1, 'alerts');
    await frame.evaluate((to) => { location.href = to; }, evil.url);
    await pause(500);
    const moved = page.raw.frames().filter((one) => one.url() === evil.url);
    assert.equal(moved.length, 2);
    for (const one of moved) assert.deepEqual(await one.evaluate(() => heard), []);
    assert.deepEqual(await events(page, 'ready'), []);
  } finally {
    await evil.close();
  }
});

on('a frame that floods the port with wrong, huge and replayed messages moves nothing', `<cre-readiness eager height="500"></cre-readiness>${TALL}`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  const before = await shown(page);
  await frame.evaluate(() => {
    const wrong = [null, 1, 'x', [], {}, { cre: 1 }, { cre: 1, t: 'height' }, { cre: 1, t: '__proto__', d: {} }, { cre: 1, t: 'reset', d: {} }, { cre: 1, t: 'cre-step', d: { section: 'x'.repeat(5_000) } }];
    const round = { cre: 1, t: 'height' };
    round.d = round;
    wrong.push(round, { cre: 1, t: 'height', d: { h: 10n } }, { cre: 1, t: 'cre-step', d: { n: 10n } }, { cre: 1, t: 7, d: {} }, { cre: 1, t: 'cre-cta', d: 7 });
    for (const h of [NaN, -5, 0, '9', null, {}, []]) wrong.push({ cre: 1, t: 'height', d: { h, a: 0 } });
    for (const y of [NaN, null, {}, '1px;color:red', undefined]) wrong.push({ cre: 1, t: 'top', d: { y } });
    for (let turn = 0; turn < 200; turn += 1) for (const message of wrong) port.postMessage(message);
    for (let turn = 0; turn < 1_000; turn += 1) hello();
    say('cre-start', {});
  });
  await heard(page, 'start');
  await pause(200);
  await say(frame, 'cre-share', { kind: 'x' });
  await heard(page, 'share');
  assert.deepEqual((await shown(page)).frame.height, before.frame.height);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.deepEqual(await events(page, 'step'), [], 'a message of more than 4 KB is dropped');
});

on('heights are bounded, small changes ignored, and a loop of growth ends', `<cre-readiness eager height="900"></cre-readiness>${TALL}`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  const after = async (h, a) => {
    await say(frame, 'height', { h, a });
    await say(frame, 'cre-share', { kind: String(h) });
    await page.waitFor((kind) => globalThis.events.some(({ detail }) => detail.kind === kind), String(h));
    await pause(60);
    return (await shown(page)).frame.height;
  };
  assert.equal(await after(5, 1), 900, 'what lies below would move into view');
  await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('div'), { id: 'above', style: 'height:900px' })));
  assert.equal(await after(6, 1), 120);
  assert.equal(await after(1e9, 2), 20_000);
  assert.equal(await after(1_000, 3), 1_000);
  assert.equal(await after(1_008, 4), 1_000, 'eight pixels are not worth it');
  assert.equal(await after(1_009, 5), 1_009);
  let height = 1_009;
  for (let turn = 0; turn < 14; turn += 1) height = await after(1_100 + turn * 100, 6);
  assert.equal(height, 2_000, 'ten growths in a row');
  assert.equal(await after(3_000, 7), 3_000, 'somebody has done something');
}, { page: { width: 800, height: 800 } });

on('the frame grows and shrinks only where nothing of the host that can be seen moves', `<cre-readiness eager height="300"></cre-readiness><p id="below">Below</p>${TALL}`, async ({ page, browserName }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await page.evaluate(() => { globalThis.shifts.length = 0; });
  const below = () => page.evaluate(() => Math.round(document.getElementById('below').getBoundingClientRect().top));
  const place = await below();
  // A click inside, and a result that grows: the host did not ask for anything to move.
  const box = await page.evaluate(() => { const { left, top } = document.querySelector('cre-readiness').getBoundingClientRect(); return { left, top }; });
  await page.raw.mouse.click(box.left + 40, box.top + 10);
  await say(frame, 'height', { h: 1_200, a: 1 });
  await pause(250);
  assert.equal(await below(), place);
  assert.equal((await shown(page)).frame.height, 300);
  // Out of sight above, it would push what is read.
  await page.evaluate(() => scrollTo(0, 1_500));
  await pause(150);
  assert.equal((await shown(page)).frame.height, 300);
  // Back where its end is below the window, it takes its height.
  await page.evaluate(() => { document.body.style.paddingTop = '700px'; scrollTo(0, 0); });
  await pause(150);
  await page.evaluate(() => { globalThis.shifts.length = 0; });
  await page.resize(800, 790);
  await page.waitFor(() => globalThis.events.some(({ type, detail }) => type === 'resize' && detail.height === 1_200));
  assert.equal((await shown(page)).frame.height, 1_200);
  await say(frame, 'height', { h: 400, a: 2 });
  await page.waitFor(() => globalThis.events.some(({ type, detail }) => type === 'resize' && detail.height === 400));
  await pause(150);
  if (browserName === 'chromium') assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], 'layout shifts of the host');
}, { page: { width: 800, height: 800 } });

on('where its foot is in sight the frame waits, and the visitor’s wish to see all of it makes room', `<cre-readiness eager height="300"></cre-readiness><p>Below</p>${TALL}`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await say(frame, 'height', { h: 1_200, a: 1 });
  await pause(250);
  assert.equal((await shown(page)).frame.height, 300);
  await say(frame, 'height', { h: 1_200, a: 2, all: true });
  await page.waitFor(() => globalThis.events.some(({ type, detail }) => type === 'resize' && detail.height === 1_200));
  await page.evaluate(() => scrollTo(0, 600));
  await say(frame, 'height', { h: 700, a: 3 });
  await pause(250);
  assert.equal((await shown(page)).frame.height, 1_200, 'once only');
}, { page: { width: 800, height: 800 } });

on('in a box that scrolls by itself, and in a tab that is shown later, it takes its height out of sight', `<div style="height:400px;overflow:auto"><p style="height:200px">Above</p><cre-readiness eager height="300"></cre-readiness><p>Below</p></div><div id="tab" style="display:none"><cre-readiness eager height="300"></cre-readiness></div>${TALL}`, async ({ page }) => {
  await heard(page, 'ready');
  await page.waitFor(() => globalThis.events.filter(({ type }) => type === 'ready').length === 2);
  await relay(page, 'cre-readiness', 'height', { h: 1_200, a: 0 });
  await page.waitFor(() => globalThis.events.filter(({ type, detail }) => type === 'resize' && detail.height === 1_200).length === 2);
}, { page: { width: 800, height: 1_000 } });

on('only the attributes that we know reach the frame', `<cre-readiness eager class="wide" data-user="somebody" nonce="n" onclick="void 0" theme="dark" emit="verdict"></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  const sent = await frame.evaluate(() => Object.entries(heard.find(({ data }) => data?.cre === 'init').data.d).filter(([, value]) => value !== undefined).map(([name]) => name));
  const known = sent.filter((name) => !name.startsWith('--cre-'));
  assert.deepEqual(known.toSorted(), ['eager', 'emit', 'scheme', 'theme']);
});

on('what the host changes before the frame has spoken is told as soon as it speaks', `<cre-readiness eager tool="alerts"></cre-readiness>`, async ({ page }) => {
  const [frame] = await frames(page);
  // Answered, it says nothing yet.
  await frame.evaluate(() => {
    globalThis.say = () => {};
    hello();
  });
  await frame.waitForFunction(() => globalThis.port);
  await page.evaluate(() => document.querySelector('cre-readiness').setAttribute('theme', 'dark'));
  await pause(200);
  await frame.evaluate(() => port.postMessage({ cre: 1, t: 'height', d: { h: 900, a: 0 } }));
  await frame.waitForFunction(() => heard.some(({ data }) => data.t === 'set' && data.d.scheme === 'dark'));
});

on('a fixed element keeps its height', `<div style="height:900px"></div><cre-readiness eager height="500" fixed></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await say(frame, 'height', { h: 1_200, a: 1 });
  await say(frame, 'cre-start', {});
  await heard(page, 'start');
  assert.equal((await shown(page)).frame.height, 500);
});

on('nothing moves when the element comes to life, when it loads and when its frame shows', `<cre-readiness height="400">\n${LINK}\n<svg slot="reserved" width="100%" height="400" aria-hidden="true"></svg></cre-readiness><p id="below">Below</p>`, async ({ page, browserName }) => {
  await heard(page, 'ready');
  await pause(200);
  if (browserName === 'chromium') assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
  const { frame, link } = await shown(page);
  assert.ok(frame.visible && link === null);
  assert.equal(await page.evaluate(() => document.activeElement === document.body && scrollY), 0, 'no focus and no scroll is taken');
}, { page: { width: 800, height: 800 } });

on('the frame’s top is brought into view only if it is out of sight, and a point further down to the top', `<div style="height:600px"></div><cre-readiness eager fixed height="2000"></cre-readiness>${TALL}`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  const top = async (y, wait) => {
    await say(frame, 'top', { y });
    await page.waitFor((from) => Math.round(scrollY) !== from, wait).catch(() => null);
    return page.evaluate(() => Math.round(scrollY));
  };
  await say(frame, 'top', { y: 0 });
  await pause(200);
  assert.equal(await page.evaluate(() => scrollY), 0, 'in sight');
  await page.evaluate(() => scrollTo(0, 1_500));
  const left = Math.round(await page.evaluate(() => document.querySelector('cre-readiness').getBoundingClientRect().top + scrollY));
  assert.equal(await top(0, 1_500), left, 'above the window');
  assert.equal(await top(1_500, left), left + 1_500, 'below the window');
  assert.equal(await top(1_100, left + 1_500), left + 1_100, 'above it');
  assert.equal(await top(1_300, left + 1_100), left + 1_300, 'within it');
}, { page: { width: 800, height: 800 } });

on('a link that leads away is the host’s to open or to stop', `<cre-readiness eager></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await page.evaluate(() => {
    globalThis.opened = [];
    globalThis.open = (...given) => globalThis.opened.push(given);
  });
  await say(frame, 'cre-cta', { href: 'https://booking.example/' });
  await heard(page, 'cta');
  await page.evaluate(() => document.addEventListener('cre-cta', (event) => event.preventDefault()));
  await say(frame, 'cre-cta', { href: 'https://booking.example/2' });
  await say(frame, 'cre-cta', { href: 'javascript:alert(1)' });
  await heard(page, 'cta', 2);
  assert.deepEqual(await page.evaluate(() => globalThis.opened), [['https://booking.example/', '_blank', 'noreferrer']]);
  await page.evaluate(() => { globalThis.events.length = 0; });
  await say(frame, 'cre-cta', { href: 'http://booking.example/' });
  await heard(page, 'cta');
  assert.equal((await page.evaluate(() => globalThis.opened)).length, 1, 'https alone is opened');
});

on('the script may be there twice, and in two versions', () => `<cre-readiness eager></cre-readiness><script defer src="${app.url}embed/v1.js"></script><script defer src="${app.url}embed/0.0.9/loader.js"></script>`, async ({ page }) => {
  await heard(page, 'ready');
  await pause(100);
  assert.equal((await frames(page)).length, 1);
});

on('an element that is removed leaves no listener, timer, observer or port behind', `<div id="place"><cre-readiness eager></cre-readiness></div>`, async ({ page }) => {
  await heard(page, 'ready');
  const left = await page.evaluate(() => globalThis.alive());
  assert.ok(left.listeners > 0 && left.observers > 0 && left.ports > 0, JSON.stringify(left));
  await page.evaluate(() => document.querySelector('cre-readiness').remove());
  assert.deepEqual(await page.evaluate(() => globalThis.alive()), { listeners: 0, observers: 0, timers: 0, ports: 0 });
  assert.equal((await page.raw.frames()).filter((frame) => frame.url().includes('/embed/')).length, 0);
  // It comes back as new, again and again.
  for (let turn = 1; turn <= 3; turn += 1) {
    await page.evaluate(() => {
      const element = globalThis.element ??= document.createElement('cre-readiness');
      element.setAttribute('eager', '');
      document.getElementById('place').append(element);
    });
    await heard(page, 'ready', turn);
    await page.evaluate(() => globalThis.element.remove());
    assert.deepEqual(await page.evaluate(() => globalThis.alive()), { listeners: 0, observers: 0, timers: 0, ports: 0 });
  }
}, { head: '<script src="/alive.js"></script>' });

on('an element that is moved starts again, and one that is moved as a whole goes on', `<div id="one"><cre-readiness eager></cre-readiness></div><div id="other"></div>`, async ({ page, browserName }) => {
  await heard(page, 'ready');
  await page.evaluate(() => document.getElementById('other').append(document.querySelector('cre-readiness')));
  await heard(page, 'ready', 1);
  assert.equal((await frames(page)).length, 1);
  const moves = await page.evaluate(() => {
    if (!Element.prototype.moveBefore) return false;
    document.getElementById('one').moveBefore(document.querySelector('cre-readiness'), null);
    return true;
  });
  if (!moves) return;
  if (browserName === 'firefox') await heard(page, 'ready', 2);
  const [frame] = await frames(page);
  await say(frame, 'cre-start', {});
  await heard(page, 'start');
  // Firefox (153) loads a frame in a shadow tree anew even then; it is connected again.
  assert.equal((await events(page, 'ready')).length, browserName === 'firefox' ? 3 : 2, 'the frame is the same');
});

on('a page that is loaded anew in the frame is connected again', `<cre-readiness eager></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await frame.evaluate(() => location.reload());
  await heard(page, 'ready', 1);
  const [again] = await frames(page);
  await say(again, 'cre-start', {});
  await heard(page, 'start');
});

on('three on one page are three', `<cre-readiness eager id="a"></cre-readiness><cre-readiness eager id="b" tool="on-call"></cre-readiness><cre-readiness eager id="c" tool="nonsense"></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready', 2);
  const ready = await events(page, 'ready');
  assert.deepEqual(ready.map(({ id, tool }) => `${id} ${tool}`).toSorted(), ['a readiness', 'b on-call', 'c readiness']);
  await relay(page, '#b', 'cre-start', {});
  assert.equal((await heard(page, 'start')).id, 'b');
});

on('one that is far below is not loaded until it comes near', `<div style="height:5000px"></div><cre-readiness>${LINK}</cre-readiness>`, async ({ page }) => {
  await pause(300);
  assert.deepEqual((await shown(page)).frame, null);
  assert.equal((await shown(page)).link, 'Take it');
  await page.evaluate(() => scrollTo(0, 4_000));
  await heard(page, 'ready');
}, { page: { width: 800, height: 800 } });

on('where the host blocks the frame there is the link, and an error', `<cre-readiness eager>${LINK}</cre-readiness>`, async ({ page }) => {
  const { code } = await heard(page, 'error');
  assert.equal(code, 'timeout');
  const { link, frame } = await shown(page);
  assert.equal(link, 'Take it');
  assert.equal(frame.visible, false);
}, { headers: { 'Content-Security-Policy': "frame-src 'none'" }, allow: [/Content.Security.Policy/i, /frame-src/, /Refused to/, /Framing/], head: '<script src="/hasten.js"></script>' });

on('a frame that says nothing in eight seconds leaves the link, and comes in later all the same', `<cre-readiness tool="alerts" eager>${LINK}</cre-readiness>`, async ({ page }) => {
  const { code } = await heard(page, 'error');
  assert.equal(code, 'timeout');
  assert.equal((await shown(page)).link, 'Take it');
  const [frame] = await frames(page);
  await frame.evaluate(() => hello());
  await heard(page, 'ready');
  const { link, frame: seen } = await shown(page);
  assert.ok(link === null && seen.visible);
  assert.equal((await events(page, 'error')).length, 1);
}, { head: '<script src="/hasten.js"></script>' });

on('a frame whose program does not arrive leaves the link too, with one error, until it does', `<cre-readiness tool="forecast" eager>${LINK}</cre-readiness>`, async ({ page }) => {
  const { code } = await heard(page, 'error');
  assert.equal(code, 'timeout');
  const before = await shown(page);
  assert.ok(before.link === 'Take it' && !before.frame.visible && before.height === 760);
  const [frame] = await frames(page);
  await frame.evaluate(() => here());
  await heard(page, 'ready');
  const { link, frame: seen } = await shown(page);
  assert.ok(link === null && seen.visible);
  assert.equal((await events(page, 'error')).length, 1);
}, { head: '<script src="/hasten.js"></script>' });

on('on a slow network there is the link meanwhile', '', async ({ page }) => {
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { innerHTML: '<cre-readiness tool="time" eager></cre-readiness>' })));
  assert.deepEqual(await heard(page, 'error'), { code: 'timeout', v: 1, id: '', tool: 'time' });
  const { link, height } = await shown(page);
  assert.equal(link, 'Readiness self-assessment', 'a link is made where the author has none');
  assert.equal(height, 760, 'its place is kept');
  release();
  await heard(page, 'ready');
  assert.equal((await shown(page)).link, null);
}, { head: '<script src="/hasten.js"></script>', only: ['chromium'] });

on('a strict host needs to allow the script and the frame, and nothing else', `<cre-readiness eager accent="#0b5f77">${LINK}</cre-readiness><p>Below</p>`, async ({ page }) => {
  await heard(page, 'ready');
  const { frame } = await shown(page);
  assert.ok(frame.visible && frame.height === 760);
}, { headers: () => ({ 'Content-Security-Policy': `default-src 'none'; script-src 'self' ${app.url}embed/; frame-src ${app.url.slice(0, -1)}; require-trusted-types-for 'script'; trusted-types 'none'` }) });

on('it is made by script as by hand: attributes may come before it is in the page, and change in it', '', async ({ page }) => {
  await page.evaluate(() => {
    const element = document.createElement('cre-readiness');
    element.setAttribute('tool', 'on-call');
    element.setAttribute('eager', '');
    document.body.append(element);
  });
  assert.equal((await heard(page, 'ready')).tool, 'on-call');
  const [frame] = await frames(page);
  await page.evaluate(() => {
    const element = document.querySelector('cre-readiness');
    element.setAttribute('theme', 'dark');
    element.setAttribute('accent', '#f00');
    element.setAttribute('lang', 'de');
  });
  const last = await inFrame(frame, () => heard.findLast(({ data }) => data.t === 'set' && data.d.lang === 'de')?.data.d);
  assert.deepEqual([last.scheme, last.theme, last.accent], ['dark', 'dark', '#f00']);
  assert.equal((await shown(page)).frame.scheme, 'dark');
});

on('what is set in the moment after it came into the page counts, and another tool later is another frame', '', async ({ page }) => {
  await page.evaluate(() => {
    const element = document.createElement('cre-readiness');
    document.body.append(element);
    element.setAttribute('tool', 'on-call');
    element.setAttribute('no-storage', '');
    element.setAttribute('eager', '');
  });
  assert.equal((await heard(page, 'ready')).tool, 'on-call');
  const sandbox = () => page.evaluate(() => document.querySelector('cre-readiness').shadowRoot.querySelector('iframe').getAttribute('sandbox'));
  assert.doesNotMatch(await sandbox(), /allow-same-origin/, 'it can store nothing');
  await page.evaluate(() => {
    const element = document.querySelector('cre-readiness');
    element.removeAttribute('no-storage');
    element.setAttribute('tool', 'error-budget');
    element.setAttribute('theme', 'dark');
  });
  assert.equal((await heard(page, 'ready', 1)).tool, 'error-budget');
  assert.match(await sandbox(), /allow-same-origin/);
  assert.equal(await page.evaluate(() => document.querySelector('cre-readiness').shadowRoot.querySelectorAll('iframe').length), 1);
  await page.evaluate(() => document.querySelector('cre-readiness').setAttribute('theme', 'light'));
  await pause(200);
  assert.equal((await events(page, 'ready')).length, 2, 'another look is no other frame');
});

on('one that is hidden takes no room and loads nothing until it is shown', `<cre-readiness hidden height="300">${LINK}</cre-readiness>`, async ({ page }) => {
  await pause(300);
  const { height, frame } = await shown(page);
  assert.deepEqual([height, frame], [0, null]);
  await page.evaluate(() => { document.querySelector('cre-readiness').hidden = false; });
  await heard(page, 'ready');
  assert.equal((await shown(page)).height, 300);
});

on('padding and a border of the host make it no wider than its place, and no higher when it is moved', `<style>cre-readiness { padding: 20px; border: 1px solid }</style><div style="width:400px"><cre-readiness eager height="300"></cre-readiness></div><div id="there" style="width:400px"></div>`, async ({ page }) => {
  await heard(page, 'ready');
  const { height, frame } = await shown(page);
  const width = () => page.evaluate(() => document.querySelector('cre-readiness').offsetWidth);
  assert.deepEqual([await width(), frame.height, height], [400, 300, 342]);
  for (let turn = 1; turn <= 3; turn += 1) {
    await page.evaluate((home) => document.querySelector(home).append(document.querySelector('cre-readiness')), turn % 2 ? '#there' : 'body > div');
    await heard(page, 'ready', turn);
  }
  assert.equal((await shown(page)).height, 342);
});

on('whoever is elsewhere on the page when the frame comes stays there', `<input><cre-readiness tool="alerts" consent="required" eager>${LINK}</cre-readiness>`, async ({ page }) => {
  await page.evaluate(() => {
    const button = document.querySelector('cre-readiness').shadowRoot.querySelector('button');
    button.focus();
    button.click();
    document.querySelector('input').focus();
  });
  const [frame] = await frames(page);
  await inFrame(frame, () => typeof hello === 'function');
  await frame.evaluate(() => hello());
  await heard(page, 'ready');
  await pause(200);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'input');
});

on('whoever is on the link when the frame takes its place goes on in the frame', `<cre-readiness tool="alerts" eager>${LINK}</cre-readiness>`, async ({ page }) => {
  await page.evaluate(() => document.querySelector('cre-readiness a').focus());
  const [frame] = await frames(page);
  await inFrame(frame, () => typeof hello === 'function');
  await frame.evaluate(() => hello());
  await heard(page, 'ready');
  await page.waitFor(() => document.activeElement.localName === 'cre-readiness');
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement?.localName), 'iframe');
});

on('a frame without an origin is spoken with once: what comes in its place hears nothing', `<cre-readiness eager no-storage state="v1.AAAA"></cre-readiness>`, async ({ page, allow }) => {
  await heard(page, 'ready');
  const evil = await serve({ '/': FRAME });
  allow(evil.url);
  try {
    const [frame] = await frames(page);
    await frame.evaluate((to) => { location.href = to; }, evil.url);
    let moved;
    for (const end = Date.now() + 10_000; !moved && Date.now() < end; await pause(50)) moved = page.raw.frames().find((one) => one.url() === evil.url);
    await inFrame(moved, () => typeof hello === 'function');
    await pause(700);
    assert.deepEqual(await moved.evaluate(() => heard), []);
    assert.equal((await events(page, 'ready')).length, 1);
  } finally {
    await evil.close();
  }
}, { only: ['chromium'] });

on('once consent is withdrawn it does not grow any more', `<cre-readiness eager height="300">${LINK}</cre-readiness>${TALL}`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await say(frame, 'height', { h: 1200, a: 1 });
  await pause(200);
  await page.evaluate(() => {
    document.querySelector('cre-readiness').setAttribute('consent', 'denied');
    document.body.prepend(Object.assign(document.createElement('div'), { style: 'height:3000px' }));
  });
  await pause(300);
  assert.equal((await shown(page)).height, 300);
  assert.deepEqual(await events(page, 'resize'), []);
});

const scheme = (frame, wanted) => inFrame(frame, (name) => heard.findLast(({ data }) => data?.d?.scheme)?.data.d.scheme === name, wanted);

on('the theme follows what stands behind the element, live', `<section id="section"><div><cre-readiness eager style="--cre-accent: #123456"></cre-readiness></div></section>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await scheme(frame, 'light');
  const set = (where, property, value) => page.evaluate((selector, name, text) => document.querySelector(selector).style.setProperty(name, text), where, property, value);
  for (const dark of ['#111', 'rgb(20 20 30)', 'oklch(0.2 0.05 260)', 'color(srgb 0.1 0.1 0.2)', 'hsl(220 60% 12%)', 'lab(10 5 5)', 'rgba(0, 0, 0, 0.8)']) {
    await set('#section', 'background', dark);
    await scheme(frame, 'dark');
    await set('#section', 'background', dark.startsWith('o') ? 'oklch(0.95 0.02 260)' : '#fff');
    await scheme(frame, 'light');
  }
  await set('#section', 'background', 'transparent');
  await set('html', 'color-scheme', 'dark');
  await scheme(frame, 'dark');
  await set('body', 'background', 'white');
  await scheme(frame, 'light');
  // The host may fade: what counts is where that ends.
  await page.evaluate(() => {
    document.body.style.transition = 'background 200ms';
    document.body.getBoundingClientRect();
    document.body.style.background = '#000';
  });
  await scheme(frame, 'dark');
  await set('cre-readiness', '--cre-accent', 'rgb(1, 2, 3)');
  await inFrame(frame, () => heard.some(({ data }) => data?.d?.['--cre-accent']?.trim() === 'rgb(1, 2, 3)'));
});

on('a page that leaves it to the system follows the system', `<style>:root { color-scheme: light dark }</style><cre-readiness eager></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  const [frame] = await frames(page);
  await scheme(frame, 'light');
  await page.emulate({ dark: true });
  await scheme(frame, 'dark');
}, { only: ['chromium'] });

on('an element in the shadow of another stands on what is around that', '', async ({ page }) => {
  await page.evaluate(() => {
    const shell = document.createElement('div');
    shell.style.background = '#000';
    const root = shell.attachShadow({ mode: 'open' });
    const element = document.createElement('cre-readiness');
    element.setAttribute('eager', '');
    root.append(element);
    document.body.append(shell);
    document.addEventListener('cre-ready', () => { globalThis.came = true; });
  });
  await page.waitFor(() => globalThis.came);
  const [frame] = await frames(page);
  await scheme(frame, 'dark');
  await page.evaluate(() => { document.querySelector('div').style.background = '#fff'; });
  await scheme(frame, 'light');
});

on('without consent nothing is loaded, until the visitor or the host says so', `<cre-readiness eager consent="required">${LINK}</cre-readiness>`, async ({ page }) => {
  await pause(300);
  assert.deepEqual((await shown(page)).frame, null);
  assert.equal((await shown(page)).button, 'Load it');
  assert.equal((await shown(page)).link, 'Take it');
  const { x, y } = await page.evaluate(() => {
    const box = document.querySelector('cre-readiness').shadowRoot.querySelector('button').getBoundingClientRect();
    return { x: box.left + 10, y: box.top + 5 };
  });
  await page.raw.mouse.click(x, y);
  await heard(page, 'ready');
  await page.waitFor(() => document.activeElement.localName === 'cre-readiness'); // the visitor is taken into the frame
  const set = (value) => page.evaluate((text) => document.querySelector('cre-readiness').setAttribute('consent', text), value);
  await set('denied');
  await page.waitFor(() => !document.querySelector('cre-readiness').shadowRoot.querySelector('iframe'));
  assert.equal((await shown(page)).button, null, 'denied is denied');
  assert.equal((await shown(page)).link, 'Take it');
  await set('required');
  await pause(100);
  assert.deepEqual((await shown(page)).frame, null);
  await set('granted');
  await heard(page, 'ready', 1);
  await set('whatever');
  await page.waitFor(() => !document.querySelector('cre-readiness').shadowRoot.querySelector('iframe'));
});

on('scripts that were put together find the app by the link', () => `<cre-readiness eager><a href="${app.url}#readiness">Take it</a></cre-readiness><script>${loader().toString().replaceAll('</', '<\\/')}</script>`, async ({ page }) => {
  await heard(page, 'ready');
}, { script: '' });

on('it may be defined before it is in the page, which is read bit by bit', `<cre-readiness consent="denied">\n  ${LINK}\n</cre-readiness><cre-readiness consent="denied">\n</cre-readiness>`, async ({ page }) => {
  const links = () => page.evaluate(() => [...document.querySelectorAll('cre-readiness')].map((element) => [...element.querySelectorAll('a'), ...element.shadowRoot.querySelectorAll('a')].filter((link) => link.checkVisibility()).map(({ textContent, href }) => [textContent, href])));
  await page.waitFor(() => document.querySelector('cre-readiness').shadowRoot.querySelector('a').hidden);
  assert.deepEqual(await links(), [[['Take it', 'https://app.example/']], [['Readiness self-assessment', `${app.url}#readiness`]]]);
}, { script: '', head: () => `<script src="${app.url}embed/v1.js"></script>` });

on('a page that is printed has the link, with the frame if there is one, and no hole', `<cre-readiness eager>${LINK}<svg slot="reserved" width="100%" height="760"></svg></cre-readiness><cre-readiness eager consent="denied">${LINK}<svg slot="reserved" width="100%" height="760"></svg></cre-readiness>`, async ({ page }) => {
  await heard(page, 'ready');
  await page.emulate({ print: true });
  const [first, second] = [await shown(page), await shown(page, 1)];
  assert.ok(first.frame.visible && first.link === 'Take it', JSON.stringify(first));
  const below = first.height - first.frame.height;
  assert.ok(below > 10 && below < 30, `a line with the link below the frame: ${below}`);
  assert.ok(second.frame === null && second.link === 'Take it' && second.height < 40, `${second.height}`);
}, { only: ['chromium'] });
