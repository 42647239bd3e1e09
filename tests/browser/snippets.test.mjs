// The page that makes snippets: fields, preview, copying, the hash of the loader, and how a browser reads what it gives.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { make } from '../../embed/snippets/make.js';
import { PLATFORMS } from '../../embed/snippets/platforms.js';
import { TOOLS } from '../../embed/snippets/tools.js';
import { recipes } from '../../embed/snippets/recipes.js';
import { dist, journey as plainJourney, site } from './driver/journey.mjs';
import { QUICK } from './questionnaire.mjs';
import { accessible, pick, shiftsOf, watchShifts } from './steps.mjs';

const version = /data-version="?([\w.-]+)/.exec(readFileSync(path.join(dist, 'snippets.html'), 'utf8'))?.[1];
const integrity = () => `sha384-${createHash('sha384').update(readFileSync(path.join(dist, 'embed', version, 'loader.js'))).digest('base64')}`;

const HOSTILE = '"><script>globalThis.ran = true</script><img src=x onerror="globalThis.ran = true"> \'</textarea>';

/** Chromium has no sharing of its own on some systems, and says so of each frame that may use it. */
const journey = (name, options, run) => plainJourney(name, { ...options, allow: ["Unrecognized feature: 'web-share'", ...(options.allow ?? [])] }, run);

/** axe-core asks the frames of a page too, in a way that a frame without an origin can't hear. */
const AXE_ASKS_FRAMES = "Failed to execute 'postMessage' on 'DOMWindow'";

const open = async (page, base, query = '') => {
  await page.goto(`${base}snippets.html${query}`);
  // The preview loads when it comes near.
  await page.evaluate(() => document.getElementById('stage').scrollIntoView());
  await page.waitFor(() => /cre-ready/.test(document.getElementById('heard')?.textContent) && document.querySelector('textarea[id^="code-"]') !== null);
  await page.evaluate(() => scrollTo(0, 0));
};
/** The snippet that is shown under this id. */
const code = (page, id) => page.evaluate((which) => document.getElementById(`code-${which}`)?.value, id);
const shows = (page, id, pattern) => page.waitFor((which, source) => new RegExp(source).test(document.getElementById(`code-${which}`)?.value ?? '') && document.getElementById(`code-${which}`).value, id, pattern.source);
const platform = (page, name) => page.click('radio', name);
const hint = (page, id) => page.evaluate((which) => document.getElementById(`${which}-hint`).textContent, id);
const fold = (page) => page.evaluate(() => { document.getElementById('more').open = true; });

test('the build tells the page its version, and the loader is where the snippets say', async () => {
  const cargo = /\[workspace\.package\][^[]*?version = "([^"]+)"|^version = "([^"]+)"/m.exec(readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8'));
  assert.equal(version, cargo[1] ?? cargo[2]);
  const base = await site();
  for (const address of [`${base}embed/${version}/loader.js`, `${base}embed/v1.js`]) {
    const answer = await fetch(address);
    assert.equal(answer.status, 200, address);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', 'a script with a hash from another site needs this');
  }
});

journey('a visitor finds the snippet of each platform, as the generator makes it, with its hash', {}, async ({ page, base }) => {
  await open(page, base);
  const wanted = make({ address: base, version, integrity: integrity() });
  for (const { id, name } of PLATFORMS) {
    await platform(page, name);
    for (const snippet of wanted.filter((one) => one.platform === id)) {
      await page.waitFor((which, text) => document.getElementById(`code-${which}`)?.value === text, snippet.id, snippet.code);
      await page.see(snippet.title);
    }
  }
});

journey('what is chosen is in the snippets at once, and only that', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  await platform(page, 'Plain HTML');
  await pick(page, 'tool', 'error-budget');
  await page.evaluate(() => document.getElementById('tool').dispatchEvent(new Event('input', { bubbles: true })));
  await shows(page, 'html-tag', /<cre-readiness tool="error-budget" label="Error budget calculator" height="900">/);
  await page.fill('Title', 'Our "budget"');
  await page.fill('Height (px)', '901');
  await page.fill('Accent colour', '#ff8800');
  await shows(page, 'html-tag', /label="Our &quot;budget&quot;" height="901" accent="#ff8800">/);
  await shows(page, 'html-frame', /error-budget\.html\?accent=%23ff8800" title="Our &quot;budget&quot;" width="100%" height="901"/);
  await fold(page);
  await page.click('checkbox', 'No storage in the frame, ever');
  await page.fill('Objective (%)', '99.95');
  await page.fill('Requests in the window', '1 000 000');
  await page.fill('A saved result to open', `${base}#v1.AAAA`);
  await shows(page, 'html-tag', /prefill="{&quot;objective&quot;:99\.95,&quot;requests&quot;:&quot;1 000 000&quot;}" state="v1\.AAAA" no-storage>/);
  await page.see('A frame without a script can’t carry filled-in fields.');
});

journey('a wrong field says what is wrong in its hint’s place, and is left out', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  await platform(page, 'Plain HTML');
  await fold(page);
  await page.fill('Height (px)', '12');
  assert.match(await hint(page, 'height'), /whole number from 120 to 20000/);
  assert.equal(await page.evaluate(() => document.getElementById('height').getAttribute('aria-invalid')), 'true');
  await page.fill('Accent colour', 'red;}body{');
  assert.match(await hint(page, 'accent'), /no colour/);
  await page.fill('A saved result to open', 'https://example.org/');
  assert.match(await hint(page, 'state'), /no link to a result/);
  await page.fill('Address of the app', 'javascript:alert(1)');
  assert.match(await hint(page, 'address'), /beginning with https/);
  const text = await code(page, 'html-tag');
  assert.match(text, /<cre-readiness height="940">/);
  assert.ok(text.includes(`${base}embed/`));
  await page.fill('Height (px)', '700');
  assert.match(await hint(page, 'height'), /suits this tool/);
});

journey('another address of the app goes into every snippet, and it is said where the page belongs', { browsers: ['chromium'] }, async ({ page, base }) => {
  await open(page, base);
  assert.match(await hint(page, 'address'), /says of itself that it belongs at https:\/\//);
  await platform(page, 'Plain HTML');
  await page.fill('Address of the app', 'https://assess.example.org/app');
  const text = await shows(page, 'html-tag', /https:\/\/assess\.example\.org\/app\/embed\//);
  assert.ok(!text.includes(base));
  assert.equal(await page.evaluate(() => document.getElementById('policy-html-frame').value), 'frame-src https://assess.example.org');
});

journey('it says which sites may show the tool, as the frame’s own policy has it', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  const policy = (await fetch(`${base}embed/v1/readiness.html`)).headers.get('content-security-policy');
  const sites = /frame-ancestors ([^;]*)/.exec(policy)[1].split(' ').filter((source) => source.startsWith('https:'));
  assert.ok(sites.length > 0, policy);
  await page.see(`These sites may show it in a frame: ${sites.join(', ')}.`);
});

journey('Copy puts the snippet into the clipboard and says so', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  await platform(page, 'Link only');
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied = text;
    };
  });
  await page.click('button', 'Copy', { within: ['region', 'Address alone'] });
  await page.see('Copied.');
  assert.equal(await page.evaluate(() => globalThis.copied), `${base}#readiness`);
});

journey('where the clipboard is closed, Copy selects the snippet instead and says which keys', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  await platform(page, 'Link only');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.click('button', 'Copy', { within: ['region', 'Address alone'] });
  await page.see('It is selected: press Ctrl+C');
  assert.equal(await page.evaluate(() => String(document.getSelection()) || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), `${base}#readiness`);
});

journey('where browsers compute no hash, the snippets have none and the page says why', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.initScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
  await open(page, base);
  await platform(page, 'Plain HTML');
  await page.see('opened over plain http');
  assert.doesNotMatch(await code(page, 'html-tag'), /integrity/);
});

journey('the preview is the tool itself, in the width and on the page that one chooses', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base, '?tool=on-call');
  const frame = () => page.raw.frames().find((one) => one.url().includes('/embed/v1/'));
  const heading = async (text) => {
    await page.waitFor(() => true);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const seen = await frame()?.evaluate(() => [...document.querySelectorAll('h1')].find((one) => one.checkVisibility())?.textContent).catch(() => null);
      if (seen === text) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`The preview never showed “${text}”.`);
  };
  await heading('What does being on call cost your team?');
  for (const [name, width] of [['280 px', 280], ['390 px', 390], ['720 px', 720]]) {
    await page.click('radio', name);
    assert.equal(await page.evaluate(() => document.querySelector('#column cre-readiness').getBoundingClientRect().width), width);
  }
  await page.click('radio', 'Dark');
  await page.waitFor(() => getComputedStyle(document.getElementById('stage')).colorScheme === 'dark');
  await pick(page, 'tool', 'readiness');
  await page.evaluate(() => document.getElementById('tool').dispatchEvent(new Event('input', { bubbles: true })));
  await heading(QUICK[0].text);
});

journey('what is filled in stands in the preview, and what the app refuses is named', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base, '?tool=error-budget');
  await fold(page);
  await page.fill('Objective (%)', '99.5');
  const objective = async (wanted) => {
    for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
      const frame = page.raw.frames().find((one) => one.url().includes('/embed/v1/'));
      if ((await frame?.evaluate(() => document.getElementById('objective')?.value).catch(() => null)) === wanted) return;
    }
    assert.fail(`The preview never had ${wanted}.`);
  };
  await objective('99.5');
  await page.fill('Objective (%)', 'lots');
  await page.see(/Not taken, and ignored on your page too: .*objective/);
  await page.fill('Objective (%)', '99.9');
  await page.gone('Not taken');
});

journey('theme and colour change the preview without loading it again', { browsers: ['chromium'] }, async ({ page, base }) => {
  await open(page, base);
  await page.evaluate(() => { globalThis.before = document.querySelector('#column cre-readiness'); });
  await page.evaluate(() => {
    document.getElementById('theme').value = 'dark';
    document.getElementById('theme').dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitFor(() => document.querySelector('#column cre-readiness').getAttribute('theme') === 'dark');
  assert.ok(await page.evaluate(() => document.querySelector('#column cre-readiness') === globalThis.before));
});

journey('a browser reads each snippet as one element with what was typed as plain text', { browsers: ['chromium', 'firefox', 'webkit'] }, async ({ page, base }) => {
  // A page of its own: the generator's forbids what is done here on purpose.
  await page.goto(`${base}icon.svg`);
  for (const label of ['Ours & theirs', HOSTILE]) {
    for (const { id, language, code: text } of make({ address: base, version, integrity: integrity(), label, tool: 'time', prefill: { text: label }, accent: label })) {
      if (language !== 'html' || id === 'amp-script') continue;
      const read = await page.evaluate((source) => {
        const body = new DOMParser().parseFromString(`<body>${source}`, 'text/html').body;
        const all = [...body.querySelectorAll('*')];
        const of = (selector) => body.querySelector(selector);
        return {
          names: [...new Set(all.map(({ localName }) => localName))].sort(),
          handlers: all.flatMap(({ attributes }) => [...attributes]).filter(({ name }) => /^on|^style$/.test(name)).length,
          scripts: body.querySelectorAll('script').length,
          title: (of('iframe, amp-iframe') ?? of('cre-readiness'))?.getAttribute(of('iframe, amp-iframe') ? 'title' : 'label') ?? null,
          prefill: of('cre-readiness')?.getAttribute('prefill') ?? null,
          link: of('a')?.textContent ?? null,
        };
      }, text);
      assert.equal(read.handlers, 0, id);
      assert.ok(read.scripts <= 1, id);
      const known = ['a', 'amp-iframe', 'button', 'cre-readiness', 'iframe', 'p', 'script', 'svg'];
      assert.deepEqual(read.names.filter((name) => !known.includes(name)), [], id);
      if (read.title !== null) assert.equal(read.title, label, id);
      if (read.link !== null) assert.equal(read.link, label, id);
      if (read.prefill !== null) assert.deepEqual(JSON.parse(read.prefill), { text: label }, id);
    }
  }
});

journey('a hostile title stays text on the page itself', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  await page.fill('Title', HOSTILE);
  for (const { name } of PLATFORMS) await platform(page, name);
  await page.waitFor((title) => document.querySelector('#column cre-readiness').getAttribute('label') === title, HOSTILE);
  assert.equal(await page.evaluate(() => globalThis.ran ?? null), null);
  assert.equal(await page.evaluate(() => document.querySelectorAll('main img, main script').length), 0);
});

journey('by keyboard alone one comes from the tool to a copied snippet', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await open(page, base);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async () => {};
    document.querySelector('[name="platform"]').focus();
  });
  for (let step = 0; step < PLATFORMS.length - 1; step += 1) await page.press('ArrowRight');
  await page.waitFor(() => document.getElementById('code-link') !== null);
  assert.equal((await page.focused()).name, 'Link only');
  await page.press('Tab');
  assert.equal((await page.focused()).tag, 'textarea');
  await page.press('Tab', 'Enter');
  await page.see('Copied.');
});

journey('axe-core finds nothing on it, wide and at 320 pixels, with everything open', { browsers: ['chromium'], allow: [AXE_ASKS_FRAMES] }, async ({ page, base }) => {
  await open(page, base);
  for (const width of [1280, 320]) {
    await page.resize(width, 800);
    for (const { name } of PLATFORMS) {
      await platform(page, name);
      await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
      if (width === 320 || name === 'WordPress') await accessible(page, `${name}, ${width}`);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing but the preview scrolls sideways at ${width}`);
  }
});

journey('at twice the text nothing is cut off at 320 pixels', { browsers: ['chromium'], page: { width: 320, height: 700 } }, async ({ page, base }) => {
  await open(page, base);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

journey('it stays usable in forced colours, and what is chosen is marked by more than colour', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.emulate({ forcedColors: true });
  await open(page, base);
  const widths = await page.evaluate(() => [...document.querySelectorAll('.platforms label')].map((label) => getComputedStyle(label).borderTopWidth));
  assert.equal(widths.filter((width) => width === '2px').length, 1);
});

journey('nothing on it moves while the preview arrives', { browsers: ['chromium'] }, async ({ page, base }) => {
  await watchShifts(page);
  await open(page, base);
  await new Promise((done) => setTimeout(done, 1500));
  const shifts = (await shiftsOf(page)).filter(({ hadRecentInput }) => !hadRecentInput);
  assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) < 0.02, JSON.stringify(shifts));
});

test('every recipe is shown with where it is documented', () => {
  for (const { sources } of recipes()) for (const { href } of sources) assert.match(href, /^https:\/\//);
  assert.equal(Object.keys(TOOLS).length, 8);
});
