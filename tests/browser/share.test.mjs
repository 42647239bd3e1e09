// A result as a link: made, opened by somebody else, made one's own, taken back.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { ALL, QUICK, answers, link } from './questionnaire.mjs';
import { DRAFT, SAMPLES, arrive, atFragment, draftOf, fragmentOf, linkOnReport, onHeading, saved, started, visit, withDraft } from './steps.mjs';

/** What the report says that a reader of a link must find again. */
const findings = (page) =>
  page.evaluate(() => {
    const text = (element) => element.innerText.replace(/\s+/g, ' ').trim();
    const all = (selector) => [...document.querySelectorAll(`#screen ${selector}`)].map(text);
    return { verdict: all('h1'), reasons: all('.reason'), deciding: all('.deciding li'), areas: all('table'), story: all('.story'), actions: all('.actions li'), dated: all('.dated') };
  });

const OTHER = { answers: answers(QUICK, 4) };
const OTHERS_LINK = `#${link(OTHER)}`;

journey('a copied link shows the same verdict, reasons and sentences to somebody else', { page: { storage: withDraft({ answers: { ...answers(QUICK, 2), [QUICK[4].id]: 'unknown' } }) } }, async ({ page, base, browser }) => {
  await arrive(page, base, '#on-call', '?utm=x');
  await page.fill('Number of engineers', '6');
  await visit(page, '#error-budget');
  await page.waitForHeading('What does your objective allow?');
  await page.fill('Objective (%)', '99.95');
  await page.fill('Requests in the window optional', '2000000');
  await page.fill('Outage length (minutes) optional', '12.5');
  await page.fill('Share of users affected (%) optional', '50');
  await page.click('link', 'Report');
  await page.waitForHeading('Not ready yet');
  const own = await findings(page);
  assert.ok(own.reasons.length > 0 && own.deciding.length > 0 && own.actions.length === 5);
  assert.equal(own.story.length, 2);

  const copied = await linkOnReport(page);
  const [address, fragment] = copied.split('#');
  assert.equal(address, base, 'no query');
  assert.match(fragment, /^v1\.[A-Za-z0-9_-]+$/);
  assert.ok(fragment.length - 'v1.'.length < 120, `${fragment.length} characters`);
  assert.equal(await saved(page, fragment), fragment, 'the draft is the same string');

  const other = await browser.newPage();
  try {
    await other.goto(copied);
    await other.waitForRole('region', 'A shared result');
    await other.waitForHeading('Not ready yet');
    assert.deepEqual(await findings(other), own);
    assert.match(await other.text(), /6 engineers, 121\.\d days each, 33\.\d % of the time: over the limit/);
    assert.match(await other.text(), /An objective of 99.95 % over 30 days allows/);
    assert.equal(await other.url(), copied, 'the address keeps its fragment');
    await other.reload();
    await started(other);
    await other.waitForRole('region', 'A shared result');
    assert.equal(await other.url(), copied);
    assert.equal(await draftOf(other), null, 'looking saves nothing');

    await other.click('button', 'Make it mine');
    await atFragment(other, '#report');
    await other.gone('A shared result');
    await other.waitForHeading('Not ready yet');
    assert.deepEqual(await findings(other), own);
    assert.equal(await saved(other, fragment), fragment);
    const problems = (await other.problems()).map(({ kind, text }) => `${kind}: ${text}`);
    assert.deepEqual(problems, []);
  } finally {
    await other.close();
  }
});

journey('making a shared result one’s own asks before it replaces a draft, and Undo brings that back', { page: { storage: withDraft(SAMPLES.notReady) } }, async ({ page, base }) => {
  const mine = link(SAMPLES.notReady);
  await arrive(page, base, OTHERS_LINK);
  await page.waitForHeading('Ready');
  await page.see("It came with the link. What you entered yourself is not touched.");
  assert.equal(await draftOf(page), mine);

  // The own draft is not hidden: one click away and back.
  await page.click('link', 'Go to my own draft');
  await onHeading(page, 'Not ready yet');
  await atFragment(page, '#report');
  await page.back();
  await onHeading(page, 'Ready');
  await page.waitForRole('region', 'A shared result');
  assert.equal(await fragmentOf(page), OTHERS_LINK);

  await page.click('button', 'Make it mine');
  await page.see('This replaces your own answers on this device.');
  await page.click('button', 'Keep mine');
  await page.gone('This replaces your own answers on this device.');
  assert.equal(await draftOf(page), mine);

  await page.click('button', 'Make it mine');
  await page.click('button', 'Replace my answers');
  await onHeading(page, 'Ready');
  await page.gone('A shared result');
  await page.see('Your draft was replaced by the shared result.');
  await saved(page, OTHERS_LINK.slice(1));
  await page.click('button', 'Undo');
  await page.waitForHeading('Not ready yet');
  await saved(page, mine);
  await page.gone('Your draft was replaced by the shared result.');
});

journey('the buttons of the banner keep the keyboard’s place', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.notReady) } }, async ({ page, base }) => {
  await arrive(page, base, OTHERS_LINK);
  await page.click('button', 'Make it mine');
  await page.see('This replaces your own answers on this device.');
  assert.notEqual((await page.focused()).tag, 'body', 'after Make it mine');
  await page.click('button', 'Keep mine');
  await page.gone('This replaces your own answers on this device.');
  assert.notEqual((await page.focused()).tag, 'body', 'after Keep mine');
});

journey('a link pasted into the open app opens there', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.notReady) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.waitForHeading('Not ready yet');
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.querySelector('main').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, `  ${base}${OTHERS_LINK}\n`);
  await page.waitForRole('region', 'A shared result');
  await page.waitForHeading('Ready');
  // As well as when its fragment is typed into the address.
  await visit(page, '#report');
  await page.waitForHeading('Not ready yet');
  await visit(page, OTHERS_LINK);
  await page.waitForHeading('Ready');
  assert.equal(await draftOf(page), link(SAMPLES.notReady));
});

journey('a shared result is read only', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, `#${link({ ...SAMPLES.notReady, ...SAMPLES.calculators })}`);
  await page.waitForHeading('Not ready yet');
  const ways = await page.names('link', { within: ['main', undefined] });
  assert.deepEqual(ways.filter((name) => /^(Change|Answer|Open the calculator|Check your answers)/.test(name)), []);
  assert.deepEqual(
    await page.evaluate(() => [...document.querySelectorAll("main a[href*='#check/'], main a[href='#on-call'], main a[href='#error-budget']")].filter((a) => a.checkVisibility()).map((a) => a.textContent)),
    [],
  );
  await page.click('link', 'Take the assessment yourself');
  await onHeading(page, QUICK[0].text);
  assert.equal(await draftOf(page), null);
  await page.see('Question 1 of 19');
});

journey('Copy link puts the link into the clipboard and says so', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.notReady) } }, async ({ page, base }) => {
  await arrive(page, base, '#report', '?utm=x');
  await page.evaluate(() => {
    globalThis.copied = [];
    navigator.clipboard.writeText = async (text) => {
      globalThis.copied.push(text);
    };
  });
  await page.click('button', 'Copy link');
  await page.see('The link is copied.');
  assert.deepEqual(await page.evaluate(() => globalThis.copied), [`${base}#${link(SAMPLES.notReady)}`]);
});

journey('where the clipboard is closed, Copy link selects the link instead', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.notReady) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.click('button', 'Copy link');
  await page.see('The browser does not allow copying. Select the link and copy it yourself.');
  assert.equal((await page.focused()).name, 'Link to this result');
  assert.equal(await page.evaluate(() => document.activeElement.selectionEnd - document.activeElement.selectionStart), `${base}#${link(SAMPLES.notReady)}`.length);
});

journey('the offer to answer the rest counts 48 questions, and going back keeps the answers uncounted', { browsers: ['chromium'], page: { storage: withDraft({ answers: answers(QUICK, 4) }) } }, async ({ page, base, browser }) => {
  const [next] = ALL.slice(QUICK.length);
  const area = 'Code quality and technical debt';
  await arrive(page, base, '#check');
  await page.see(`${area} Not asked in the quick questionnaire.`);
  await page.see('The quick questionnaire leaves out 29 questions.');
  await page.click('button', 'Answer the rest too');
  await onHeading(page, next.text);
  await page.see('Question 20 of 48');
  await page.press('1', 'Enter');
  await onHeading(page, ALL[20].text);
  await page.see('Question 21 of 48');
  await visit(page, '#check');
  await page.see('20 of 48 questions answered.');
  assert.doesNotMatch(await page.text(), /Not asked in the quick questionnaire/);
  await visit(page, '#report');
  await page.waitForHeading('Ready with conditions');
  await page.see('Counted: all questions, 20 of 48 answered.');

  // The mode is a part of the link.
  const full = await linkOnReport(page);
  const other = await browser.newPage();
  await other.goto(full);
  await other.see('Counted: all questions, 20 of 48 answered.');
  await other.close();

  await visit(page, '#check');
  await page.click('button', 'Count the quick questions only');
  await page.see('19 of 19 quick questions answered.');
  await page.see('1 answer outside the quick questionnaire is kept and not counted.');
  await page.see(`${area} Not asked in the quick questionnaire.`);
  await visit(page, '#report');
  await page.waitForHeading('Ready');
  await page.see('Counted: the quick questionnaire, 19 of 19 questions answered.');
  assert.notEqual(await linkOnReport(page), full);
  await visit(page, '#check');
  await page.click('button', 'Count all answers');
  await page.see('20 of 48 questions answered.');
  await page.see(next.levels[0]);
  assert.equal((await saved(page)).startsWith('v1.'), true);
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), DRAFT), full.split('#')[1]);
});
