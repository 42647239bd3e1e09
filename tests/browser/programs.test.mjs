// The two programs: the small one that is loaded first, and the full one that takes over from it.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dist, journey } from './driver/journey.mjs';
import { QUICK, link } from './questionnaire.mjs';
import { SAMPLES, answerByMouse, arrive, fragmentOf, onHeading, visit, withDraft } from './steps.mjs';

const fullFiles = readdirSync(dist).filter((name) => /-full-/.test(name) && !/\.(br|gz)$/.test(name));
const isFull = (url) => fullFiles.some((name) => url.endsWith(name));

/** What the page asks for from now on. */
function requests(page) {
  const asked = [];
  page.raw.on('request', (request) => asked.push(request.url()));
  return asked;
}

journey('the full program takes over with everything that was entered, and Back leads through both', {}, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  for (const one of QUICK.slice(0, 2)) await answerByMouse(page, one, 3);
  await page.waitForHeading(QUICK[2].text);
  await page.click('link', 'Report');
  await onHeading(page, 'Not ready yet');
  await page.see('Counted: the quick questionnaire, 2 of 19 questions answered.');
  assert.equal(await fragmentOf(page), '#report');
  await page.back();
  await page.waitForHeading(QUICK[2].text);
  await page.back();
  await page.waitForHeading(QUICK[1].text);
  await page.forward();
  await page.forward();
  await page.waitForHeading('Not ready yet');
  // The first program is gone: an answer is entered once, and once only.
  await visit(page, `#check/${QUICK[1].id}`);
  await page.waitForHeading(QUICK[1].text);
  await page.press('1');
  await page.waitFor(() => document.querySelector('#answer-0').checked);
});

journey('with storage blocked the full program still knows what was entered', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.initScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }));
  await arrive(page, base, '#readiness');
  await answerByMouse(page, QUICK[0], 4);
  await page.waitForHeading(QUICK[1].text);
  await page.click('link', 'Report');
  await page.see('1 of 19 questions answered.');
});

journey('what can be undone in the first program can be undone in the full one', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, '#check');
  await page.click('button', 'Forget');
  await page.see('What you entered was removed from this device.');
  await visit(page, '#report');
  await page.waitForHeading('Your report');
  await page.click('button', 'Undo');
  await page.waitForHeading('Not ready yet');
});

journey('an address that needs the full program loads that one alone', { browsers: ['chromium'] }, async ({ page, base }) => {
  const asked = requests(page);
  await page.goto(`${base}#${link(SAMPLES.ready)}`);
  await page.waitForHeading('Ready');
  const programs = asked.filter((url) => /\.wasm$|content-/.test(url));
  assert.deepEqual(programs.filter((url) => !isFull(url)), []);
  assert.equal(programs.filter((url) => /\.wasm$/.test(url)).length, 1);
});

journey('the full program is fetched in advance, once the first one runs, unless data is to be saved', { browsers: ['chromium'] }, async ({ page, base, browser }) => {
  const asked = requests(page);
  await arrive(page, base, '');
  await page.waitFor(() => performance.getEntriesByType('resource').filter(({ name }) => /-full-/.test(name)).length >= 3);
  assert.equal(asked.filter(isFull).length, fullFiles.length);
  const saver = await browser.newPage({});
  await saver.initScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const saved = requests(saver);
  await arrive(saver, base, '');
  await new Promise((done) => setTimeout(done, 2_500));
  assert.deepEqual(saved.filter(isFull), []);
  await saver.close();
});

journey('a full program that does not arrive is told, and what is there goes on', { browsers: ['chromium'], allow: [/Failed to load resource|net::ERR/] }, async ({ page, base }) => {
  await page.initScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.raw.setRequestInterception(true);
  let broken = true;
  page.raw.on('request', (request) => (broken && isFull(request.url()) ? request.abort() : request.continue()));
  await arrive(page, base, '#readiness');
  await answerByMouse(page, QUICK[0], 4);
  await page.waitForHeading(QUICK[1].text);
  await page.click('link', 'Report');
  await page.see('A part of the self-assessment did not arrive.');
  assert.equal(await page.heading(), QUICK[1].text);
  await answerByMouse(page, QUICK[1], 4);
  await page.waitForHeading(QUICK[2].text);
  broken = false;
  await page.click('link', 'Report');
  await onHeading(page, 'Not ready yet');
  await page.see('2 of 19 questions answered.');
  await page.gone('A part of the self-assessment did not arrive.');
});

journey('somebody who goes on while the full program is on its way stays where they went', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.initScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.raw.setRequestInterception(true);
  let release;
  const held = new Promise((done) => (release = done));
  page.raw.on('request', async (request) => {
    if (isFull(request.url())) await held;
    await request.continue();
  });
  await arrive(page, base, '#readiness');
  await page.waitForHeading(QUICK[0].text);
  await page.click('link', 'Report');
  await page.see('Opening…');
  await answerByMouse(page, QUICK[0], 4);
  await page.waitForHeading(QUICK[1].text);
  release();
  await page.gone('Opening…');
  assert.equal(await page.heading(), QUICK[1].text);
  await page.click('link', 'Report');
  await page.waitForHeading('Not ready yet');
});
