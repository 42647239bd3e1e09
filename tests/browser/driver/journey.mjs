// A journey is one test in each of some browsers: it gets a fresh page and the address of the built
// site, and it fails when the page complained about anything on the way.
//
//   journey('a visitor answers a question', { browsers: ['chromium', 'firefox'] }, async ({ page, base }) => {
//     await page.goto(base);
//     ...
//   });
//
// BROWSERS=chromium,firefox in the environment narrows which browsers run.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../../scripts/serve.mjs';
import { BROWSERS, open } from './index.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const output = path.join(root, 'tests', 'output');

/** Where the built site is. */
export const dist = process.env.DIST ?? path.join(root, 'dist');

let server;
const opened = new Map();

/** The address of the built site; the server starts with the first who asks. */
export async function site({ dir = dist } = {}) {
  server ??= startServer({ dir, port: 0 });
  return (await server).url;
}

/** The browser of this name; it starts with the first who asks and serves the whole file. */
export function browser(name, options = {}) {
  const key = `${name} ${JSON.stringify(options)}`;
  if (!opened.has(key)) opened.set(key, open(name, options));
  return opened.get(key);
}

after(async () => {
  for (const one of opened.values()) await (await one).close().catch(() => {});
  await (await server)?.close();
});

/** Which browsers run. */
export const wanted = (process.env.BROWSERS ?? BROWSERS.join(','))
  .split(',')
  .map((name) => name.trim())
  .filter(Boolean);
for (const name of wanted) assert.ok(BROWSERS.includes(name), `BROWSERS: no browser is called “${name}”.`);

const fileNameOf = (text) => text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);

/**
 * @param {string} name a sentence
 * @param {object} options
 *   browsers: which of them (all three unless told);
 *   page: what newPage takes, such as { width, height, storage, downloads };
 *   allow: texts or regular expressions of complaints that are no failure;
 *   started: what the browser is started with, such as { blocked: true } for one that lets no frame store anything;
 *   timeout: in milliseconds.
 * @param {(given: { page, base, browser, browserName, allow }) => Promise<void>} run
 */
export function journey(name, options, run) {
  const { browsers = BROWSERS, page: size = {}, allow = [], started = {}, timeout = 240_000 } = options;
  for (const browserName of browsers.filter((one) => wanted.includes(one))) {
    test(`${name} [${browserName}]`, { timeout }, async (context) => {
      const base = await site();
      const own = await browser(browserName, started);
      const attempt = async () => {
        const page = await own.newPage(size);
        const allowed = [...allow];
        try {
          await run({ page, base, browser: own, browserName, allow: (...more) => allowed.push(...more) });
          const problems = (await page.problems())
            .map(({ kind, text }) => `${kind}: ${text}`)
            .filter((line) => !allowed.some((one) => (one instanceof RegExp ? one.test(line) : line.includes(one))));
          assert.deepEqual(problems, [], 'The page complained on the way.');
        } catch (error) {
          mkdirSync(output, { recursive: true });
          const picture = path.join(output, `${fileNameOf(name)}-${browserName}.png`);
          await page.screenshot(picture).catch(() => {});
          throw Object.assign(error, { hung: page.hung });
        } finally {
          await page.close().catch(() => {});
        }
      };
      try {
        await attempt();
      } catch (error) {
        // A browser that does not answer its driver for so long proves nothing; another one is asked, once. Puppeteer says
        // it of frames of one site, the beginning of one of which it misses now and then.
        if (!error.hung && !/^Timed out after waiting \d+ms|session deleted because of page crash/.test(error.message)) throw error;
        context.diagnostic(`${browserName} hung and was started anew; it had said: ${error.message}`);
        await attempt();
      }
    });
  }
}
