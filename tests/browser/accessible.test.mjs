// Nothing that axe-core knows as a violation, on any screen, in light and in dark.

import assert from 'node:assert/strict';
import { journey } from './driver/journey.mjs';
import { SCREENS } from './screens.mjs';
import { accessible, arrive } from './steps.mjs';

for (const { name, fragment, storage, heading, prepare } of SCREENS) {
  journey(`axe-core finds nothing on the screen: ${name}`, { browsers: ['chromium'], page: { storage } }, async ({ page, base }) => {
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    await prepare?.(page);
    await accessible(page, name);
  });
}

for (const { name, fragment, storage, heading, prepare } of SCREENS) {
  journey(`axe-core finds nothing at 320 pixels with every fold open: ${name}`, { browsers: ['chromium'], page: { width: 320, height: 700, storage } }, async ({ page, base }) => {
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    await prepare?.(page);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await accessible(page, name);
  });
}

journey('every screen has one main heading, headings in their order and a title of its own', { browsers: ['chromium'] }, async ({ base, browser }) => {
  const titles = new Map();
  for (const { name, fragment, storage, heading } of SCREENS.filter(({ name }) => !/with|without|beside|notice|of all/.test(name))) {
    const page = await browser.newPage({ storage });
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).length), 1, name);
    const levels = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4')].filter((one) => one.checkVisibility()).map((one) => Number(one.localName[1])));
    assert.ok(levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1), `${name}: headings ${levels}`);
    const title = await page.title();
    assert.ok(!titles.has(title), `${name} and ${titles.get(title)} are both “${title}”`);
    titles.set(title, name);
    await page.close();
  }
});

journey('signs drawn beside words are for the eye: a screen reader says the words alone', { browsers: ['chromium'] }, async ({ base, browser }) => {
  const found = [];
  for (const { name, fragment, storage, heading, prepare } of SCREENS) {
    const page = await browser.newPage({ storage });
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    await prepare?.(page);
    const named = ({ role, name: says = '', children = [] }) => [`${role} “${says}”`, ...children.flatMap(named)];
    const tree = named(await page.raw.accessibility.snapshot({ interestingOnly: false }));
    assert.ok(tree.some((line) => line.includes(typeof heading === 'string' ? heading : '')), name);
    found.push(...tree.filter((line) => /“[+←→↑↓↔▲●○◐┄✓?](?: |”)|Disclosure.*“–| →”/u.test(line)).map((line) => `${name}: ${line}`));
    await page.close();
  }
  assert.deepEqual([...new Set(found)], []);
});

journey('every sign in the style has an empty text for screen readers, also where no sample shows it', { browsers: ['chromium'] }, async ({ page, base }) => {
  // The report has the style of both programs.
  await arrive(page, base, '#report');
  const signs = await page.evaluate(() => {
    const rules = (list) => [...list].flatMap((rule) => [...(rule.style?.content ? [rule] : []), ...rules(rule.cssRules ?? [])]);
    return [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules)).map(({ selectorText, style }) => `${selectorText} ${style.content}`);
  });
  const drawn = signs.filter((sign) => /"[^"\w:]+"/.test(sign));
  assert.ok(drawn.some((sign) => sign.includes('.back')) && drawn.some((sign) => sign.includes('.direction.down')), signs.join('\n'));
  assert.deepEqual(drawn.filter((sign) => !sign.endsWith('/ ""')), []);
});

journey('screens stay usable in forced colours and with little motion', { browsers: ['chromium'] }, async ({ base, browser }) => {
  for (const { name, fragment, storage, heading, prepare } of SCREENS.filter(({ name }) => /^(start|question|on-call with|error budget|time|dependencies|alerts with|forecast with|report: not|shared|compare|team)/.test(name))) {
    const page = await browser.newPage({ storage });
    await page.emulate({ forcedColors: true, reducedMotion: true });
    await arrive(page, base, fragment);
    await page.waitForHeading(heading);
    await prepare?.(page);
    assert.deepEqual(await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length), 0, `${name} moves`);
    // Lines of a chart must not vanish into the page.
    const lost = await page.evaluate(() => {
      const background = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll('.canvas svg :is(path, line, polyline, circle, text)')].filter((mark) => {
        const { stroke, fill, display } = getComputedStyle(mark);
        return display !== 'none' && [stroke, fill].every((paint) => paint === 'none' || paint === background);
      }).map((mark) => mark.getAttribute('class'));
    });
    assert.deepEqual(lost, [], name);
    assert.deepEqual(await page.problems(), [], name);
    await page.close();
  }
});
