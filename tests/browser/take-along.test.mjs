// The report taken along: files, the clipboard, pictures, a code, a message, and a file opened again.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { deployed, set } from './deployed.mjs';
import { browser, journey, site, wanted } from './driver/journey.mjs';
import { QUICK, answers, link } from './questionnaire.mjs';
import { SAMPLES, arrive, atFragment, choose, draftOf, fragmentOf, hrefOf, linkOnReport, onHeading, tabTo, withDraft } from './steps.mjs';

const DAY = '2026-11-23';
const EVERYTHING = { ...SAMPLES.notReady, ...SAMPLES.calculators };
const CARRY = 'Carry the summary and the link along';
const HANDED_OVER = 'What is handed over';

/** A journey in which files are saved: `saved(name)` waits for one and gives its bytes. */
function saving(name, { browsers = ['chromium', 'firefox'], storage = withDraft(EVERYTHING), ...options }, run) {
  for (const browserName of browsers.filter((one) => wanted.includes(one))) {
    test(`${name} [${browserName}]`, { timeout: 120_000 }, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'saved-'));
      const page = await (await browser(browserName)).newPage({ downloads: folder, storage, ...options });
      const saved = async (file) => {
        const end = Date.now() + 15_000;
        for (;;) {
          const found = await readdir(folder);
          const whole = found.includes(file) && !found.some((one) => /\.(crdownload|part)$/.test(one));
          if (whole && (await stat(path.join(folder, file))).size > 0) return readFile(path.join(folder, file));
          if (Date.now() > end) assert.fail(`${file} was not saved; there are: ${found.join(', ') || 'none'}`);
          await new Promise((done) => setTimeout(done, 50));
        }
      };
      try {
        await run({ page, base: await site(), saved });
        assert.deepEqual(await page.problems(), []);
      } finally {
        await page.close();
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
}

saving('answers, path and everything are saved as files', {}, async ({ page, base, saved }) => {
  await arrive(page, base, '#report');
  await page.click('button', 'Save the answers (CSV)');
  await page.see(`Saved as cre-readiness-answers-${DAY}.csv.`);
  const csv = await saved(`cre-readiness-answers-${DAY}.csv`);
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'UTF-8, as spreadsheets want to be told');
  const lines = csv.toString('utf8').split('\r\n');
  assert.equal(lines.length, 1 + QUICK.length + 1);
  assert.ok(QUICK.every(({ id }) => lines.some((line) => line.includes(`,${id},`))));

  await page.click('button', 'Save the path (CSV)');
  const steps = (await saved(`cre-readiness-path-${DAY}.csv`)).toString('utf8').split('\r\n');
  assert.match(steps[1], /^1,/);
  assert.ok(steps.length > 10);

  await page.click('button', 'Save everything (JSON)');
  const file = JSON.parse(await saved(`cre-readiness-assessment-${DAY}.json`));
  assert.equal(file.link, await linkOnReport(page));
  assert.equal(file.assessment.on_call.engineers, 5);
  assert.equal(file.result.verdict, 'not-ready');
  const schema = await page.evaluate(async (name) => (await fetch(`./${name}`)).json(), file.$schema);
  assert.equal(schema.properties.schema.const, file.schema, 'the schema stands beside the page');
});

saving('a saved file opens again as the same link, beside one’s own draft', {}, async ({ page, base, saved }) => {
  await arrive(page, base, '#report');
  const shared = await linkOnReport(page);
  await page.click('button', 'Save everything (JSON)');
  const content = (await saved(`cre-readiness-assessment-${DAY}.json`)).toString('utf8');
  const mine = await draftOf(page);
  await choose(page, 'a.json', content);
  await page.waitForRole('region', 'A shared result');
  assert.equal(`${base}${await fragmentOf(page)}`, shared);
  await onHeading(page, 'Not ready yet');

  // Of somebody else, with another result; the draft stays as it is.
  const other = JSON.parse(content);
  other.assessment.answers = answers(QUICK, 4);
  await choose(page, 'b.json', JSON.stringify(other));
  await page.waitForHeading('Ready');
  await page.waitForRole('region', 'A shared result');
  assert.equal(await draftOf(page), mine);
});

journey('a file that does not open says why and changes nothing', { browsers: ['chromium', 'firefox'], page: { storage: withDraft(EVERYTHING) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  const before = [await page.url(), await draftOf(page)];
  const ours = (more) => JSON.stringify({ schema: 'cre-readiness/assessment/1', assessment: { edition: 1, mode: 'quick', ...more } });
  for (const [content, reason] of [
    ['{"schema": ', 'it is no JSON'],
    ['\u0000\u0001PNG', 'it is no JSON'],
    ['[]', 'it was not saved by this page'],
    ['{"schema": "cre-readiness/assessment/2"}', 'a newer version of this page saved it'],
    [ours({ answers: { 'chaos-monkeys': 1 } }), 'does not have (chaos-monkeys)'],
    [ours({ answers: { 'slo-defined': 9 } }), 'slo-defined is missing, or not as this page writes it'],
    [ours({ on_call: { days_per_year: 365, people_on_schedule: 2, engineers: 0 } }), 'engineers is missing'],
    [ours({ '<img src=x onerror=alert(1)>': 1 }), '<img src=x onerror=alert(1)> is missing'],
    [`"${'x'.repeat(300_000)}"`, 'it has more than 262,144 bytes'],
    ['['.repeat(200_000), 'it is no JSON'],
  ]) {
    await choose(page, 'broken.json', content);
    await page.see(reason);
    assert.match((await page.names('alert')).length === 1 ? await page.text() : '', /This file does not open:/);
    assert.deepEqual([await page.url(), await draftOf(page)], before, reason);
  }
  // Neither does a right one afterwards suffer from it.
  await choose(page, 'right.json', ours({ answers: answers(QUICK, 4) }));
  await page.waitForHeading('Ready');
});

journey('the report is copied as Markdown', { browsers: ['chromium'], page: { storage: withDraft(EVERYTHING) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied = text;
    };
  });
  await page.click('button', 'Copy as Markdown');
  await page.see('The report is copied as Markdown');
  const markdown = await page.evaluate(() => globalThis.copied);
  assert.match(markdown, /^# Not ready yet/);
  for (const part of ['1. [ ] **', '| Area | Score |', '146 days each', `<${await linkOnReport(page)}>`]) assert.ok(markdown.includes(part), part);
});

journey('where the clipboard is closed the Markdown stands in a field, selected', { browsers: ['chromium'], page: { storage: withDraft(EVERYTHING) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.click('button', 'Copy as Markdown');
  await page.see('The browser does not allow copying. The text is selected below: copy it yourself.');
  await page.waitFor(() => document.activeElement.localName === 'textarea');
  assert.equal((await page.focused()).name, 'The report as Markdown');
  const [selected, value] = await page.evaluate(() => {
    const { selectionStart, selectionEnd, value } = document.activeElement;
    return [value.slice(selectionStart, selectionEnd), value];
  });
  assert.match(value, /^# Not ready yet/);
  assert.equal(selected, value);
});

// --- Pictures

const RADAR = /^Save as SVG: .*(is the lowest area|share the lowest score)/;

/** What a drawing consists of, seen by a program that has no style sheet: an empty page, where text may become markup. */
const looked = async (page, svg) => {
  await page.raw.goto('about:blank');
  return page.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = xml.documentElement;
    const all = [...root.querySelectorAll('*')];
    return {
      error: xml.querySelector('parsererror')?.textContent ?? null,
      size: [root.getAttribute('width'), root.getAttribute('height')],
      title: root.firstElementChild.textContent,
      ground: [root.children[1].localName, root.children[1].getAttribute('fill')],
      styled: all.filter((one) => one.hasAttribute('class') || one.hasAttribute('style') || one.localName === 'style').length,
      paints: [...new Set(all.flatMap((one) => [one.getAttribute('fill'), one.getAttribute('stroke')]))].filter(Boolean),
      unfilled: all.filter((one) => one.localName === 'path' && !one.hasAttribute('fill')).length,
      words: all.filter((one) => one.localName === 'text').length,
    };
  }, svg);
};

saving('a chart is saved as an SVG that needs nothing else, in light colours while the page is dark', {}, async ({ page, base, saved }) => {
  const dark = await page.emulate({ dark: true });
  await arrive(page, base, '#report');
  await page.click('button', 'Show as a table', { nth: 0 });
  await page.click('button', RADAR);
  const name = `cre-readiness-radar-${DAY}.svg`;
  await page.see(`Saved as ${name}.`);
  const svg = (await saved(name)).toString('utf8');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.as-on-paper').length), 0, 'nothing is left behind');
  const seen = await looked(page, svg);
  assert.equal(seen.error, null);
  assert.deepEqual(seen.size, ['720', '440']);
  assert.match(seen.title, /(is the lowest area|share the lowest score)/);
  assert.deepEqual(seen.ground, ['rect', 'white']);
  assert.equal(seen.styled, 0);
  assert.equal(seen.unfilled, 0, 'a path without a fill would be black');
  assert.ok(seen.words > 20);
  assert.deepEqual(seen.paints.filter((paint) => !/^(none|white|rgb\(\d+, \d+, \d+\))$/.test(paint)), []);
  assert.doesNotMatch(svg, /var\(|oklch|url\(|href|<script|<style|&nbsp;/);
  if (dark) {
    const text = /<text[^>]* fill="rgb\((\d+), (\d+), (\d+)\)"/.exec(svg);
    assert.ok(Math.max(...text.slice(1).map(Number)) < 110, `dark on white: ${text[0]}`);
  }
});

saving('a chart is saved as a PNG of twice its size', {}, async ({ page, base, saved }) => {
  await arrive(page, base, '#report');
  await page.click('button', 'Show as a table', { nth: 0 });
  await page.click('button', /^Save as PNG: .*(is the lowest area|share the lowest score)/);
  const png = await saved(`cre-readiness-radar-${DAY}.png`);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1440, 880]);
  const colours = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const pixels = new Uint32Array(data.buffer);
    return { different: new Set(pixels).size, white: pixels.filter((one) => one === 0xffffffff).length / pixels.length, corner: pixels[0] };
  }, png.toString('base64'));
  assert.equal(colours.corner, 0xffffffff);
  assert.ok(colours.different > 100 && colours.white > 0.4 && colours.white < 0.97, JSON.stringify(colours));
});

saving('a phone’s narrow chart is saved at full width, and so are the calculators’', { browsers: ['chromium'], width: 360, height: 700 }, async ({ page, base, saved }) => {
  await arrive(page, base, '#on-call');
  await page.click('button', 'Show as a table', { nth: 0 });
  await page.click('button', /^Save as SVG: /);
  const on_call = await looked(page, (await saved(`cre-readiness-on-call-${DAY}.svg`)).toString('utf8'));
  assert.deepEqual([on_call.size, on_call.styled], [['720', '360'], 0]);
  await arrive(page, base, '#error-budget');
  await page.click('button', 'Show as a table', { nth: 0 });
  await page.click('button', /^Save as SVG: /);
  await saved(`cre-readiness-budget-${DAY}.svg`);
});

saving('the link is a QR code, black on white in the dark as well', { browsers: ['chromium'] }, async ({ page, base, saved }) => {
  await page.emulate({ dark: true, forcedColors: true });
  await arrive(page, base, '#report');
  await page.click('button', 'QR code of the link');
  await page.waitForRole('img', 'QR code of the link');
  await page.see(await linkOnReport(page));
  const fills = await page.evaluate(() => ['.qr-light', '.qr-dark'].map((one) => getComputedStyle(document.querySelector(`.qr ${one}`)).fill));
  assert.deepEqual(fills, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  await page.click('button', 'Save as PNG: QR code of the link');
  const png = await saved(`cre-readiness-qr-code-${DAY}.png`);
  assert.ok(png.readUInt32BE(16) >= 800);
});

// --- The share sheet and the printer

journey('where the system has a share sheet it gets the summary and the link', { browsers: ['chromium'], page: { storage: withDraft(EVERYTHING) } }, async ({ page, base }) => {
  await page.initScript(() => {
    navigator.share = async (data) => {
      globalThis.shared = data;
    };
    globalThis.print = () => {
      globalThis.printed = true;
    };
  });
  await arrive(page, base, '#report');
  await page.click('button', 'Share…');
  const shared = await page.waitFor(() => globalThis.shared);
  assert.equal(shared.url, await linkOnReport(page));
  assert.match(shared.title, /^Not ready yet/);
  assert.match(shared.text, /146 days each/);
  await page.click('button', 'Print or save as PDF');
  assert.equal(await page.evaluate(() => globalThis.printed), true);
});

// --- Booking and writing

const decode = (address) => Object.fromEntries(new URL(address).searchParams);

journey('nothing goes along until it is wanted, and all of it is shown before', { page: { storage: withDraft(EVERYTHING) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  const plain = await hrefOf(page, 'Write to us');
  assert.deepEqual(plain, ['mailto:info@container-solutions.com']);
  assert.deepEqual(await hrefOf(page, 'Book a meeting'), plain);
  assert.equal((await page.state('checkbox', CARRY)).checked, false);
  assert.equal(await page.count('textbox', HANDED_OVER), 0);

  await page.click('checkbox', CARRY);
  await page.waitForRole('textbox', HANDED_OVER);
  const { value } = await page.state('textbox', HANDED_OVER);
  assert.match(value, /^Not ready yet/);
  assert.ok(value.endsWith(`\n\n${await linkOnReport(page)}`));
  for (const name of ['Write to us', 'Book a meeting']) {
    const [href] = await hrefOf(page, name);
    assert.ok(href.startsWith('mailto:info@container-solutions.com?subject=') && href.length <= 1900, `${href.length}`);
    const { subject, body } = decode(href);
    assert.match(subject, /^Not ready yet/);
    assert.equal(body.replaceAll('\r\n', '\n'), value, 'what is handed over is what is shown');
  }
  await page.click('checkbox', CARRY);
  await page.waitFor((name) => [...document.querySelectorAll('a')].every((link) => link.textContent !== name || !link.href.includes('?')), 'Write to us');
  assert.equal(await page.count('textbox', HANDED_OVER), 0);
});

journey('a summary too long for a mail says that it was shortened', { browsers: ['chromium'], page: { storage: withDraft({ full: true, answers: answers(QUICK, 0) }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.click('checkbox', CARRY);
  await page.see('Shortened to what an address can hold; the link is whole and leads to all of it.');
  const [href] = await hrefOf(page, 'Write to us');
  assert.ok(href.length <= 1900);
  assert.ok(decode(href).body.endsWith(await linkOnReport(page)));
});

test('a booking address gets what its deployer named, and keeps what it has', { skip: !wanted.includes('chromium') }, async () => {
  const fragment = `#${link(SAMPLES.ready)}`;
  for (const [settings, expected, note] of [
    [{ 'data-booking-summary': 'notes', 'data-booking-link': 'result' }, ['notes', 'result'], null],
    [{ 'data-booking-link': 'result' }, ['result'], 'The booking page takes the link only.'],
    [{ 'data-booking-summary': 'notes' }, ['notes'], 'The booking page takes the summary only, without the link.'],
    [{}, [], 'the booking page takes nothing along'],
    [{ 'data-booking-summary': 'a=1&amp;b', 'data-booking-link': 'x#y' }, [], 'the booking page takes nothing along'],
  ]) {
    const all = { 'data-booking': 'https://example.org/book?from=cre&amp;x=1#/slots', ...settings };
    await deployed(
      (html) => Object.entries(all).reduce((edited, [name, value]) => set(edited, name, value), html),
      async (page, base) => {
        await arrive(page, base, fragment);
        const plain = 'https://example.org/book?from=cre&x=1#/slots';
        assert.deepEqual(await hrefOf(page, 'Book a meeting'), [plain]);
        await page.click('checkbox', CARRY);
        await page.waitForRole('textbox', HANDED_OVER);
        if (note) await page.see(note);
        const { value } = await page.state('textbox', HANDED_OVER);
        const [href] = await hrefOf(page, 'Book a meeting');
        const url = new URL(href);
        assert.equal(url.hash, '#/slots');
        assert.deepEqual([...url.searchParams.keys()], ['from', 'x', ...expected]);
        assert.equal(`${url.searchParams.get('from')} ${url.searchParams.get('x')}`, 'cre 1');
        const given = expected.map((name) => url.searchParams.get(name)).join('\n\n');
        assert.ok(value.includes(given), 'nothing goes along that is not shown');
        if (expected.length === 2) assert.equal(given, value);
        assert.ok((await hrefOf(page, 'Write to us'))[0].startsWith('mailto:'));
      },
    );
  }
});

test('an address that is none carries nothing either', { skip: !wanted.includes('chromium') }, async () => {
  const edit = (html) => set(set(html, 'data-booking', 'javascript:alert(1)'), 'data-booking-link', 'result');
  await deployed(edit, async (page, base) => {
    await arrive(page, base, `#${link(SAMPLES.ready)}`);
    await page.click('checkbox', CARRY);
    await page.waitForRole('textbox', HANDED_OVER);
    const all = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map(({ href }) => href));
    assert.deepEqual(all.filter((href) => !/^(https?:|mailto:info@)/.test(href)), []);
  });
});

journey('the keyboard reaches and works all of it', { browsers: ['chromium'], page: { storage: withDraft(EVERYTHING) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.evaluate(() => document.getElementById('link').focus());
  await tabTo(page, 'button', 'Copy as Markdown');
  await tabTo(page, 'button', 'Save everything (JSON)');
  await tabTo(page, 'button', 'Print or save as PDF');
  await page.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.labels[0].textContent), 'Open a JSON file saved here');
  await tabTo(page, 'button', 'QR code of the link');
  await page.press('Enter');
  await tabTo(page, 'button', 'Save as SVG: QR code of the link');
  await tabTo(page, 'checkbox', CARRY);
  await page.press('Space');
  await page.waitForRole('textbox', HANDED_OVER);
  assert.equal((await page.focused()).role, 'checkbox', 'the focus stays');
  await page.press('Tab');
  assert.equal((await page.focused()).name, HANDED_OVER);
  await tabTo(page, 'link', 'Book a meeting');
});

journey('a shared result can be taken along too', { browsers: ['chromium'] }, async ({ page, base }) => {
  const fragment = `#${link(EVERYTHING)}`;
  await arrive(page, base, fragment);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied = text;
    };
  });
  await page.click('button', 'Copy as Markdown');
  assert.ok((await page.waitFor(() => globalThis.copied)).includes(`<${base}${fragment}>`));
  await atFragment(page, fragment);
  assert.equal(await draftOf(page), null);
});
