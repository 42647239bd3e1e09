// How fast the release answers, in Chromium with the CPU slowed down four times:
//   * from a click to the next paint, over a whole quick walk;
//   * from a keystroke to the repainted chart, in all calculators, beside a field that nothing follows;
//   * from *Combine* to the painted result of a team, for 500 links: two frames for every 50 at most;
//   * how long until the first question can be answered, over a slow network.
// A frame at 60 Hz is 16.7 ms. Machines differ and are noisy: compare numbers of one run only.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './serve.mjs';
import { open } from '../tests/browser/driver/index.mjs';
import { ALL, QUICK, link } from '../tests/browser/questionnaire.mjs';

const SLOWER = 4;
const QUICK_QUESTIONS = 19;
const KEYSTROKES = 40;
// Between two keys, and until the page is at rest: what follows a key does so within 80 ms, the calendar within 250.
const PAUSE = 400;
const REST = 1000;
const LOADS = 5;
const LINKS = 500;
const PER = 50;
const MERGES = 5;
const FRAME = 1000 / 60;
// Lighthouse's and the developer tools' “Slow 4G”.
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

const dir = process.env.DIST ?? path.join(fileURLToPath(new URL('..', import.meta.url)), 'dist');
const server = await startServer({ dir, port: 0 });
const browser = await open('chromium');

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];
const show = (what, times) =>
  console.log(
    `${what.padEnd(62)} median ${at(times, 0.5).toFixed(1).padStart(7)} ms   p95 ${at(times, 0.95).toFixed(1).padStart(7)} ms   (${times.length})`,
  );

/** Times from an event of this kind until the frame that follows it has been painted. */
function measure(kind) {
  globalThis.times = [];
  addEventListener(
    kind,
    (event) => {
      const start = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.times.push(performance.now() - start);
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
}

/**
 * What a keystroke makes the page do: its handlers and all that follows them at once, then style, layout and paint.
 * The time in which it only waits for the next frame to begin is left out: it depends on when the key was pressed.
 */
function measureWork() {
  globalThis.times = [];
  const next = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  };
  addEventListener(
    'input',
    () => {
      const begun = performance.now();
      let handled = begun;
      next(() => {
        handled = performance.now();
      });
      requestAnimationFrame(() => {
        const frame = performance.now();
        next(() => globalThis.times.push(handled - begun + performance.now() - frame));
      });
    },
    { capture: true },
  );
}

const rest = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Enters what a case is about, unslowed enough to be quick. */
async function prepare(page, { spread, outages }) {
  await page.evaluate(
    (kind, lines) => {
      const change = (field, value) => {
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      };
      if (kind) change(document.getElementById('spread'), kind);
      if (!lines) return;
      document.querySelector('details:has(#outage-paste)').open = true;
      const day = (ago) => new Date(Date.now() + ago * 86_400_000).toISOString().slice(0, 10);
      document.getElementById('outage-paste').value = lines.map(([ago, seconds]) => `${day(ago)}\t${Math.round(seconds / 60)}`).join('\n');
      document.querySelector('details:has(#outage-paste) button').click();
    },
    spread,
    outages,
  );
  await rest(REST);
}

async function slowed(fragment) {
  const page = await browser.newPage({ width: 390, height: 844 });
  await page.goto(fragment.startsWith('data:') ? fragment : server.url + fragment);
  await page.waitFor(() => !document.getElementById('app').hasAttribute('aria-busy'));
  await (await page.cdp()).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

// Click to next paint: choosing an answer and continuing, all through the quick questionnaire.
{
  const page = await slowed('#readiness');
  await page.evaluate(measure, 'click');
  const split = { choose: [], go: [] };
  for (let question = 0; question < QUICK_QUESTIONS; question += 1) {
    for (const [list, selector] of [
      [split.choose, `label:has(#answer-${question % 5})`],
      [split.go, 'button[type=submit]'],
    ]) {
      await page.evaluate(() => globalThis.times.splice(0));
      await page.raw.click(selector);
      await page.waitFor(() => globalThis.times.length > 0);
      list.push(await page.evaluate(() => Math.max(...globalThis.times)));
    }
  }
  show('choosing an answer, click to next paint', split.choose);
  show('Continue, click to next question painted', split.go);
  await page.close();
}

// Keystroke to repainted chart, and the work in that time; a frame has room for 16.7 ms of work. Keys come as people type
// them, with a pause between two, and as fast as the page takes them. What a key costs in a field that nothing follows
// is what the browser itself takes of the frame.
const plain = 'data:text/html,<!doctype html><main id="app"><label>A field <input id="field" value="5"></label></main>';
const log = Array.from({ length: 100 }, (_, day) => [0 - (day % 28), 300 + day]);
const cases = [
  ['a field that nothing follows', plain, '#field', '57'],
  ['on-call', '#on-call', '#engineers', '57'],
  ['error budget', '#error-budget', '#objective', '95'],
  ['error budget, 100 outages', '#error-budget', '#objective', '95', { outages: log }],
  ['forecast', '#forecast', '#incidents', '57'],
  ['forecast, log-normal', '#forecast', '#incidents', '57', { spread: 'log-normal' }],
  ['dependencies', '#dependencies', '#availability-1', '95'],
  ['time', '#time', '#tickets-per-week', '57'],
  ['alerts', '#alerts', '#objective', '95'],
];
for (const [name, fragment, field, digits, prepared] of cases) {
  for (const [what, begin, given, pause] of [
    ['key to repaint', measure, 'keydown', PAUSE],
    ['work of a key until its frame is painted', measureWork, undefined, PAUSE],
    ['the same, keys in a row', measureWork, undefined, 0],
  ]) {
    const page = await slowed(fragment);
    if (prepared) await prepare(page, prepared);
    const cdp = await page.cdp();
    await cdp.send('Performance.enable');
    const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name: metric }) => metric === 'TaskDuration').value * 1000;
    await page.evaluate(begin, given);
    await page.raw.click(field);
    await page.raw.keyboard.press('End');
    await rest(REST);
    await page.evaluate(() => globalThis.times.splice(0));
    const shown = () => page.evaluate(() => document.querySelector('#screen')?.textContent);
    const first = await shown();
    let changed = first === undefined;
    const all = [];
    for (let key = 0; key < KEYSTROKES; key += 1) {
      const before = await busy();
      await page.raw.keyboard.press(key % 2 ? 'Backspace' : digits[(key / 2) % digits.length]);
      await page.waitFor((count) => globalThis.times.length >= count, key + 1);
      await rest(pause);
      if (pause) all.push((await busy()) - before);
      if (!changed) changed = (await shown()) !== first;
    }
    if (!changed) throw new Error(`${name}: no key changed anything, so nothing was measured.`);
    show(`${name}, ${what}`, await page.evaluate(() => globalThis.times));
    if (begin === measureWork && pause) show(`${name}, with all that follows it`, all);
    await page.close();
  }
}

// Merging the links of a team: from the click until the result has been painted, during which the main thread does
// nothing else. Full answers that differ in every question are the most there can be to show.
for (const [name, full, questions] of [
  ['quick', false, QUICK],
  ['full', true, ALL],
]) {
  const answer = (seed) => (seed % 13 === 0 ? 'unknown' : (seed * seed) % 5);
  const people = Array.from({ length: LINKS }, (_, person) =>
    link({ full, day: 2000 + person, answers: Object.fromEntries(questions.map(({ id }, place) => [id, answer(person * 7 + place * 3)])) }),
  );
  const text = people.map((one) => `${server.url}#${one}`).join('\n');
  const times = [];
  for (let merge = 0; merge < MERGES; merge += 1) {
    const page = await slowed('#team');
    await page.waitFor(() => document.querySelector('#team-links'));
    await page.evaluate(measure, 'click');
    await page.evaluate((pasted) => {
      document.querySelector('#team-links').value = pasted;
    }, text);
    await page.raw.click('.team-form button[type=submit]');
    await page.waitFor(() => globalThis.times.length > 0 && document.querySelector('.team-result svg'));
    times.push(await page.evaluate(() => globalThis.times[0]));
    await page.close();
  }
  show(`${LINKS} ${name} links merged and shown`, times);
  const frames = (part) => `${(at(times, part) / FRAME / (LINKS / PER)).toFixed(2).padStart(7)} frames`;
  console.log(`${`  the same for every ${PER} links`.padEnd(62)} median ${frames(0.5)}   p95 ${frames(0.95)}`);
}

// The first load, with nothing cached.
{
  const times = [];
  for (let load = 0; load < LOADS; load += 1) {
    const page = await browser.newPage({ width: 390, height: 844 });
    const cdp = await page.cdp();
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(`${server.url}#readiness`);
    await page.waitFor(() => document.querySelector('#answer-0'));
    times.push(await page.evaluate(() => performance.now()));
    await page.close();
  }
  show('first answer possible, Slow 4G', times);
}

await browser.close();
await server.close();
