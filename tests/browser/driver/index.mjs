// One small interface over three browsers.
//
//   const browser = await open('chromium' | 'firefox' | 'webkit');
//   const page = await browser.newPage({ width: 390, height: 844 });   // a fresh profile each
//   await page.goto(url);
//   await page.click('button', 'Start');
//   await page.waitForHeading(/question/i);
//   await browser.close();

export const BROWSERS = ['chromium', 'firefox', 'webkit'];

// Ended from outside, this process still ends its browsers: they are ended when it exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}

export async function open(name, options = {}) {
  if (name === 'webkit') return (await import('./webkit.mjs')).openWebKit(options);
  if (BROWSERS.includes(name)) return (await import('./chromium-firefox.mjs')).openWithPuppeteer(name, options);
  throw new Error(`No browser is called “${name}”; there are ${BROWSERS.join(', ')}.`);
}
