// Links that do not open, each with the sentence that says why, and addresses that name nothing.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { QUICK, answers, link } from './questionnaire.mjs';
import { SAMPLES, arrive, draftOf, fragmentOf, onHeading, started, visit, withDraft } from './steps.mjs';

const GOOD = link({ answers: answers(QUICK, 2), onCall: [365, 2, 5] });
const middle = Math.floor(GOOD.length / 2);
const altered = GOOD.slice(0, middle) + (GOOD[middle] === 'A' ? 'B' : 'A') + GOOD.slice(middle + 1);

const TRUNCATED = 'Its end is missing.';
const ALTERED = 'It was changed on its way';
const NEWER = 'It was made by a newer version of this page.';
const CASES = [
  ['cut by one character', GOOD.slice(0, -1), TRUNCATED],
  ['cut in the middle', GOOD.slice(0, middle), TRUNCATED],
  ['cut down to its version', 'v1.', TRUNCATED],
  ['with one letter changed', altered, ALTERED],
  ['with a letter that no link has', `${GOOD.slice(0, -3)}%21x`, ALTERED],
  ['with something added', `${GOOD}AA`, ALTERED],
  ['with a full stop added by a mail program', `${GOOD}.`, ALTERED],
  ['of 1,501 characters', `v1.${'A'.repeat(1498)}`, 'It is too long to be one of our links: more than 1,500 characters.'],
  ['of 100,000 characters', `v1.${'A'.repeat(99_997)}`, 'It is too long to be one of our links'],
  ['of version 2', `v2.${GOOD.slice(3)}`, NEWER],
  ['of version 10', 'v10.AAAA', NEWER],
  ['about a question of a newer questionnaire', link({ answers: answers(QUICK, 2), wires: { 48: 3 } }), 'It answers questions that this version of the page does not have.'],
  ['with numbers beyond the limits', link({ onCall: [367, 2, 5] }), ALTERED],
  ['with more people on schedule than engineers', link({ onCall: [365, 6, 5] }), ALTERED],
];

journey('every kind of broken link says what is wrong, and the own draft is untouched', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  const mine = link(SAMPLES.begun);
  await arrive(page, base, '#report');
  for (const [what, fragment, sentence] of CASES) {
    await visit(page, `#${fragment}`);
    await page.see(sentence).catch((error) => assert.fail(`A link ${what}: ${error.message}`));
    assert.equal(await page.heading(), 'This link does not open', what);
    assert.match(await page.text(), /Your own draft is untouched\./, what);
    assert.equal(await draftOf(page), mine, what);
    assert.equal(await fragmentOf(page), `#${fragment}`, what);
    await page.click('link', 'Go to my own draft');
    await page.waitForHeading('Not ready yet');
  }
});

journey('a broken link says so at the very start too, and leads to the start', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#${altered}`);
  await page.waitForHeading('This link does not open');
  assert.equal(await page.title(), 'This link does not open – Production readiness self-assessment');
  await page.see(ALTERED);
  assert.doesNotMatch(await page.text(), /Your own draft/);
  await page.click('link', 'Go to the start');
  await onHeading(page, 'Is your team ready to be on call?');
  assert.equal(await page.url(), base);
});

journey('a link with a part of a later version opens, and one sentence says that there is more', { browsers: ['chromium'] }, async ({ page, base, browser }) => {
  const fragment = link({ answers: answers(QUICK, 4), sections: [[60000, [1, 2, 254, 255]]] });
  await arrive(page, base, `#${fragment}`);
  await page.waitForHeading('Ready');
  await page.see('This link has a part that this version of the page does not know. The rest is shown');
  const other = await browser.newPage();
  await arrive(other, base, `#${link({ edition: 2, answers: answers(QUICK, 4) })}`);
  await other.waitForHeading('Ready');
  await other.see('This result was made with another version of the questionnaire.');
  await other.close();
});

journey('an unknown address shows the start', { browsers: ['chromium'] }, async ({ page, base }) => {
  for (const fragment of ['#nonsense', '#?utm_source=mail', '#?utm=x', '#vanilla', '#%E0%A4%A', '#/report']) {
    await arrive(page, base, fragment);
    assert.equal(await page.heading(), 'Is your team ready to be on call?', fragment);
    assert.equal(await page.title(), 'Production readiness self-assessment', fragment);
  }
  // Typed into the open app as well.
  await arrive(page, base, '#on-call');
  await page.waitForHeading('What does being on call cost your team?');
  await visit(page, '#?utm=x');
  await page.waitForHeading('Is your team ready to be on call?');
});

journey('an unknown question opens the first one without an answer', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await page.goto(`${base}#readiness/no-such-question`);
  await started(page);
  await page.waitForHeading(QUICK[2].text);
  await page.see('Question 3 of 19');
});
