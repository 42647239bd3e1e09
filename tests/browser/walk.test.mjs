// The whole quick walk: from the start through nineteen questions to the verdict.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { QUICK, escape } from './questionnaire.mjs';
import { arrive, answerByMouse, atFragment, draftOf, fragmentOf, onHeading, saved, started, tabTo } from './steps.mjs';

/** The name of a link of the check: what it does and to which question. */
const named = (verb, question) => new RegExp(`^${verb} ?: ${escape(question.name)}$`);

const APP = 'Production readiness self-assessment';

journey('a visitor answers the quick questions, checks them and gets a verdict', {}, async ({ page, base }) => {
  await page.goto(base);
  await page.waitForHeading('Is your team ready to be on call?');
  await page.click('link', 'Readiness');
  for (const [at, question] of QUICK.entries()) {
    await page.waitForHeading(question.text);
    assert.match(await page.text(), new RegExp(`Question ${at + 1} of 19`));
    if (at === 0) assert.equal(await page.count('radio', undefined, { within: ['group', question.text] }), question.required ? 6 : 7);
    await answerByMouse(page, question, 4);
  }
  await page.waitForHeading('Check your answers');
  await page.see('19 of 19 quick questions answered.');
  assert.equal(await page.exists('link', 'Answer the open questions'), false);
  await page.click('link', 'See the report', { nth: 0 });
  await page.waitForHeading('Ready');
  await page.see('All prerequisites that apply are met');
  assert.equal(await page.title(), `Report: Ready – ${APP}`);
  assert.equal(await fragmentOf(page), '#report');
});

journey('by mouse: every screen has its heading, its title, its address and one history entry', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base);
  assert.equal(await page.title(), APP);
  const before = await page.evaluate(() => history.length);
  await page.click('link', 'Readiness');
  for (const [at, question] of QUICK.entries()) {
    assert.equal(await onHeading(page, question.text), question.text);
    await atFragment(page, `#readiness/${question.id}`);
    assert.equal(await page.title(), `Question ${at + 1} of 19: ${question.name} – ${APP}`);
    assert.equal(await page.evaluate(() => history.length), before + 1 + at);
    const radios = await page.count('radio');
    assert.equal(radios, question.required ? 6 : 7, `answers to “${question.text}”`);
    assert.equal(await page.exists('radio', 'Does not apply'), !question.required);
    assert.equal(await page.evaluate(() => document.querySelectorAll('input:checked').length), 0, 'nothing is chosen beforehand');
    await page.choose(new RegExp(`^${escape(question.levels[at % 3])}`));
    await page.click('button', 'Continue');
  }
  await onHeading(page, 'Check your answers');
  assert.equal(await page.title(), `Check your answers – ${APP}`);
  await page.click('link', 'See the report', { nth: 0 });
  await onHeading(page, 'Not ready yet');
  assert.equal(await page.evaluate(() => history.length), before + 21);
});

journey('by keyboard alone: Tab, keys 1 to 5 and Enter lead from the start to the verdict', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base);
  await tabTo(page, 'link', 'Readiness');
  await page.press('Enter');
  for (const [at, question] of QUICK.entries()) {
    await onHeading(page, question.text);
    assert.equal(await page.title(), `Question ${at + 1} of 19: ${question.name} – ${APP}`);
    await tabTo(page, 'radio');
    await page.press('5');
    const { name, role } = await page.focused();
    assert.equal(role, 'radio');
    assert.ok(name.startsWith(question.levels[4]), name);
    await page.waitFor(() => document.activeElement.checked);
    await page.press('Enter');
  }
  await onHeading(page, 'Check your answers');
  await tabTo(page, 'link', 'See the report');
  await page.press('Enter');
  await onHeading(page, 'Ready');
});

journey('arrow keys move among the answers, Space chooses, and Tab leads to the button', { browsers: ['chromium'] }, async ({ page, base }) => {
  const [first, second] = QUICK;
  await arrive(page, base, '#readiness');
  await page.waitForHeading(first.text);
  await tabTo(page, 'radio');
  await page.press('Space');
  await page.press('ArrowDown', 'ArrowDown');
  const { name } = await page.focused();
  assert.ok(name.startsWith(first.levels[2]), name);
  await page.waitFor(() => document.activeElement.checked);
  await tabTo(page, 'button', 'Continue');
  await page.press('Space');
  await onHeading(page, second.text);
  // The keys mean answers inside the group only.
  await tabTo(page, 'link', 'Back', { key: 'Shift+Tab' });
  await page.press('3');
  assert.equal(await page.evaluate(() => document.querySelectorAll('input:checked').length), 0);
  await page.press('Enter');
  await onHeading(page, first.text);
  assert.equal((await page.state('radio', new RegExp(`^${escape(first.levels[2])}`))).checked, true);
});

journey('a question can be left open, and the check says so and leads to it', { browsers: ['chromium'] }, async ({ page, base }) => {
  const [first, second, third] = QUICK;
  await arrive(page, base, '#readiness');
  await answerByMouse(page, first, 3);
  await page.waitForHeading(second.text);
  await page.click('button', 'Continue');
  await answerByMouse(page, third, 2);
  await page.click('link', 'Readiness');
  await onHeading(page, second.text);
  await page.goto(`${base}#check`);
  await onHeading(page, 'Check your answers');
  await page.see('2 of 19 quick questions answered.');
  await page.see(first.levels[3]);
  assert.equal((await page.text()).match(/Not answered/g).length, 17);

  await page.click('link', named('Answer', second));
  await onHeading(page, second.text);
  await atFragment(page, `#check/${second.id}`);
  await page.see('Answer the question');
  await page.choose("I don't know");
  await page.click('button', 'Back to your answers');
  await onHeading(page, 'Check your answers');
  await atFragment(page, '#check');
  await page.see('3 of 19 quick questions answered.');

  await page.click('link', named('Change', first));
  await onHeading(page, first.text);
  assert.equal((await page.state('radio', new RegExp(`^${escape(first.levels[3])}`))).checked, true);
  await page.choose(new RegExp(`^${escape(first.levels[0])}`));
  await page.press('Enter');
  await onHeading(page, 'Check your answers');
  await page.see(first.levels[0]);
  assert.doesNotMatch(await page.text(), new RegExp(escape(first.levels[3])));

  await page.click('link', named('Change', first));
  await onHeading(page, first.text);
  await page.click('button', 'Clear the answer');
  assert.equal(await page.evaluate(() => document.querySelectorAll('input:checked').length), 0);
  await page.click('link', 'Back');
  await onHeading(page, 'Check your answers');
  await page.click('link', 'Answer the open questions');
  await onHeading(page, first.text);
});

journey("the browser's Back and Forward go through the questions", { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base);
  await page.click('link', 'Readiness');
  for (const question of QUICK.slice(0, 3)) await answerByMouse(page, question, 1);
  await page.waitForHeading(QUICK[3].text);
  for (const question of QUICK.slice(0, 3).toReversed()) {
    await page.back();
    await onHeading(page, question.text);
    assert.equal((await page.state('radio', new RegExp(`^${escape(question.levels[1])}`))).checked, true);
  }
  await page.back();
  await page.waitForHeading('Is your team ready to be on call?');
  assert.equal(await page.url(), base, 'the start has no fragment');
  await page.see('Your draft: 3 of 19 questions answered.');
  await page.forward();
  await onHeading(page, QUICK[0].text);
});

journey('the Back link goes the real way back, so that no history piles up', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base);
  await page.click('link', 'Readiness');
  await answerByMouse(page, QUICK[0], 1);
  await page.waitForHeading(QUICK[1].text);
  const length = await page.evaluate(() => history.length);
  await page.click('link', 'Back');
  await onHeading(page, QUICK[0].text);
  assert.equal(await page.evaluate(() => history.length), length);
  await page.click('link', 'Back');
  await onHeading(page, 'Is your team ready to be on call?');
  assert.equal(await page.evaluate(() => history.length), length);
  // Opened by its address there is no way back in the history: the link leads on all the same.
  await arrive(page, base, `#readiness/${QUICK[1].id}`);
  await page.waitForHeading(QUICK[1].text);
  await page.click('link', 'Back');
  await onHeading(page, QUICK[0].text);
});

journey('a reload in the middle keeps the question and the answers', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#readiness');
  for (const question of QUICK.slice(0, 4)) await answerByMouse(page, question, 2);
  await page.waitForHeading(QUICK[4].text);
  await page.choose(new RegExp(`^${escape(QUICK[4].levels[3])}`));
  await page.reload();
  await started(page);
  await page.waitForHeading(QUICK[4].text);
  await page.see('Question 5 of 19');
  assert.equal((await page.state('radio', new RegExp(`^${escape(QUICK[4].levels[3])}`))).checked, true);
  await saved(page);
  const draft = await draftOf(page);
  await page.click('link', 'Back');
  await onHeading(page, QUICK[3].text);
  assert.equal((await page.state('radio', new RegExp(`^${escape(QUICK[3].levels[2])}`))).checked, true);
  assert.equal(await draftOf(page), draft, 'looking changes nothing');
  // The bare address opens the first question without an answer.
  await arrive(page, base, '#readiness');
  await page.waitForHeading(QUICK[5].text);
  await atFragment(page, `#readiness/${QUICK[5].id}`);
});
