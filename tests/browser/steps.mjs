// Steps that several journeys share.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { QUICK, answers, escape, link } from './questionnaire.mjs';

export const DRAFT = 'cre-readiness.draft';
export const ASIDE = 'cre-readiness.draft.unreadable';

/** Some assessments that tests begin with. */
export const SAMPLES = {
  begun: { answers: { [QUICK[0].id]: 1, [QUICK[1].id]: 2 } },
  notReady: { answers: answers(QUICK, 1) },
  ready: { answers: answers(QUICK, 4) },
  calculators: { onCall: [365, 2, 5], budget: { objective: 99.9, days: 30, minutes: 12 } },
};

/** Storage of somebody who has this draft. */
export const withDraft = (assessment) => ({ [DRAFT]: link(assessment) });

/** Opens an address and waits until the program has taken over. */
export async function arrive(page, base, fragment = '', query = '') {
  const same = (await page.url()).split('#')[0] === `${base}${query}`;
  await page.goto(`${base}${query}${fragment}`);
  // Another fragment alone loads nothing, and this is about a page that starts.
  if (same) await page.reload();
  await started(page);
}

export const started = (page) => page.waitFor(() => document.getElementById('app')?.getAttribute('aria-busy') === null);

/** Goes to another address of the open app, as somebody does who types it. */
export async function visit(page, fragment) {
  await page.evaluate((to) => {
    location.hash = to;
  }, fragment);
}

/** Waits until all that follows a key later than its frame has followed: the calendar takes a quarter of a second. */
export const atRest = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 500); }));

/** Waits until the screen's heading is there and has the focus. */
export async function onHeading(page, text) {
  await page.waitForHeading(text);
  await page.waitFor(() => document.activeElement?.localName === 'h1' && document.activeElement.textContent.length > 0);
  const { name, tag } = await page.focused();
  assert.equal(tag, 'h1');
  return name;
}

/** Presses a key until what has this role and name has the focus. */
export async function tabTo(page, role, name, { key = 'Tab', most = 40 } = {}) {
  const seen = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.press(key);
    const focused = await page.focused();
    const fits = name === undefined || (name instanceof RegExp ? name.test(focused.name) : focused.name === name);
    if (focused.role === role && fits) return focused;
    seen.push(`${focused.role} “${focused.name}”`);
  }
  return assert.fail(`${key} never came to the ${role} ${name}, only to ${seen.join(', ')}.`);
}

/** Answers the question on the screen by its level, 0 to 4, and continues, both by mouse. */
export async function answerByMouse(page, { text, levels }, level) {
  await page.waitForHeading(text);
  await page.choose(new RegExp(`^${escape(levels[level])}`));
  await page.click('button', 'Continue');
}

/** The draft on this device, once it is this (or, without one, once there is one). */
export async function saved(page, wanted) {
  return page.waitFor(
    (key, value) => {
      const found = localStorage.getItem(key);
      return value === null ? found : found === value && found;
    },
    DRAFT,
    wanted ?? null,
  );
}

export const draftOf = (page) => page.evaluate((key) => localStorage.getItem(key), DRAFT);

export const fragmentOf = async (page) => new URL(await page.url()).hash;

/** Waits until the address has this fragment. */
export const atFragment = (page, fragment) => page.waitFor((wanted) => location.hash === wanted, fragment);

/** Where the visible links with this text lead. */
export const hrefOf = (page, name) => page.evaluate((wanted) => [...document.querySelectorAll('a')].filter((link) => link.textContent === wanted && link.checkVisibility()).map((link) => link.getAttribute('href')), name);

/** The link that the report offers. */
export async function linkOnReport(page) {
  await page.waitForRole('textbox', 'Link to this result');
  return (await page.state('textbox', 'Link to this result')).value;
}

/** Chooses a file of this text in the field for files, as the browser's own dialogue would. */
export const choose = (page, name, content) =>
  page.evaluate(
    (called, text) => {
      const field = document.querySelector('input[type=file]');
      const given = new DataTransfer();
      given.items.add(new File([text], called));
      field.files = given.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    content,
  );

/** The texts of a table: rows of cells, the heading row first. */
export async function tableOf(page, caption) {
  await rested();
  return page.evaluate((wanted) => {
    const tables = [...document.querySelectorAll('table')].filter((table) => table.caption?.textContent.includes(wanted));
    return tables[0] && [...tables[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()));
  }, caption);
}

/** Longer than tables and what stands below the fold wait after a key (`soon` in `ui/node`). */
export const rested = () => new Promise((done) => setTimeout(done, 250));

/** Chooses from a list, as somebody does who clicks. */
export const pick = (page, id, value) =>
  page.evaluate(
    (list, wanted) => {
      const field = document.getElementById(list);
      field.focus();
      field.value = wanted;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    id,
    value,
  );

// --- Accessibility

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with what axe-core finds on the screen, in light and in dark. */
export async function accessible(page, where) {
  const found = [];
  for (const dark of [false, true]) {
    await page.emulate({ dark });
    const has = await page.evaluate(() => 'axe' in globalThis);
    if (!has) await page.evaluate(`() => { ${axe}; return null; }`);
    const violations = await page.evaluate(async () => {
      // Colours may still be on their way.
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
    });
    found.push(...violations.map((violation) => `${where}, ${dark ? 'dark' : 'light'}: ${violation}`));
  }
  assert.deepEqual(found, [], 'axe-core finds something.');
}

// --- Layout shifts

/** Remembers layout shifts from the start of every page to come. */
export const watchShifts = (page) =>
  page.initScript(() => {
    globalThis.shifts = [];
    const describe = ({ node, previousRect: a, currentRect: b }) =>
      `${node?.localName ?? node?.nodeName ?? '?'}${node?.id ? `#${node.id}` : ''}${node?.className ? `.${node.className}` : ''} ${a.x},${a.y} ${a.width}x${a.height} to ${b.x},${b.y} ${b.width}x${b.height}`;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        globalThis.shifts.push({ value, hadRecentInput, what: sources.map(describe).join('; ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** The layout shifts so far, and forgets them. */
export const shiftsOf = (page) =>
  page.evaluate(async () => {
    // Shifts are told after the frame in which they happen.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return globalThis.shifts.splice(0);
  });
