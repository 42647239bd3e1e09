// Starts the program, and says so plainly when that can't be done. No inline script is needed anywhere.

const SLOW_MS = 10_000;

const app = document.getElementById('app');
const script = document.querySelector('script[data-wasm]');

/** Shows one of the sentences that stand in the page; nothing comes after a final one. */
let last = false;
const say = (id, final = false) => {
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

const start = async () => {
  if (typeof WebAssembly !== 'object') return say('boot-no-wasm', true);
  // A way in that was followed before the program arrived is opened as soon as it has.
  const opening = () => busy() && location.hash.length > 1 && say('boot-opening');
  opening();
  addEventListener('hashchange', opening);
  const slow = setTimeout(() => busy() && say('boot-slow'), SLOW_MS);
  try {
    const program = await import(script.dataset.js);
    await program.default({ module_or_path: script.dataset.wasm });
  } catch (error) {
    // The program's own part that did not arrive is told by the program.
    if (busy()) say(error instanceof WebAssembly.CompileError ? 'boot-no-wasm' : 'boot-failed', true);
  }
  // Words are fetched after the program has started, so this may be long after.
  new MutationObserver((_, observer) => {
    clearTimeout(slow);
    removeEventListener('hashchange', opening);
    observer.disconnect();
  }).observe(app, { attributes: true, attributeFilter: ['aria-busy', 'data-failed'] });
  if (!busy() || last) clearTimeout(slow);
};
start();
