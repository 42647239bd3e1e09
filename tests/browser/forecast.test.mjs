// Will we make it?: the chance to meet the objective, what windows use, and what would help most.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { QUICK, answers } from './questionnaire.mjs';
import { arrive, draftOf, onHeading, pick, saved, started, tableOf, visit, withDraft } from './steps.mjs';

const TITLE = 'Will we make it?';
const INCIDENTS = 'Incidents in a window';
const DETECT = 'Typical time to detect (minutes)';
const REPAIR = 'Typical time to repair (minutes)';
const SHARE = /^Share of users affected \(%\)/;
const OBJECTIVE = 'Objective (%)';
const VARIATION = 'Coefficient of variation';
const SPREAD = 'How much do lengths differ?';

const drawn = (page, figure) => page.evaluate((name) => document.querySelector(`.${name} svg`).outerHTML, figure);

journey('an average within the budget is still missed in one window of four', {}, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await page.see(TITLE);
  assert.equal((await page.state('textbox', INCIDENTS)).value, '1');
  await page.see('You meet 99.9 % in about 74 of 100 windows of 30 days');
  await page.see('On average, incidents use 69.5 % of the budget. Even so, about 26 of 100 windows miss the objective');
  await page.see('promise 99.79 % with this pattern');
  await page.see('About 74 of 100 windows keep within the budget of 43 min 12 s; 90 of 100 use no more than 1 h 28 min.');
  await page.see('Halving the share of users affected helps most: about 90 of 100 windows instead of 74.');
  await page.see('are those of your error budget: a change here counts there too.');
  await page.see('Incidents come at random');
  await page.see('Calculated, not simulated');
});

journey('every key moves the sentence, both charts and the tables', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await page.see('about 74 of 100 windows');
  const before = [await drawn(page, 'distribution-figure'), await drawn(page, 'tornado-figure')];
  await page.fill(INCIDENTS, '2');
  await page.see('You meet 99.9 % in about 49 of 100 windows of 30 days');
  await page.see('On average, incidents use 138.9 % of the budget: more than there is.');
  assert.notDeepEqual([await drawn(page, 'distribution-figure'), await drawn(page, 'tornado-figure')], before);
  await page.fill(REPAIR, '7.5');
  await page.see('The budget of 43 min 12 s holds 3 incidents of average length.');
  await page.fill(OBJECTIVE, '99.5');
  await page.see('You meet 99.5 % in more than 999 of 1,000 windows of 30 days');
  await page.fill(INCIDENTS, '0');
  await page.see('You meet 99.5 % in 100 of 100 windows of 30 days');
  await page.see('Without incidents there is nothing to spend the budget on.');
  await page.fill(INCIDENTS, '10000');
  await page.see('You meet 99.5 % in fewer than 1 of 1,000,000 windows of 30 days');
});

journey('the spread is chosen in plain words, with a number of one’s own', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  assert.equal((await page.state('combobox', SPREAD)).value, 'exponential');
  assert.equal(await page.exists('textbox', VARIATION), false);
  await pick(page, 'spread', 'log-normal');
  await page.waitForRole('textbox', VARIATION);
  await page.see('You meet 99.9 % in about 75 of 100 windows');
  await page.fill(VARIATION, '2');
  await page.see('You meet 99.9 % in about 80 of 100 windows');
  await pick(page, 'spread', 'gamma');
  await page.see('You meet 99.9 % in about 80 of 100 windows');
  await page.click('button', 'How is this calculated?');
  await page.see('gamma lengths of 30 min on average');
  await pick(page, 'spread', 'fixed');
  await page.see('You meet 99.9 % in about 74 of 100 windows');
  await page.see('At most 1 incident fits');
  assert.equal(await page.exists('textbox', VARIATION), false);
  await saved(page);
  await page.reload();
  await started(page);
  assert.equal((await page.state('combobox', SPREAD)).value, 'fixed');
});

journey('objective, window, users and outage are entered once', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#error-budget');
  await page.fill(/^Outage length \(minutes\)/, '60');
  await page.fill(OBJECTIVE, '99.5');
  await saved(page);
  await visit(page, '#forecast');
  await onHeading(page, TITLE);
  assert.equal((await page.state('textbox', OBJECTIVE)).value, '99.5');
  assert.equal((await page.state('textbox', DETECT)).value, '5');
  assert.equal((await page.state('textbox', REPAIR)).value, '55');
  await page.fill(DETECT, '10');
  await page.fill(SHARE, '50');
  await pick(page, 'window', '90');
  await page.see('windows of 90 days');
  await saved(page);
  await visit(page, '#error-budget');
  await onHeading(page, 'What does your objective allow?');
  assert.equal((await page.state('textbox', /^Outage length \(minutes\)/)).value, '65');
  assert.equal((await page.state('textbox', SHARE)).value, '50');
  await page.see('99.5 % over 90 days leaves');
});

journey('mistakes are told and the last good result stays', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await page.fill(INCIDENTS, 'some');
  await page.press('Enter');
  await page.see('There is a problem');
  await page.see('Incidents in a window: enter a number from 0 to 10,000, with at most 4 decimals.');
  await page.see('This is the last good result.');
  await page.fill(INCIDENTS, '1');
  await page.gone('There is a problem');
  await page.fill(DETECT, '0');
  await page.fill(REPAIR, '0');
  await page.press('Enter');
  await page.see('detection and repair together last above 0');
  await page.fill(REPAIR, '30');
  await page.gone('There is a problem');
  await page.see('about 74 of 100 windows');
});

journey('without answers the questionnaire is offered', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await page.see('Answer the questionnaire, and this says which of the four your gaps touch.');
});

const GAPS = { browsers: ['chromium'], page: { storage: withDraft({ answers: answers(QUICK, 1) }) } };

journey('the gaps of the answers are named for the part they touch', GAPS, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await page.see(/Time to repair: \d+ gaps in your answers touch it\./);
  const way = await page.evaluate(() => document.querySelector('.more-result li li a').getAttribute('href'));
  assert.match(way, /^#readiness\//);
});

journey('the charts have their tables', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await page.see('about 74 of 100 windows');
  const uses = await tableOf(page, 'What windows use, and the objective that fits');
  assert.deepEqual(uses.at(-1).slice(1), ['43 min 12 s', '99.9 %']);
  const tornado = await tableOf(page, 'Halving the share of users');
  assert.equal(tornado.length, 5);
});

journey('the forecast goes into the report', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  assert.equal(await draftOf(page), null);
  await page.click('button', 'Put this in the report');
  await page.see('You meet 99.9 % in about 74 of 100 windows of 30 days. On average, incidents use 69.5 % of the budget.');
  await saved(page);
  assert.notEqual(await draftOf(page), null);
});

journey('a budget far beyond any incident neither freezes the page nor reads as certain', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#forecast');
  await pick(page, 'spread', 'log-normal');
  await page.fill(VARIATION, '10');
  await page.fill(OBJECTIVE, '50');
  await page.fill(REPAIR, '0.05');
  const start = Date.now();
  await page.fill(DETECT, '0');
  await page.see('You meet 50 % in more than 999,999 of 1,000,000 windows of 30 days');
  assert.ok(Date.now() - start < 2000);
});
