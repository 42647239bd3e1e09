// Should the program ever panic: a panel says so once, offers the state as a link, and a reload restores it.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { QUICK, answers, escape, link } from './questionnaire.mjs';
import { DRAFT, SAMPLES, accessible, arrive, saved, started, visit, withDraft } from './steps.mjs';

// A program that has stopped says so in the console.
const NOISE = [/unreachable/, /uncaught error/];
const PANEL = ['alertdialog', 'Something went wrong'];

/** Lets the browser refuse what no browser refuses. */
const breakBrowser = (page) =>
  page.evaluate(() => {
    const refuse = () => {
      throw new DOMException('broken by the test', 'InvalidStateError');
    };
    Document.prototype.createElement = refuse;
    Document.prototype.createTextNode = refuse;
    Node.prototype.insertBefore = refuse;
    Node.prototype.appendChild = refuse;
    Node.prototype.cloneNode = refuse;
  });

async function provoke(page) {
  await breakBrowser(page);
  await visit(page, '#check');
  await page.waitForRole(...PANEL);
}

journey('a panic shows one panel with a link that works, and a reload restores', { browsers: ['chromium'], allow: NOISE, page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base, browser }) => {
  await arrive(page, base, '#readiness', '?utm=x');
  await page.choose(new RegExp(`^${escape(QUICK[2].levels[3])}`));
  const kept = await saved(page, undefined);
  await provoke(page);
  await page.see('This page hit a fault of ours and stopped.');
  const field = await page.state('textbox', 'Link to your answers');
  const now = await page.evaluate((key) => localStorage.getItem(key), DRAFT);
  assert.equal(field.value, `${base}#${now}`);
  assert.notEqual(now, link(SAMPLES.begun), 'with what was entered last');
  assert.ok(kept);

  // Whatever happens next, it is said once.
  await visit(page, '#report');
  await visit(page, '#check');
  assert.equal(await page.count(...PANEL), 1);
  assert.equal((await page.text()).split('Something went wrong').length, 2);

  const other = await browser.newPage();
  await other.goto(field.value);
  await other.waitForRole('region', 'A shared result');
  await other.see('3 of 19 questions answered.');
  await other.close();

  await page.click('button', 'Reload the page');
  await page.waitFor(() => document.getElementById('crashed')?.hidden === true);
  await started(page);
  await visit(page, '#check');
  await page.see('3 of 19 quick questions answered.');
  assert.equal(await page.exists(...PANEL), false);
});

journey('the panel has the focus, so that nobody misses it', { browsers: ['chromium'], allow: NOISE, page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  await provoke(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  assert.equal((await page.focused()).name, 'Something went wrong');
  await page.press('Tab');
  assert.equal((await page.focused()).name, 'Link to your answers');
});

journey('an answer that was not saved yet when the program stopped is saved by the panel', { browsers: ['chromium'], allow: NOISE }, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  await page.choose(new RegExp(`^${escape(QUICK[0].levels[1])}`));
  await provoke(page);
  await page.reload();
  await started(page);
  await visit(page, '#check');
  await page.see('1 of 19 quick questions answered.');
});

journey('a panic while a shared result is open leaves the own draft as it is', { browsers: ['chromium'], allow: NOISE, page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, `#${link({ answers: answers(QUICK, 4) })}`);
  await page.waitForHeading('Ready');
  await provoke(page);
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), DRAFT), link(SAMPLES.begun));
});

journey('a panic with nothing entered offers no link to nothing', { browsers: ['chromium'], allow: NOISE }, async ({ page, base }) => {
  await arrive(page, base);
  await provoke(page);
  const field = await page.state('textbox', 'Link to your answers');
  assert.ok(field === null || field.value.startsWith(base), `an empty field: “${field?.value}”`);
});

journey('the panel has no violation that axe-core knows', { browsers: ['chromium'], allow: NOISE, page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await provoke(page);
  await page.reload();
  // axe-core itself needs a whole browser, so here the panel is only shown.
  await started(page);
  await page.evaluate((address) => {
    document.getElementById('crashed').hidden = false;
    document.getElementById('crashed-link').value = address;
  }, `${base}#${link(SAMPLES.begun)}`);
  await accessible(page, 'the panic panel');
});
