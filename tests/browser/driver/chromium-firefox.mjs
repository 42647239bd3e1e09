// Chromium and Firefox, through puppeteer-core.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { executable } from './executables.mjs';
import { Page } from './page.mjs';

const KEYS = { Space: ' ', Esc: 'Escape' };

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

// Firefox must not speak to anybody by itself.
const FIREFOX_PREFERENCES = {
  'app.normandy.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

// Somebody who lets no site, or no site in a frame, store anything: reading localStorage then throws.
const BLOCKED_IN_CHROMIUM = { profile: { default_content_setting_values: { cookies: 2 } } };
const BLOCKED_IN_FIREFOX = { 'network.cookie.cookieBehavior': 1 };

class Backend {
  #page;
  #context;
  #problems = [];
  #quiet = false;
  #origin = null;
  #media = { type: '', features: new Map(), session: null };

  constructor(name, page, context) {
    this.name = name;
    this.#page = page;
    this.#context = context;
  }

  get raw() {
    return this.#page;
  }

  async watch() {
    const page = this.#page;
    page.on('console', (message) => {
      const { url } = message.location();
      this.#note(`console ${message.type()}`, url && /^https?:/.test(url) ? `${message.text()} (${url})` : message.text());
    });
    page.on('pageerror', (error) => this.#note('uncaught error', error?.stack ?? String(error)));
    page.on('error', (error) => this.#note('crash', String(error)));
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') this.#note('dialog', `${dialog.type()}: ${dialog.message()}`);
      dialog.accept().catch(() => {});
    });
    page.on('request', (request) => {
      const url = request.url();
      if (/^(https?|wss?):/.test(url) && this.#origin && new URL(url).host !== new URL(this.#origin).host) {
        this.#note('request to another origin', url);
      }
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'unknown reason';
      // Leaving a page ends what it was still loading; that is no failure.
      if (!/ERR_ABORTED|NS_BINDING_ABORTED|context already closed/.test(reason)) this.#note('failed request', `${request.url()}: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.#note('failed request', `${response.url()}: status ${response.status()}`);
    });
    await page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`Content security policy: ${event.effectiveDirective} blocked ${event.blockedURI || 'inline'} (${event.sourceFile}:${event.lineNumber})`);
      });
    });
  }

  #note(kind, text) {
    if (this.#quiet) return;
    // Browsers ask for this by themselves where a page names no icon.
    if (/\/favicon\.ico\b/.test(text)) return;
    this.#problems.push({ kind, text });
  }

  async quietly(work) {
    this.#quiet = true;
    try {
      await work();
    } finally {
      this.#quiet = false;
    }
  }

  async goto(url) {
    this.#origin = new URL(url).origin;
    await this.#page.goto(url, { waitUntil: 'load' });
  }

  async reload() {
    await this.#page.reload({ waitUntil: 'load' });
  }

  // A step within one document changes nothing that could be waited for, so only the step itself is made.
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

  evaluate(source, given) {
    return this.#page.evaluate(`(${source})(...${JSON.stringify(given)})`);
  }

  isPassing(error) {
    return /context was destroyed|Cannot find context|no such frame|no such realm|DiscardedBrowsingContext|detached|Inspected target navigated|AbortError|aborted/i.test(
      String(error),
    );
  }

  async initScript(source, given) {
    await this.#page.evaluateOnNewDocument(`(${source})(...${JSON.stringify(given)})`);
  }

  async click(x, y) {
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.click(x, y);
  }

  async press(modifiers, key) {
    const { keyboard } = this.#page;
    for (const modifier of modifiers) await keyboard.down(modifier);
    await keyboard.press(KEYS[key] ?? key);
    for (const modifier of modifiers.toReversed()) await keyboard.up(modifier);
  }

  async type(text) {
    await this.#page.keyboard.type(text);
  }

  async resize(width, height) {
    await this.#page.setViewport({ width, height });
  }

  async emulate({ dark, reducedMotion, forcedColors, print } = {}) {
    if (this.name !== 'chromium') return false;
    const asked = {
      'prefers-color-scheme': dark === undefined ? undefined : dark ? 'dark' : 'light',
      'prefers-reduced-motion': reducedMotion === undefined ? undefined : reducedMotion ? 'reduce' : 'no-preference',
      'forced-colors': forcedColors === undefined ? undefined : forcedColors ? 'active' : 'none',
    };
    for (const [feature, value] of Object.entries(asked)) if (value) this.#media.features.set(feature, value);
    if (print !== undefined) this.#media.type = print ? 'print' : '';
    this.#media.session ??= await this.cdp();
    await this.#media.session.send('Emulation.setEmulatedMedia', {
      media: this.#media.type,
      features: [...this.#media.features].map(([feature, value]) => ({ name: feature, value })),
    });
    return true;
  }

  cdp() {
    if (this.name !== 'chromium') throw new Error(`There is no DevTools protocol in ${this.name}.`);
    return this.#page.createCDPSession();
  }

  async screenshot(file, { fullPage = false } = {}) {
    await this.#page.screenshot({ path: file, fullPage });
  }

  async problems() {
    // What the page said a moment ago may still be on its way.
    await new Promise((done) => setTimeout(done, 50));
    return [...this.#problems];
  }

  async close() {
    this.#quiet = true;
    await this.#context.close();
  }
}

export async function openWithPuppeteer(name, { args = [], headless = true, blocked = false } = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), `${name}-profile-`));
  const dropProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  if (blocked && name === 'chromium') {
    mkdirSync(path.join(profile, 'Default'));
    writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(BLOCKED_IN_CHROMIUM));
  }
  const common = {
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: executable(name),
    headless,
    userDataDir: profile,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  const browser = await puppeteer.launch(
    name === 'firefox'
      ? { ...common, extraPrefsFirefox: { ...FIREFOX_PREFERENCES, ...(blocked && BLOCKED_IN_FIREFOX) }, args }
      : { ...common, args: [...CHROMIUM_ARGUMENTS, ...args] },
  );
  // The browser leads a process group of its own, which never outlives this process.
  const { pid } = browser.process();
  const end = () => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
    dropProfile();
  };
  process.once('exit', end);
  return {
    name,
    version: await browser.version(),
    async newPage({ width = 1280, height = 800, storage, downloads } = {}) {
      const context = await browser.createBrowserContext(
        downloads ? { downloadBehavior: { policy: 'allow', downloadPath: path.resolve(downloads) } } : {},
      );
      const page = await context.newPage();
      await page.setViewport({ width, height });
      const backend = new Backend(name, page, context);
      await backend.watch();
      return new Page(backend, { storage });
    },
    async close() {
      await browser.close();
      process.off('exit', end);
      end();
    },
  };
}
