// The path, and the plan that is tried out on it: what follows at once, what stays, and what travels.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { ALL, QUICK, answers, link, question } from './questionnaire.mjs';
import { arrive, draftOf, linkOnReport, onHeading, saved, tabTo, tableOf, withDraft } from './steps.mjs';

// Ready but for two steps of one prerequisite.
const near = { answers: { ...answers(QUICK, 4), 'org-retrospectives': 0 } };
const { name } = question('org-retrospectives');
const step = (level) => new RegExp(`^Plan this step ?: ${name}, level ${level}$`);
const planned = (level) => link({ ...near, plan: { 'org-retrospectives': level } });

journey('a step tried on changes verdict, chart, caps and link at once, and nothing of today', { page: { storage: withDraft(near) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.see('Nothing is planned yet.');
  const before = await page.evaluate(() => document.querySelector('.radar-figure svg').outerHTML);
  await page.click('checkbox', step(1), { within: ['region', 'The shortest path to ready'] });
  await page.see('With the plan: Not ready yet');
  await page.see('1 of 2 steps of the path are in the plan. 1 step would be left.');
  await page.see('Organisation and ways of working: 20 % today, 40 % with the plan');
  await page.click('checkbox', step(2), { within: ['region', 'The shortest path to ready'] });
  await page.see('With the plan: Ready');
  assert.notEqual(await page.evaluate(() => document.querySelector('.radar-figure svg').outerHTML), before);
  const table = await tableOf(page, 'Organisation and ways of working is the lowest area');
  assert.equal(table[0].at(-1), 'With the plan');
  assert.deepEqual([table[1][1], table[1].at(-1)], ['20 %', '60 %']);
  // The verdict of today, and the answer, are what they were.
  assert.equal(await page.heading(), 'Not ready yet');
  assert.equal(await linkOnReport(page), `${base}#${planned(2)}`);
  await saved(page, planned(2));

  await page.reload();
  await page.see('With the plan: Ready');
  await page.click('checkbox', step(2), { within: ['region', 'The shortest path to ready'] });
  await page.see('With the plan: Not ready yet');
  await saved(page, planned(1));
  await page.click('button', 'Clear the plan');
  await page.see('Nothing is planned yet.');
  await saved(page, link(near));
});

journey('a plan is made and taken back by keyboard alone', { page: { storage: withDraft(near) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await tabTo(page, 'button', 'Plan every step', { most: 120 });
  await page.press('Space');
  await page.see('With the plan: Ready');
  await tabTo(page, 'checkbox', step(1), { most: 10 });
  await page.press('Space');
  await page.see('Nothing is planned yet.');
  // What was ticked keeps the focus while everything around it follows.
  assert.match((await page.focused()).name, step(1));
});

journey('a promise of CRE opens with the plan that completes what it needs', { browsers: ['chromium'], page: { storage: withDraft(near) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.see('Open after step 2');
  assert.equal((await page.text()).includes('(open with the plan)'), false);
  await page.click('button', 'Plan every step');
  await page.see('(open with the plan)');
});

journey("a shared result shows the sender's plan and lets nobody change it", { page: { storage: withDraft({ answers: answers(QUICK, 3) }) } }, async ({ page, base }) => {
  await arrive(page, base, `#${planned(2)}`);
  await page.see('With the plan: Ready');
  assert.equal(await page.count('checkbox', /Plan this step/), 0);
  assert.equal(await page.exists('button', 'Plan every step'), false);
  assert.equal(await draftOf(page), link({ answers: answers(QUICK, 3) }));
});

journey('each area opens to its questions with the answer, the next level and the sum behind the score', { browsers: ['chromium'], page: { storage: withDraft(near) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.click('button', /^Organisation and ways of working/);
  const { levels } = question('org-retrospectives');
  for (const text of [
    `Next, level 1: ${levels[1]}`,
    'Required prerequisite, level 2: not met.',
    'Closed by: Training',
    'Changes: how often incidents happen',
    'Read in the e-book: Continuous Process Improvement',
  ]) await page.see(text);
  await page.click('button', 'How is this calculated?', { within: ['group', /^Organisation/], nth: 0 }).catch(() => page.evaluate(() => document.querySelector('.details details[open] details summary').click()));
  await page.see('(5 x 4 + 5 x 0) / (4 x 10) = 50 %.');
  await page.see('which allows 0 x 20 % + 20 % = 20 %.');
  // A step can be tried here as well.
  await page.evaluate(() => document.querySelector('.details input[type=checkbox]').click());
  await page.see('With the plan: Not ready yet');
});

// WebKit's window cannot be 320 pixels wide.
journey('who does what stands side by side, on a phone too', { browsers: ['chromium', 'firefox'], page: { width: 320, height: 700, storage: withDraft(near) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.click('link', 'Who does what');
  await onHeading(page, 'Who does what');
  for (const text of ['Below 20 %: more than 80 % is development.', '50 % operations, 50 % engineering.', 'This is not third-level support']) await page.see(text);
  assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth)) <= 0);
  await page.back();
  await page.waitForHeading('Not ready yet');
});

journey('share and booking can be reached from the top of the report', { browsers: ['chromium'], page: { storage: withDraft(near) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.click('button', 'Share it');
  assert.equal((await page.focused()).text, 'Share this result');
  assert.equal(new URL(await page.url()).hash, '#report');
});

journey('tapping the words of a step plans that step and no other, on the path and in its area', { browsers: ['chromium', 'firefox'], page: { width: 390, height: 844, storage: withDraft({ full: true, answers: answers(ALL, 1) }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.waitForHeading('Not ready yet');
  const repeated = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  assert.deepEqual(repeated, []);
  for (const list of ['.steps', '.details']) {
    for (const at of [0, 4, 11]) {
      const wrong = await page.evaluate((list, at) => {
        const labels = [...document.querySelectorAll(`${list} .try label`)];
        const label = labels[at];
        for (let fold = label.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
        const box = label.querySelector('input');
        label.querySelector('span').click();
        return label.control === box && box.checked ? null : label.textContent;
      }, list, at);
      assert.equal(wrong, null);
    }
    await page.click('button', 'Clear the plan');
    await page.see('Nothing is planned yet.');
  }
});

journey('the first step that is ticked stays where it is, and in sight', { browsers: ['chromium'], page: { width: 390, height: 844, storage: withDraft({ answers: answers(QUICK, 1) }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await tabTo(page, 'checkbox', /^Plan this step/, { most: 120 });
  const place = () => page.evaluate(() => Math.round(document.activeElement.getBoundingClientRect().top));
  const before = await place();
  await page.press('Space');
  await page.see('With the plan: Not ready yet');
  assert.equal(await place(), before);
  assert.ok(before > 0 && before < 844 - 20, `${before}`);
});

journey('with the text enlarged the plan leaves room for its steps', { browsers: ['chromium'], page: { width: 320, height: 700, storage: withDraft({ full: true, answers: answers(ALL, 1) }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await page.click('button', 'Plan every step');
  await page.see('With the plan: Ready');
  const height = await page.evaluate(() => document.querySelector('.plan-status').getBoundingClientRect().height);
  assert.ok(height < 700 / 3, `${height}`);
});
