// The calculator of the alerts.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { accessible, arrive, draftOf, linkOnReport, onHeading, rested, saved, started, tabTo, tableOf, visit } from './steps.mjs';

const TITLE = 'When does somebody notice?';
const OBJECTIVE = 'Objective (%)';
const RATIO = 'Requests that fail (%)';
const RANGE = 'Move the error ratio';
const RATE = /^Requests an hour/;
const OUTAGE = /^Outage length \(minutes\)/;
const OWN = 'Days in the window';

const drawing = (page) => page.evaluate(() => document.querySelector('.canvas').innerHTML);

const range = (page) =>
  page.evaluate(() => {
    const { value, min, max } = document.querySelector('input[type=range]');
    return { at: Number(value), min: Number(min), max: Number(max), says: document.querySelector('input[type=range]').getAttribute('aria-valuetext') };
  });

journey('the published example is there at once and saves nothing', {}, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.waitForHeading(TITLE);
  await page.see('When 15 % of the requests fail, somebody is paged after 5 min 46 s');
  await page.see('By then 2 % of the error budget is used. If it goes on, all of it is gone after 4 h 48 min.');
  await page.see('These are the numbers of an example until you change one.');
  assert.equal(await page.count('img', /A full outage pages after 51.8 s; below 0.6 % of errors nobody is paged/), 1);
  assert.equal(await draftOf(page), null);
  const alerts = await page.evaluate(() => [...document.querySelectorAll('.alert-cards h3')].map((one) => one.textContent));
  assert.deepEqual(alerts, ['Page: 1 h and 5 min', 'Page: 6 h and 30 min', 'Ticket: 1 d and 2 h', 'Ticket: 3 d and 6 h']);
});

journey('the error ratio is moved by keyboard, and the field, the sentence and the chart follow', {}, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.click('textbox', RATIO);
  await tabTo(page, 'slider', RANGE);
  const [before, drawn] = [await range(page), await drawing(page)];
  assert.equal(before.says, '15 %');
  await page.press('ArrowRight');
  await page.see('When 16 % of the requests fail');
  assert.equal((await page.state('textbox', RATIO)).value, '16');
  assert.equal((await range(page)).at, before.at + 1);
  assert.notEqual(await drawing(page), drawn);
  assert.equal((await page.focused()).name, RANGE, 'the focus stays on the slider');
  await page.press('End');
  await page.see('In a full outage somebody is paged after 51.8 s');
  assert.equal((await range(page)).says, '100 %');
  await page.press('Home');
  await page.see('When 0.1 % of the requests fail, no alert fires');
  await page.see('At this rate the error budget lasts for the whole window.');
  await saved(page);
});

journey('the error ratio is dragged with the mouse', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.evaluate(() => document.querySelector('input[type=range]').scrollIntoView({ block: 'center' }));
  const box = await page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('input[type=range]').getBoundingClientRect();
    return { x, y: y + height / 2, width };
  });
  const session = await page.cdp();
  const mouse = (type, part) => session.send('Input.dispatchMouseEvent', { type, x: box.x + box.width * part, y: box.y, button: 'left', buttons: 1, clickCount: 1 });
  await mouse('mousePressed', 0.5);
  const half = Number((await page.state('textbox', RATIO)).value);
  assert.ok(half > 1 && half < 10, `the middle of 0.1 % to 100 % is ${half} %`);
  for (const part of [0.6, 0.8, 0.999]) await mouse('mouseMoved', part);
  await page.see('In a full outage somebody is paged');
  await mouse('mouseReleased', 0.999);
  assert.equal((await page.state('textbox', RATIO)).value, '100');
});

journey('what is typed moves the slider, also between its steps and below them', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.fill(RATIO, '12,345');
  await page.see('When 12.345 % of the requests fail');
  const between = await range(page);
  assert.equal(between.says, '12.345 %');
  await page.fill(RATIO, '12');
  await page.see('When 12 % of the requests fail');
  assert.equal((await range(page)).at, between.at);
  await page.fill(RATIO, '0.0001');
  await page.see('When 0.0001 % of the requests fail, no alert fires');
  assert.equal((await range(page)).at, 0);
  // Lower thresholds need a longer slider.
  const { max } = await range(page);
  await page.fill(OBJECTIVE, '99.99');
  await page.waitFor((before) => Number(document.querySelector('input[type=range]').max) > before, max);
});

journey('a window of 28 days has factors of its own, and what was opened stays open', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.click('button', 'The four alerts in numbers');
  await page.click('button', 'How is this calculated?');
  await page.evaluate(() => {
    const field = document.querySelector('select');
    field.value = '28';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.see('The four alerts for 99.9 % over 28 days, at 15 % of errors');
  await page.see('Page over 1 h: 2 % of the budget x 28 days / 1 h = 13.44; 13.44 x (100 % − 99.9 %) = 1.34 %.');
  const rows = await tableOf(page, 'The four alerts for');
  assert.deepEqual(rows.slice(1).map((row) => row[1]), ['13.44x', '5.6x', '2.8x', '0.93x']);
  await page.see('The alert over 3 d fires from a burn rate of 0.93x on.');
  await page.evaluate(() => {
    const field = document.querySelector('select');
    field.value = 'own';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.fill(OWN, '1');
  await page.see('The window of 3 d reaches back further than the 1 day of the objective.');
});

journey('an alert that can never fire is told, and so is a service with few requests', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.fill(OBJECTIVE, '90');
  await page.see('The alert over 1 h can never fire. At 90 % everything failing at once burns at 10x, and it needs more than 14.4x.');
  await page.see('Can never fire');
  await page.fill(OBJECTIVE, '80');
  await page.see('No page can ever fire.');
  await page.fill(OBJECTIVE, '99.9');
  await page.gone('can never fire');
  await page.fill(RATE, '10');
  await page.see('One failed request uses 13.9 % of the error budget: of 7,200 requests in 30 days, 7 may fail.');
  await page.see('A single failure within 1 h is enough to page.');
  const remedies = await page.evaluate(() => [...document.querySelectorAll('.caveat ol li')].map((one) => one.textContent.split(' ')[0]));
  assert.deepEqual(remedies, ['Send', 'Count', 'Retry,', 'Lower']);
  await page.fill(RATE, '1000');
  await page.gone('One failed request uses');
  await page.click('button', /See the report|Put this in the report/);
  await onHeading(page, 'Your report');
  await page.see('A full outage pages somebody after 51.8 s, when 2 % of the error budget is used.');
});

journey('an outage is followed to its end', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.see('Enter an outage length to see when each alert fires and stops.');
  await page.fill(RATIO, '100');
  await page.fill(OUTAGE, '45');
  await page.see('Somebody is paged after 51.8 s. The page ends 29 min 49 s after the outage');
  await page.see('In all the outage uses 104.2 % of the error budget.');
  const rows = await tableOf(page, 'An outage of 45 min at 100 % of errors');
  assert.deepEqual(rows[1].slice(0, 4), ['Page: 1 h and 5 min', '51.8 s', '49 min 56 s', '49 min 4 s']);
  await page.fill(OUTAGE, '0.5');
  await page.see('It is over before any alert fires');
});

journey('objective, window and outage are those of the error budget', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.fill(OBJECTIVE, '99.95');
  await page.fill(OUTAGE, '12');
  await page.fill(/^Requests in the window/, '7200');
  await page.fill(/^Share of users affected/, '25');
  await visit(page, '#alerts');
  await page.waitForHeading(TITLE);
  assert.equal((await page.state('textbox', OBJECTIVE)).value, '99.95');
  assert.equal((await page.state('textbox', OUTAGE)).value, '12');
  assert.equal((await page.state('textbox', RATIO)).value, '25', 'whom an outage hits is where the error ratio begins');
  await page.see('of 7,200 requests in 30 days, 3 may fail');
  await page.fill(OBJECTIVE, '99.5');
  await page.see('of 7,200 requests in 30 days, 36 may fail');
  await visit(page, '#error-budget');
  await page.waitForHeading('What does your objective allow?');
  assert.equal((await page.state('textbox', OBJECTIVE)).value, '99.5');
  assert.equal((await page.state('textbox', /^Requests in the window/)).value, '7200');
});

journey('a number that is none is told beside its field, and the last good result stays', {}, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  const told = 'Requests that fail (%): enter a number above 0 and up to 100, with at most 7 decimals.';
  for (const typed of ['lots', '0', '', '-1']) {
    await page.fill(RATIO, typed);
    await page.press('Enter');
    await page.see(told);
    await page.see('When 15 % of the requests fail, somebody is paged after 5 min 46 s');
    await page.see('This is the last good result.');
  }
  assert.equal(await draftOf(page), null);
  // The slider puts a good number back.
  await page.evaluate(() => document.querySelector('input[type=range]').focus());
  await page.press('ArrowRight');
  await page.gone('There is a problem');
  await page.see('When 16 % of the requests fail');
  await page.fill(RATIO, '101');
  await page.press('Enter');
  await page.see(told);
  await page.fill(RATIO, '10');
  await page.gone('There is a problem');
  await page.fill(RATE, '-5');
  await page.press('Enter');
  await page.see('There is a problem');
  assert.doesNotMatch(await page.text(), /NaN|Infinity|undefined/);
});

journey('a link carries it all, and a reload too', {}, async ({ page, base, browser }) => {
  await arrive(page, base, '#alerts');
  await page.fill(OBJECTIVE, '99.95');
  await page.fill(RATIO, '2.5');
  await page.fill(RATE, '100');
  await page.see('When 2.5 % of the requests fail');
  await saved(page);
  await page.reload();
  await started(page);
  await page.see('When 2.5 % of the requests fail');
  assert.equal((await page.state('textbox', RATE)).value, '100');
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  const finding = 'With 72,000 requests in 30 days, one failed request uses 2.78 % of the error budget';
  await page.see(finding);
  const link = await linkOnReport(page);
  const other = await browser.newPage({});
  await other.goto(link);
  await started(other);
  await other.see(finding);
  await other.click('button', 'Make it mine');
  await visit(other, '#alerts');
  await other.waitForHeading(TITLE);
  assert.equal((await other.state('textbox', RATIO)).value, '2.5');
  assert.deepEqual(await other.problems(), []);
  await other.close();
});

journey('at 320 pixels nothing is wider than the page, with every fold open and large numbers', { browsers: ['chromium', 'firefox'], page: { width: 320, height: 640 } }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.fill(OBJECTIVE, '99.9999999');
  await page.fill(RATE, '1000000000000');
  await page.fill(OUTAGE, '5270400');
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  await rested();
  const { content, width } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, width: document.documentElement.clientWidth }));
  assert.ok(content <= width, `${content} px on ${width}`);
  assert.ok((await page.evaluate(() => document.querySelector('input[type=range]').getBoundingClientRect().height)) >= 24, 'the slider is large enough for a finger');
});

journey('axe-core finds nothing among the alerts, warned or not', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  await accessible(page, 'alerts');
  await page.fill(OBJECTIVE, '90');
  await page.fill(RATE, '1');
  await page.fill(OUTAGE, '45');
  await page.fill(RATIO, '200');
  await page.press('Enter');
  await rested();
  await accessible(page, 'alerts with warnings and a mistake');
});

journey('numbers that are told wrong elsewhere stand beside the right ones', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#alerts');
  await page.click('button', 'Numbers you may have read');
  await page.see('Over 30 days it takes 2 d 2 h; after one hour 2 % are used.');
  await page.see('It is 100x, and an hour of it uses 13.9 % of a budget of 30 days.');
});

journey('an objective above what the dependencies allow is told with both numbers', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#dependencies');
  await page.fill('Availability (%), row 4', '99');
  await page.see('Your dependencies allow 98.83 % at best');
  await page.evaluate(() => {
    location.hash = '#alerts';
  });
  await page.see('Your dependencies allow 98.83 % at best, less than the objective of 99.9 %');
});
