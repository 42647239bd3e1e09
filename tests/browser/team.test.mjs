// A team's results together: pasted, told apart, named, shared, and nothing lost or sent.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { ALL, QUICK, answers, combination, link, question } from './questionnaire.mjs';
import { TEAM, combine } from './screens.mjs';
import { SAMPLES, accessible, arrive, atFragment, draftOf, onHeading, started, tabTo, tableOf, visit, withDraft } from './steps.mjs';

const HEADING = "Put the team's results together";
const FIELD = 'Links, one a line';
const SLO = question('slo-defined');
const ACCESS = question('access-source-registry-pipelines');

/** Somebody at level 3 throughout but for some questions. */
const person = (differing = {}, more = {}) => link({ answers: { ...answers(QUICK, 3), ...differing }, ...more });

const ANA = person({ [SLO.id]: 0 });
const BEN = person({ [SLO.id]: 4, [ACCESS.id]: 'unknown' });
const CLEO = person({ [ACCESS.id]: 4 });

const all = (page, selector) =>
  page.evaluate((wanted) => [...document.querySelectorAll(`#screen ${wanted}`)].map((one) => one.innerText.replace(/\s+/g, ' ').trim()), selector);

/** All that the result says. */
const result = async (page) => ({
  takeaway: await all(page, '.team-result > h2'),
  verdicts: await all(page, '.team-result .verdict'),
  talks: await all(page, '.talks > li'),
  unknowns: await all(page, '.unknowns li'),
  answers: await tableOf(page, ''),
});

/** Keeps files that the page saves: { name, text }. */
const keepFiles = (page) =>
  page.evaluate(() => {
    globalThis.files = [];
    const blobs = new Map();
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const address = createObjectURL.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = async function click() {
      globalThis.files.push({ name: this.download, text: await blobs.get(this.href).text() });
    };
  });

const savedFile = (page) => page.waitFor(() => globalThis.files.pop());

/** Chooses or drops text files. */
const giveFiles = (page, how, texts) =>
  page.evaluate(
    (kind, contents) => {
      const given = new DataTransfer();
      contents.forEach((text, at) => given.items.add(new File([text], `links-${at}.txt`, { type: 'text/plain' })));
      if (kind === 'choose') {
        const field = document.getElementById('team-files');
        field.files = given.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      }
      const drop = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
      document.getElementById('team-links').dispatchEvent(drop);
      return drop.defaultPrevented;
    },
    how,
    texts,
  );

journey('a team pastes its links and sees what to talk about and both verdicts', { page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  await page.waitForHeading(HEADING);
  await combine(page, [ANA, `${base}#${BEN}`, `- <https://example.org/cre/#${CLEO}>,`].join('\n'));
  await page.see('3 people, and 1 question to talk about');
  await page.waitFor(() => document.activeElement.id === 'team-result');
  assert.match(await page.text(), /Counted: the quick questions, which everybody was asked\. Assessed on 23 November 2026/);
  const { verdicts, talks, unknowns } = await result(page);
  assert.match(verdicts[0], /^Cautious reading Not ready yet 2 required prerequisites are not met\./);
  assert.match(verdicts[1], /^Median reading Ready /);
  await page.see('The readings differ: the verdict depends on whose answers are right.');
  assert.equal(talks.length, 1);
  for (const part of [SLO.name, '4 levels apart', `Level 0, lowest: 1 person ${SLO.levels[0]}`, `Level 3, middle: 1 person ${SLO.levels[3]}`, `Level 4, highest: 1 person`]) {
    assert.ok(talks[0].includes(part), `${part} in ${talks[0]}`);
  }
  assert.deepEqual(unknowns, [`${ACCESS.name}: 1 of 3`]);
  const table = await tableOf(page, SLO.name);
  assert.deepEqual(table.find(([name]) => name === SLO.name).slice(1), ['0', '3', '4', '4', '1', '0', '0', '1', '1', '0', '0', '0']);
  assert.equal(await draftOf(page), link(SAMPLES.begun), 'the draft is not touched');

  // Elsewhere and back within the visit, nothing is lost; closing the page forgets it.
  await page.click('link', 'On-call');
  await onHeading(page, 'What does being on call cost your team?');
  await page.back();
  await onHeading(page, HEADING);
  await page.see('3 people, and 1 question to talk about');
  assert.equal((await page.state('textbox', FIELD)).value.split('\n').length, 3);
  await page.reload();
  await started(page);
  await page.waitForHeading(HEADING);
  assert.equal((await page.state('textbox', FIELD)).value, '');
  assert.doesNotMatch(await page.text(), /Talk about this/);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 1, 'nothing of it is saved');
});

journey('everything works with the keyboard alone', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  await page.waitForHeading(HEADING);
  await tabTo(page, 'textbox', FIELD);
  await page.type(`#${ANA}`);
  await page.press('Enter');
  await page.type(BEN);
  await tabTo(page, 'button', 'Combine');
  await page.press('Enter');
  await page.see('2 people, and 1 question to talk about');
  await page.waitFor(() => document.activeElement.id === 'team-result');
  await tabTo(page, 'button', 'Give names to the results');
  await page.press('Enter');
  await page.waitForRole('textbox', 'Name for line 1');
  await tabTo(page, 'textbox', 'Name for line 1');
  await page.type('Ana');
  await page.press('Tab');
  await page.see('Level 0, lowest, middle: Ana');
  await tabTo(page, 'button', 'Forget these results');
  await page.press('Enter');
  await page.gone('Talk about this');
  await page.see('The results are gone from this page.');
  assert.equal((await page.focused()).name, FIELD);
  await tabTo(page, 'button', 'Combine');
  await page.press('Enter');
  await page.see('There is no link yet. Paste at least one.');
  assert.equal((await page.focused()).name, FIELD);
});

journey('Forget removes the links and names of the team too, and Undo brings back the own answers only', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  await combine(page, [ANA, BEN].join('\n'));
  await page.see('2 people, and 1 question to talk about');
  await page.click('button', 'Forget');
  await page.see('What you entered was removed from this device. Undo brings your draft back.');
  await page.click('button', 'Undo');
  await page.see('Saved on this device');
  await visit(page, '#team');
  await onHeading(page, HEADING);
  assert.equal((await page.state('textbox', FIELD)).value, '');
  assert.doesNotMatch(await page.text(), /Talk about this/);
});

journey('wrong lines are named with their reason, repeats are noticed, and the good ones count', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  const changed = BEN.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const lines = [ANA, 'Dear all', BEN.slice(0, -5), changed, '', 'v2.AAAAAAAA', `v1.${'A'.repeat(1_600)}`, link({ wires: { 200: 1 }, answers: { [SLO.id]: 1 } }), link(SAMPLES.calculators), `x${' y'.repeat(50_000)}`, ANA, CLEO];
  await combine(page, lines.join('\n'));
  await page.see('2 people, and 1 question to talk about');
  assert.deepEqual(await all(page, '.left-out h3'), ['8 links or lines were left out', '1 link is repeated and counts once']);
  assert.deepEqual(await all(page, '.left-out li'), [
    'Line 2: There is no link in it.',
    'Line 3: Its end is missing. It was probably cut when it was copied or sent: ask for it again.',
    'Line 4: It was changed on its way: some characters are not as we wrote them. Ask for it again.',
    'Line 6: It was made by a newer version of this page. Reload the page to get that version, then open the link again.',
    'Line 7: It is too long to be one of our links: more than 1,500 characters.',
    'Line 8: It answers questions that this version of the page does not have. Reload the page to get the newest version, then open the link again.',
    'Line 9: Its link opens, but answers no question that counts.',
    'Line 10: There is no link in it.',
    'Line 11: the same as line 1',
  ]);
  await combine(page, 'nothing\nat all');
  await page.waitFor(() => document.activeElement.id === 'team-result');
  await page.see('There is no result that can be read');
  await page.see('Line 2: There is no link in it.');
});

journey('a thousand lines and lines of 100 kB are read', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  const people = Array.from({ length: 1_000 }, (_, at) => link({ answers: answers(QUICK, 3), day: 1_000 + at }));
  await combine(page, people.join('\n'));
  await page.see('1,000 people, and no answers two levels or more apart');
  await page.see('Assessed between');
  await combine(page, [`v1.${'A'.repeat(100_000)}`, '#'.repeat(100_000), `${' '.repeat(100_000)}${ANA}`, ...Array(40).fill('x'), BEN].join('\n'));
  await page.see('2 people, and 1 question to talk about');
  await page.see('42 links or lines were left out');
  await page.see('and 22 more');
});

journey('quick and full answers are combined on the questions that all share, and two versions say so', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  const full = link({ full: true, answers: answers(ALL, 2), edition: 2 });
  await combine(page, [person(), full].join('\n'));
  await page.see('1 of 2 people answered all questions, the others the quick ones.');
  await page.see('The results were made with different versions of the questionnaire, editions 1 to 2.');
  assert.equal((await tableOf(page, '')).length, 1 + 48);
  await combine(page, [full, link({ full: true, answers: answers(ALL, 3) })].join('\n'));
  await page.see('Counted: all questions, which everybody was asked.');
});

journey('names say who gave which answer, and are in no link, no file and no storage', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  await keepFiles(page);
  await combine(page, [ANA, BEN, CLEO].join('\n'));
  await page.see('Talk about this');
  const plain = (await page.state('textbox', 'Link to the combination')).value;
  await page.click('button', 'Give names to the results');
  await page.fill('Name for line 1', 'Anastasia');
  await page.fill('Name for line 2', '<i>Ben</i>');
  await page.press('Tab');
  await page.see('Level 0, lowest: Anastasia');
  await page.see('Level 4, highest: <i>Ben</i>');
  // Another link before them changes nothing about who is who.
  await combine(page, [person({ [SLO.id]: 2 }), ANA, BEN, CLEO].join('\n'));
  await page.see('4 people');
  await page.see('Level 0, lowest: Anastasia');
  await combine(page, [ANA, BEN, CLEO].join('\n'));
  await page.see('3 people');
  assert.equal((await page.state('textbox', 'Link to the combination')).value, plain);
  await page.click('button', 'Save the links as a file');
  const { name, text } = await savedFile(page);
  assert.equal(name, 'cre-team-links.txt');
  assert.equal(text, `${[ANA, BEN, CLEO].map((one) => `${base}#${one}`).join('\n')}\n`);
  await page.see('The file was handed to the browser.');
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify(localStorage) + location.href), /Anastasia|Ben/);
});

journey('a long list of questions folds, and a name typed meanwhile leaves it open', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  const apart = (level) => link({ answers: answers(QUICK, level) });
  await combine(page, [apart(0), apart(2)].join('\n'));
  await page.see('2 people, and 19 questions to talk about');
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.talks > li')].filter((one) => one.checkVisibility()).length);
  assert.equal(await shown(), 10);
  await page.click('button', 'and 9 more');
  await page.waitFor(() => [...document.querySelectorAll('.talks > li')].every((one) => one.checkVisibility()));
  await page.click('button', 'Give names to the results');
  await page.fill('Name for line 2', 'Ben');
  await page.press('Tab');
  await page.see('Level 2, highest: Ben');
  assert.equal(await shown(), 19);
});

journey('the link of the combination shows the same to somebody else, without any name', {}, async ({ page, base, browser }) => {
  await arrive(page, base, '#team');
  await combine(page, [ANA, BEN, CLEO, ...TEAM].join('\n'));
  await page.see('Talk about this');
  const shared = (await page.state('textbox', 'Link to the combination')).value;
  assert.ok(shared.startsWith(`${base}#team/t1.`) && shared.length < 700, shared);
  const own = await result(page);
  assert.ok(own.talks.length > 3);
  const other = await browser.newPage({ storage: withDraft(SAMPLES.ready) });
  try {
    await other.goto(shared);
    await other.waitForHeading("A team's results together");
    assert.deepEqual(await result(other), own);
    assert.equal(await other.exists('button', 'Give names to the results'), false);
    assert.equal(await other.exists('textbox', FIELD), false);
    assert.equal((await other.state('textbox', 'Link to the combination')).value, shared);
    assert.equal(await draftOf(other), link(SAMPLES.ready));
    await other.click('link', 'Put other results together');
    await onHeading(other, HEADING);
    await atFragment(other, '#team');
    // It counts among pasted links with all its people.
    await combine(other, [shared, person({}, { day: 1 })].join('\n'));
    await other.see('8 people');
    await other.back();
    await onHeading(other, "A team's results together");
    await other.see('7 people');
    assert.deepEqual((await other.problems()).map(({ kind, text }) => `${kind}: ${text}`), []);
  } finally {
    await other.close();
  }
});

journey('a combination opens as another program wrote it, and a broken one says why', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.ready) } }, async ({ page, base }) => {
  const two = combination({ people: 2, tallies: { [SLO.id]: [0, 1, 0, 1, 0, 0, 0] } });
  await arrive(page, base, `#team/${two}`);
  await page.waitForHeading("A team's results together");
  await page.see('2 people, and 1 question to talk about');
  await page.see('With few people the numbers still show who answered what.');
  for (const [broken, why] of [
    [two.slice(0, -2), 'Its end is missing.'],
    ['t2.AAAA', 'It was made by a newer version of this page.'],
    ['t1.!', 'It was changed on its way'],
    [combination({ people: 1, tallies: { [SLO.id]: [0, 1, 0, 1, 0, 0, 0] } }), 'It was changed on its way'],
  ]) {
    await visit(page, `#team/${broken}`);
    await page.waitForHeading('This link does not open');
    await page.see(why);
    await page.see('Your own draft is untouched.');
  }
});

journey('text files are chosen or dropped, several at once, and one’s own answers come with one click', { page: { storage: withDraft(SAMPLES.ready) } }, async ({ page, base, browserName }) => {
  await arrive(page, base, '#team');
  await page.waitForHeading(HEADING);
  await page.click('button', 'Add my own answers');
  await page.see('One person so far: add the links of the others');
  await page.click('button', 'Add my own answers');
  await page.see('Your own answers are in the field already.');
  assert.equal((await page.state('textbox', FIELD)).value, `${base}#${link(SAMPLES.ready)}`);
  await giveFiles(page, 'choose', [`${ANA}\r\n${BEN}\r\n`, CLEO]);
  await page.see('4 people');
  await page.waitFor(() => document.activeElement.id === 'team-result');
  assert.equal((await page.state('textbox', FIELD)).value.trim().split('\n').length, 4);
  if (browserName === 'chromium') {
    assert.equal(await giveFiles(page, 'drop', [`\uFEFF${TEAM[0]}`]), true);
    await page.see('5 people');
    await giveFiles(page, 'choose', ['x'.repeat(5 * 1024 * 1024)]);
    await page.see('That is more than 4 MB of text, so nothing was read.');
    await page.see('5 people');
  }
});

journey('a combination too long for a link is saved as a file and opens from there', { browsers: ['chromium'] }, async ({ page, base }) => {
  const many = 4_000_000_000;
  const crowd = combination({ people: many, full: many, tallies: Object.fromEntries(ALL.map(({ id }, at) => [id, Array.from({ length: 5 }, (_, level) => 500_000_000 + at * 7 + level)])) });
  assert.ok(crowd.length > 1_500);
  await arrive(page, base, '#team');
  await keepFiles(page);
  await combine(page, crowd);
  await page.see('4,000,000,000 people');
  assert.equal(await page.exists('textbox', 'Link to the combination'), false);
  await page.click('button', 'Save the combination as a file');
  const { name, text } = await savedFile(page);
  assert.equal(name, 'cre-team-combination.txt');
  assert.equal(text, `${crowd}\n`);
  await page.click('button', 'Forget these results');
  await giveFiles(page, 'choose', [text]);
  await page.see('4,000,000,000 people');
  await combine(page, [crowd, combination({ people: many, tallies: { [SLO.id]: [many] } })].join('\n'));
  await page.see('Line 2: With it there would be more people than can be counted.');
});

journey('the result fits a phone and passes axe with names and table open', { browsers: ['chromium'], page: { width: 320, height: 640 } }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  await combine(page, [...TEAM, 'x', 'W'.repeat(300)].join('\n'));
  await page.see('Talk about this');
  await page.click('button', 'Give names to the results');
  await page.fill('Name for line 1', 'W'.repeat(60));
  await page.press('Tab');
  await page.click('button', 'Show as a table');
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.scrollingElement.scrollWidth, clientWidth: document.scrollingElement.clientWidth }));
  assert.ok(scrollWidth <= clientWidth, `${scrollWidth} instead of ${clientWidth}`);
  await accessible(page, 'team with names');
});

journey('on paper there is the result and no field', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#team');
  await combine(page, [ANA, BEN].join('\n'));
  await page.see('Talk about this');
  await page.emulate({ print: true });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const seen = (selector) => page.evaluate((wanted) => [...document.querySelectorAll(wanted)].some((one) => one.checkVisibility()), selector);
  for (const gone of ['#team-links', '#team-files', '.names', '#screen button']) assert.equal(await seen(gone), false, gone);
  for (const there of ['.talks li', '.heat-figure svg', '.heat-figure table', '.verdict']) assert.equal(await seen(there), true, there);
});
