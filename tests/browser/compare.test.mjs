// Two results side by side: by links, and with one's own draft.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { ALL, QUICK, answers, link, question } from './questionnaire.mjs';
import { SAMPLES, accessible, arrive, atFragment, draftOf, fragmentOf, onHeading, started, tabTo, tableOf, visit, withDraft } from './steps.mjs';

const FIRST = 'An earlier link';
const SECOND = 'Another link (empty: your own draft)';
const TITLE = 'Compare two results';

// Day 2519 of links is 23 November 2026.
const BEFORE = link({ day: 2400, answers: { ...answers(QUICK, 1), [QUICK[2].id]: 4 } });
const AFTER = link({ answers: { ...answers(QUICK, 3), [QUICK[2].id]: 1 } });

/** Waits for the result's heading, which has the focus once the button was used. */
const result = (page, heading) => page.waitFor((wanted) => document.querySelector('#comparison')?.textContent === wanted, heading);
const focusOnResult = (page) => page.waitFor(() => document.activeElement?.id === 'comparison');
const changes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.area-changes')].map((area) => [
      area.querySelector('h4').textContent,
      ...[...area.querySelectorAll('li')].map((item) => [...item.querySelectorAll('p, dt, dd')].map((one) => one.textContent)),
    ]),
  );
const valueOf = async (page, label) => (await page.state('textbox', label)).value;
const errors = (page) => page.evaluate(() => [...document.querySelectorAll('.links .error')].map((one) => one.textContent));

journey('an earlier link is compared with the own draft, area by area and answer by answer', { page: { storage: withDraft({ answers: { ...answers(QUICK, 3), [QUICK[2].id]: 1 } }) } }, async ({ page, base }) => {
  const mine = await (async () => {
    await arrive(page, base, '#report');
    return draftOf(page);
  })();
  await page.click('link', 'With an earlier result');
  await onHeading(page, TITLE);
  await atFragment(page, '#compare');
  assert.equal(await page.title(), `${TITLE} – Production readiness self-assessment`);
  // The whole address, with white space as it comes along when copied.
  await page.fill(FIRST, `  ${base}#${BEFORE} `);
  await page.click('button', 'Compare');
  await result(page, 'Not ready yet, before and after');
  await focusOnResult(page);
  await atFragment(page, `#compare/${BEFORE}`);
  await page.see('The two results are 3 months and 27 days apart.');
  await page.see('Before Not ready yet Assessed on 27 July 2026');
  await page.see('After: your own draft Not ready yet Assessed on 23 November 2026');

  const fallen = QUICK[2];
  const found = await changes(page);
  assert.deepEqual(found[0][1], [fallen.name, 'Worse: level 1 after level 4', 'Before', fallen.levels[4], 'After', fallen.levels[1]], 'falls come first');
  assert.equal(found.flatMap(([, ...items]) => items).length, QUICK.length);
  assert.ok(found.flatMap(([, ...items]) => items).slice(1).every(([, direction]) => direction === 'Better: level 3 after level 1'));

  await page.click('button', 'Show as a table');
  const table = await tableOf(page, 'areas rose');
  assert.deepEqual(table[0], ['Area', 'Before', 'After', 'Change']);
  assert.equal(table.length, 11);
  assert.deepEqual(table.find(([area]) => area === 'Organisation and ways of working').slice(1), ['25 %', '75 %', 'up 50 points']);
  assert.deepEqual(table.find(([area]) => area.startsWith('Code quality')).slice(1), ['not asked', 'not asked', 'no score']);
  assert.equal(await draftOf(page), mine, 'the draft is as it was');
});

journey('two links need no draft, whichever comes first', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#compare');
  await page.see('It takes two results: paste two links, or one link and answer the questions yourself.');
  await page.fill(FIRST, AFTER);
  await page.fill(SECOND, `#${BEFORE}`);
  await page.press('Enter');
  await result(page, 'Not ready yet, before and after');
  await atFragment(page, `#compare/${AFTER}/${BEFORE}`);
  await page.see('Before Not ready yet Assessed on 27 July 2026');
  assert.equal((await changes(page))[0][1][1], 'Worse: level 1 after level 4', 'the dates decide');
  assert.doesNotMatch(await page.text(), /your own draft Not ready/);
  assert.equal(await draftOf(page), null, 'comparing saves nothing');
  await accessible(page, 'the comparison');
});

journey('by keyboard alone: Tab to the fields, Enter compares, and the result has the focus', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.ready) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await tabTo(page, 'link', 'With an earlier result', { most: 200 });
  await page.press('Enter');
  await onHeading(page, TITLE);
  await tabTo(page, 'textbox', FIRST);
  await page.type(BEFORE);
  await tabTo(page, 'textbox', SECOND, { most: 1 });
  await tabTo(page, 'button', 'Compare', { most: 1 });
  await page.press('Enter');
  await result(page, 'Not ready yet, then Ready');
  await focusOnResult(page);
  const inView = await page.evaluate(() => document.querySelector('#comparison').getBoundingClientRect().top);
  assert.ok(inView >= 0 && inView < 200, `the heading is at ${inView}`);
  await tabTo(page, 'button', 'Show as a table', { most: 3 });
  await tabTo(page, 'textbox', 'Link to this comparison');
  await tabTo(page, 'button', 'Copy the link to this comparison', { most: 1 });
});

journey('a bad link is told in the place of its field, and what was typed stays', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  const mine = link(SAMPLES.begun);
  await arrive(page, base, '#compare');
  const CASES = [
    ['', 'Paste the link of a result here.'],
    ['hello', 'This is not the link of a result.'],
    [`${base}#report`, 'This is not the link of a result.'],
    [BEFORE.slice(0, -3), 'Its end is missing. It was probably cut when it was copied or sent: ask for it again.'],
    [`${BEFORE}AA`, 'It was changed on its way: some characters are not as we wrote them. Ask for it again.'],
    [`v2.${BEFORE.slice(3)}`, 'It was made by a newer version of this page.'],
    [`v1.${'A'.repeat(5000)}`, 'It is too long to be one of our links: more than 1,500 characters.'],
  ];
  for (const [typed, sentence] of CASES) {
    await page.evaluate((text) => {
      const field = document.getElementById('first-link');
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, typed);
    await page.click('button', 'Compare');
    await page.waitFor((text) => document.querySelector('#first-link-error')?.textContent.startsWith(text), sentence);
    assert.equal((await errors(page)).length, 1, typed);
    assert.equal((await page.focused()).name, FIRST, typed);
    assert.equal(await valueOf(page, FIRST), typed);
    assert.equal(await fragmentOf(page), '#compare', 'nothing opens');
    assert.match(await page.title(), /^Error: /);
  }
  // The second field as well, and the first one with it.
  await page.fill(SECOND, 'hello again');
  await page.click('button', 'Compare');
  assert.equal((await errors(page)).length, 2);
  await page.fill(FIRST, BEFORE);
  assert.deepEqual(await errors(page), ['This is not the link of a result.'], 'a mended mistake goes at once');
  await page.press('Enter');
  assert.equal((await page.focused()).name, SECOND);
  await page.fill(SECOND, '');
  assert.deepEqual(await errors(page), []);
  await page.press('Enter');
  await result(page, 'Not ready yet, before and after');
  assert.doesNotMatch(await page.title(), /^Error: /);
  assert.equal(await draftOf(page), mine);
});

journey('a bad link in the address is told in its field, with the link in it', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.begun) } }, async ({ page, base }) => {
  const cut = BEFORE.slice(0, -1);
  await arrive(page, base, `#compare/${cut}`);
  assert.equal(await page.heading(), TITLE);
  assert.match((await errors(page))[0], /^Its end is missing/);
  assert.equal(await valueOf(page, FIRST), cut);
  await arrive(page, base, `#compare/${BEFORE}/nonsense`);
  assert.deepEqual(await errors(page), ['This is not the link of a result.']);
  assert.equal(await valueOf(page, FIRST), `${base}#${BEFORE}`);
  assert.equal(await valueOf(page, SECOND), 'nonsense');
  assert.equal(await page.count('heading', 'Answers that changed'), 0, 'a broken link is not replaced by the draft');
});

journey('without a draft the second link is asked for', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#compare/${BEFORE}`);
  await page.see('It takes two results');
  await page.see('There is no draft on this device, so this one is needed too.');
  await page.click('button', 'Compare');
  assert.deepEqual(await errors(page), ['Paste the link of a result here.']);
  assert.equal((await page.focused()).name, SECOND);
  await page.click('link', 'Answer the questions');
  await onHeading(page, QUICK[0].text);
});

journey('the same link twice says that nothing changed', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#compare/${AFTER}/${AFTER}`);
  await result(page, 'Not ready yet, before and after');
  await page.see('Both are the same result, so nothing changed.');
  await page.see('0 answers changed. 19 answers are the same.');
  await page.see("No area's score changed.");
  assert.deepEqual(await changes(page), []);
});

journey('quick against full is compared on the quick questions, and says so', { browsers: ['chromium'] }, async ({ page, base }) => {
  const code = ALL.filter(({ area }) => area === 'code-debt');
  const full = link({ full: true, answers: { ...answers(ALL, 4), ...answers(code, 0) } });
  await arrive(page, base, `#compare/${link({ day: 2400, answers: answers(QUICK, 4) })}/${full}`);
  await result(page, 'Ready, before and after');
  await page.see('One result counts the quick questions, the other all 48. Verdicts and scores here are those of the 19 questions that both count; the other 29 are left out.');
  await page.see('After, with all its questions counted: Ready with conditions.');
  assert.deepEqual(await changes(page), []);
});

journey('two versions of the questionnaire are compared on what they share, and it says so', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#compare/${link({ edition: 2, day: 2400, answers: answers(QUICK, 4) })}/${AFTER}`);
  await page.see('The results answer different versions of the questionnaire. They are compared on the 19 questions that both have.');
  await page.see("Before: this result answers another version of the questionnaire than today's (Questionnaire edition 2).");
});

journey('a result over twelve months old is named so, to the day', { browsers: ['chromium'] }, async ({ page, base }) => {
  // Where the browser is; links count from 1 January 2020 as 1.
  const [year, month, date] = await page.evaluate(() => [new Date().getFullYear(), new Date().getMonth(), new Date().getDate()]);
  const count = (moment) => Math.round((moment - Date.UTC(2020, 0, 1)) / 86_400_000) + 1;
  const lastYear = count(Date.UTC(year - 1, month, date));
  const today = count(Date.UTC(year, month, date));
  const open = (day) => arrive(page, base, `#compare/${link({ day, answers: answers(QUICK, 3) })}/${link({ day: today, answers: answers(QUICK, 3) })}`);
  const hint = 'The result before is over twelve months old';
  await open(lastYear - 1);
  await page.see(hint);
  assert.doesNotMatch(await page.text(), /The result after is over/);
  if (!(month === 1 && date === 29)) {
    await open(lastYear);
    await result(page, 'Ready, before and after');
    assert.ok(!(await page.text()).includes(hint), 'twelve months to the day');
  }
  await arrive(page, base, `#compare/${link({ day: 1, answers: answers(QUICK, 2) })}/${link({ day: 2, answers: answers(QUICK, 2) })}`);
  await page.see('The result after is over twelve months old. Answer the questions again');
});

journey('a shared result leads to the comparison with the own draft, and Back leads back', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.ready) } }, async ({ page, base }) => {
  const mine = link(SAMPLES.ready);
  await arrive(page, base, `#${BEFORE}`);
  await page.waitForRole('region', 'A shared result');
  await page.click('link', 'Compare with my own');
  await onHeading(page, TITLE);
  await atFragment(page, `#compare/${BEFORE}`);
  await result(page, 'Not ready yet, then Ready');
  await page.reload();
  await started(page);
  await result(page, 'Not ready yet, then Ready');
  assert.equal(await fragmentOf(page), `#compare/${BEFORE}`, 'a reload keeps the comparison');

  // Another link in the fields is another entry in the history.
  await page.fill(FIRST, AFTER);
  await page.click('button', 'Compare');
  await atFragment(page, `#compare/${AFTER}`);
  await page.waitFor(() => document.querySelectorAll('.changes li').length === 19);
  await page.back();
  await atFragment(page, `#compare/${BEFORE}`);
  await page.waitFor((value) => document.getElementById('first-link').value.endsWith(value), BEFORE);
  await page.back();
  await page.waitForRole('region', 'A shared result');
  assert.equal(await draftOf(page), mine);
});

journey('without a draft a shared result offers no comparison', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#${BEFORE}`);
  await page.waitForRole('region', 'A shared result');
  assert.equal(await page.count('link', 'Compare with my own'), 0);
});

journey('the link to a comparison holds both results and shows the same to somebody else', { browsers: ['chromium'], page: { storage: withDraft({ ...SAMPLES.ready, ...SAMPLES.calculators }) } }, async ({ page, base, browser }) => {
  const mine = link({ ...SAMPLES.ready, ...SAMPLES.calculators });
  const theirs = link({ day: 2400, answers: { [question('slo-defined').id]: 'unknown' }, onCall: [365, 1, 3] });
  await arrive(page, base, `#compare/${theirs}`);
  await result(page, 'Not ready yet, then Ready');
  await page.see('Error budget: in one of the two results only.');
  await page.evaluate(() => {
    globalThis.copied = [];
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied.push(text);
    };
  });
  await page.click('button', 'Copy the link to this comparison');
  await page.see('The link is copied.');
  const address = `${base}#compare/${theirs}/${mine}`;
  assert.deepEqual(await page.evaluate(() => globalThis.copied), [address]);
  assert.equal(await valueOf(page, 'Link to this comparison'), address);

  const other = await browser.newPage();
  try {
    await other.goto(address);
    await started(other);
    await result(other, 'Not ready yet, then Ready');
    assert.deepEqual(await changes(other), await changes(page));
    assert.deepEqual(await tableOf(other, 'On-call'), await tableOf(page, 'On-call'));
    assert.deepEqual((await tableOf(other, 'On-call')).find(([what]) => what === 'Days on duty each'), ['Days on duty each', '121.7', '146']);
    assert.equal(await draftOf(other), null);
  } finally {
    await other.close();
  }
});

journey('the comparison fits a window of 320 pixels', { browsers: ['chromium', 'firefox'], page: { width: 320, height: 640 } }, async ({ page, base }) => {
  await arrive(page, base, `#compare/${BEFORE}/${AFTER}`);
  await result(page, 'Not ready yet, before and after');
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
  const narrow = await page.evaluate(() => document.querySelector('.canvas svg').getAttribute('class'));
  assert.match(narrow, /dumbbell narrow/);
});

journey('the comparison prints with its tables open and nothing to fill in', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#compare/${BEFORE}/${AFTER}`);
  await result(page, 'Not ready yet, before and after');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulate({ print: true });
  assert.equal(await page.evaluate(() => document.querySelectorAll('details:not([open])').length), 0);
  const left = await page.evaluate(() =>
    [...document.querySelectorAll('main :is(button, input)')].filter((one) => one.checkVisibility()).map((one) => one.value || one.textContent),
  );
  assert.deepEqual(left, []);
  // A field would show one line of it.
  await page.see(`${base}#compare/${BEFORE}/${AFTER}`);
  for (const words of ['Not ready yet, before and after', 'Answers that changed', 'up 50 points']) await page.see(words);
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
  const pdf = await page.raw.pdf({ format: 'A4' });
  assert.ok(pdf.length > 10_000);
});

journey('a link pasted into a field stays in the field', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.ready) } }, async ({ page, base }) => {
  await arrive(page, base, '#compare');
  await page.click('textbox', FIRST);
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, `${base}#${BEFORE}`);
  assert.equal(await fragmentOf(page), '#compare');
  await visit(page, `#compare/${BEFORE}`);
  await result(page, 'Not ready yet, then Ready');
});
