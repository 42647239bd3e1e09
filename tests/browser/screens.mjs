// Every screen, for the tests that look at all of them.

import { ALL, QUICK, answers, combination, link } from './questionnaire.mjs';
import { SAMPLES, choose, pick, withDraft } from './steps.mjs';

const everything = { ...SAMPLES.notReady, ...SAMPLES.calculators };

/** A team that agrees on little, as links. */
export const TEAM = [0, 1, 2, 3].map((seed) =>
  link({ full: seed === 3, answers: Object.fromEntries(ALL.map(({ id }, at) => [id, (at + seed) % 9 === 0 ? 'unknown' : (at * seed + seed) % 5])), day: 2500 + seed }),
);

/** Puts a text into the field of the team's screen and combines it. */
export async function combine(page, text) {
  await page.evaluate((pasted) => {
    document.getElementById('team-links').value = pasted;
  }, text);
  await page.click('button', 'Combine');
}

/** { name, fragment, storage, heading, prepare(page) }. */
export const SCREENS = [
  { name: 'start', fragment: '', heading: 'Is your team ready to be on call?' },
  { name: 'start with a draft', fragment: '', storage: withDraft(SAMPLES.begun), heading: 'Is your team ready to be on call?' },
  { name: 'question', fragment: '#readiness', heading: QUICK[0].text },
  { name: 'question with an answer', fragment: `#readiness/${QUICK[1].id}`, storage: withDraft(SAMPLES.begun), heading: QUICK[1].text },
  { name: 'question to change', fragment: `#check/${QUICK[1].id}`, storage: withDraft(SAMPLES.begun), heading: QUICK[1].text },
  { name: 'check without an answer', fragment: '#check', heading: 'Check your answers' },
  { name: 'check', fragment: '#check', storage: withDraft(SAMPLES.begun), heading: 'Check your answers' },
  { name: 'check of all questions', fragment: '#check', storage: withDraft({ full: true, answers: answers(ALL, 2) }), heading: 'Check your answers' },
  { name: 'on-call', fragment: '#on-call', heading: 'What does being on call cost your team?' },
  {
    name: 'on-call with mistakes',
    fragment: '#on-call',
    heading: 'What does being on call cost your team?',
    async prepare(page) {
      await page.fill('Days per year', '400');
      await page.fill('Number of engineers', 'five');
      await page.press('Enter');
      await page.see('There is a problem');
    },
  },
  {
    name: 'on-call with everything',
    fragment: '#on-call',
    heading: 'What does being on call cost your team?',
    async prepare(page) {
      for (const fold of ['Limit, leave, hours and sites', 'Incidents']) await page.click('button', fold);
      await page.fill(/^Leave/, '6');
      await page.fill(/^Incidents a week/, '30');
      await page.see('Incidents in a shift of 12 hours');
    },
  },
  { name: 'error budget', fragment: '#error-budget', heading: 'What does your objective allow?' },
  {
    name: 'on-call with a year of people, leave and mistakes',
    fragment: '#on-call',
    heading: 'What does being on call cost your team?',
    async prepare(page) {
      await page.click('button', 'People');
      await page.fill('Name of engineer 1', 'Somebody with a name of forty characters');
      await page.fill('Share (%), row 2', '50');
      for (const number of [1, 2, 3, 4]) await page.fill(`Weeks of leave of engineer ${number}`, '30-32');
      await page.fill('Weeks of leave of engineer 5', 'July');
      await page.press('Tab');
      await page.see('July is no week.');
      await page.see('Not covered');
    },
  },
  {
    name: 'error budget with everything',
    fragment: '#error-budget',
    storage: withDraft({ budget: { objective: 99.9, days: 45, requests: 12_500_000, minutes: 45, share: 100 } }),
    heading: 'What does your objective allow?',
    async prepare(page) {
      for (const fold of ['Show as a table', 'How is this calculated?']) await page.click('button', fold);
    },
  },
  { name: 'forecast', fragment: '#forecast', heading: 'Will we make it?' },
  {
    name: 'forecast with everything',
    fragment: '#forecast',
    storage: withDraft({ answers: answers(QUICK, 1), budget: { objective: 99.9, days: 45, minutes: 45, share: 20 } }),
    heading: 'Will we make it?',
    async prepare(page) {
      await pick(page, 'spread', 'log-normal');
      await page.fill('Incidents in a window', '2.5');
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => fold.setAttribute('open', '')));
    },
  },
  {
    name: 'error budget with an outage log',
    fragment: '#error-budget',
    heading: 'What does your objective allow?',
    async prepare(page) {
      await page.click('button', 'Compare with other objectives');
      await page.fill(/^Other objective \(%\), row 1/, '99.99');
      await page.click('button', 'Paste from a spreadsheet');
      await page.evaluate(() => {
        const days = [40, 20, 9, 8, 2].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10));
        const lines = days.map((day, at) => `${day}\t${at + 4}`);
        document.getElementById('outage-paste').value = [...lines, 'last week\t5'].join('\n');
      });
      await page.click('button', 'Add these rows');
      await page.see('5 outages were read. 1 line was not read:');
      await page.see('of the error budget is left');
      await page.evaluate(() => document.querySelector('.outages-figure details').setAttribute('open', ''));
    },
  },
  { name: 'alerts', fragment: '#alerts', heading: 'When does somebody notice?' },
  {
    name: 'alerts with warnings and an outage',
    fragment: '#alerts',
    storage: withDraft({ budget: { objective: 90, days: 30, minutes: 45 } }),
    heading: 'When does somebody notice?',
    async prepare(page) {
      await page.fill(/^Requests an hour/, '1');
      await page.see('One failed request uses');
    },
  },
  {
    name: 'dependencies',
    fragment: '#dependencies',
    heading: 'What do your dependencies allow?',
    async prepare(page) {
      for (const fold of ['Show as a table', 'How is this calculated?']) await page.click('button', fold);
    },
  },
  {
    name: 'time',
    fragment: '#time',
    heading: "Where does your team's time go?",
    async prepare(page) {
      for (const fold of ['Show as a table', 'How is this calculated?']) await page.click('button', fold);
    },
  },
  { name: 'report without anything', fragment: '#report', heading: 'Your report' },
  { name: 'report of the calculators', fragment: '#report', storage: withDraft(SAMPLES.calculators), heading: 'Your report' },
  { name: 'report: not ready', fragment: '#report', storage: withDraft(everything), heading: 'Not ready yet' },
  { name: 'report: ready with conditions', fragment: '#report', storage: withDraft({ answers: { ...answers(QUICK, 4), 'delivery-rollback': 0 } }), heading: 'Ready with conditions' },
  { name: 'report: ready', fragment: '#report', storage: withDraft(SAMPLES.ready), heading: 'Ready' },
  {
    name: 'report with what is handed over and a file that does not open',
    fragment: '#report',
    storage: withDraft(everything),
    heading: 'Not ready yet',
    async prepare(page) {
      await page.click('checkbox', 'Carry the summary and the link along');
      await page.waitForRole('textbox', 'What is handed over');
      await choose(page, 'other.json', '[]');
      await page.waitForRole('alert');
      await page.click('button', 'QR code of the link');
    },
  },
  { name: 'shared result', fragment: `#${link(everything)}`, heading: 'Not ready yet' },
  {
    name: 'shared result beside a draft',
    fragment: `#${link(everything)}`,
    storage: withDraft(SAMPLES.ready),
    heading: 'Not ready yet',
    async prepare(page) {
      await page.click('button', 'Make it mine');
      await page.see('This replaces your own answers on this device.');
    },
  },
  { name: 'compare without anything', fragment: '#compare', heading: 'Compare two results' },
  { name: 'compare: two links', fragment: `#compare/${link({ ...everything, day: 1000 })}/${link({ full: true, answers: answers(ALL, 3), onCall: [365, 2, 9], budget: { days: 30 } })}`, heading: 'Compare two results' },
  {
    name: 'compare with mistakes',
    fragment: '#compare/v1.FAEA',
    heading: 'Compare two results',
    async prepare(page) {
      await page.fill('Another link (empty: your own draft)', 'no link');
      await page.press('Enter');
      await page.see('This is not the link of a result.');
    },
  },
  { name: 'who does what', fragment: '#who-does-what', heading: 'Who does what' },
  { name: 'report with a plan', fragment: '#report', storage: withDraft({ ...everything, plan: { [QUICK[0].id]: 2, [QUICK[3].id]: 4 } }), heading: 'Not ready yet' },
  { name: 'shared result with a plan', fragment: `#${link({ ...everything, plan: { [QUICK[0].id]: 2 } })}`, heading: 'Not ready yet' },
  { name: 'team', fragment: '#team', heading: "Put the team's results together" },
  {
    name: 'team with results',
    fragment: '#team',
    heading: "Put the team's results together",
    storage: withDraft(everything),
    async prepare(page) {
      await combine(page, ['Dear all', ...TEAM, TEAM[0], 'v1.FAEA'].join('\n'));
      await page.see('Talk about this');
      await page.click('button', 'Give names to the results');
      await page.fill('Name for line 2', 'Ana');
      await page.press('Tab');
      await page.click('button', 'Show as a table');
    },
  },
  {
    name: 'team: a combination',
    fragment: `#team/${combination({ people: 2, tallies: Object.fromEntries(QUICK.map(({ id }, at) => [id, at % 3 ? [0, 1, 0, 1] : [0, 0, 1, 0, 0, 1]])) })}`,
    heading: "A team's results together",
  },
  { name: 'broken link', fragment: '#v1.FAEA', storage: withDraft(SAMPLES.begun), heading: 'This link does not open' },
  { name: 'notice about the draft', fragment: '', storage: { 'cre-readiness.draft': 'broken' }, heading: 'Is your team ready to be on call?' },
];
