// Who may show what in a frame, seen on pages of another site: hosts on names of this machine, the app on 127.0.0.1.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { journey } from './driver/journey.mjs';

/** Opens a host's page with a frame and gives what became of the frame: whether the app runs in it. */
async function framed(page, host, address, headers = {}) {
  const server = createServer((_, reply) =>
    reply.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(`<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,"><iframe src="${address}" title="Tool" width="100%" height="760"></iframe>`),
  );
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    await page.goto(`http://${host}:${server.address().port}/`);
    const isolated = await page.evaluate(() => crossOriginIsolated);
    for (let waited = 0; waited < 4_000; waited += 100) {
      for (const frame of page.raw.frames().slice(1)) {
        // The app once it is there; any other page of ours at once.
        const look = () => (document.getElementById('app') ? !document.getElementById('app').hasAttribute('aria-busy') : 'version' in document.documentElement.dataset);
        if (await frame.evaluate(look).catch(() => false)) return { runs: true, isolated };
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    return { runs: false, isolated };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const options = { browsers: ['chromium', 'firefox'], timeout: 60_000 };
const refusals = [/frame-ancestors/, /X-Frame-Options/i, /Refused to (frame|display)/, /can’t open this page|blocked/i, /failed request/, /chrome-error/];

journey('a page of an embedder shows a tool', options, async ({ page, base, allow }) => {
  allow(`request to another origin: ${base}`);
  assert.deepEqual(await framed(page, 'localhost', `${base}embed/v1/on-call.html`), { runs: true, isolated: false });
});

journey('a page that isolates itself shows a tool, and stays isolated', options, async ({ page, base, allow }) => {
  allow(`request to another origin: ${base}`);
  const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };
  assert.deepEqual(await framed(page, 'localhost', `${base}embed/v1/on-call.html`, headers), { runs: true, isolated: true });
});

journey('a site that is not among the embedders shows nothing', options, async ({ page, base, allow }) => {
  allow(`request to another origin: ${base}`, ...refusals);
  const { runs } = await framed(page, 'stranger.localhost', `${base}embed/v1/on-call.html`);
  assert.equal(runs, false);
});

for (const address of ['', 'snippets.html']) {
  journey(`not even an embedder may frame ${address || 'the full page'}`, options, async ({ page, base, allow }) => {
    allow(`request to another origin: ${base}`, ...refusals);
    const { runs } = await framed(page, 'localhost', `${base}${address}#on-call`);
    assert.equal(runs, false);
  });
}
