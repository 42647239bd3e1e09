// Pages of a host, on a site of its own: the host on `localhost`, the app on `127.0.0.1`, so that the frame is a third
// party to the browser. Also an app of our own making, whose frames do as a test wants.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { dist } from './driver/journey.mjs';

/**
 * Serves some pages until it is closed. A route is the text of a page, or `{ body, type, headers, wait }`; `wait` is a
 * promise, so that an answer may come late or never.
 */
export async function serve(routes, name = '127.0.0.1') {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://any');
    const route = routes[pathname];
    if (route === undefined) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is nothing here.\n');
    const { body, type = 'text/html; charset=utf-8', headers = {}, wait } = typeof route === 'string' ? { body: route } : route;
    await wait;
    return response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://${name}:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** The loader as it was built. */
export const loader = () => readFileSync(path.join(dist, 'embed', 'v1.js'));

/** A frame that says hello and keeps what it hears; `say` speaks over the port. */
export const FRAME = `<!doctype html><html><head><meta charset="utf-8"><title>A frame</title></head><body style="margin:0;height:400px">
<button>In the frame</button>
<script>
  globalThis.heard = [];
  globalThis.say = (t, d) => port.postMessage({ cre: 1, t, d });
  globalThis.here = () => {
    say('height', { h: 760, a: 0 });
    say('cre-ready', { app: '9.9.9' });
  };
  globalThis.hello = (v = [1]) => parent.postMessage({ cre: 'hello', v, app: '9.9.9' }, '*');
  addEventListener('message', (event) => {
    // A test that asks the page instead: the driver misses one of several frames of a site now and then.
    if (event.data?.relay) return say(...event.data.relay);
    heard.push({ data: event.data, origin: event.origin, ports: event.ports.length });
    if (event.data?.cre !== 'init' || globalThis.port) return;
    globalThis.port = event.ports[0];
    port.onmessage = ({ data }) => heard.push({ data });
    if (!location.pathname.includes('forecast')) here();
  });
  if (!location.pathname.includes('alerts')) {
    hello();
    const again = setInterval(() => (globalThis.port ? clearInterval(again) : hello()), 500);
  }
</script></body></html>`;

/** An app of our own making; the frame of `alerts` is silent until it is told to speak, that of `forecast` once it was answered. */
export const fakeApp = (more = {}) =>
  serve({
    '/embed/v1.js': { body: loader(), type: 'text/javascript' },
    '/embed/0.0.9/loader.js': { body: loader(), type: 'text/javascript' },
    ...Object.fromEntries(['readiness', 'on-call', 'error-budget', 'alerts', 'forecast', 'all'].map((tool) => [`/embed/v1/${tool}.html`, FRAME])),
    ...more,
  });

/** A host's page that keeps the events of all elements on it in `events`. */
export const hostPage = (app, body, { head = '', script = 'embed/v1.js' } = {}) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>
<script src="/events.js"></script>${head}
${script ? `<script defer src="${app}${script}"></script>` : ''}</head><body>${body}</body></html>`;

const EVENTS = `globalThis.events = [];
for (const name of ['ready', 'start', 'step', 'complete', 'share', 'cta', 'error', 'resize']) {
  document.addEventListener('cre-' + name, (event) => events.push({ type: name, detail: event.detail }));
}
globalThis.shifts = [];
try {
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
} catch {}`;

// What the host's window still holds for the element: counts listeners on it and its queries, observers, long timers and ports.
const ALIVE = `{
  const held = { listeners: new Set(), observers: new Set(), timers: new Set(), ports: new Set() };
  globalThis.alive = () => Object.fromEntries(Object.entries(held).map(([name, set]) => [name, set.size]));
  const ours = () => /embed\\/(v1|[\\d.]+\\/loader)\\.js/.test(new Error().stack);
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (ours()) {
      const key = {};
      held.listeners.add(key);
      options?.signal && add.call(options.signal, 'abort', () => held.listeners.delete(key));
    }
    return add.call(this, type, listener, options);
  };
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
    const { observe, disconnect } = globalThis[name].prototype;
    globalThis[name].prototype.observe = function (...given) { if (ours()) held.observers.add(this); return observe.apply(this, given); };
    globalThis[name].prototype.disconnect = function () { held.observers.delete(this); return disconnect.call(this); };
  }
  const { setTimeout: later, clearTimeout: never } = globalThis;
  globalThis.setTimeout = (work, time, ...given) => {
    const mine = ours();
    const id = later(() => { held.timers.delete(id); work(...given); }, time);
    if (mine) held.timers.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => { held.timers.delete(id); never(id); };
  const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', { set(listener) { if (ours()) held.ports.add(this); set.call(this, listener); } });
  const { close } = MessagePort.prototype;
  MessagePort.prototype.close = function () { held.ports.delete(this); close.call(this); };
}`;
// Waiting takes a tenth of its time.
const HASTEN = `{ const later = globalThis.setTimeout; globalThis.setTimeout = (work, time, ...given) => later(work, time / 10, ...given); }`;

/** Serves hosts' pages on `localhost`; `add` gives one an address. */
export async function hosts() {
  const routes = Object.fromEntries(Object.entries({ events: EVENTS, alive: ALIVE, hasten: HASTEN }).map(([name, body]) => [`/${name}.js`, { body, type: 'text/javascript' }]));
  const server = await serve(routes, 'localhost');
  let count = 0;
  return {
    ...server,
    add(route) {
      const where = `/page-${(count += 1)}`;
      routes[where] = route;
      return server.url.replace(/\/$/, '') + where;
    },
  };
}

/** The frames of the embed in a page, once there are so many. */
export async function frames(page, count = 1, of = '/embed/v1/') {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = page.raw.frames().filter((frame) => frame.url().includes(of));
    if (found.length >= count) return found;
    assert.ok(Date.now() < end, `There are ${found.length} frames, not ${count}.`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** Makes the frame of each element say something, by way of the page. */
export const relay = (page, selector, t, d) =>
  page.evaluate(
    (where, said) => {
      for (const element of document.querySelectorAll(where)) element.shadowRoot.querySelector('iframe').contentWindow.postMessage({ relay: said }, '*');
    },
    selector,
    [t, d],
  );

/** Waits until the host has heard an event of this type, and returns its detail. */
export const heard = (page, type, nth = 0) =>
  page.waitFor((name, at) => globalThis.events.filter((event) => event.type === name)[at]?.detail, type, nth);

/** Waits until a function in a frame returns something true. */
export async function inFrame(frame, look, ...given) {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await frame.evaluate(look, ...given).catch(() => null);
    if (value) return value;
    assert.ok(Date.now() < end, `Waited in vain in the frame for ${look}.`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** Where the element's frame is in the host's page, and how it looks. */
export const shown = (page, nth = 0) =>
  page.evaluate((at) => {
    const element = document.querySelectorAll('cre-readiness')[at];
    const frame = element.shadowRoot?.querySelector('iframe');
    const link = [...element.querySelectorAll('a'), ...(element.shadowRoot?.querySelectorAll('a') ?? [])].find((one) => one.checkVisibility({ visibilityProperty: true }));
    const button = element.shadowRoot?.querySelector('button');
    const box = element.getBoundingClientRect();
    return {
      frame: frame ? { visible: frame.checkVisibility({ visibilityProperty: true }), height: frame.getBoundingClientRect().height, scheme: getComputedStyle(frame).colorScheme } : null,
      link: link ? link.textContent : null,
      button: button?.checkVisibility() ? button.textContent : null,
      top: box.top,
      height: box.height,
    };
  }, nth);
