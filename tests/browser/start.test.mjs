// The start: there before the program is, and clear where the program can't come.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { QUICK } from './questionnaire.mjs';
import { SAMPLES, onHeading, started, withDraft } from './steps.mjs';

const TITLE = 'Is your team ready to be on call?';
const NO_SCRIPT = 'This self-assessment is a program that runs in your browser, so it needs JavaScript.';
const NO_WASM = "This browser can't run the self-assessment: it needs WebAssembly";
const FAILED = 'A part of the self-assessment did not arrive.';
const SLOW = 'This takes longer than it should.';
const CONTACT = 'info@container-solutions.com';

const isWasm = (url) => url.endsWith('.wasm');

/** Keeps requests back until they are let go. Gives the function that lets them go. */
async function holdBack(page, wanted) {
  const held = [];
  let open = false;
  await page.raw.setRequestInterception(true);
  page.raw.on('request', (request) => {
    if (!open && wanted(request.url())) held.push(request);
    else request.continue().catch(() => {});
  });
  return async () => {
    open = true;
    for (const request of held.splice(0)) await request.continue();
  };
}

/** Loads without waiting for what is kept back. */
const begin = (page, url) => page.raw.goto(url, { waitUntil: 'domcontentloaded' });

journey('the start is there to read before the program is, and stays as it is when that comes', { browsers: ['chromium'] }, async ({ page, base }) => {
  const letGo = await holdBack(page, isWasm);
  await begin(page, base);
  await page.waitForHeading(TITLE);
  const before = await page.text();
  for (const sentence of [
    'about six minutes',
    'The assessment runs in this browser.',
    'nothing you enter is sent anywhere',
    'With two of five engineers on schedule, everyone is on duty 146 days a year.',
    'An objective of 99.9 % leaves 43 minutes of outage in 30 days.',
  ]) {
    assert.ok(before.includes(sentence), sentence);
  }
  for (const way of ['Readiness', 'On-call', 'Error budget']) assert.ok(await page.exists('link', way), way);
  await letGo();
  await started(page);
  const after = await page.text();
  assert.ok(after.startsWith(before.split('Your answers stay with you')[0].trim()), 'nothing above the fold changes');
  assert.equal(await page.heading(), TITLE);
  assert.doesNotMatch(after, /Opening|Continue/);
});

for (const [way, heading] of [
  ['Readiness', QUICK[0].text],
  ['On-call', 'What does being on call cost your team?'],
  ['Error budget', 'What does your objective allow?'],
]) {
  journey(`a click on ${way} before the program has come is honoured`, { browsers: ['chromium'] }, async ({ page, base }) => {
    const letGo = await holdBack(page, isWasm);
    await begin(page, base);
    await page.click('link', way);
    await page.see('Opening…');
    await letGo();
    await page.waitForHeading(heading);
    await page.gone('Opening…');
    // One entry for the screen: one step back is the start again.
    await page.back();
    await page.waitForHeading(TITLE, { timeout: 3_000 });
  });
}

journey('an address opened directly is one entry in the history', { browsers: ['chromium'] }, async ({ page, base }) => {
  for (const fragment of ['', '#readiness', '#check', '#on-call', '#error-budget', '#report']) {
    const fresh = await page.raw.browserContext().newPage();
    await fresh.goto(`${base}${fragment}`);
    await fresh.waitForFunction(() => !document.getElementById('app').hasAttribute('aria-busy'));
    // The blank page that every tab begins with is the other one.
    assert.equal(await fresh.evaluate(() => history.length), 2, fragment);
    await fresh.close();
  }
});

journey('a visitor with a draft finds the way on at the start', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await page.goto(base);
  await page.see('Your draft: 2 of 19 questions answered.');
  await page.click('link', 'See your report');
  await onHeading(page, 'Not ready yet');
  await page.back();
  await page.click('link', 'Continue');
  await onHeading(page, QUICK[2].text);
});

journey('a visitor with a draft of a calculator alone finds the way on too', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.calculators) } }, async ({ page, base }) => {
  await page.goto(base);
  await page.see('Your draft: the calculators.');
  assert.doesNotMatch(await page.text(), /0 of 19/);
  await page.click('link', 'See your report');
  await onHeading(page, 'Your report');
});

journey('without JavaScript the start is there, with a sentence and the contact', { browsers: ['chromium'], allow: [/failed request: .*\.js/] }, async ({ page, base }) => {
  await page.raw.setJavaScriptEnabled(false);
  await page.raw.goto(base, { waitUntil: 'load' });
  const text = await page.evaluate(() => document.body.innerText);
  assert.ok(text.includes(TITLE) && text.includes(NO_SCRIPT), text);
  assert.ok(await page.evaluate((address) => [...document.querySelectorAll('noscript a')].some((link) => link.href === `mailto:${address}` && link.checkVisibility()), CONTACT));
  assert.doesNotMatch(text, /Opening|takes longer|did not arrive/);
});

journey('without WebAssembly one sentence says so, with the contact', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.initScript(() => {
    delete globalThis.WebAssembly;
  });
  await page.goto(base);
  await page.see(NO_WASM);
  await page.see(TITLE);
  assert.equal(await page.count('link', CONTACT, { within: ['status', undefined] }), 1);
  assert.doesNotMatch(await page.text(), /did not arrive|takes longer/);
});

for (const [what, wanted] of [
  ['the program', isWasm],
  ['its script', (url) => /cre-readiness-[^/]*\.js$/.test(url)],
  ['the texts', (url) => /content-[^/]*$/.test(url)],
]) {
  for (const [how, answer] of [
    ['does not arrive', (request) => request.abort('failed')],
    ['is not there', (request) => request.respond({ status: 404, contentType: 'text/html', body: 'Not here' })],
  ]) {
    journey(`where ${what} ${how}, one sentence says so, with the contact`, { browsers: ['chromium'], allow: [/failed request/, /Failed to load resource/] }, async ({ page, base }) => {
      await page.raw.setRequestInterception(true);
      page.raw.on('request', (request) => (wanted(request.url()) ? answer(request) : request.continue()).catch(() => {}));
      await page.goto(base);
      await page.see(FAILED);
      await page.see(TITLE);
      assert.equal(await page.count('link', CONTACT, { within: ['status', undefined] }), 1);
      assert.doesNotMatch(await page.text(), /Something went wrong/);
      // A way in is not promised any more.
      await page.click('link', 'Readiness');
      await page.see(FAILED);
      assert.doesNotMatch(await page.text(), /Opening…/);
    });
  }
}

journey('a part of another build, such as an index page in its place, counts as not arrived', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.raw.setRequestInterception(true);
  page.raw.on('request', (request) => (/content-[^/]*$/.test(request.url()) ? request.respond({ status: 200, contentType: 'text/plain', body: '<!doctype html><title>Home</title>' }) : request.continue()));
  await page.goto(base);
  await page.see(FAILED);
});

journey('after ten seconds of waiting one sentence says that it is slow, and it goes when the program comes', { browsers: ['chromium'], allow: [/was preloaded using link preload but not used/] }, async ({ page, base }) => {
  const letGo = await holdBack(page, isWasm);
  const from = Date.now();
  await begin(page, base);
  await page.see(SLOW, { timeout: 13_000 });
  assert.ok(Date.now() - from > 8_000, 'not before its time');
  assert.equal(await page.count('link', CONTACT, { within: ['status', undefined] }), 1);
  await letGo();
  await started(page);
  await page.gone(SLOW);
  await page.click('link', 'Readiness');
  await page.waitForHeading(QUICK[0].text);
});
