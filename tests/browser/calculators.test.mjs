// What is entered once is known to every calculator, to the report and to whoever gets the link.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { arrive, atRest, draftOf, linkOnReport, onHeading, saved, started, visit } from './steps.mjs';

const ENGINEERS = 'Number of engineers';
const OBJECTIVE = 'Objective (%)';
const OUTAGE = /^Outage length \(minutes\)/;

/** The calculators, with those of the shared numbers that each has a field for. */
const CALCULATORS = [
  { fragment: '#on-call', heading: 'What does being on call cost your team?', fields: { [ENGINEERS]: '7' } },
  { fragment: '#time', heading: "Where does your team's time go?", fields: { [ENGINEERS]: '7' } },
  { fragment: '#error-budget', heading: 'What does your objective allow?', fields: { [OBJECTIVE]: '99.95', outage: '17' } },
  { fragment: '#dependencies', heading: 'What do your dependencies allow?', fields: { [OBJECTIVE]: '99.95' } },
  { fragment: '#alerts', heading: 'When does somebody notice?', fields: { [OBJECTIVE]: '99.95', outage: '17' } },
  { fragment: '#forecast', heading: 'Will we make it?', fields: { [OBJECTIVE]: '99.95' } },
];

const labelOf = (name) => (name === 'outage' ? OUTAGE : name);

async function holdsEverything(page) {
  for (const { fragment, heading, fields } of CALCULATORS) {
    await visit(page, fragment);
    await page.waitForHeading(heading);
    for (const [name, value] of Object.entries(fields)) {
      assert.equal((await page.state('textbox', labelOf(name))).value, value, `${name} on ${fragment}`);
    }
  }
  // The forecast knows the outage as the time to detect and the time to repair.
  const minutes = async (label) => Number((await page.state('textbox', label)).value);
  assert.equal((await minutes(/^Typical time to detect/)) + (await minutes(/^Typical time to repair/)), 17);
}

/** Enters the three numbers, each on one screen only. */
async function enterOnce(page, base) {
  await arrive(page, base, '#on-call');
  await page.fill(ENGINEERS, '7');
  await visit(page, '#error-budget');
  await page.waitForHeading('What does your objective allow?');
  await page.fill(OBJECTIVE, '99.95');
  await page.fill(OUTAGE, '17');
  await page.see('One outage of 17 min uses 78.8 % of the budget');
}

journey('team size, objective and outage length are entered once and stand in every calculator', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await enterOnce(page, base);
  await holdsEverything(page);
  await visit(page, '#alerts');
  await page.see('An outage of 17 min at 15 % of errors');
  // Looking at the others makes none of them one's own.
  await visit(page, '#report');
  await onHeading(page, 'Your report');
  await page.see('An objective of 99.95 % over 30 days allows 21 min 36 s of outage.');
  await page.see('7 engineers');
  await page.gone('pages somebody after');
});

journey('the link of the report brings them to somebody else, in every calculator', { browsers: ['chromium'] }, async ({ page, base, browser }) => {
  await enterOnce(page, base);
  await saved(page);
  await visit(page, '#report');
  await onHeading(page, 'Your report');
  const link = await linkOnReport(page);
  const other = await browser.newPage({});
  await other.goto(link);
  await started(other);
  await other.click('button', 'Make it mine');
  await onHeading(other, 'Your report');
  await holdsEverything(other);
  assert.equal(await draftOf(other), await draftOf(page));
  assert.deepEqual(await other.problems(), []);
  await other.close();
});

journey('a change on any calculator reaches the others', { browsers: ['chromium'] }, async ({ page, base }) => {
  await enterOnce(page, base);
  for (const [at, name, typed] of [
    ['#time', ENGINEERS, '8'],
    ['#alerts', OBJECTIVE, '99.5'],
    ['#alerts', 'outage', '21'],
    ['#dependencies', OBJECTIVE, '99'],
  ]) {
    await visit(page, at);
    await page.waitForHeading(CALCULATORS.find(({ fragment }) => fragment === at).heading);
    await page.fill(labelOf(name), typed);
    for (const { fragment, heading } of CALCULATORS.filter((one) => name in one.fields)) {
      await visit(page, fragment);
      await page.waitForHeading(heading);
      assert.equal((await page.state('textbox', labelOf(name))).value, typed, `${name} of ${at} on ${fragment}`);
    }
  }
});

journey('each calculator that was used has its strongest finding in the report', { browsers: ['chromium'] }, async ({ page, base }) => {
  await enterOnce(page, base);
  for (const { fragment, heading } of CALCULATORS) {
    await visit(page, fragment);
    await page.waitForHeading(heading);
    await page.click('button', /^(Put this in the report|See the report)$/);
    await onHeading(page, 'Your report');
  }
  const text = await page.text();
  for (const finding of ['7 engineers', 'An objective of 99.95 % over 30 days', 'A full outage pages somebody after 25.9 s', 'Your dependencies allow', 'perations take', 'You meet 99.95 %']) {
    assert.ok(text.includes(finding), `“${finding}” in: ${text.slice(0, 3000)}`);
  }
});

journey('what is unfolded anywhere stays unfolded while numbers change, and the words in it are kept up', {}, async ({ page, base }) => {
  for (const [fragment, heading, field, typed] of [
    ['#on-call', 'What does being on call cost your team?', ENGINEERS, '9'],
    ['#error-budget', 'What does your objective allow?', OBJECTIVE, '99.5'],
    ['#dependencies', 'What do your dependencies allow?', OBJECTIVE, '99.2'],
    ['#time', "Where does your team's time go?", ENGINEERS, '11'],
    ['#alerts', 'When does somebody notice?', OBJECTIVE, '99.7'],
    ['#forecast', 'Will we make it?', OBJECTIVE, '99.8'],
  ]) {
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    const folds = () => page.evaluate(() => [...document.querySelectorAll('#screen details')].map((fold) => [fold.open, fold.textContent]));
    await page.evaluate(() => document.querySelectorAll('#screen details').forEach((fold) => { fold.open = true; }));
    const before = await folds();
    await page.evaluate(() => { globalThis.kept = document.querySelector('#screen .takeaway'); });
    await page.fill(labelOf(field), typed);
    await page.waitFor((old) => JSON.stringify([...document.querySelectorAll('#screen details')].map((fold) => fold.textContent)) !== old, JSON.stringify(before.map(([, words]) => words)));
    await atRest(page);
    assert.ok((await folds()).every(([open]) => open), fragment);
    // Changed, not replaced: somebody who reads or has selected it keeps their place.
    assert.ok(await page.evaluate(() => globalThis.kept.isConnected), fragment);
  }
});
