// What the embed costs the page around it: Lighthouse's performance of a marketing page with the embed in its middle, as
// a phone on a slow network sees it (Lighthouse's own defaults), the median of five; beside it the same page without
// the embed. The page is this host's, on localhost: compare numbers of one run only.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './serve.mjs';
import { open } from '../tests/browser/driver/index.mjs';
import { complaints, examine, marketingPage, score } from '../tests/browser/hosts/lighthouse.mjs';
import { marketing, startHost } from '../tests/browser/hosts/server.mjs';

const RUNS = 5;
const AIM = 95;
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

const dir = process.env.DIST ?? path.join(fileURLToPath(new URL('..', import.meta.url)), 'dist');
const app = await startServer({ dir, port: 0 });
const host = await startHost();
const browser = await open('chromium');
const bare = marketing({ code: '', policy: '' });

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const [what, url] of [
  ['without the embed', host.page(bare.html, { policy: bare.policy, path: '/without' })],
  ['with the embed as pasted', marketingPage(host, dir, app.url)],
  ['with the embed loaded at once', marketingPage(host, dir, app.url, { eager: true })],
]) {
  const results = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage();
    results.push(await examine(page, url, ['performance']));
    await page.close();
  }
  const scores = results.map((lhr) => score(lhr, 'performance'));
  const metrics = METRICS.map((id) => `${results[0].audits[id].title} ${middle(results.map((lhr) => lhr.audits[id].numericValue)).toFixed(id.startsWith('cum') ? 3 : 0)}`);
  console.log(`${`marketing page ${what}, performance`.padEnd(62)} median ${middle(scores)} of 100 (${scores.join(', ')}); ${metrics.join(', ')}`);
  if (middle(scores) < AIM) console.log(complaints(results[0], 'performance').join('\n'));
}

await browser.close();
await host.close();
await app.close();
