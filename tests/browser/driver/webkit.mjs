// WebKit: a small client of the W3C WebDriver protocol, over WebKitWebDriver and the MiniBrowser of
// WebKitGTK on a virtual screen. Every page is a browser of its own with a profile of its own.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { executable } from './executables.mjs';
import { Page } from './page.mjs';

const SCRIPT_PATIENCE = 20_000;
const LOST = 3_000;
/** A call that takes longer says that the browser hangs: the slowest answers within a few seconds. */
const HANGS = 15_000;
const KEYS = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE007',
  Esc: '\uE00C',
  Escape: '\uE00C',
  Home: '\uE011',
  Insert: '\uE016',
  Meta: '\uE03D',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`F${at + 1}`, String.fromCharCode(0xe031 + at)])),
};

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A process that never outlives this one: it leads a group of its own, which is ended as a whole. */
function start(file, words, options = {}) {
  const child = spawn(file, words, { stdio: 'ignore', ...options, detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', end);
  const failed = new Promise((_, reject) => child.once('error', reject));
  failed.catch(() => {});
  return {
    child,
    failed,
    stop() {
      process.off('exit', end);
      end();
    },
  };
}

const freePort = () =>
  new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

async function startScreen() {
  const screen = start(executable('xvfb'), ['-displayfd', '3', '-screen', '0', '2600x2000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = new Promise((done, failed) => {
    let said = '';
    screen.child.stdio[3].on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) done(said.trim());
    });
    screen.child.once('exit', () => failed(new Error('Xvfb ended before it showed a screen.')));
  });
  const display = await Promise.race([number, screen.failed]);
  return { display: `:${display}`, stop: screen.stop };
}

/**
 * Runs in the page. WebKit's automation tells nothing of what a page says, and it has no scripts that
 * run first, so the page is asked to remember it: from the moment on that this arrives there.
 */
/* c8 ignore start */
function listen() {
  const key = Symbol.for('driver said');
  if (globalThis[key]) return;
  let said = [];
  const reported = new Set();
  const note = (kind, text) => said.push({ kind, text: String(text) });
  for (const kind of ['assert', 'debug', 'error', 'info', 'log', 'trace', 'warn']) {
    const original = console[kind];
    console[kind] = (...words) => {
      if (kind !== 'assert' || !words[0]) note(`console ${kind}`, words.join(' '));
      original.apply(console, words);
    };
  }
  addEventListener('error', (event) => {
    if (event.message) note('uncaught error', event.error?.stack ? `${event.message} ${event.error.stack}` : event.message);
    else if (event.target?.src ?? event.target?.href) note('failed request', event.target.src ?? event.target.href);
  }, true);
  addEventListener('unhandledrejection', (event) => note('uncaught error', event.reason));
  addEventListener('securitypolicyviolation', (event) => {
    note('console error', `Content security policy: ${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`);
  });
  Object.defineProperty(globalThis, key, {
    value: () => {
      for (const { name, responseStatus } of performance.getEntriesByType('resource')) {
        if (responseStatus >= 400 && !reported.has(name)) note('failed request', `${name}: status ${responseStatus}`);
        reported.add(name);
      }
      const all = said;
      said = [];
      return all;
    },
  });
}
/* c8 ignore stop */

class Backend {
  name = 'webkit';
  #base;
  #session;
  #driver;
  #folder;
  #problems = [];
  #quiet = false;
  #hung = false;

  #dropFolder = () => rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

  static async start(display) {
    const backend = new Backend();
    const folder = mkdtempSync(path.join(tmpdir(), 'webkit-profile-'));
    backend.#folder = folder;
    process.once('exit', backend.#dropFolder);
    const port = await freePort();
    backend.#driver = start(executable('driver'), [`--port=${port}`], {
      env: {
        ...process.env,
        DISPLAY: display,
        HOME: folder,
        XDG_RUNTIME_DIR: folder,
        GDK_BACKEND: 'x11',
        GSETTINGS_BACKEND: 'memory',
        GTK_A11Y: 'none',
        NO_AT_BRIDGE: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    backend.#base = `http://127.0.0.1:${port}`;
    try {
      await backend.#ready();
      const { sessionId, capabilities } = await backend.#ask('POST', '/session', {
        capabilities: {
          alwaysMatch: {
            browserName: 'MiniBrowser',
            // The waiting is done here, so that listening can begin before the page is complete.
            pageLoadStrategy: 'none',
            'webkitgtk:browserOptions': {
              binary: executable('minibrowser'),
              args: [
                '--automation',
                '--javascript-can-open-windows-automatically=true',
              ],
            },
          },
        },
      });
      backend.#session = `/session/${sessionId}`;
      backend.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
      await backend.#withoutToolbar();
      await backend.#tell('POST', '/timeouts', { script: SCRIPT_PATIENCE, pageLoad: 30_000, implicit: 0 });
    } catch (error) {
      await backend.close();
      throw error;
    }
    return backend;
  }

  /** Goes on in a window without a toolbar, for the toolbar keeps a window from being as narrow as a phone. */
  async #withoutToolbar() {
    const first = await this.#tell('GET', '/window');
    await this.evaluate("() => { open('about:blank', '_blank', 'noopener,toolbar=no,menubar=no,width=600,height=600'); }", []);
    for (let tries = 0; tries < 100; tries += 1) {
      const other = (await this.#tell('GET', '/window/handles')).find((handle) => handle !== first);
      if (other) {
        await this.#tell('DELETE', '/window');
        await this.#tell('POST', '/window', { handle: other });
        return;
      }
      await pause(30);
    }
    throw new Error('WebKit opens no second window.');
  }

  async #ready() {
    for (let tries = 0; tries < 200; tries += 1) {
      try {
        if ((await this.#ask('GET', '/status')).ready) return;
      } catch (error) {
        if (error.protocol) throw error;
      }
      await Promise.race([pause(50), this.#driver.failed]);
    }
    throw new Error('WebKitWebDriver does not answer.');
  }

  async #ask(method, where, body, patience) {
    const begun = Date.now();
    try {
      return await this.#request(method, where, body, patience);
    } finally {
      this.#hung ||= Date.now() - begun > HANGS;
    }
  }

  /** Whether the browser itself hung on the way, so that what a test saw says nothing about the page. */
  get hung() {
    return this.#hung;
  }

  async #request(method, where, body, patience = 60_000) {
    const reply = await fetch(this.#base + where, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    const { value } = await reply.json();
    if (!reply.ok) {
      throw Object.assign(new Error(`WebKit: ${value.error}: ${value.message}`), { protocol: value.error });
    }
    return value;
  }

  #tell(method, where, body, patience) {
    return this.#ask(method, this.#session + where, body, patience);
  }

  /** Takes what the page said since the last time. */
  async #collect() {
    const said = await this.evaluate(`() => globalThis[Symbol.for('driver said')]?.() ?? []`, []).catch(() => []);
    if (!this.#quiet) this.#problems.push(...said);
  }

  async quietly(work) {
    await this.#collect();
    this.#quiet = true;
    try {
      await work();
      await pause(100);
      await this.#collect();
    } finally {
      this.#quiet = false;
    }
  }

  /** Moves to another document: begins to listen in it as early as can be and waits until it is complete. */
  async #move(step) {
    await this.#collect();
    await this.evaluate(`() => { globalThis[Symbol.for('driver left')] = true; }`, []);
    await step();
    const end = Date.now() + 30_000;
    let again = Date.now() + 8_000;
    while (Date.now() < end) {
      const state = await this.evaluate(
        `() => {
          if (globalThis[Symbol.for('driver left')]) return 'left';
          (${listen})();
          return document.readyState;
        }`,
        [],
        LOST,
      ).catch((error) => {
        // Asked just when one document goes and the next comes, WebKit now and then never answers.
        if (this.isPassing(error) || error.name === 'TimeoutError') return 'left';
        throw error;
      });
      if (state === 'complete') return;
      // Now and then, too, WebKit does nothing at all when it is told to move.
      if (state === 'left' && Date.now() > again) {
        again = end;
        await step();
      }
      await pause(5);
    }
    throw new Error('WebKit does not get the page loaded.');
  }

  async goto(url) {
    const bare = (address) => address.split('#')[0];
    const now = await this.url();
    const step = () => this.#tell('POST', '/url', { url });
    if (url !== now && url.includes('#') && bare(url) === bare(now)) return step();
    return this.#move(step);
  }

  async reload() {
    await this.#move(() => this.#tell('POST', '/refresh', {}));
  }

  async back() {
    await this.evaluate('() => { history.back(); }', []);
  }

  async forward() {
    await this.evaluate('() => { history.forward(); }', []);
  }

  url() {
    return this.evaluate('() => location.href', []);
  }

  title() {
    return this.evaluate('() => document.title', []);
  }

  async evaluate(source, given, patience) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve()
        .then(() => (${source})(...${JSON.stringify(given)}))
        .then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error), stack: String(error && error.stack) }));`;
    const { value, error, stack } = await this.#tell('POST', '/execute/async', { script, args: [] }, patience);
    if (error !== undefined) throw new Error(`${error}\n${stack}`);
    return value;
  }

  isPassing(error) {
    return ['no such frame', 'no such window', 'javascript error', 'stale element reference', 'unknown error'].includes(error.protocol);
  }

  initScript() {
    throw new Error('WebKit has no way to run a script before those of the page.');
  }

  async #act(actions) {
    await this.#tell('POST', '/actions', { actions });
  }

  async click(x, y) {
    await this.#act([
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', duration: 0, x, y, origin: 'viewport' },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  async #keys(actions) {
    await this.#act([{ type: 'key', id: 'keyboard', actions }]);
  }

  async press(modifiers, key) {
    const value = KEYS[key] ?? key;
    const held = modifiers.map((modifier) => KEYS[modifier]);
    await this.#keys([
      ...held.map((one) => ({ type: 'keyDown', value: one })),
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      ...held.toReversed().map((one) => ({ type: 'keyUp', value: one })),
    ]);
  }

  async type(text) {
    const letters = [...text].map((letter) => (letter === '\n' ? KEYS.Enter : letter));
    await this.#keys(letters.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  async resize(width, height) {
    for (let tries = 0; tries < 4; tries += 1) {
      const [inner, outer] = await Promise.all([
        this.evaluate('() => [innerWidth, innerHeight]', []),
        this.#tell('GET', '/window/rect'),
      ]);
      if (inner[0] === width && inner[1] === height) return;
      await this.#tell('POST', '/window/rect', {
        x: 0,
        y: 0,
        width: outer.width + width - inner[0],
        height: outer.height + height - inner[1],
      });
      await pause(150);
    }
    const reached = await this.evaluate('() => `${innerWidth}×${innerHeight}`', []);
    if (reached !== `${width}×${height}`) throw new Error(`WebKit's window cannot be ${width}×${height}, only ${reached}.`);
  }

  emulate() {
    return false;
  }

  cdp() {
    throw new Error('There is no DevTools protocol in webkit.');
  }

  async screenshot(file) {
    writeFileSync(file, Buffer.from(await this.#tell('GET', '/screenshot'), 'base64'));
  }

  async problems(call) {
    await pause(100);
    await this.#collect();
    const foreign = (await call('foreign')).map((text) => ({ kind: 'request to another origin', text }));
    return [...this.#problems, ...foreign];
  }

  async close() {
    try {
      if (this.#session) await this.#ask('DELETE', this.#session, undefined, 5_000);
    } catch {
      // It is ended below in any case.
    }
    this.#driver.stop();
    process.off('exit', this.#dropFolder);
    this.#dropFolder();
  }
}

export async function openWebKit() {
  const screen = await startScreen();
  const pages = new Set();
  return {
    name: 'webkit',
    async newPage({ width = 1280, height = 800, storage } = {}) {
      const backend = await Backend.start(screen.display);
      pages.add(backend);
      this.version = backend.version;
      await backend.resize(width, height);
      const page = new Page(backend, { storage });
      const { close } = backend;
      backend.close = async () => {
        pages.delete(backend);
        await close.call(backend);
      };
      return page;
    },
    async close() {
      for (const backend of [...pages]) await backend.close();
      screen.stop();
    },
  };
}
