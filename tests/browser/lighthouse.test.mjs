// A marketing page with the embed in its middle, as the generator writes it, keeps full marks in Lighthouse's
// accessibility and best practices. Its performance is measured by `make bench`.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { dist, journey } from './driver/journey.mjs';
import { complaints, examine, marketingPage, score } from './hosts/lighthouse.mjs';
import { startHost } from './hosts/server.mjs';

let host;
after(() => host?.close());

for (const [how, options] of [
  ['as pasted, loaded when it comes near', {}],
  ['loaded at once', { eager: true }],
]) {
  journey(`Lighthouse finds nothing against the marketing page with the embed in it, ${how}`, { browsers: ['chromium'] }, async ({ page, base, allow }) => {
    allow(`request to another origin: ${base}`, "Unrecognized feature: 'web-share'");
    host ??= await startHost();
    const loaded = [];
    page.raw.on('request', (request) => loaded.push(request.url()));
    const lhr = await examine(page, marketingPage(host, dist, base, options), ['accessibility', 'best-practices']);
    for (const category of ['accessibility', 'best-practices']) {
      assert.deepEqual(complaints(lhr, category), [], category);
      assert.equal(score(lhr, category), 100, category);
    }
    assert.ok(loaded.some((url) => url.startsWith(`${base}embed/`) && url.endsWith('/loader.js')), 'the loader was loaded');
    assert.equal(loaded.some((url) => url.startsWith(base) && url.endsWith('.wasm')), options.eager === true, 'and the app where it was asked for');
  });
}

journey('Lighthouse finds nothing against the page that makes snippets', { browsers: ['chromium'], allow: ["Unrecognized feature: 'web-share'", "Failed to execute 'postMessage' on 'DOMWindow'"] }, async ({ page, base }) => {
  const lhr = await examine(page, `${base}snippets.html`, ['accessibility', 'best-practices']);
  for (const category of ['accessibility', 'best-practices']) assert.deepEqual(complaints(lhr, category), [], category);
});
