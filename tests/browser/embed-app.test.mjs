// The app inside a frame on somebody's page: what it shows, keeps, tells and shares. The page is on localhost and the app on
// 127.0.0.1, so that they are two sites, and browsers keep what the frame stores apart or let it store nothing.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { startServer } from '../../scripts/serve.mjs';
import { dist, journey } from './driver/journey.mjs';
import { around, startHost } from './hosts/server.mjs';
import { ALL, QUICK, answers, link } from './questionnaire.mjs';

const BOTH = { browsers: ['chromium', 'firefox'] };
const EVENTS = ['ready', 'start', 'step', 'complete', 'share', 'cta', 'error'];

let host;
after(() => host?.close());

/** Runs in the page around: remembers every event, and what it scrolled. */
const LISTEN = `<script>
  globalThis.told = [];
  for (const name of ${JSON.stringify(EVENTS)}) document.addEventListener('cre-' + name, (event) => told.push([name, event.detail]));
</script>`;

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/** Waits until something holds, and gives it. */
async function until(look, what) {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50)) {
    const found = await look().catch(() => null);
    if (found) return found;
  }
  return assert.fail(`In vain: ${what}`);
}

/** Opens a page with one tag in it. */
async function visit({ page, base, allow }, attributes, { path: where, head = '', after = '<p>After it.</p>'.repeat(40) } = {}) {
  allow(`request to another origin: ${base}`, 'Browsing context already closed', "Unrecognized feature: 'web-share'");
  host ??= await startHost();
  const tag = `<script defer src="${base}embed/v1.js"></script>
    <p>Before it.</p><cre-readiness eager ${attributes}><a href="${base}">Open it</a></cre-readiness>${after}`;
  await page.goto(host.page(around(tag, { head: LISTEN + head }), { path: where }));
}

/** The same, and gives the frame when the app is there. */
async function embed(given, attributes, options) {
  await visit(given, attributes, options);
  return app(given);
}

/** The frame once the app in it is there. */
const app = ({ page, base }) =>
  until(async () => {
    const frame = page.raw.frames().find((one) => one.url().startsWith(`${base}embed/`));
    const there = await frame?.evaluate(() => document.getElementById('app').getAttribute('aria-busy') === null);
    return there && frame;
  }, 'the app in the frame');

const told = (page, name) => page.evaluate((name) => globalThis.told.filter(([one]) => one === name).map(([, detail]) => detail), name);
const heading = (frame) => frame.evaluate(() => [...document.querySelectorAll('h1')].find((one) => one.checkVisibility())?.textContent);
const text = (frame) => frame.evaluate(() => document.body.innerText);
const click = (frame, words) =>
  until(
    () =>
      frame.evaluate((words) => {
        const found = [...document.querySelectorAll('button, a, summary')].find((one) => one.textContent.trim() === words && one.checkVisibility());
        found?.click();
        return Boolean(found);
      }, words),
    `“${words}” to click`,
  );

/** Clicks without a pointer: where a frame of another process scrolls, the driver's pointer misses it now and then. */
const tap = (frame, selector) => frame.evaluate((selector) => document.querySelector(selector).click(), selector);

/** Answers question by question as somebody does, and opens the report. */
async function walk(frame, level = 2) {
  for (const { text: question } of QUICK) {
    await until(async () => (await heading(frame)) === question, `the question “${question}”`);
    await frame.evaluate((level) => {
      document.getElementById(`answer-${level}`).click();
      document.querySelector('button[type=submit]').click();
    }, level);
  }
  await click(frame, 'See the report');
  await until(async () => /ready/i.test(await heading(frame)), 'the verdict');
}

journey('a walk through the questions in a frame is told step by step, and nothing of what was answered', BOTH, async (given) => {
  const { page } = given;
  const frame = await embed(given, 'tool="readiness" id="one"');
  await until(async () => (await told(page, 'ready')).length, 'ready');
  assert.deepEqual(await told(page, 'step'), [], 'opening is no step');
  await walk(frame);
  const [first, ...rest] = await until(async () => {
    const steps = await told(page, 'step');
    return steps.length === QUICK.length + 1 && steps;
  }, 'all steps');
  assert.deepEqual(first, { v: 1, id: 'one', tool: 'readiness', n: 2, total: QUICK.length, section: QUICK[1].area });
  assert.deepEqual(rest.slice(-2).map(({ section, n }) => [section, n]), [['check', undefined], ['report', undefined]]);
  assert.equal((await told(page, 'start')).length, 1);
  assert.deepEqual(await until(async () => (await told(page, 'complete')).length && (await told(page, 'complete')), 'complete'), [{ v: 1, id: 'one', tool: 'readiness' }]);
});

journey('a page that asks for the verdict gets it, and the frame says so before the first answer', BOTH, async (given) => {
  const { page } = given;
  const frame = await embed(given, 'emit="verdict"');
  const said = await until(async () => /is told your verdict and the score of each area/.test(await text(frame)) && text(frame), 'who is told what');
  assert.ok(said.includes(new URL(host.url).origin), 'it names the page');
  assert.doesNotMatch(said, /Nothing you enter leaves/);
  await walk(frame, 4);
  const [{ verdict, areas, answers: given_ }] = await until(async () => (await told(page, 'complete')).length && told(page, 'complete'), 'complete');
  assert.equal(verdict, 'ready');
  assert.ok(areas.length > 5 && areas.some(({ score }) => score === 100) && areas.every(({ id }) => /^[a-z-]+$/.test(id)));
  assert.equal(given_, undefined);
});

journey('a page that asks for the answers gets them, and no number of a calculator', { browsers: ['chromium'] }, async (given) => {
  const { page } = given;
  const frame = await embed(given, 'emit="answers"');
  await until(async () => /and your answers/.test(await text(frame)), 'who is told what');
  await walk(frame, 1);
  const [detail] = await until(async () => (await told(page, 'complete')).length && told(page, 'complete'), 'complete');
  assert.deepEqual(detail.answers, Object.fromEntries(QUICK.map(({ id }) => [id, 1])));
  assert.deepEqual(Object.keys(detail).sort(), ['answers', 'areas', 'id', 'tool', 'v', 'verdict']);
});

journey('nothing is stored before “Save on this device”; blocked, the frame says so and works on', { ...BOTH, started: { blocked: true } }, async (given) => {
  const frame = await embed(given, '');
  await tap(frame, '#answer-3');
  await click(frame, 'Save on this device');
  await until(async () => /does not let the page save/.test(await text(frame)), 'that it is blocked');
  await tap(frame, 'button[type=submit]');
  await until(async () => (await heading(frame)) === QUICK[1].text, 'the next question');
});

journey('what was saved at somebody’s wish is there when they come back, and gone when they say so', BOTH, async (given) => {
  const stored = (frame) => frame.evaluate(() => Object.keys(localStorage).length);
  let frame = await embed(given, '', { path: '/again' });
  await tap(frame, '#answer-3');
  await tap(frame, 'button[type=submit]');
  await pause(600);
  assert.equal(await stored(frame), 0, 'nothing before it is asked for');
  await click(frame, 'Save on this device');
  await until(async () => /Saved on this device/.test(await text(frame)), 'that it is saved');
  await given.page.reload();
  frame = await app(given);
  assert.equal(await heading(frame), QUICK[1].text, 'the first open question');
  await click(frame, 'Forget');
  await until(async () => (await heading(frame)) === QUICK[0].text, 'the first question');
  assert.equal(await stored(frame), 0);
  await tap(frame, '#answer-2');
  await pause(600);
  assert.equal(await stored(frame), 0, 'to forget takes the wish back');
});

journey('a page that asks for the verdict does not hear that this visitor has saved something here before', { browsers: ['chromium'] }, async (given) => {
  let frame = await embed(given, 'emit="verdict"', { path: '/asks' });
  await tap(frame, '#answer-3');
  await tap(frame, 'button[type=submit]');
  await click(frame, 'Save on this device');
  await until(async () => /Saved on this device/.test(await text(frame)), 'that it is saved');
  await given.page.reload();
  frame = await app(given);
  assert.equal(await heading(frame), QUICK[1].text, 'the first open question');
  await pause(500);
  assert.deepEqual((await told(given.page, 'error')), []);
});

for (const smooth of [false, true]) {
  journey(`what is asked for further down comes below the page’s own header, ${smooth ? 'also where the page scrolls smoothly' : 'at once'}`, { browsers: ['chromium'], page: { width: 1280, height: 700 } }, async (given) => {
    const { page } = given;
    const head = `<style>html { scroll-padding-top: 72px; ${smooth ? 'scroll-behavior: smooth' : ''} }</style>`;
    const frame = await embed(given, '', { head });
    await walk(frame);
    await until(() => frame.evaluate(() => document.body.offsetHeight <= innerHeight + 8), 'the room for the report');
    await click(frame, 'Share it');
    const place = async () => {
      const [top, height] = await page.evaluate(() => [document.querySelector('cre-readiness').shadowRoot.querySelector('iframe').getBoundingClientRect().top, innerHeight]);
      const within = await frame.evaluate(() => [...document.querySelectorAll('h2')].find(({ textContent }) => textContent === 'Share this result').getBoundingClientRect().top);
      return { y: Math.round(top + within), height };
    };
    await until(async () => (await place()).y < 200, 'the heading near the top');
    await pause(1500);
    const { y } = await place();
    assert.ok(y >= 60 && y < 200, `at ${y} of 700`);
  });
}

journey('what is printed is told once, and no code that nobody took', { browsers: ['chromium'] }, async (given) => {
  const frame = await embed(given, '');
  await walk(frame);
  await click(frame, 'Print or save as PDF');
  await until(async () => (await told(given.page, 'share')).length, 'that it was printed');
  await pause(800);
  assert.deepEqual((await told(given.page, 'share')).map(({ kind }) => kind), ['print']);
});

journey('without an origin of its own all works, and the host’s Back is the host’s', BOTH, async (given) => {
  const { page } = given;
  await embed(given, '', { path: '/before' });
  const frame = await embed(given, 'no-storage');
  const entries = await page.evaluate(() => history.length);
  await walk(frame);
  await click(frame, 'On-call');
  await until(async () => /on call/i.test(await heading(frame)), 'the calculator');
  assert.equal(await page.evaluate(() => history.length), entries, 'no entry more');
  await page.back();
  await until(async () => (await page.url()).endsWith('/before'), 'the page before');
});

journey('a page fills numbers in beforehand; what it gets wrong is named once and changes nothing', BOTH, async (given) => {
  const { page } = given;
  const frame = await embed(given, `tool="on-call" prefill='{"team":8,"on_schedule":2,"salary":1,"objective":"100"}' theme="purple" state="v1.nonsense" height="tall" tool-tip="x"`);
  await until(async () => (await frame.evaluate(() => document.getElementById('engineers').value)) === '8', 'the number in its field');
  assert.match(await text(frame), /91\.3 days|91 days/);
  const [error, ...more] = await until(async () => (await told(page, 'error')).length && told(page, 'error'), 'the error');
  assert.deepEqual([error.code, [...error.names].sort(), more], ['input', ['height', 'objective', 'salary', 'state', 'theme'], []]);
  assert.deepEqual(await told(page, 'step'), [], 'to open is no step');
  assert.doesNotMatch(await text(frame), /Save on this device/, 'what the page filled in is nothing to keep');
});

journey('the questions too name at once what is wrong in the numbers for the calculators, which then have the rest', BOTH, async (given) => {
  const { page } = given;
  const frame = await embed(given, `prefill='{"team":8,"on_schedule":2,"objective":"100","incidents":"many"}'`);
  const [error] = await until(async () => (await told(page, 'error')).length && told(page, 'error'), 'the error');
  assert.deepEqual([error.code, [...error.names].sort()], ['input', ['incidents', 'objective']]);
  assert.equal(await heading(frame), QUICK[0].text);
  assert.doesNotMatch(await text(frame), /Save on this device/);
  await walk(frame);
  await click(frame, 'On-call');
  await until(async () => (await frame.evaluate(() => document.getElementById('engineers')?.value)) === '8', 'the number in its field');
  assert.equal((await told(page, 'error')).length, 1, 'named once');
});

journey('a start screen that was only filled in offers nothing to go on with', { browsers: ['chromium'] }, async (given) => {
  const frame = await embed(given, `tool="all" prefill='{"team":8}'`);
  await until(async () => (await frame.evaluate(() => document.documentElement.dataset.connected)) === '', 'the page around');
  await pause(300);
  assert.doesNotMatch(await text(frame), /Continue/);
});

journey('a page opens a saved result, and the frame shares the address of the full page', BOTH, async (given) => {
  const saved = link({ answers: answers(ALL, 3) });
  const frame = await embed(given, `state="${saved.replace(/^#/, '')}"`);
  await until(async () => /ready/i.test(await heading(frame)), 'the result');
  const canonical = await frame.evaluate(() => document.querySelector('link[rel=canonical]').href);
  const [shared, full] = await frame.evaluate(() => [document.getElementById('link').value, document.getElementById('full-page').href]);
  assert.ok(shared.startsWith(`${canonical}#v1.`), shared);
  assert.equal(full, shared);
});

journey('on load the focus stays where it was; a step takes it to the new heading and leaves the page where it is', BOTH, async (given) => {
  const { page } = given;
  const frame = await embed(given, '');
  const focused = () => frame.evaluate(() => document.activeElement.tagName);
  assert.equal(await focused(), 'BODY');
  assert.equal(await page.evaluate(() => [document.activeElement.tagName, scrollY].join()), 'BODY,0');
  await page.evaluate(() => scrollTo(0, 20));
  await tap(frame, '#answer-3');
  const before = await page.evaluate(() => scrollY);
  await frame.evaluate(() => document.querySelector('button[type=submit]').focus({ preventScroll: true }));
  await page.press('Enter');
  await until(async () => (await focused()) === 'H1', 'the heading');
  await pause(300);
  assert.equal(await page.evaluate(() => scrollY), before);
});

journey('all questions are as high as the tallest, at any width', BOTH, async (given) => {
  const { page } = given;
  const frame = await embed(given, '');
  const heights = new Set();
  for (const { text: question } of QUICK) {
    await until(async () => (await heading(frame)) === question, question);
    heights.add(await frame.evaluate(() => document.body.offsetHeight));
    await tap(frame, '#answer-2');
    await pause(50);
    heights.add(await frame.evaluate(() => document.body.offsetHeight));
    await tap(frame, 'button[type=submit]');
  }
  assert.equal(heights.size, 1, [...heights].join());
  await page.resize(400, 800);
  await frame.evaluate((id) => location.replace(`#check/${id}`), QUICK[0].id);
  await until(async () => (await heading(frame)) === QUICK[0].text, 'the first question');
  await until(() => frame.evaluate((before) => document.body.offsetHeight > before + 100, [...heights][0]), 'narrow ones are higher');
});

journey('the button that makes room has a strip of its own, and goes where there can be no more', { browsers: ['chromium'] }, async (given) => {
  const frame = await embed(given, 'tool="on-call" height="500"', { after: '' });
  await until(() => frame.evaluate(() => document.getElementById('room').checkVisibility()), 'the button');
  const strip = await frame.evaluate(() => {
    const room = document.querySelector('.room');
    const { width, bottom } = room.getBoundingClientRect();
    return { width, bottom, paper: getComputedStyle(room).backgroundColor };
  });
  const [width, paper] = await frame.evaluate(() => [innerWidth, getComputedStyle(document.documentElement).backgroundColor]);
  assert.deepEqual(strip, { width, bottom: 500, paper });
  await frame.evaluate(() => {
    document.querySelector('main').append(Object.assign(document.createElement('div'), { id: 'more' }));
    document.getElementById('more').style.blockSize = '25000px';
  });
  await click(frame, 'Show all of it');
  await until(async () => (await frame.evaluate(() => innerHeight)) === 20_000, 'the most that there is');
  await until(() => frame.evaluate(() => !document.getElementById('room').checkVisibility()), 'that the button is gone');
  assert.ok(await frame.evaluate(() => { scrollTo(0, 1e6); return scrollY > 4_000; }), 'the rest is scrolled to');
});

journey('on a window higher than the frame nothing of the host moves, and a button makes room for all of it', { ...BOTH, page: { width: 900, height: 1000 } }, async (given) => {
  const { page } = given;
  const height = () => page.evaluate(() => document.querySelector('cre-readiness').offsetHeight);
  const frame = await embed(given, 'tool="on-call" height="700"', { after: '<p>After it.</p>' });
  await pause(500);
  assert.equal(await height(), 700, 'the paragraph below would move');
  assert.ok(await frame.evaluate(() => document.scrollingElement.scrollHeight > innerHeight + 100), 'meanwhile the frame scrolls');
  await tap(frame, '#engineers');
  await click(frame, 'Show all of it');
  await until(async () => (await height()) > 1200, 'the height of the whole tool');
  await until(() => frame.evaluate(() => !document.getElementById('room').checkVisibility()), 'that the button is gone');
  assert.ok(await frame.evaluate(() => getComputedStyle(document.documentElement).overflowY === 'hidden'), 'and with it the bar to scroll by');
});

journey('an address that holds what was entered is not told to the page: the frame opens it by itself', { browsers: ['chromium'] }, async (given) => {
  const { page } = given;
  const frame = await embed(given, '');
  await walk(frame, 1);
  await frame.evaluate(() => {
    document.getElementById('carry').click();
    // No window is opened in the test; by then the frame has said what there is to say.
    addEventListener('click', (event) => event.preventDefault());
  });
  const followed = await until(
    () =>
      frame.evaluate(() => {
        const links = [...document.querySelectorAll('a[data-own]')].filter((one) => one.checkVisibility());
        links.forEach((one) => one.click());
        return links.length > 1 && links.map((one) => one.href);
      }),
    'the links that carry the result',
  );
  assert.ok(followed.some((href) => href.includes('#v1.')), 'the link to the full page carries it');
  const ctas = await until(async () => (await told(page, 'cta')).length && told(page, 'cta'), 'that a link was followed');
  assert.ok(ctas.every(({ href }) => href === undefined || /^mailto:[^?]+$/.test(href)), JSON.stringify(ctas));
  assert.ok(ctas.some(({ href }) => href === undefined), 'that the full page was opened');
  const all = await page.evaluate(() => JSON.stringify(globalThis.told));
  assert.doesNotMatch(all, /v1\.[\w-]|not-ready|verdict/);
});

journey('what the full page saved on the same site is none of the frame’s before the visitor wishes it', { browsers: ['chromium'] }, async ({ page, base }) => {
  const draft = link({ answers: answers(QUICK, 3) }).replace(/^#/, '');
  await page.goto(`${base}robots.txt`);
  await page.evaluate((draft) => localStorage.setItem('cre-readiness.draft', draft), draft);
  await page.goto(`${base}embed/v1/readiness.html`);
  await page.waitFor(() => document.getElementById('app').getAttribute('aria-busy') === null);
  assert.equal(await heading(page.raw.mainFrame()), QUICK[0].text);
  await tap(page.raw.mainFrame(), '#answer-1');
  await pause(600);
  assert.equal(await page.evaluate(() => localStorage.getItem('cre-readiness.draft')), draft);
  await click(page.raw.mainFrame(), 'Save on this device');
  await pause(600);
  const both = await page.evaluate(() => localStorage.getItem('cre-readiness.draft'));
  assert.notEqual(both, draft, 'now both are kept together');
  await page.goto(`${base}#check`);
  await page.waitFor(() => document.getElementById('app').getAttribute('aria-busy') === null);
  assert.match(await text(page.raw.mainFrame()), /19 of 19/);
});

journey('a program that does not arrive is told to the page, and the frame says what to do', BOTH, async (given) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'without-'));
  await cp(dist, folder, { recursive: true });
  for (const name of await readdir(folder)) if (/\.wasm/.test(name)) await rm(path.join(folder, name));
  const server = await startServer({ dir: folder, port: 0 });
  try {
    given.allow(/failed request/, /Failed to load resource/, server.url);
    await visit({ ...given, base: server.url }, '');
    const [error] = await until(async () => (await told(given.page, 'error')).length && told(given.page, 'error'), 'the error');
    assert.equal(error.code, 'load');
    assert.deepEqual(await told(given.page, 'ready'), []);
    const frame = given.page.raw.frames().find((one) => one.url().startsWith(`${server.url}embed/`));
    assert.match(await text(frame), /did not arrive/);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});
