// The draft on this device: kept from the first answer, and no harm where it can't be.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { QUICK, answers, escape, link } from './questionnaire.mjs';
import { ASIDE, DRAFT, SAMPLES, answerByMouse, arrive, draftOf, linkOnReport, onHeading, saved, started, visit, withDraft } from './steps.mjs';

const BLOCKED = 'This browser does not let the page save anything.';
const FULL = 'There is no room left to save on this device.';
const UNREADABLE = 'The draft saved on this device could not be read. It was kept aside, not deleted, and you start afresh.';
const NEWER = 'The draft on this device was saved by a newer version of this page.';

const asideOf = (page) => page.evaluate((key) => localStorage.getItem(key), ASIDE);

/** How often a sentence stands on the page. */
const times = async (page, sentence) => (await page.text()).split(sentence).length - 1;

/** The walk goes on, the notice is said once, and closed it stays away. */
async function worksAndSaysOnce(page, sentence) {
  await answerByMouse(page, QUICK[0], 2);
  await page.see(sentence);
  assert.equal(await times(page, sentence), 1);
  assert.doesNotMatch(await page.text(), /Saved on this device/);
  await answerByMouse(page, QUICK[1], 3);
  await page.waitForHeading(QUICK[2].text);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  assert.equal(await times(page, sentence), 1);
  await page.click('button', 'Close this message');
  await page.gone(sentence);
  await page.choose(new RegExp(`^${escape(QUICK[2].levels[1])}`));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  assert.equal(await times(page, sentence), 0, 'once is enough');
  await visit(page, '#check');
  await page.see('3 of 19 quick questions answered.');
  await visit(page, '#report');
  await page.waitForHeading('Not ready yet');
  assert.match(await linkOnReport(page), /#v1\..+/);
}

journey('the draft is kept from the first answer, as the string of the link', {}, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  assert.equal(await draftOf(page), null);
  assert.equal(await page.exists('button', 'Forget'), false);
  await page.choose(new RegExp(`^${escape(QUICK[0].levels[1])}`));
  const kept = await saved(page);
  await page.see('Saved on this device');
  await visit(page, '#report');
  assert.equal((await linkOnReport(page)).split('#')[1], kept);
  await page.goto(base);
  await page.reload();
  await started(page);
  await page.see('Your draft: 1 of 19 questions answered.');
  await page.click('link', 'Continue');
  await page.waitForHeading(QUICK[1].text);
});

journey('an answer given just before the page is left is kept', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  await page.choose(new RegExp(`^${escape(QUICK[0].levels[4])}`));
  await page.reload();
  await started(page);
  await page.waitForHeading(QUICK[0].text);
  assert.equal((await page.state('radio', new RegExp(`^${escape(QUICK[0].levels[4])}`))).checked, true);
});

journey('Forget removes everything from the device, and Undo brings it back', { browsers: ['chromium'], page: { storage: { ...withDraft(SAMPLES.notReady), other: 'of another page' } } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.waitForHeading('Not ready yet');
  await page.click('button', 'Forget');
  await onHeading(page, 'Is your team ready to be on call?');
  await page.see('What you entered was removed from this device.');
  assert.doesNotMatch(await page.text(), /Saved on this device|You have a draft/);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { other: 'of another page' });
  await page.click('button', 'Undo');
  await page.see('Your draft: 19 of 19 questions answered.');
  await saved(page, link(SAMPLES.notReady));
  await page.see('Saved on this device');
  await page.click('button', 'Forget');
  await page.gone('Saved on this device');
  await page.reload();
  await started(page);
  assert.equal(await draftOf(page), null);
  assert.doesNotMatch(await page.text(), /You have a draft/);
});

journey('where saving is blocked, the app works and says so once', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.initScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await page.goto(`${base}#readiness`);
  await started(page);
  await worksAndSaysOnce(page, BLOCKED);
});

journey('where there is no room to save, the app works and says so once', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.initScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await page.goto(`${base}#readiness`);
  await started(page);
  await worksAndSaysOnce(page, FULL);
});

journey('room that runs out keeps the earlier draft and what is on the screen', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  await page.see('Saved on this device');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await answerByMouse(page, QUICK[2], 3);
  await page.see(FULL);
  assert.doesNotMatch(await page.text(), /Saved on this device/);
  assert.equal(await draftOf(page), link(SAMPLES.begun));
  await visit(page, '#check');
  await page.see('3 of 19 quick questions answered.');
});

for (const [what, value] of [
  ['that is no link', 'not a draft at all {"a":1}'],
  ['that is cut off', link(SAMPLES.notReady).slice(0, -5)],
  ['that is empty', ''],
  ['of a hundred thousand characters', 'v1.'.padEnd(100_000, 'A')],
]) {
  journey(`a draft ${what} is kept aside, and the visitor starts afresh`, { browsers: ['chromium'], page: { storage: { [DRAFT]: value } } }, async ({ page, base }) => {
    await arrive(page, base);
    await page.see(UNREADABLE);
    assert.equal(await asideOf(page), value);
    await page.click('button', 'Close this message');
    await page.gone(UNREADABLE);
    await page.click('link', 'Readiness');
    await answerByMouse(page, QUICK[0], 2);
    await saved(page);
    assert.equal(await asideOf(page), value, 'kept aside still');
    await page.reload();
    await started(page);
    assert.equal(await times(page, UNREADABLE), 0, 'said once');
    await arrive(page, base, '#check');
    await page.see('1 of 19 quick questions answered.');
  });
}

for (const [what, value] of [
  ['a newer version wrote', `v2.${link(SAMPLES.notReady).slice(3)}`],
  ['answers questions that only a newer version has', link({ answers: answers(QUICK, 2), wires: { 50: 2 } })],
]) {
  journey(`a draft that ${what} is kept, aside once something new is saved, and the notice says so`, { browsers: ['chromium'], page: { storage: { [DRAFT]: value } } }, async ({ page, base }) => {
    await arrive(page, base, '#readiness');
    await page.see(NEWER);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), DRAFT), value, 'until something new is saved it stays for the newer version');
    await answerByMouse(page, QUICK[0], 2);
    await page.waitFor((key, kept) => localStorage.getItem(key) === kept, ASIDE, value);
    await saved(page);
  });
}

journey('a second unreadable draft does not push out the first one kept aside', { browsers: ['chromium'], page: { storage: { [DRAFT]: 'second', [ASIDE]: 'first' } } }, async ({ page, base }) => {
  await arrive(page, base);
  await page.see(UNREADABLE);
  const all = await page.evaluate(() => Object.values({ ...localStorage }));
  assert.ok(all.includes('first'), `“first” is gone, there is only ${all}`);
  assert.ok(all.includes('second'));
});

journey('what one tab enters, another tab has too', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  const other = await page.raw.browserContext().newPage();
  const problems = [];
  other.on('pageerror', (error) => problems.push(String(error)));
  await other.goto(`${base}#check`);
  await other.waitForFunction(() => document.body.innerText.includes('0 of 19 quick questions answered.'));
  await page.raw.bringToFront();
  await page.choose(new RegExp(`^${escape(QUICK[0].levels[1])}`));
  await saved(page);
  await other.waitForFunction(() => document.body.innerText.includes('1 of 19 quick questions answered.'), { polling: 100 });
  await page.click('button', 'Forget');
  await other.waitForFunction(() => document.body.innerText.includes('0 of 19 quick questions answered.'), { polling: 100 });
  assert.deepEqual(problems, []);
});
