// The report: what it names, the ways to get in touch, and how it prints.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployed, set } from './deployed.mjs';
import { journey, wanted } from './driver/journey.mjs';
import { ALL, QUICK, answers, link } from './questionnaire.mjs';
import { SAMPLES, arrive, hrefOf, onHeading, tableOf, withDraft } from './steps.mjs';

const required = QUICK.filter((one) => one.required);

journey('with no answer there is no verdict but an invitation', { browsers: ['chromium'] }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  assert.equal(await page.heading(), 'Your report');
  await page.see('No verdict yet');
  assert.doesNotMatch(await page.text(), /Not ready|Ready with conditions/);
  await page.click('link', 'Answer the questions');
  await onHeading(page, QUICK[0].text);
});

journey('prerequisites without an answer are named as such, never as gaps', { browsers: ['chromium'], page: { storage: withDraft({ answers: { [required[0].id]: 1, [required[1].id]: 3 } }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  assert.equal(await page.heading(), 'Not ready yet');
  await page.see('1 required prerequisite is not met.');
  await page.see(`${required.length - 2} required prerequisites have no answer yet.`);
  const groups = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.deciding > *')].map((group) => [group.querySelector('h2').textContent, [...group.querySelectorAll('li')].map((item) => item.innerText)])));
  const gaps = groups['Required prerequisites that are not met'];
  assert.equal(gaps.length, 1);
  assert.ok(gaps[0].startsWith(required[0].name) && gaps[0].includes(required[0].levels[1]) && gaps[0].includes(required[0].levels[required[0].gate]), gaps[0]);
  const open = groups['Required prerequisites without an answer'];
  assert.deepEqual(open.map((item) => item.split('\n')[0]), required.slice(2).map(({ name }) => name));
  assert.ok(open.every((item) => !item.includes('Answer:')));
  await page.see('17 questions that count have no answer yet.');
  await page.click('link', required[0].name, { nth: 0 });
  await onHeading(page, required[0].text);
  await page.see('Change your answer');
});

journey('the areas stand in a chart with a name and in a table', { browsers: ['chromium'], page: { storage: withDraft({ answers: { ...answers(QUICK, 3), 'delivery-pipeline-only': 0 } }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  assert.equal(await page.heading(), 'Not ready yet');
  const [name] = await page.names('img');
  assert.match(name, /CI\/CD and change is the lowest area/);
  await page.click('button', 'Show as a table');
  const table = await tableOf(page, 'CI/CD and change is the lowest');
  assert.equal(table.length, 11);
  const delivery = table.find(([area]) => area === 'CI/CD and change');
  assert.match(delivery.join(' | '), /20 %/);
  assert.match(table.find(([area]) => area.startsWith('Code quality')).join(' | '), /not asked/);
});

journey('five actions come with the service that closes them and the chapter to read', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.notReady) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.see('The first five actions');
  const actions = await page.evaluate(() => [...document.querySelectorAll('.actions > li')].map((item) => item.innerText));
  assert.equal(actions.length, 5);
  for (const action of actions) {
    assert.match(action, /Closed by: (Training|Architectural consulting|SLO\/SLI workshops|Co-implementation with engineers|Common system monitoring)/);
    assert.match(action, /Read in the e-book: ./);
  }
  await page.see('The shortest path to ready');
  await page.see('This is a self-assessment. The Production Readiness Review itself follows');
  await page.see('Questionnaire version 2026-11');
  await page.see('Assessed on 23 November 2026');
});

journey('each verdict follows from the answers', { browsers: ['chromium'] }, async ({ base, browser: own }) => {
  const met = answers(QUICK, 4);
  for (const [given, verdict, sentence] of [
    [{ answers: met }, 'Ready', 'There is no step left'],
    [{ answers: { ...met, [QUICK.find(({ proposed }) => proposed).id]: 1 } }, 'Ready with conditions', 'Proposed prerequisites that are not met'],
    [{ answers: { ...met, [required[0].id]: 'unknown' } }, 'Not ready yet', '1 answer is “I don.t know”; it counts as the lowest level.'],
    [{ full: true, answers: answers(ALL, 4) }, 'Ready', 'Counted: all questions, 48 of 48 answered.'],
  ]) {
    const visitor = await own.newPage({ storage: withDraft(given) });
    await arrive(visitor, base, '#report');
    assert.equal(await visitor.heading(), verdict);
    assert.match(await visitor.text(), new RegExp(sentence));
    await visitor.close();
  }
});

journey('the ways to get in touch lead to the defaults', { browsers: ['chromium'], page: { storage: withDraft(SAMPLES.ready) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  const [book] = await hrefOf(page, 'Book a meeting');
  assert.match(book, /^mailto:info@container-solutions\.com(\?|$)/);
  const [write] = await hrefOf(page, 'Write to us');
  assert.match(write, /^mailto:info@container-solutions\.com(\?|$)/);
  assert.deepEqual(await hrefOf(page, 'Read the e-book'), ['https://www.container-solutions.com/']);
});

test('what a deployer sets on the app’s element is used', { skip: !wanted.includes('chromium') }, async () => {
  const settings = {
    'data-booking': 'https://example.org/book?from=cre&amp;x=1',
    'data-ebook': 'https://example.org/book.pdf',
    'data-contact': 'cre@example.org',
    'data-brand': 'Example &amp; Sons',
    'data-brand-colour': 'rgb(120, 20, 60)',
  };
  await deployed(
    (html) => Object.entries(settings).reduce((edited, [name, value]) => set(edited, name, value), html),
    async (page, base) => {
      await page.goto(base);
      await page.waitForRole('link', 'Example & Sons');
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()), 'rgb(120, 20, 60)');
      await page.waitForRole('link', 'cre@example.org');
      await page.click('link', 'Readiness');
      await onHeading(page, QUICK[0].text);
      await page.press('1');
      await page.click('link', 'Report');
      await page.waitForHeading('Not ready yet');
      assert.deepEqual(await hrefOf(page, 'Book a meeting'), ['https://example.org/book?from=cre&x=1']);
      assert.match((await hrefOf(page, 'Write to us'))[0], /^mailto:cre@example\.org(\?|$)/);
      assert.deepEqual(await hrefOf(page, 'Read the e-book'), ['https://example.org/book.pdf']);
      const button = await page.evaluate(() => {
        const primary = [...document.querySelectorAll('a')].find((link) => link.textContent === 'Book a meeting');
        const { backgroundColor, color } = getComputedStyle(primary);
        return { backgroundColor, color };
      });
      assert.notEqual(button.backgroundColor, button.color);
    },
  );
});

test('what is no address is not used as one', { skip: !wanted.includes('chromium') }, async () => {
  await deployed(
    (html) => set(set(html, 'data-booking', 'javascript:alert(1)'), 'data-ebook', 'data:text/html,x'),
    async (page, base) => {
      await arrive(page, base, '#report');
      const all = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href));
      assert.deepEqual(all.filter((href) => !/^(https?:|mailto:[^@:]+@)/.test(href)), []);
    },
  );
});

journey('in print every fold is open, and nothing is left to click', { browsers: ['chromium'], page: { storage: withDraft({ ...SAMPLES.notReady, ...SAMPLES.calculators }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  const folded = () => page.evaluate(() => document.querySelectorAll('details:not([open])').length);
  const before = await folded();
  assert.ok(before > 0);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulate({ print: true });
  assert.equal(await folded(), 0);
  const left = await page.evaluate(() => {
    const visible = (element) => element.checkVisibility({ visibilityProperty: true });
    const buttons = [...document.querySelectorAll('button, input, nav a, a.button')].filter(visible);
    return buttons.map((element) => `${element.localName} ${element.textContent || element.value}`.trim());
  });
  assert.deepEqual(left.filter((one) => !/^a (Book|Write|Read)/.test(one) && !one.includes('#v1.')), []);
  const text = await page.text();
  for (const sentence of ['Not ready yet', 'The first five actions', '5 engineers, 146 days each', 'Questionnaire version']) assert.ok(text.includes(sentence), sentence);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
  assert.ok(wide <= 0, `${wide}px too wide`);
  const pdf = await page.raw.pdf({ format: 'A4' });
  assert.ok(pdf.length > 10_000);
  await page.emulate({ print: false });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await folded(), before);
});

journey('on paper the report begins with a page that stands alone and ends with all answers; on the screen neither is there', { browsers: ['chromium'], page: { storage: withDraft({ ...SAMPLES.notReady, ...SAMPLES.calculators }) } }, async ({ page, base }) => {
  await arrive(page, base, '#report');
  await page.waitForHeading('Not ready yet');
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.print-only')].filter((one) => one.checkVisibility()).map((one) => one.className.split(' ')[0]));
  assert.deepEqual(await shown(), []);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulate({ print: true });
  const parts = await shown();
  for (const part of ['cover', 'summary-page', 'part']) assert.ok(parts.includes(part), `${part}: ${parts}`);
  const [first, last] = await page.evaluate(() => [document.querySelector('.summary-page').textContent, document.querySelector('.appendix').textContent]);
  for (const { name } of required) assert.ok(first.includes(name), name);
  for (const text of ['from here to ready', 'Reliability engineering around the clock', '146 days each']) assert.ok(first.includes(text), text);
  for (const { text, levels } of QUICK) {
    assert.ok(last.includes(text), text);
    assert.ok(last.includes(levels[1]), levels[1]);
  }
  // All of the link, which a field would cut off.
  await page.see(`${base}#${link({ ...SAMPLES.notReady, ...SAMPLES.calculators })}`);
  // The page of its own ends before what follows it.
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.deciding')).breakBefore), 'page');
  for (const format of ['A4', 'Letter']) {
    const pdf = Buffer.from(await page.raw.pdf({ format })).toString('latin1');
    const pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
    assert.ok(pages >= 4 && pages <= 12, `${format}: ${pages} pages`);
  }
});
