// Starts the program, and says so plainly when that can't be done. No inline script is needed anywhere.

const SLOW_MS = 10_000;
// The full program is fetched in advance, a while after the first one runs.
const ADVANCE_MS = 1_000;
// Addresses whose screens are in the full program only; src/state/route.rs says the same, and a test compares the two.
const FULL = /^#(v\d|on-call|error-budget|report|who-does-what|compare|team)/;

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

/** Fetches the full program, once; what failed may be tried again. */
let fetched;
const full = () => {
  fetched ??= Promise.all([import(script.dataset.fullJs), compiled(script.dataset.fullWasm), words(script.dataset.fullWords)]);
  fetched.catch(() => (fetched = undefined));
  return fetched;
};
// The program fetches them itself; this only makes sure that they are at hand.
const words = async (address) => (await fetch(address)).text();
const compiled = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return WebAssembly.compile(await answer.arrayBuffer());
};

// The first program asks for the full one, which takes over from it.
app.addEventListener('cre:full', async () => {
  say('boot-opening');
  try {
    const [program, module] = await full();
    const wanted = app.dispatchEvent(new Event('cre:leave', { cancelable: true }));
    if (wanted) await program.default({ module_or_path: module });
    else say();
  } catch {
    say('boot-failed');
  }
});

const start = async () => {
  if (typeof WebAssembly !== 'object') return say('boot-no-wasm', true);
  // A way in that was followed before the program arrived is opened as soon as it has.
  const opening = () => busy() && location.hash.length > 1 && say('boot-opening');
  opening();
  addEventListener('hashchange', opening);
  const slow = setTimeout(() => busy() && say('boot-slow'), SLOW_MS);
  const first = !FULL.test(location.hash);
  try {
    if (first) {
      const program = await import(script.dataset.js);
      await program.default({ module_or_path: script.dataset.wasm });
    } else {
      const [program, module] = await full();
      await program.default({ module_or_path: module });
    }
  } catch (error) {
    // The program's own part that did not arrive is told by the program.
    if (busy()) say(error instanceof WebAssembly.CompileError ? 'boot-no-wasm' : 'boot-failed', true);
  }
  // Words are fetched after the program has started, so this may be long after.
  new MutationObserver((_, observer) => {
    clearTimeout(slow);
    removeEventListener('hashchange', opening);
    observer.disconnect();
    inAdvance();
  }).observe(app, { attributes: true, attributeFilter: ['aria-busy', 'data-failed'] });
  if (!busy() || last) clearTimeout(slow);
  if (!busy()) inAdvance();
  function inAdvance() {
    if (first && !busy() && !navigator.connection?.saveData) setTimeout(() => full().catch(() => {}), ADVANCE_MS);
  }
};
start();
