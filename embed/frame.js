// Runs inside the frame, before the app: speaks with the host's page, dresses the app as the host wishes, tells the
// height. Nothing is stored or logged, and nobody is asked who the host is beyond what its first message says.

import { computedColour, hex, hostColour } from './colour.js';
import { dialect, secretIn } from './height.js';
import { VERSIONS, given as readGiven, init, later, small } from './given.js';
import { message, names, told, top } from './tell.js';
import { TOKENS, schemeOf, settings } from './theme.js';

/** The loader leaves smaller differences, in pixels, as they are. */
const SLACK = 8;
/** The loader makes no frame higher, in pixels: what is beyond it is scrolled to. */
const HIGHEST = 20_000;
/** As long as the host may take to make room. */
const ROOM_MS = 400;
const HELLO_MS = 500;
const HELLOS = 16;
/** What is kept for a host that has not answered yet. */
const MOST_WAITING = 20;
/** What a host sends is looked at up to here. Each field has a limit of its own, so that a longer one is named. */
const LONGEST_HEARD = 2_000_000;

const root = document.documentElement;
const app = /** @type {HTMLElement} */ (document.getElementById('app'));
const query = new URLSearchParams(location.search);
const arrived = location.hash;
const framed = window.parent !== window;
// Without an origin, and not in a frame that our loader made: a sandbox that may forbid what no script can ask about.
root.toggleAttribute('data-boxed', framed && self.origin === 'null');
// What a host got wrong there opens nothing.
if (framed && arrived && !/^#(v1\.[\w-]+|\?secret=\w+)$/.test(arrived)) history.replaceState(history.state, '', location.pathname + location.search);
/** The deployer's colour, which boot.js would set: here it is what the host's gives way to. */
const { brandColour } = app.dataset;
app.dataset.brandColour = '';

/** @type {MessagePort | undefined} */
let port;
/** @type {'verdict' | 'answers' | undefined} */
let emit;
let height = 0;
/** The host's frame keeps its height. */
let fixed = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;
/** What was done in the frame: presses of a pointer and of keys. */
let acts = 0;
let ready = false;
/** @type {Set<string>} */
const refused = new Set();
/** Names that the host was told. @type {Set<string>} */
const known = new Set();
/** @type {import('./tell.js').Message[]} */
const waiting = [];

/** @param {import('./tell.js').Message} what */
function tell(what) {
  if (port) port.postMessage(what);
  else if (framed && waiting.length < MOST_WAITING) waiting.push(what);
}

/** Names what was refused, each once, as soon as the app is there. */
function report() {
  const fresh = names([...refused].filter((name) => !known.has(name)));
  if (!ready || !fresh.length) return;
  fresh.forEach((name) => known.add(name));
  tell(message('cre-error', { code: 'input', names: fresh }));
}

// --- The look

/** The properties that are set on the root for the host. @type {string[]} */
let dressed = [];

/** The app's own colours in the scheme that is shown, as the browser computes them. */
function ownColours() {
  const probe = root.appendChild(document.createElement('i'));
  const read = TOKENS.map((name) => {
    probe.style.setProperty('color', `var(--${name})`);
    return [name, computedColour(getComputedStyle(probe).color)];
  });
  probe.remove();
  return Object.fromEntries(read);
}

/** @param {'light' | 'dark' | undefined} wanted @param {import('./theme.js').Look} look */
function dress(wanted, look) {
  for (const name of dressed) root.style.removeProperty(name);
  const scheme = look.bg ? schemeOf(look.bg) : wanted;
  if (scheme) root.dataset.theme = scheme;
  else delete root.dataset.theme;
  // The brand comes first: the app's own colours follow from it.
  if (brandColour && CSS.supports('color', brandColour)) root.style.setProperty('--brand', brandColour);
  if (look.accent) root.style.setProperty('--brand', hex(look.accent));
  const list = settings(look, look.bg || look.fg ? ownColours() : {});
  for (const [name, value] of list) root.style.setProperty(`--${name}`, value);
  dressed = ['--brand', ...list.map(([name]) => `--${name}`)];
}

const asked = query.get('theme');
dress(asked === 'light' || asked === 'dark' ? asked : undefined, { accent: hostColour(query.get('accent')) ?? undefined });

// --- The host

/** What the host last said. */
let heard = '';

/** Takes what the host says of itself. @param {Record<string, unknown>} data */
function take(data) {
  const now = JSON.stringify(data);
  if (now === heard) return null;
  heard = now;
  const found = readGiven(data);
  fixed = typeof data.fixed === 'string';
  dress(found.scheme, found.look);
  found.bad.forEach((name) => refused.add(name));
  return found;
}

/** @param {Record<string, unknown>} data @param {MessagePort} own @param {string} origin */
function connect(data, own, origin) {
  port = own;
  port.onmessage = (event) => {
    const said = small(event.data, LONGEST_HEARD) ? later(event.data) : null;
    if (said && take(said)) report();
  };
  const found = take(data);
  emit = found?.emit;
  root.dataset.connected = '';
  delete root.dataset.boxed;
  if (emit) app.dataset.emit = emit;
  app.dataset.hostOrigin = origin === 'null' ? '' : origin;
  app.dataset.prefill = found?.prefill ?? '';
  app.dispatchEvent(new Event('cre:host'));
  waiting.splice(0).forEach(tell);
  if (height) tell(message('height', { h: height, a: acts }));
  whenThere();
}

if (framed) {
  let hellos = 0;
  const hello = () => {
    window.parent.postMessage({ cre: 'hello', v: VERSIONS, app: root.dataset.version ?? '' }, '*');
    hellos += 1;
    if (hellos >= HELLOS) clearInterval(again);
  };
  const again = setInterval(hello, HELLO_MS);
  const hear = (/** @type {MessageEvent} */ event) => {
    if (event.source !== window.parent || event.ports.length !== 1 || !small(event.data, LONGEST_HEARD)) return;
    const first = init(event.data);
    const [own] = event.ports;
    if (!first || !own) return;
    removeEventListener('message', hear);
    clearInterval(again);
    if (first.data) connect(first.data, own, event.origin);
    else own.postMessage(message('cre-error', { code: 'protocol' }));
  };
  addEventListener('message', hear);
  hello();
}

// --- The app

/** Says that the app is there, or that it can't be. */
function whenThere() {
  if (ready || !port) return;
  if (app.dataset.failed !== undefined) tell(message('cre-error', { code: 'load' }));
  else if (app.getAttribute('aria-busy') !== 'true') {
    ready = true;
    tell(message('cre-ready', { app: root.dataset.version ?? '' }));
    report();
  }
}
const opening = () => app.getAttribute('aria-busy') === 'true' && app.dataset.failed === undefined;
new MutationObserver(() => {
  measure();
  whenThere();
}).observe(app, { attributes: true, attributeFilter: ['aria-busy', 'data-failed'] });

app.addEventListener('cre:tell', (event) => {
  const { t, d } = /** @type {CustomEvent} */ (event).detail ?? {};
  if (t === 'bad') {
    names(d?.names).forEach((name) => refused.add(name));
    return report();
  }
  const what = t === 'top' ? top(d, height) : told(t, d, emit);
  if (what) tell(what);
});

/** Follows a link that leads away, for the host to know. */
document.addEventListener('click', (event) => {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (event.target.closest('a[href]')) : null;
  if (!plain || event.defaultPrevented || !port || !link) return;
  // The mail program opens as ever; what a mail would say is for nobody else.
  if (link.protocol === 'mailto:') return tell(message('cre-cta', { href: `mailto:${link.pathname}` }));
  if (link.protocol !== 'https:' || link.target !== '_blank') return;
  // An address that holds what the visitor entered is none of the host's business: the frame opens it by itself.
  if (link.dataset.own !== undefined) return tell(message('cre-cta', {}));
  const what = message('cre-cta', { href: link.href });
  if (!small(what)) return;
  event.preventDefault();
  tell(what);
});

// --- The height

for (const kind of ['pointerdown', 'keydown']) {
  addEventListener(kind, (event) => { acts += event.isTrusted ? 1 : 0; }, { capture: true, passive: true });
}

/** @param {boolean} [anyway] also where nothing has changed @param {boolean} [all] the visitor wants to see all of it */
function measure(anyway, all) {
  // What stands there until the app has come is no height to make room for.
  if (opening()) return;
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now === height && !anyway) return;
  height = now;
  // The fragment may have changed since: what WordPress wrote there came at the beginning.
  const words = framed ? dialect(query, arrived, height) : null;
  if (words) window.parent.postMessage(words, '*');
  if (port) tell(message('height', { h: height, a: acts, ...(all && { all }) }));
  clearTimeout(looking);
  looking = setTimeout(look, ROOM_MS);
}
new ResizeObserver(() => measure()).observe(document.body);

/** Where the host has made less room than it takes, there is a button for that; with enough, no bar to scroll by. */
function look() {
  const most = height > HIGHEST && innerHeight >= HIGHEST - SLACK;
  root.toggleAttribute('data-follows', port !== undefined && !fixed && !most);
  root.toggleAttribute('data-cramped', height - innerHeight > SLACK);
}
addEventListener('resize', look);
document.getElementById('room')?.addEventListener('click', () => measure(true, true));

if (query.get('h') === 'wp' && secretIn(arrived)) {
  // It is no address of the app.
  history.replaceState(history.state, '', location.pathname + location.search);
  addEventListener('message', (event) => {
    if (event.source === window.parent && event.data?.message === 'ready' && event.data.secret === secretIn(arrived)) measure(true);
  });
}
