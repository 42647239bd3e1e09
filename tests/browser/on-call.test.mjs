// The on-call calculator.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, draftOf, linkOnReport, onHeading, saved, started, tableOf } from './steps.mjs';
import { link } from './questionnaire.mjs';

const CHART = /The more engineers share the rota/;

const valueOf = async (page, label) => (await page.state('textbox', label)).value;
const marked = (page) => page.evaluate(() => document.querySelector('.canvas').innerHTML);

journey('the defaults say at once what on-call costs a usual team', { page: { width: 1100 } }, async ({ page, base }) => {
  await page.goto(base);
  await page.click('link', 'On-call');
  await onHeading(page, 'What does being on call cost your team?');
  assert.equal(await page.title(), 'On-call – Production readiness self-assessment');
  assert.equal(await valueOf(page, 'Days per year'), '365');
  assert.equal(await valueOf(page, 'People on schedule'), '2');
  assert.equal(await valueOf(page, 'Number of engineers'), '5');
  await page.see('Everyone on your team is on duty 146 days a year (almost every 2nd week)');
  await page.see('That is 40 % of the time. The published limit is 25 % (SRE book, chapter 11).');
  await page.see('To stay within the limit, the rota needs 8 engineers');
  await page.see('Over the limit');
  assert.match(await page.text(), /Number of engineers/);
  const name = (await page.state('img', CHART)).name;
  assert.equal(name, 'The more engineers share the rota, the fewer days each. 8 or more keep everyone within the limit of 91.3 days.');
});

journey('the chart is a picture with a name, and a table says the same', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  assert.equal(await page.count('img', CHART), 1);
  await page.click('button', 'Show as a table', { nth: 0 });
  const table = await tableOf(page, 'The more engineers share the rota');
  assert.deepEqual(table[0], ['Engineers', 'Days each', 'Share', 'Limit']);
  const own = table.find(([engineers]) => /^5\b/.test(engineers));
  assert.deepEqual(own.slice(1, 3), ['146', '40 %']);
  assert.match(own[0], /Yours/);
  assert.equal(own[3], 'Over the limit');
  assert.equal(table.find(([engineers]) => engineers === '8')[3], 'Within the limit');
  await page.click('button', 'How is this calculated?', { nth: 0 });
  await page.see('365 days x 2 on schedule / 5 engineers = 146 days each.');
  await page.see('2 on schedule / 25 % = 8 engineers, rounded up.');
  await page.see("Source: Site Reliability Engineering (O'Reilly 2016), chapter 11: at most 25 % of an engineer's time on call.");
});

journey('sentence and chart follow every key', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('textbox', 'Number of engineers');
  await page.press('End', 'Backspace');
  const seen = new Set([await marked(page)]);
  for (const [key, sentence] of [
    ['1', 'on duty 365 days a year'],
    ['0', 'on duty 73 days a year'],
    ['0', 'on duty 7.3 days a year'],
  ]) {
    await page.press(key);
    if (key === '1') {
      // One engineer can't be two people on schedule: the last good result stays.
      await page.see('on duty 146 days a year');
      continue;
    }
    await page.see(sentence);
    const drawn = await marked(page);
    assert.ok(!seen.has(drawn), 'the chart is another one');
    seen.add(drawn);
  }
  await page.press('Backspace', 'Backspace');
  await page.fill('People on schedule', '1');
  await page.see('Everyone on your team is on duty 365 days a year (all the time)');
  await page.fill('Number of engineers', '4');
  await page.see('Everyone on your team is on duty 91.3 days a year (every 4th week)');
  await page.see('exactly the published limit');
});

journey('the numbers go into the draft with the first edit and into the report', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.see('These are the numbers of an example until you change one.');
  assert.equal(await draftOf(page), null);
  await page.fill('Number of engineers', '10');
  await saved(page);
  await page.see('Saved on this device');
  assert.doesNotMatch(await page.text(), /numbers of an example/);
  await page.reload();
  await started(page);
  assert.equal(await valueOf(page, 'Number of engineers'), '10');
  await page.click('button', 'See the report');
  await onHeading(page, 'Your report');
  await page.see('No verdict yet');
  await page.see('10 engineers, 73 days each, 20 % of the time: within the limit of 25 %.');
  await page.see('You have entered nothing about what your objective allows.');
  assert.match(await linkOnReport(page), /#v1\./);
});

journey('the example itself can be put into the report', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('button', 'Put this in the report');
  await onHeading(page, 'Your report');
  await page.see('5 engineers, 146 days each, 40 % of the time: over the limit of 25 %. Staying within it takes 8.');
  const today = await page.evaluate(() => {
    const now = new Date();
    return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000) - 18_261;
  });
  await saved(page, link({ day: today, onCall: [365, 2, 5] }));
});

journey('going back while typing in a field breaks nothing', {}, async ({ page, base }) => {
  await arrive(page, base);
  for (const [way, field, typed] of [
    ['On-call', 'Number of engineers', '7'],
    ['On-call', 'Number of engineers', 'x'],
    ['Error budget', 'Objective (%)', '99.5'],
  ]) {
    await page.click('link', way);
    await page.fill(field, typed);
    await page.back();
    await page.waitForHeading('Is your team ready to be on call?');
    // The field goes while it has the focus.
    await page.press('Tab');
    assert.doesNotMatch(await page.text(), /Something went wrong/);
  }
});

journey('leave, sites, incidents and a limit of one\'s own change what follows, and travel in the link', {}, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('button', 'Limit, leave, hours and sites');
  await page.fill(/^Leave/, '6');
  await page.see('Counted on the weeks that people work, with 6 weeks of leave, staying within 25 % takes 10 engineers.');
  await page.fill(/^Limit for on-call/, '40');
  await page.see('That is 40 % of the time, exactly your limit.');
  await page.click('button', 'Incidents');
  await page.fill(/^Incidents a week/, '29');
  await page.see('More than two incidents in a shift leave no time to follow them up.');
  await page.fill(/^Incidents a week/, '28');
  await page.gone('More than two incidents in a shift leave no time to follow them up.');
  await page.see('Information, not advice: pay and details are national law.');
  // The draft follows the last key after a moment; the first edits left earlier ones.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  const kept = await draftOf(page);
  await arrive(page, base, `#${kept}`);
  await page.see('28 incidents a week take 84 % of the team\'s time: more than the half that all operations may take.');
});

journey('two sites keep their nights, and too few engineers on each are told', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('button', 'Limit, leave, hours and sites');
  await page.fill('Sites', '2');
  await page.see('Everyone on your team has a shift of 12 hours on 146 days a year');
  await page.see('That is a shift in 40 % of the weeks, and 20 % of all hours.');
  assert.doesNotMatch(await page.text(), /Over the limit/);
  await page.see('Each of the 2 sites covers 84 hours of the week. These numbers are for one engineer');
  await page.fill('Number of engineers', '4');
  await page.click('button', /See the report|Put this in the report/);
  await page.see('2 sites with 4 engineers each take turns: fewer than the 5 that are published for each.');
});

journey('a mistake in a field that was folded away is found from the summary by keyboard', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('button', 'Limit, leave, hours and sites');
  await page.fill(/^Leave/, '52');
  await page.press('Tab');
  await page.see('Leave (weeks a year): enter a number from 0 to 51.9, with at most 1 decimal.');
  await page.click('button', 'Limit, leave, hours and sites');
  await page.click('link', /^Leave \(weeks a year\): enter/);
  await page.waitFor(() => document.activeElement?.id === 'leave-weeks');
});

journey('no incident is an answer, and more on schedule than people is told beside what was entered', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  assert.doesNotMatch(await page.text(), /Incidents in a shift of 12 hours/, 'nothing is said of incidents that nobody entered');
  await page.click('button', 'Incidents');
  await page.fill(/^Incidents a week/, '0');
  await page.see('Each engineer is called first in 73 nights of the year, and woken in 0 of them.');
  await page.see('50 % are left for tickets and upkeep.');
  await page.fill('People on schedule', '6');
  await page.press('Tab');
  await page.see("People on schedule: there can't be more people on schedule than engineers.");
  await page.see('on duty 146 days a year');
  await page.fill(/^Incidents a week/, '7');
  assert.doesNotMatch(await page.text(), /NaN|Infinity/);
  await page.fill('People on schedule', '2');
  await page.gone('There is a problem');
  await page.see('woken in 20.7 of them');
});

journey('the sizes follow the limit, on one site and on several', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('button', 'Limit, leave, hours and sites');
  await page.fill(/^Limit for on-call/, '10');
  await page.see('To stay within the limit, the rota needs 20 engineers, or 21');
  const table = await tableOf(page, 'Engineers for a rota around the clock');
  assert.deepEqual(table.slice(1), [
    ['One site, 10 % of the time Yours', '20', '21', '21'],
    ['2 sites that take turns, 10 % of the weeks', '20', '21', '42'],
    ['2 sites that take turns, as published', '5', '6', '12'],
  ]);
  await page.fill('Sites', '2');
  await page.see('To have a shift in no more than 10 % of the weeks, each site needs 20 engineers.');
  await page.click('button', 'See the report');
  await page.see('2 sites with 5 engineers each take turns');
});

journey('people on schedule that were only the beginning of too many do not stay behind', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  await page.click('textbox', 'People on schedule');
  await page.press('Control+a', '1');
  await page.see('on duty 73 days a year');
  await page.press('5', 'Tab');
  await page.see("People on schedule: there can't be more people on schedule than engineers.");
  await page.see('on duty 146 days a year');
  await page.fill('Number of engineers', '30');
  await page.see('on duty 182.5 days a year');
  await page.gone('There is a problem');
});

const PHONES = [360, 320].map((width) => ({ width, height: 640 }));
for (const size of PHONES) {
  journey(`the warning of a mistake stays in sight with the first result, ${size.width} px wide`, { browsers: ['chromium'], page: size }, async ({ page, base }) => {
    await arrive(page, base, '#on-call');
    await page.fill('Number of engineers', 'x');
    await page.press('Tab');
    await page.click('button', 'Limit, leave, hours and sites');
    await page.evaluate(() => document.getElementById('sites').closest('.field').scrollIntoView({ block: 'center' }));
    const seen = () =>
      page.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const inside = ({ top, bottom, height }) => height > 0 && top >= 0 && bottom <= innerHeight;
        return { takeaway: inside(box('.result .takeaway')), note: inside(box('.result .stale-note')) };
      });
    assert.deepEqual(await seen(), { takeaway: true, note: true });
    // A field that gets the focus is not under it.
    await page.click('link', /^Number of engineers: enter/);
    await page.waitFor(() => document.activeElement?.id === 'engineers');
    const [field, first] = await page.evaluate(() => [document.activeElement.getBoundingClientRect().top, document.querySelector('.result .takeaway').getBoundingClientRect().bottom]);
    assert.ok(field >= first, `${field} is below ${first}`);
  });

  journey(`captions are read without scrolling sideways, ${size.width} px wide`, { browsers: ['chromium', 'firefox'], page: size }, async ({ page, base }) => {
    await arrive(page, base, '#on-call');
    await page.fill('Number of engineers', '5');
    await page.click('button', 'Limit, leave, hours and sites');
    await page.fill(/^Leave/, '6');
    await page.press('Tab');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    const cut = await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      const said = [];
      for (const caption of document.querySelectorAll('caption, figcaption, .caption')) {
        const range = document.createRange();
        range.selectNodeContents(caption);
        for (const { left, right } of range.getClientRects()) {
          if (right > document.documentElement.clientWidth || left < 0) said.push(`${caption.textContent}: to ${right}`);
        }
      }
      return { said, count: document.querySelectorAll('caption').length, wide: document.documentElement.scrollWidth > innerWidth };
    });
    assert.deepEqual(cut.said, []);
    assert.ok(cut.count >= 4, `${cut.count} tables`);
    assert.equal(cut.wide, false);
  });
}

journey('a fold that is open stays with its part when another part comes or goes', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  const open = () => page.evaluate(() => [...document.querySelectorAll('.more-result')].filter((one) => one.querySelector('details[open]')).map((one) => one.querySelector('h2').textContent));
  await page.evaluate(() => {
    const part = [...document.querySelectorAll('.more-result')].find((one) => one.querySelector('h2').textContent === 'How many engineers it takes');
    part.querySelector('details').open = true;
  });
  assert.deepEqual(await open(), ['How many engineers it takes']);
  await page.click('button', 'Incidents');
  await page.fill(/^Incidents a week/, '3');
  await page.waitForRole('heading', 'Incidents');
  assert.deepEqual(await open(), ['How many engineers it takes']);
  await page.fill(/^Incidents a week/, '');
  await page.waitFor(() => [...document.querySelectorAll('.more-result h2')].every((one) => one.textContent !== 'Incidents'));
  assert.deepEqual(await open(), ['How many engineers it takes']);
});
