// The error budget calculator.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, draftOf, onHeading, saved, started, tableOf } from './steps.mjs';

const TITLE = 'What does your objective allow?';
const OBJECTIVE = 'Objective (%)';
const REQUESTS = /^Requests in the window/;
const OUTAGE = /^Outage length \(minutes\)/;
const SHARE = /^Share of users affected \(%\)/;
const OWN = 'Days in the window';

const select = (page, words) =>
  page.evaluate((wanted) => {
    const field = document.querySelector('select');
    field.focus();
    field.value = [...field.options].find((option) => option.text === wanted).value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, words);

journey('the defaults say at once what 99.9 % leaves', {}, async ({ page, base }) => {
  await page.goto(base);
  await page.click('link', 'Error budget');
  await onHeading(page, TITLE);
  assert.equal(await page.title(), 'Error budget – Production readiness self-assessment');
  assert.equal((await page.state('textbox', OBJECTIVE)).value, '99.9');
  assert.equal((await page.state('combobox', 'Window')).value, '30');
  for (const field of [REQUESTS, OUTAGE, SHARE]) assert.equal((await page.state('textbox', field)).value, '');
  await page.see('99.9 % over 30 days leaves 43 min 12 s of outage');
  await page.see('At 14.4x the sustainable burn rate, the budget of 30 days is gone in 2 d 2 h.');
});

journey('the window can be 28, 30, 90, 365 days or days of one’s own', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  assert.deepEqual(
    await page.evaluate(() => [...document.querySelector('select').options].map(({ text }) => text)),
    ['28 days', '30 days', '90 days', '365 days', 'Days of your own', 'Calendar month', 'Calendar quarter'],
  );
  for (const [words, sentence] of [
    ['28 days', '99.9 % over 28 days leaves 40 min 19 s of outage'],
    ['90 days', '99.9 % over 90 days leaves 2 h 9 min of outage'],
    ['365 days', '99.9 % over 365 days leaves 8 h 45 min'],
    ['30 days', '99.9 % over 30 days leaves 43 min 12 s of outage'],
  ]) {
    assert.equal(await page.exists('textbox', OWN), false);
    await select(page, words);
    await page.see(sentence);
    await page.see(`The nines for ${words}`);
  }
  await select(page, 'Days of your own');
  await page.waitForRole('textbox', OWN);
  assert.equal((await page.state('textbox', OWN)).value, '30');
  await page.fill(OWN, '7');
  await page.see('99.9 % over 7 days leaves 10 min 4');
  await page.see('The nines for 7 days');
  await page.see('the budget of 7 days is gone in 11 h 40 min');
  await saved(page);
  await page.reload();
  await started(page);
  assert.equal((await page.state('textbox', OWN)).value, '7');
});

journey('the window is chosen by keyboard as well', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.click('textbox', OBJECTIVE);
  await page.press('Tab');
  assert.equal((await page.focused()).name, 'Window');
  await page.press('ArrowDown');
  await page.see('over 90 days leaves');
  await page.press('ArrowDown', 'ArrowDown');
  await page.waitForRole('textbox', OWN);
  await page.press('Tab');
  assert.equal((await page.focused()).name, OWN);
});

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

journey('a calendar window says its days, its end and that the next one begins full', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await set(page, 'window', 'month');
  await page.see('with a full budget');
  await set(page, 'known-until', '2024-02-10');
  await page.see('The window has 29 days, from 1 February 2024 to 29 February 2024. On 1 March 2024 the next one begins with a full budget.');
  await page.see('99.9 % over 29 days leaves 41 min 45 s of outage');
  await set(page, 'window', 'quarter');
  await page.see('The window has 91 days, from 1 January 2024 to 31 March 2024.');
  await page.see('The nines for 91 days');
  await saved(page);
  await page.reload();
  await started(page);
  await page.see('The window has 91 days, from 1 January 2024 to 31 March 2024.');
  assert.equal((await page.state('combobox', 'Window')).value, 'quarter');
  await set(page, 'window', '30');
  await page.see('The window has 30 days and rolls: an outage counts for 30 days, then it is forgotten.');
  assert.equal(await page.evaluate(() => document.getElementById('known-until')), null);
});

journey('time slices are counted whole, as OpenSLO counts a quiet week', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await select(page, 'Days of your own');
  await page.fill(OWN, '7');
  await page.fill(OBJECTIVE, '99.95');
  await set(page, 'method', 'slices');
  await page.see('Of 10,080 slices of 1 min, 5 may be bad.');
  await page.see('99.95 % over 7 days leaves 5 min 2 s of outage.');
  // What stands above the fold follows a moment later.
  await page.see('Slices count a quiet minute like a busy one.');
  await page.click('button', 'How is this calculated?');
  await page.see('5.04 slices x 1 min = 5 min 2.4 s.');
  await page.fill('Length of a slice (seconds)', '0');
  await page.press('Enter');
  await page.see('There is a problem');
  await page.fill('Length of a slice (seconds)', '300');
  await page.see('Of 2,016 slices of 5 min, 1 may be bad.');
});

journey('requests can be what is counted', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await set(page, 'method', 'requests');
  await page.see('Enter the requests in the window to count in requests');
  await page.fill(REQUESTS, '7200');
  await page.waitFor(() => document.querySelector('.takeaway').textContent === 'Of 7,200 requests, 7 may fail.');
  await page.fill(REQUESTS, '0');
  await page.press('Enter');
  await page.see('no traffic, no ratio');
});

journey('an objective of 100 % is refused, and the field says why', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.fill(OBJECTIVE, '100');
  await page.press('Enter');
  await page.see('Objective (%): 100 % leaves no budget');
});

journey('several objectives stand side by side', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.click('button', 'Compare with other objectives');
  await page.fill(/^Other objective \(%\), row 1/, '99.99');
  await page.fill(/^Other objective \(%\), row 3/, '99');
  await page.fill(REQUESTS, '7200');
  await page.see('Objectives side by side over 30 days');
  await page.waitFor(() => document.querySelectorAll('.side-by-side tbody tr').length === 3);
  const rows = await tableOf(page, 'Objectives side by side');
  assert.deepEqual(rows, [
    ['Objective', 'Outage allowed in 30 days', 'Requests that may fail'],
    ['99 %', '7 h 12 min', '72'],
    ['99.9 % Yours', '43 min 12 s', '7'],
    ['99.99 %', '4 min 19 s', '0'],
  ]);
  await saved(page);
  await page.reload();
  await page.see('Objectives side by side over 30 days');
});

journey('requests give a budget in requests', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.fill(REQUESTS, '7200');
  await page.see('Of 7,200 requests, 7 may fail.');
  await page.see('Requests that may fail');
  await page.fill(REQUESTS, '100');
  await page.see('Of 100 requests, not a single one may fail.');
  await page.fill(REQUESTS, '');
  await page.gone('may fail');
});

journey('the time budget and the requests have each their own judgement', { browsers: ['chromium'] }, async ({ page, base }) => {
  const red = () => page.evaluate(() => [...document.querySelectorAll('.result .bad')].filter((one) => one.localName === 'p').map((one) => one.textContent));
  await arrive(page, base, '#error-budget');
  await page.fill(REQUESTS, '1000000');
  await page.fill(OUTAGE, '45');
  const outage = 'One outage of 45 min uses 104.2 % of the time budget. Not one such outage fits in the budget.';
  await page.see(outage);
  await page.see('Of 1,000,000 requests, 1,000 may fail.');
  assert.deepEqual(await red(), [outage]);
  await page.fill(REQUESTS, '500');
  await page.see('Of 500 requests, not a single one may fail.');
  assert.deepEqual(await red(), [outage, 'Of 500 requests, not a single one may fail.']);
  await page.fill(OUTAGE, '4');
  await page.gone('104.2 %');
  assert.deepEqual(await red(), ['Of 500 requests, not a single one may fail.']);
});

journey('an outage says what it uses and how often it fits', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.fill(OUTAGE, '45');
  await page.see('One outage of 45 min uses 104.2 % of the budget. Not one such outage fits in the budget.');
  await page.see('Over the budget');
  await page.fill(SHARE, '50');
  await page.see('One outage of 45 min for 50 % of users uses 52.1 % of the budget. 1 such outage fits in the budget.');
  assert.doesNotMatch(await page.text(), /Over the budget/);
  await page.fill(SHARE, '10');
  await page.see('9 such outages fit in the budget.');
  await page.click('button', 'How is this calculated?');
  await page.see('30 days x (100 % − 99.9 %) = 43 min 12 s.');
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  await page.see('An objective of 99.9 % over 30 days allows 43 min 12 s of outage. It allows 9 outages of your usual length (45 min).');
});

journey('the table of nines and the chart of burn rates are there to read', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  assert.equal(await page.count('img', /At 14.4x the sustainable burn rate, the budget of 30 days is gone in 2 d 2 h/), 1);
  const nines = await tableOf(page, 'The nines for 30 days');
  assert.deepEqual(nines[0], ['Objective', 'Outage allowed in 30 days']);
  const row = (objective) => nines.find(([first]) => first.startsWith(objective));
  assert.equal(row('99 %')[1], '7 h 12 min');
  assert.deepEqual(row('99.9 %'), ['99.9 % Yours', '43 min 12 s']);
  assert.match(row('99.99 %')[1], /^4 min 19/);
  assert.match(row('99.999 %')[1], /^25.9/);

  await page.click('button', 'Show as a table');
  const burn = await tableOf(page, 'At 14.4x');
  assert.deepEqual(burn, [
    ['Burn rate', 'Budget gone after', 'Error ratio'],
    ['1x', '30 d', '0.1 %'],
    ['2x', '15 d', '0.2 %'],
    ['6x', '5 d', '0.6 %'],
    ['14.4x', '2 d 2 h', '1.44 %'],
  ]);

  await page.fill(OBJECTIVE, '99.95');
  await page.see('99.95 % over 30 days leaves 21 min 36 s of outage');
  const own = (await tableOf(page, 'The nines for 30 days')).find(([first]) => first.startsWith('99.95 %'));
  assert.deepEqual(own, ['99.95 % Yours', '21 min 36 s']);
});

journey('the chart is drawn anew with every window and follows the keys', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  const drawing = () => page.evaluate(() => document.querySelector('.canvas').innerHTML);
  const before = await drawing();
  assert.match(before, /14\.4x/);
  await select(page, '90 days');
  await page.see('the budget of 90 days is gone');
  assert.notEqual(await drawing(), before);
  // At 90 %, nothing can burn at 14.4x.
  await page.fill(OBJECTIVE, '90');
  await page.see('At this objective, everything failing at once burns at 10x.');
  await page.click('button', 'Show as a table');
  const table = await tableOf(page, 'At 6x');
  assert.equal(table.at(-1)[2], "can't happen");
});

journey('looking at the example saves nothing, the first edit does', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.click('textbox', OBJECTIVE);
  await page.press('Tab', 'Tab', 'Tab', 'Tab');
  await page.see('These are the numbers of an example until you change one.');
  assert.equal(await draftOf(page), null);
  await page.fill(OBJECTIVE, '99.95');
  await saved(page);
  await page.see('Saved on this device');
});
