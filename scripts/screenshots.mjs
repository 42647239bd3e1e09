// Takes the README's pictures from the release in dist/: node scripts/screenshots.mjs

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './serve.mjs';
import { open } from '../tests/browser/driver/index.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const into = path.join(root, 'docs');
mkdirSync(into, { recursive: true });
const server = await startServer({ dir: path.join(root, 'dist'), port: 0 });
const browser = await open('chromium');

// One answer for each quick question; a dash leaves it open.
const ANSWERS = '2321323432232-23222';

const ready = (page) => page.waitFor(() => !document.getElementById('app').hasAttribute('aria-busy'));
async function shot(page, fragment, name, before = async () => {}) {
  await page.goto(server.url + fragment);
  await page.reload();
  await ready(page);
  await before();
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot(path.join(into, `${name}.png`), { fullPage: false });
}

const desk = await browser.newPage({ width: 1120, height: 840 });
await shot(desk, '', 'start');
await desk.goto(`${server.url}#readiness`);
await desk.waitFor(() => document.querySelector('#answer-0'));
for (const answer of ANSWERS) {
  if (answer !== '-') await desk.evaluate((at) => document.getElementById(`answer-${at}`).click(), answer);
  await desk.click('button', 'Continue');
}
await shot(desk, '#readiness/slo-defined', 'question');
await shot(desk, '#on-call', 'on-call');
await shot(desk, '#error-budget', 'error-budget', () => desk.fill(/Outage length/, '12'));
await shot(desk, '#report', 'report');

const phone = await browser.newPage({ width: 390, height: 760 });
await phone.emulate({ dark: true });
await shot(phone, '#readiness/arch-cascading-failure', 'phone-dark', () => phone.press('3'));

await browser.close();
await server.close();
