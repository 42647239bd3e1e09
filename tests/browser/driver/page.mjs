// What the tests see of a page, the same over every browser. A backend brings the few things that
// differ: moving about, running a function, the pointer, the keys.

import { caller, installer } from './in-page.mjs';

const PATIENCE = 10_000;
/** What is below the fold follows a key within a tenth of a second; a hand takes longer from the keys to a click. */
const HAND = 150;
const FIELDS = ['textbox', 'searchbox', 'spinbutton', 'combobox'];

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Regular expressions do not survive the way into the page by themselves. */
const portable = (wanted) => (wanted instanceof RegExp ? { source: wanted.source, flags: wanted.flags } : wanted);

const shown = (wanted) => (wanted instanceof RegExp ? String(wanted) : `“${wanted}”`);

const queryOf = (roles, name, { exact, nth, within } = {}) => ({
  roles: [roles].flat(),
  name: portable(name),
  exact,
  nth,
  within: within && [within[0], portable(within[1]), within[2]],
});

export class Page {
  #backend;
  #storage;
  #prepared = new Set();
  #typed = 0;

  constructor(backend, { storage } = {}) {
    this.#backend = backend;
    this.#storage = storage;
  }

  /** 'chromium', 'firefox' or 'webkit'. */
  get browserName() {
    return this.#backend.name;
  }

  /** The page of puppeteer below (Chromium and Firefox), for what this interface has not; null in WebKit. */
  get raw() {
    return this.#backend.raw ?? null;
  }

  // --- Moving about

  async goto(url) {
    const { origin } = new URL(url);
    if (this.#storage && !this.#prepared.has(origin)) {
      this.#prepared.add(origin);
      await this.#backend.quietly(async () => {
        await this.#backend.goto(`${origin}/no-page-only-its-storage`);
        await this.evaluate((entries) => {
          for (const [key, value] of entries) localStorage.setItem(key, value);
        }, Object.entries(this.#storage));
      });
    }
    await this.#backend.goto(url);
  }

  reload() {
    return this.#backend.reload();
  }

  back() {
    return this.#backend.back();
  }

  forward() {
    return this.#backend.forward();
  }

  url() {
    return this.#backend.url();
  }

  title() {
    return this.#backend.title();
  }

  // --- Pointer and keys

  /** Clicks what has this role and name, once it is there, still, enabled and not covered. */
  async click(role, name, options = {}) {
    await this.#rest();
    const query = queryOf(role, name, options);
    const point = await this.#until(
      async () => {
        const found = await this.#call('locate', query);
        return found.why ? { not: found.why } : { value: found };
      },
      (why) => `Found no ${[role].flat().join(' or ')} ${name === undefined ? '' : `named ${shown(name)} `}to click: ${why}.`,
      options.timeout,
    );
    await this.#backend.click(point.x, point.y);
  }

  /** Presses keys one after another: 'Tab', 'Shift+Tab', 'Enter', 'Space', 'ArrowDown', '1', … */
  async press(...keys) {
    for (const key of keys) {
      const parts = key === '+' ? ['+'] : key.split(/(?<=.)\+/);
      await this.#backend.press(parts.slice(0, -1), parts.at(-1));
    }
  }

  /** Types into whatever has the focus. */
  async type(text) {
    await this.#backend.type(text);
    this.#typed = Date.now();
  }

  /** Waits as long as a hand takes. */
  async #rest() {
    const rest = this.#typed + HAND - Date.now();
    if (rest > 0) await pause(rest);
  }

  /** Replaces the text of the field with this label. */
  async fill(label, text, options = {}) {
    await this.click(FIELDS, label, options);
    await this.press('Control+a');
    if (text === '') await this.press('Delete');
    else await this.type(text);
  }

  /** Chooses a radio button by its name. */
  async choose(name, options = {}) {
    await this.click('radio', name, options);
    await this.#until(
      async () => {
        const state = await this.#call('state', queryOf('radio', name, options));
        // An answer may lead on at once, so that the radio button is gone: that is fine as well.
        return !state || state.checked ? { value: true } : { not: 'it stays unchecked' };
      },
      (why) => `Choosing ${shown(name)} has no effect: ${why}.`,
      2_000,
    );
  }

  // --- Looking

  see(text, { timeout } = {}) {
    return this.#until(
      async () => ((await this.#call('hasText', portable(text))) ? { value: true } : { not: await this.#call('text') }),
      (seen) => `Waited in vain to see ${shown(text)}. The page says: ${seen.slice(0, 2000)}`,
      timeout,
    );
  }

  gone(text, { timeout } = {}) {
    return this.#until(
      async () => ((await this.#call('hasText', portable(text))) ? { not: 'it is there' } : { value: true }),
      () => `Waited in vain for ${shown(text)} to be gone.`,
      timeout,
    );
  }

  /** All visible text, its white space tidied. */
  text() {
    return this.#call('text');
  }

  /** The text of the visible h1, or null. */
  heading() {
    return this.#call('heading');
  }

  waitForHeading(text, { timeout } = {}) {
    return this.#until(
      async () => ((await this.#call('hasHeading', portable(text))) ? { value: true } : { not: await this.#call('heading') }),
      (seen) => `Waited in vain for the heading ${shown(text)}; it is ${seen === null ? 'missing' : `“${seen}”`}.`,
      timeout,
    );
  }

  /** What has the focus: { role, name, tag, text }. */
  focused() {
    return this.#call('focused');
  }

  /** Whether it is there and visible right now. */
  async exists(role, name, options = {}) {
    return (await this.count(role, name, options)) > 0;
  }

  count(role, name, options = {}) {
    return this.#call('count', queryOf(role, name, options));
  }

  /** The names of all visible elements with this role, in the order of the document. */
  names(role, options = {}) {
    return this.#call('names', queryOf(role, undefined, options));
  }

  /** { role, name, tag, text, value, checked, disabled, expanded, current, focused } of the first that fits, or null. */
  state(role, name, options = {}) {
    return this.#call('state', queryOf(role, name, options));
  }

  /** Waits until it is there and visible. */
  waitForRole(role, name, options = {}) {
    return this.#until(
      async () => ((await this.exists(role, name, options)) ? { value: true } : { not: await this.names(role) }),
      (names) => `Waited in vain for the ${role} ${shown(name)}; there are: ${names.join(', ') || 'none'}.`,
      options.timeout,
    );
  }

  // --- Anything else

  /** Runs a function in the page; what goes in and out must be plain data. */
  evaluate(fn, ...given) {
    return this.#backend.evaluate(String(fn), given);
  }

  /** Waits until the function, run in the page, returns something true, and returns that. */
  waitFor(fn, ...given) {
    return this.#until(
      async () => {
        const value = await this.evaluate(fn, ...given).catch((error) => {
          // A page that is being replaced gives no answer: look again in the next one.
          if (this.#backend.isPassing(error)) return null;
          throw error;
        });
        return value ? { value } : { not: JSON.stringify(value) };
      },
      (last) => `Waited in vain for ${String(fn)}; the last it gave was ${last}.`,
    );
  }

  /** Runs a function before the scripts of every page to come. Not in WebKit, which has no way to do so. */
  initScript(fn, ...given) {
    return this.#backend.initScript(String(fn), given);
  }

  resize(width, height) {
    return this.#backend.resize(width, height);
  }

  /**
   * { dark, reducedMotion, forcedColors, print }, each true or false; Chromium alone. The other two
   * have no such switch in their automation protocols, so nothing happens there and false is returned.
   */
  emulate(features) {
    return this.#backend.emulate(features);
  }

  /** A session of the Chrome DevTools protocol; Chromium alone. */
  cdp() {
    return this.#backend.cdp();
  }

  screenshot(file, options = {}) {
    return this.#backend.screenshot(file, options);
  }

  /** Everything that went wrong or was said aloud so far: [{ kind, text }]. */
  problems() {
    return this.#backend.problems((name) => this.#call(name));
  }

  /** Whether the browser itself hung, which only WebKit's driver can tell. */
  get hung() {
    return this.#backend.hung ?? false;
  }

  close() {
    return this.#backend.close();
  }

  async #call(name, ...given) {
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await this.#backend.evaluate(caller, [name, ...given]);
        if (!answer.missing) return answer.value;
        await this.#backend.evaluate(`() => { ${installer}; return null; }`, []);
      } catch (error) {
        // A page that is being replaced takes its functions with it: look again in the next one.
        if (tries >= 40 || !this.#backend.isPassing(error)) throw error;
        await pause(50);
      }
    }
  }

  async #until(look, complaint, timeout = PATIENCE) {
    const end = Date.now() + timeout;
    for (;;) {
      const { value, not } = await look();
      if (value !== undefined) return value;
      if (Date.now() > end) throw new Error(complaint(not));
      await pause(30);
    }
  }
}
