// Where the time goes.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { accessible, arrive, draftOf, linkOnReport, onHeading, saved, started, tabTo, tableOf } from './steps.mjs';

const TITLE = "Where does your team's time go?";
const valueOf = async (page, label) => (await page.state('textbox', label)).value;
const INCIDENTS = /^Incidents a week/;

journey('the example says what operations take and when they take the next engineer', { page: { width: 1100 } }, async ({ page, base }) => {
  await arrive(page, base, '#time');
  await page.waitForHeading(TITLE);
  await page.see("Operations take 55 % of your team's time: 2.75 of 5 engineers");
  await page.see('10 h more operations a week (10 tickets), and they take all the time of 3 engineers.');
  await page.see('Over half');
  assert.equal(await draftOf(page), null, 'an example is no entry');
  const name = (await page.state('img', /Your team: 55 % operations/)).name;
  assert.match(name, /10 % engineering for reliability, 35 % features\. A reliability team spends half on operations, a DevOps team below 20 %\.$/);
  await page.click('button', 'Show as a table');
  assert.deepEqual(await tableOf(page, 'Your team: 55 % operations'), [
    ['Who', 'Operations', 'Development', 'Of it engineering for reliability'],
    ['Your team Yours', '55 %', '45 %', '10 %'],
    ['A reliability team (SRE)', '50 %', '50 %', '50 %'],
    ['A DevOps team', 'below 20 %', 'more than 80 %', 'not said'],
  ]);
  await page.click('button', 'How is this calculated?');
  await page.see('12 h incidents + 68 h more on call + 10 h tickets + 20 h manual work = 110 h of operations, 55 % of 200 h.');
});

journey('team size and incidents are the on-call calculator’s, both ways', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.fill('Number of engineers', '10');
  await saved(page);
  await page.evaluate(() => {
    location.hash = '#time';
  });
  await page.waitForHeading(TITLE);
  assert.equal(await valueOf(page, 'Number of engineers'), '10');
  await page.see('Engineers, people on schedule, working week and incidents are those of On-call: a change here counts there too.');
  await page.see("Operations take 27.5 % of your team's time: 2.75 of 10 engineers");
  await page.fill('Number of engineers', '8');
  await page.fill(INCIDENTS, '3');
  await page.evaluate(() => {
    location.hash = '#on-call';
  });
  await page.waitForHeading('What does being on call cost your team?');
  assert.equal(await valueOf(page, 'Number of engineers'), '8');
  await page.click('button', 'Incidents');
  assert.equal(await valueOf(page, INCIDENTS), '3');
});

journey('by keyboard, with a mistake, into the report and out of its link', {}, async ({ page, base }) => {
  await arrive(page, base, '#time');
  await tabTo(page, 'textbox', /^Manual work/);
  await page.press('Control+a');
  await page.type('two days');
  await page.press('Tab');
  await page.see('There is a problem');
  await page.see('Manual work (hours a week): enter a number from 0 to 800,000, with at most 1 decimal.');
  await page.see('This is the last good result.');
  await page.fill(/^Manual work/, '190');
  await page.see('Operations take more than all the time your team has: 140 % of it');
  await page.see('100 h a week of what you entered do not fit');
  await page.see('There is no further engineer whose time operations could take.');
  await saved(page);
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  await page.see('Operations take more than all the time your team has: 140 % of it.');
  const shared = await linkOnReport(page);
  await page.evaluate(() => localStorage.clear());
  await page.goto(shared);
  await page.reload();
  await started(page);
  await page.see('Operations take more than all the time your team has: 140 % of it.');
});

journey('more on schedule than engineers is told and breaks nothing', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#time');
  await page.fill('People on schedule', '6');
  await page.press('Tab');
  await page.see("People on schedule: there can't be more people on schedule than engineers.");
  await page.see('2.75 of 5 engineers');
  await page.fill('People on schedule', '1');
  await page.see('1.75 of 5 engineers');
});

journey('where the time goes is accessible, wide and narrow', { browsers: ['chromium'], page: { width: 320 } }, async ({ page, base }) => {
  await arrive(page, base, '#time');
  await page.waitForHeading(TITLE);
  await accessible(page, 'time');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
