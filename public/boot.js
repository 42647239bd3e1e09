// Starts the program, and says so plainly when that can't be done. No inline script is needed anywhere.

const SLOW_MS = 10_000;
// The full program is fetched in advance, a while after the first one runs.
const ADVANCE_MS = 1_000;
// Addresses whose screens are in the full program only; src/state/route.rs says the same, and a test compares the two.
const FULL = /^#(v\d|on-call|error-budget|time|dependencies|alerts|forecast|report|who-does-what|compare|team)/;

// Set in the page of a frame: the tool that somebody's page embeds. These are in the first program, as a test compares.
const { embed } = document.documentElement.dataset;
const FIRST_TOOLS = ['readiness', 'all'];

const app = document.getElementById('app');
const script = document.querySelector('script[data-wasm]');

/** Shows one of the sentences that stand in the page; nothing comes after a final one. */
let last = false;
const say = (id = '', final = false) => {
  if (last) return;
  last = final;
  for (const notice of document.querySelectorAll('#boot > .notice')) notice.hidden = notice.id !== id;
};
const busy = () => app.getAttribute('aria-busy') === 'true';

// What a deployer set in index.html.
const { brand, brandColour, contact } = app.dataset;
if (brand) document.getElementById('brand').textContent = brand;
if (brandColour && CSS.supports('color', brandColour)) {
  document.documentElement.style.setProperty('--brand', brandColour);
}
if (/^[^\s:?&#/@]+@[^\s:?&#/@]+$/.test(contact)) {
  for (const link of document.querySelectorAll('[data-contact-link]')) {
    link.href = `mailto:${contact}`;
    link.textContent = contact;
  }
}

document.getElementById('crashed-reload').addEventListener('click', () => location.reload());

/** Fetches a program's script, WebAssembly and style side by side, once; what failed may be tried again. */
const fetched = new Map();
const fetchProgram = ({ js, wasm, style }) => {
  if (!fetched.has(js)) {
    // A script is imported as seen from this one, all else as seen from the page.
    const both = Promise.all([import(new URL(js, document.baseURI).href), compile(wasm), style && load(style)]);
    fetched.set(js, both);
    both.catch(() => fetched.delete(js));
  }
  return fetched.get(js);
};
const load = (href) =>
  new Promise((done, failed) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done });
    link.onerror = () => {
      link.remove();
      failed(new Error(href));
    };
    document.head.append(link);
  });
const compile = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  // Compiled while it arrives, where the host says what it is.
  return /^application\/wasm/.test(answer.headers.get('content-type') ?? '')
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
};
/** The program fetches its words itself; begun here, they need not wait for it. */
const preload = (href) => {
  const link = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  document.head.append(link);
};
const { js, wasm, words, fullJs, fullWasm, fullWords, fullStyle } = script.dataset;
const FIRST_PROGRAM = { js, wasm, words };
const FULL_PROGRAM = { js: fullJs, wasm: fullWasm, words: fullWords, style: fullStyle };

// The first program asks for the full one, which takes over from it.
app.addEventListener('cre:full', async () => {
  say('boot-opening');
  try {
    const [program, module] = await fetchProgram(FULL_PROGRAM);
    const wanted = app.dispatchEvent(new Event('cre:leave', { cancelable: true }));
    if (wanted) await program.default({ module_or_path: module });
    else say();
  } catch {
    say('boot-failed');
  }
});

/** Fetches the full program and its words, so that they are at hand when they are wanted. */
const inAdvance = () => {
  if (navigator.connection?.saveData) return;
  setTimeout(() => Promise.all([fetchProgram(FULL_PROGRAM), fetch(fullWords)]).catch(() => {}), ADVANCE_MS);
};

const start = async () => {
  if (typeof WebAssembly !== 'object') {
    app.dataset.failed = '';
    return say('boot-no-wasm', true);
  }
  // A way in that was followed before the program arrived is opened as soon as it has.
  const opening = () => busy() && (embed || location.hash.length > 1) && say('boot-opening');
  opening();
  addEventListener('hashchange', opening);
  // In a frame that would be an entry in the history of the page around.
  if (embed) document.addEventListener('click', (event) => {
    const link = busy() && event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    location.replace(link.href);
  });
  const slow = setTimeout(() => busy() && say('boot-slow'), SLOW_MS);
  const full = FULL.test(location.hash) || (embed && !FIRST_TOOLS.includes(embed));
  const wanted = full ? FULL_PROGRAM : FIRST_PROGRAM;
  preload(wanted.words);
  try {
    const [program, module] = await fetchProgram(wanted);
    await program.default({ module_or_path: module });
  } catch (error) {
    // The program's own part that did not arrive is told by the program.
    if (busy()) {
      say(error instanceof WebAssembly.CompileError ? 'boot-no-wasm' : 'boot-failed', true);
      app.dataset.failed = '';
    }
  }
  const done = () => {
    clearTimeout(slow);
    removeEventListener('hashchange', opening);
    if (!busy() && wanted === FIRST_PROGRAM) inAdvance();
  };
  if (!busy() || last) return done();
  // Words are fetched after the program has started, so this may be long after.
  new MutationObserver((_, observer) => {
    observer.disconnect();
    done();
  }).observe(app, { attributes: true, attributeFilter: ['aria-busy', 'data-failed'] });
};
start();
