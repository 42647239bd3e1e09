// What the dependencies allow.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { accessible, arrive, draftOf, linkOnReport, onHeading, rested, saved, started, tabTo, tableOf } from './steps.mjs';

const TITLE = 'What do your dependencies allow?';

/** Chooses in the list of a row, as the keyboard does. */
const become = (page, row, words) =>
  page.evaluate(
    (at, wanted) => {
      const list = document.getElementById(`part-kind-${at}`);
      list.focus();
      list.value = [...list.options].find((option) => option.text === wanted).value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    row,
    words,
  );
/** Names of the rows, with how deep each stands. */
const rows = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.part-row')].map((row) => `${row.className.match(/depth-(\d)/)[1]} ${row.querySelector('input[id^=part-name]')?.value ?? row.querySelector('.same-name').textContent}`),
  );
const focusedId = (page) => page.evaluate(() => document.activeElement.id);
const atId = (page, id) => page.waitFor((wanted) => document.activeElement.id === wanted, id);

journey('the example says the ceiling, the weakest part and what copies are worth', { page: { width: 1100 } }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.waitForHeading(TITLE);
  await page.see('Your dependencies allow 99.781 % at best');
  await page.see('Your objective of 99.9 % is above that.');
  await page.see('The weakest part is Model server: if it never failed, the ceiling would be 99.881 %.');
  await page.see('A critical part should have one nine more than the service: 99.99 %. Less than that: Database.');
  assert.equal(await draftOf(page), null, 'an example is no entry');
  assert.equal((await page.state('img', /4 parts/)).name, '4 parts and a ceiling of 99.781 %. Model server holds it down most.');
  const copies = await tableOf(page, 'Copies help against what hits one of them');
  assert.deepEqual(copies[1], ['Application: 2 copies, 5 % in common', '99 %', '99.99 %', '99.9409 %']);
  const critical = await tableOf(page, 'Each critical part takes its share');
  assert.deepEqual(critical.slice(1).map(([name, , , nine]) => [name, nine]), [['Load balancer', 'Yes'], ['Database', 'No, needs 99.99 %']]);
  await page.see('The sum takes failures as independent.');
  await page.see('Multiplied SLA figures are not a promise.');
  await page.click('button', 'Show as a table');
  const table = await tableOf(page, '4 parts and a ceiling');
  assert.deepEqual(table.at(-1).slice(0, 2), ['– – Load balancer', 'the same part']);
});

journey('the objective is the error budget’s, both ways', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.see('Objective and window are those of your error budget: a change here counts there too.');
  await page.fill('Objective (%)', '99.5');
  await page.see('Your objective of 99.5 % is below that: of 3 h 36 min in 30 days, 2 h 1 min are left for your own faults.');
  await page.evaluate(() => {
    location.hash = '#error-budget';
  });
  await page.waitForHeading('What does your objective allow?');
  assert.equal((await page.state('textbox', 'Objective (%)')).value, '99.5');
});

journey('rows are moved, grouped, shared and removed, and the focus stays with them', {}, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.click('button', 'Move Database up');
  await atId(page, 'part-up-4');
  assert.deepEqual((await rows(page)).slice(1, 4), ['1 Application', '2 One instance', '2 Database'], 'into the group above');
  await page.see('Database is row 4 now, at depth 2.');
  await page.press('Enter');
  await page.press('Enter');
  await atId(page, 'part-up-2');
  assert.deepEqual((await rows(page)).slice(0, 4), ['1 Load balancer', '1 Database', '1 Application', '2 One instance']);

  await become(page, 2, 'Any one of these is enough');
  await atId(page, 'part-kind-2');
  assert.deepEqual((await rows(page)).slice(1, 3), ['1 ', '2 Database']);
  await page.click('button', 'Add a part to row 2');
  await atId(page, 'part-name-4');
  await page.type('Replica');
  await rested();
  await page.click('button', 'How is this calculated?');
  await page.see('Row 2, one is enough: 0.05 % x 0.1 % = 0.00005 % down.');

  await become(page, 4, 'The same part as Load balancer');
  await atId(page, 'part-kind-4');
  assert.equal((await rows(page))[3], '2 Row 4: the same part as Load balancer');
  await page.state('button', 'Move Load balancer in row 4 up');
  await page.see('parts that stand in it more than once count once');

  await page.click('button', 'Remove row 2');
  await atId(page, 'part-name-2');
  assert.deepEqual((await rows(page))[1], '1 Application');
  await page.see('Row 2 is gone.');
});

journey('by keyboard alone a tree is emptied and begun anew', {}, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await tabTo(page, 'button', 'Remove Load balancer', { most: 60 });
  for (let row = 0; row < 5; row += 1) {
    await page.press('Enter');
    await page.waitFor((left) => document.querySelectorAll('.part-row').length <= left, 7 - row);
    if ((await rows(page)).length === 0) break;
    if (!/^part-remove/.test(await focusedId(page))) await tabTo(page, 'button', /^Remove/, { most: 20 });
  }
  assert.deepEqual(await rows(page), []);
  await page.see('Without dependencies there is no ceiling');
  await atId(page, 'add-part');
  await page.press('Enter');
  await atId(page, 'part-name-1');
  await page.see('Your dependencies allow 99.9 % at best');
  await page.see('That is your objective exactly: nothing is left for your own faults.');
});

journey('bad numbers are told and the last good result stays', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  for (const [field, typed, told] of [
    ['Availability (%), row 1', '-100', 'Availability (%), row 1: enter a number from 0 to 100, with at most 7 decimals.'],
    ['Copies, row 2', '1', 'Copies, row 2: enter a number from 2 to 10, without decimals.'],
    ['Common-cause share (%), row 2', 'x', 'Common-cause share (%), row 2: enter a number from 0 to 100, with at most 4 decimals.'],
  ]) {
    const before = (await page.state('textbox', field)).value;
    await page.fill(field, typed);
    await page.press('Tab');
    await page.see(told);
    await page.see('Your dependencies allow 99.781 % at best');
    await page.see('This is the last good result.');
    await page.fill(field, before);
  }
  // Both ends of an availability are fine.
  await page.fill('Availability (%), row 1', '100');
  await page.see('Your dependencies allow 99.791 % at best');
  await page.fill('Availability (%), row 1', '0');
  await page.see('Your dependencies allow 0 % at best');
  await page.see('The weakest part is Load balancer');
});

journey('no more rows than there may be, and it says so', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  for (let row = 9; row <= 24; row += 1) {
    await page.click('button', 'Add a part');
    await atId(page, `part-name-${row}`);
  }
  await page.click('button', 'Add a part');
  await page.see('That does not fit: there can be at most 24 rows, and this would make 25.');
  await page.click('button', 'Add a group');
  await page.see('That does not fit: there can be at most 24 rows, and this would make 27.');
  assert.equal((await rows(page)).length, 24);
});

journey('a group that would stand too deep is refused for its depth alone, and a part that moved is told by its old row', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  for (let depth = 2; depth <= 5; depth += 1) {
    await become(page, depth - 1, 'All of these are needed');
    await page.waitFor((deep) => document.querySelectorAll('.part-row')[deep - 1]?.className.includes(`depth-${deep}`), depth);
  }
  await become(page, 5, 'Any one of these is enough');
  await page.see('That does not fit: rows can stand at most 5 deep.');
  assert.equal((await rows(page)).length, 12);
  await page.click('button', 'Add a part');
  await atId(page, 'part-name-13');
  await page.click('button', 'Move row 13 up');
  await page.see('Row 13 is row 13 now, at depth 2.');
});

journey('the link holds the tree and no name', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.fill('Name of row 4', 'Secret store');
  await page.fill('Availability (%), row 4', '99');
  await page.see('The weakest part is Secret store');
  await saved(page);
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  await page.see('Your objective of 99.9 % is above the 98.83 % that your dependencies allow.');
  const shared = await linkOnReport(page);
  await page.evaluate(() => {
    location.hash = '#dependencies';
  });
  await page.waitForHeading(TITLE);
  assert.equal((await page.state('textbox', 'Name of row 4')).value, 'Secret store', 'the page remembers');
  await page.goto(shared);
  await page.reload();
  await started(page);
  await page.see('is above the 98.83 % that your dependencies allow.');
  await page.click('button', 'Make it mine');
  await page.evaluate(() => {
    location.hash = '#dependencies';
  });
  await page.waitForHeading(TITLE);
  await page.see('The weakest part is row 4');
  assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage)), /Secret store/);
});

journey('the dependencies are accessible, wide and narrow', { browsers: ['chromium'], page: { width: 320 } }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.waitForHeading(TITLE);
  await accessible(page, 'dependencies');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

journey('what is wrong in a field stays with its row, and is still told', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.fill('Availability (%), row 4', 'abc');
  await page.press('Tab');
  await page.see('Availability (%), row 4: enter a number');
  await page.evaluate(() => document.getElementById('part-remove-1').click());
  await page.waitFor(() => document.getElementById('availability-3').value === 'abc');
  await page.see('Availability (%), row 3: enter a number');
  await page.see('This is the last good result');
});

journey('the first tap after a mistake does what it says', { browsers: ['chromium'] }, async ({ page, base }) => {
  await page.raw.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true });
  await arrive(page, base, '#dependencies');
  const rows = () => page.evaluate(() => document.querySelectorAll('.part-rows > *').length);
  const before = await rows();
  await page.fill('Availability (%), row 1', 'x');
  const button = await page.raw.$('#part-add-2');
  await button.tap();
  await page.waitFor((count) => document.querySelectorAll('.part-rows > *').length === count + 1, before);
});
