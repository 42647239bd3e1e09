// The outage log of the error budget calculator.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, onHeading, saved, started, tabTo, tableOf } from './steps.mjs';

const ADD = 'Add an outage';

const set = (page, id, value) =>
  page.evaluate(
    (field, to) => {
      const input = document.getElementById(field);
      input.value = to;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    id,
    value,
  );

async function paste(page, lines, button = 'Add these rows') {
  if (!(await page.evaluate(() => document.getElementById('outage-paste').closest('details').open))) {
    await page.click('button', 'Paste from a spreadsheet');
  }
  await page.evaluate((text) => {
    document.getElementById('outage-paste').value = text;
  }, lines.join('\n'));
  await page.click('button', button);
}

/** November 2026, known up to a day. */
async function november(page, base, day) {
  await arrive(page, base, '#error-budget');
  await set(page, 'window', 'month');
  await page.waitFor(() => document.getElementById('known-until') !== null);
  await set(page, 'known-until', day);
  await page.see('from 1 November 2026 to 30 November 2026');
}

const rows = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.outage-row')].map((row) => [...row.querySelectorAll('input')].map((input) => input.value).join(' ').trim()),
  );

const problems = (page) => page.evaluate(() => [...document.querySelectorAll('.line-problems li')].map((line) => line.textContent));

journey('a log pasted from a spreadsheet says what is left and when it would be gone', {}, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['Date\tMinutes\tUsers', '2026-11-04\t8\t', '2026-11-08\t16\t50 %']);
  await page.see('2 outages were read.');
  await page.see('62.9 % of the error budget is left: 27 min 12 s of 43 min 12 s');
  await page.see('At the pace so far the budget is gone on 27 November 2026.');
  await page.see("No single outage used more than 20 % of four weeks' budget (8 min 3 s).");
  assert.deepEqual(await rows(page), ['2026-11-04 8', '2026-11-08 16 50']);
  assert.equal(await page.evaluate(() => document.getElementById('outage-paste').value), '', 'what was read has moved up');
  assert.equal(await page.count('img', /the budget is gone on 27 November 2026/), 1);
  assert.match(await page.evaluate(() => document.querySelector('.outages-figure .canvas').textContent), /Gone 27 November/);
  await saved(page);
  await page.reload();
  await started(page);
  await page.see('At the pace so far the budget is gone on 27 November 2026.');
  assert.deepEqual(await rows(page), ['2026-11-04 8', '2026-11-08 16 50']);
});

journey('bad lines are told by number, and the rest is kept', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-04;8;', 'last week;5', '31.11.2026;5', '2026-11-05;long', '2026-11-06;5;120 %', '2026-11-07;;', '2026-11-08;0;', '2026-11-09;4,5;']);
  await page.see('2 outages were read. 1 line says that nothing was lost. 5 lines were not read:');
  assert.deepEqual(await problems(page), [
    'Line 2: “last week” is no date. 2026-11-03, 3.11.2026 and 3/11/2026 are.',
    'Line 3: the calendar has no “31.11.2026”.',
    'Line 4: “long” is no length. 80, 80 min, 1 h 20 min, 90 s and 1:20:00 are.',
    'Line 5: “120 %” is outside what “Share of users (%)” takes.',
    'Line 6 has neither minutes nor failed requests.',
  ]);
  assert.deepEqual(await rows(page), ['2026-11-04 8', '2026-11-09 4.5']);
  assert.match(await page.evaluate(() => document.getElementById('outage-paste').value), /last week/, 'what is to be mended stays');
});

journey('dates that can be read in two ways are asked about', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-30');
  await paste(page, ['3/11/2026,5', '9/11/2026,6']);
  await page.see('2 lines were not read:');
  assert.deepEqual(await rows(page), []);
  await set(page, 'date-order', 'day');
  await page.click('button', 'Add these rows');
  await page.see('2 outages were read.');
  assert.deepEqual(await rows(page), ['2026-11-03 5', '2026-11-09 6']);
  await set(page, 'date-order', 'lines');
  // What was read stays read once when the rest is mended.
  await paste(page, ['2026-11-12,7', '4/11/2026,8']);
  await page.see('1 line was not read:');
  await set(page, 'date-order', 'day');
  await page.click('button', 'Add these rows');
  await page.waitFor(() => document.querySelectorAll('.outage-row').length === 4);
  assert.deepEqual(await rows(page), ['2026-11-03 5', '2026-11-04 8', '2026-11-09 6', '2026-11-12 7']);
  await set(page, 'date-order', 'lines');
  await paste(page, ['3/11/2026,5', '13/11/2026,6'], 'Replace all rows');
  await page.waitFor(() => document.querySelectorAll('.outage-row input[type=date]')[1]?.value === '2026-11-13');
  assert.deepEqual(await rows(page), ['2026-11-03 5', '2026-11-13 6']);
});

journey('a log outside the window is told first, and the day that is named brings it in', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-10-03\t9', '2026-10-12\t7']);
  await page.see('None of the 2 outages lies in the window, from 1 November 2026 to 10 November 2026: set “Known up to” to 12 October 2026 to count the last of them');
  assert.doesNotMatch(await page.text(), /error budget is left/);
  assert.equal(await page.evaluate(() => document.querySelector('.outages-figure')), null, 'a chart of nothing would look like a full budget');
  await set(page, 'known-until', '2026-10-12');
  await page.see('64.1 % of the error budget is left: 28 min 38 s of 44 min 38 s');
  await page.waitFor(() => document.querySelector('.outages-figure') !== null);
});

journey('lengths are read as people write them, and what may be two is refused', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-01\t1 h 20 min', '2026-11-02;90 s', '2026-11-03,1:20:00', '2026-11-04\t1h20m', '2026-11-05;80 min', '2026-11-06\t1:20', '2026-11-07\t1,200']);
  await page.see('5 outages were read. 2 lines were not read:');
  assert.deepEqual(await rows(page), ['2026-11-01 80', '2026-11-02 1.5', '2026-11-03 80', '2026-11-04 80', '2026-11-05 80']);
  assert.deepEqual(await problems(page), [
    'Line 6: “1:20” may be hours and minutes or minutes and seconds. Write 80, 80 min, 1 h 20 min, 90 s or 1:20:00.',
    'Line 7: “1,200” may be thousands or decimals. Write thousands as 1200 and decimals as 1.2.',
  ]);
});

journey('rows are not replaced by a list of which nothing can be read', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-04\t8', '2026-11-05\t4']);
  await page.see('2 outages were read.');
  await paste(page, ['on Monday\t5', 'on Tuesday\t6'], 'Replace all rows');
  await page.see('No outage was read, so the rows that are there stay. 2 lines were not read:');
  assert.deepEqual(await rows(page), ['2026-11-04 8', '2026-11-05 4']);
  await page.see('72.2 % of the error budget is left');
  // What is there already is read again in its place, not added to it.
  await paste(page, ['2026-11-06\t4'], 'Replace all rows');
  await page.see('1 outage was read.');
  assert.deepEqual(await rows(page), ['2026-11-06 4']);
});

journey('other objectives have their lines and columns beside the first', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-04\t9']);
  await page.click('button', 'Compare with other objectives');
  await page.fill(/^Other objective \(%\), row 1/, '99.5');
  await page.fill(/^Other objective \(%\), row 2/, '99.99');
  await page.see('The line of 99.99 % is not drawn');
  await page.waitFor(() => document.querySelectorAll('.outages-figure .beside').length === 1);
  assert.match(await page.evaluate(() => document.querySelector('.outages-figure .canvas').textContent), /99\.5 %/);
  await page.evaluate(() => document.querySelector('.outages-figure details').setAttribute('open', ''));
  const table = await tableOf(page, 'At the pace so far the budget lasts');
  assert.deepEqual(table[0], ['Day', 'Used', 'Share of the budget', 'Left after it', 'Left at 99.5 %', 'Left at 99.99 %', 'Policy']);
});

journey('an overspent budget shows the negative value and what the policy asks for', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-04\t45', '2026-10-30\t90', '2026-11-20\t7']);
  await page.see('The error budget is overspent by 1 min 48 s: −4.2 % is left');
  await page.see('The budget was gone on 4 November 2026.');
  await page.see('A usual policy stops all changes now');
  await page.see('some budget is back on 1 December 2026.');
  await page.see("1 outage used more than 20 % of four weeks' budget");
  await page.see('1 outage before 1 November 2026 is not in the window and is not counted.');
  await page.see('1 outage after 10 November 2026 is not counted.');
  await page.evaluate(() => document.querySelector('.outages-figure details').setAttribute('open', ''));
  const table = await tableOf(page, 'The budget was gone on 4 November 2026.');
  assert.deepEqual(table, [
    ['Day', 'Used', 'Share of the budget', 'Left after it', 'Policy'],
    ['4 November 2026', '45 min', '104.2 %', '−4.2 %', 'Post-mortem'],
  ]);
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  await page.see('An objective of 99.9 % over 30 days: The error budget is overspent by 1 min 48 s: −4.2 % is left.');
});

journey('rows are added, filled in and removed by keyboard', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await page.click('textbox', 'Objective (%)');
  await tabTo(page, 'button', ADD, { most: 60 });
  await page.press('Enter');
  await page.waitFor(() => document.activeElement?.id === 'outage-day-1');
  await page.see('1 row has no day or no number yet and is not counted.');
  await set(page, 'outage-day-1', '2026-11-04');
  await tabTo(page, 'textbox', /^Minutes, row 1/);
  await page.type('9');
  await page.see('79.1 % of the error budget is left: 34 min 12 s of 43 min 12 s');
  await page.press('Tab');
  assert.match((await page.focused()).name, /^Share of users \(%\), row 1/);
  await page.type('50 %');
  await page.see('89.5 % of the error budget is left');
  await page.press('Tab');
  assert.equal((await page.focused()).name, 'Remove row 1');
  await page.press('Enter');
  await page.gone('of the error budget is left');
  await page.waitFor(() => document.activeElement?.id === 'add-outage');
});

journey('a row with a mistake says so and counts as it did before', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-04\t8', '2026-11-05\t4']);
  await page.see('72.2 % of the error budget is left');
  await page.fill(/^Minutes, row 2/, 'four');
  await page.press('Enter');
  await page.see('There is a problem');
  await page.see('Minutes, row 2: enter a number');
  await page.see('72.2 % of the error budget is left');
  await page.fill(/^Minutes, row 2/, '8');
  await page.gone('There is a problem');
  await page.see('62.9 % of the error budget is left');
});

journey('failed requests are counted where requests are', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await set(page, 'method', 'requests');
  await paste(page, ['Day;Failed requests', '4.11.2026;5', '5.11.2026;3']);
  await page.see('Enter the requests in the window above');
  await page.fill(/^Requests in the window/, '7200');
  await page.see('The error budget is overspent by 1 request: −11.2 % is left');
  assert.deepEqual(await rows(page), ['2026-11-04 5', '2026-11-05 3']);
});

journey('all rows are removed at once, and stand in the field for pasting so that nothing is lost', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  await paste(page, ['2026-11-04\t8.5\t', '2026-11-05\t4\t50 %']);
  await page.see('75.6 % of the error budget is left');
  await page.click('button', 'Remove all rows');
  await page.see('2 rows were removed.');
  assert.deepEqual(await rows(page), []);
  assert.equal((await page.focused()).name, 'Rows of a spreadsheet');
  assert.equal(
    await page.evaluate(() => document.getElementById('outage-paste').value),
    'Day\tMinutes\tShare of users (%)\tFailed requests\n2026-11-04\t8.5\t\t\n2026-11-05\t4\t50\t',
  );
  await page.click('button', 'Add these rows');
  await page.see('75.6 % of the error budget is left');
  assert.deepEqual(await rows(page), ['2026-11-04 8.5', '2026-11-05 4 50']);
});

journey('a thousand outages are read at once, kept here, and left out of the link', { browsers: ['chromium'] }, async ({ page, base }) => {
  await november(page, base, '2026-11-10');
  const lines = Array.from({ length: 1_005 }, (_, at) => `2026-11-${String((at % 9) + 1).padStart(2, '0')}\t0.5`);
  await paste(page, lines);
  await page.see('1,000 outages were read. The log holds 1,000 outages: 5 older ones were left out.');
  await page.see('The error budget is overspent by 7 h 36 min 48 s');
  assert.equal((await rows(page)).length, 20);
  await page.click('button', 'Show older outages (980)');
  await page.waitFor(() => document.querySelectorAll('.outage-row').length === 40);
  await page.see('Show older outages (960)');
  await page.click('button', 'Show older outages (960)');
  await page.waitFor(() => document.querySelectorAll('.outage-row').length === 60);
  await saved(page);
  await page.reload();
  await started(page);
  await page.see('The error budget is overspent by 7 h 36 min 48 s');
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  await page.see('The outage log is too long for a link and is left out of it.');
});

journey('what was entered beside an objective stays when the screen goes while a field has the focus', {}, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.click('button', 'Compare with other objectives');
  await page.fill(/^Other objective \(%\), row 1/, '99.99');
  await set(page, 'method', 'slices');
  await page.fill(/^Length of a slice/, '120');
  await saved(page);
  // The browser's own Back, as by a gesture or a key: the focus is lost because its field is taken away.
  for (const go of [() => page.evaluate(() => { location.hash = '#report'; }), () => page.click('link', 'Report')]) {
    await page.waitForRole('textbox', /^Length of a slice/);
    await page.evaluate(() => document.getElementById('slice-seconds').focus());
    await go();
    await page.waitForHeading('Your report');
    // A click on a link is judged a moment later.
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 400); }));
    assert.deepEqual(await page.problems(), []);
    await page.evaluate(() => { location.hash = '#error-budget'; });
    await page.waitForHeading('What does your objective allow?');
    assert.equal((await page.state('textbox', /^Other objective \(%\), row 1/)).value, '99.99');
    assert.equal((await page.state('textbox', /^Length of a slice/)).value, '120');
  }
});
