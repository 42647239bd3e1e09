// Screens fit a small window and large text, and nothing moves by itself.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { journey } from './driver/journey.mjs';
import { QUICK } from './questionnaire.mjs';
import { SCREENS } from './screens.mjs';
import { answerByMouse, arrive, onHeading, shiftsOf, started, visit, watchShifts } from './steps.mjs';

/** What sticks out to the right, if anything does. */
const tooWide = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth} instead of ${clientWidth}`, ...out.slice(0, 8).map((element) => `${element.localName}.${element.getAttribute('class')}`)];
  });

const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

journey('no screen scrolls sideways in a window of 320 pixels', { browsers: ['chromium'] }, async ({ base, browser }) => {
  const found = {};
  for (const { name, fragment, storage, heading, prepare } of SCREENS) {
    const page = await browser.newPage({ width: 320, height: 640, storage });
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    await prepare?.(page);
    const plain = await tooWide(page);
    await unfold(page);
    const unfolded = await tooWide(page);
    if (plain.length > 0) found[name] = plain;
    else if (unfolded.length > 0) found[`${name}, with every fold open`] = unfolded;
    await page.close();
  }
  assert.deepEqual(found, {});
});

journey('no screen scrolls sideways with text of twice the size', { browsers: ['chromium'] }, async ({ base, browser }) => {
  const found = {};
  for (const { name, fragment, storage, heading, prepare } of SCREENS) {
    const page = await browser.newPage({ width: 640, height: 800, storage });
    await arrive(page, base, fragment);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page.waitForHeading(heading);
    await prepare?.(page);
    await unfold(page);
    const wide = await tooWide(page);
    if (wide.length > 0) found[name] = wide;
    await page.close();
  }
  assert.deepEqual(found, {});
});

journey('the walk works on a phone', { page: { width: 390, height: 844 } }, async ({ page, base, browserName }) => {
  await page.goto(base);
  await page.click('link', 'Readiness');
  for (const question of QUICK.slice(0, browserName === 'chromium' ? 19 : 4)) {
    await answerByMouse(page, question, 3);
    assert.deepEqual(await tooWide(page), [], question.id);
  }
});

for (const [size, width, height] of [['wide', 1280, 800], ['narrow', 390, 844]]) {
  journey(`nothing shifts while an address opens, ${size}`, { browsers: ['chromium'] }, async ({ base, browser }) => {
    const found = {};
    for (const { name, fragment, storage, heading } of SCREENS) {
      const page = await browser.newPage({ width, height, storage });
      await watchShifts(page);
      await arrive(page, base, fragment);
      await page.waitForHeading(heading);
      const shifts = await shiftsOf(page);
      if (shifts.length > 0) found[name] = shifts.map(({ value, what }) => `${value.toFixed(4)} ${what}`);
      await page.close();
    }
    assert.deepEqual(found, {});
  });
}

/**
 * Serves the built app, but this page of it in pieces, one a paint: first all that stands before the body, then element
 * by element. What a slow line does now and then, a browser under load does too.
 */
async function inPieces(base, where) {
  const html = await (await fetch(base + where)).text();
  const from = html.indexOf('<body');
  const pieces = [html.slice(0, from), ...html.slice(from).split(/(?=<(?!path|circle)[a-z])/)];
  assert.ok(from > 0 && pieces.join('') === html);
  const server = createServer(async (request, response) => {
    if (request.url !== `/${where}`) return response.writeHead(307, { Location: new URL(request.url, base).href }).end();
    response.writeHead(200, { 'Content-Type': 'text/html' });
    for (const piece of pieces) {
      response.write(piece);
      await new Promise((done) => setTimeout(done, 60));
    }
    return response.end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  // It stays, since the browser may still ask for an icon, and keeps nobody waiting.
  server.unref();
  return `http://127.0.0.1:${server.address().port}/${where}`;
}

for (const where of ['', 'snippets.html', 'embed/v1/all.html', 'embed/v1/on-call.html']) {
  for (const [size, width, height] of [['wide', 1280, 800], ['narrow', 390, 844], ['of 560 pixels', 560, 800]]) {
    const allow = [/request to another origin/, /CORS/, "Unrecognized feature: 'web-share'"];
    journey(`nothing shifts while ${where || 'the page'} comes in pieces, ${size}`, { browsers: ['chromium'], page: { width, height }, allow }, async ({ page, base }) => {
      await watchShifts(page);
      await page.goto(await inPieces(base, where));
      await page.waitFor(() => document.readyState === 'complete');
      const shifts = (await shiftsOf(page)).map(({ value, what }) => `${value.toFixed(4)} ${what}`);
      assert.deepEqual(shifts, []);
    });
  }
}

journey('nothing shifts over the walk and the calculators', { browsers: ['chromium'] }, async ({ page, base }) => {
  await watchShifts(page);
  await arrive(page, base);
  const found = [];
  const afterInput = [];
  const seen = async (where) => {
    for (const { value, what, hadRecentInput } of await shiftsOf(page)) {
      (hadRecentInput ? afterInput : found).push(`${where}: ${value.toFixed(4)} ${what}`);
    }
  };
  await page.click('link', 'Readiness');
  for (const question of QUICK) {
    await page.waitForHeading(question.text);
    await seen(`to ${question.id}`);
    await page.choose(new RegExp(`^${question.levels[2].slice(0, 12).replace(/[()]/g, '\\$&')}`), { nth: 0 });
    await seen(`answering ${question.id}`);
    await page.click('button', 'Continue');
  }
  await onHeading(page, 'Check your answers');
  await seen('to the check');
  await visit(page, '#report');
  await page.waitForHeading('Not ready yet');
  await seen('to the report');
  await page.click('link', 'On-call');
  await onHeading(page, 'What does being on call cost your team?');
  await page.fill('Number of engineers', '1200');
  await seen('typing engineers');
  await page.click('link', 'Error budget', { within: ['navigation', 'Parts of the assessment'] });
  await onHeading(page, 'What does your objective allow?');
  await page.fill('Objective (%)', '99.95');
  await seen('typing an objective');
  // Shifts after an input do not count as such; they are told here all the same.
  for (const shift of afterInput) console.log(`After an input: ${shift}`);
  assert.deepEqual(found, []);
});

journey('the field that one types in stays where it is when the example becomes one’s own', { browsers: ['chromium'], page: { width: 390, height: 844 } }, async ({ page, base }) => {
  for (const [fragment, id] of [['#on-call', 'engineers'], ['#error-budget', 'objective'], ['#time', 'tickets-per-week']]) {
    await arrive(page, base, fragment);
    const place = () => page.evaluate((field) => document.getElementById(field).getBoundingClientRect().top, id);
    await page.evaluate((field) => document.getElementById(field).focus(), id);
    const before = await place();
    await page.press('End', '1');
    await page.waitFor(() => document.querySelector('.example').matches('.away'));
    assert.equal(await place(), before, fragment);
    await page.evaluate(() => localStorage.clear());
  }
});

journey('the charts follow the width of the window', { browsers: ['chromium'], page: { width: 1280 } }, async ({ page, base }) => {
  await arrive(page, base, '#on-call');
  const drawing = () => page.evaluate(() => document.querySelector('.canvas svg').getAttribute('viewBox'));
  const wide = await drawing();
  await page.resize(390, 844);
  await page.waitFor((before) => document.querySelector('.canvas svg').getAttribute('viewBox') !== before, wide);
  assert.deepEqual(await tooWide(page), []);
  await page.reload();
  await started(page);
  assert.notEqual(await drawing(), wide);
});

journey('a print from a phone has as many pages as one from a desk, and none is left empty', { browsers: ['chromium'] }, async ({ page, base }) => {
  const pages = async (fragment, width) => {
    await page.raw.setViewport({ width, height: 740 });
    await arrive(page, base, fragment);
    const pdf = Buffer.from(await page.raw.pdf({ format: 'A4', printBackground: true })).toString('latin1');
    return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
  };
  for (const fragment of ['#on-call', '#dependencies', '#alerts']) {
    const desk = await pages(fragment, 1280);
    assert.ok(desk >= 2, fragment);
    assert.equal(await pages(fragment, 360), desk, fragment);
  }
});

journey('the lines of the foot begin where the page does, on a page of its own and in a frame', { browsers: ['chromium', 'firefox'], page: { width: 640, height: 800 } }, async ({ page, base }) => {
  for (const where of ['', 'embed/v1/on-call.html']) {
    await arrive(page, `${base}${where}`);
    const [foot, sentence] = await page.evaluate(() => {
      const footer = document.querySelector('.site-foot');
      return [footer.getBoundingClientRect().left + parseFloat(getComputedStyle(footer).paddingLeft), document.getElementById('privacy').getBoundingClientRect().left];
    });
    assert.equal(sentence, foot, where);
  }
});
