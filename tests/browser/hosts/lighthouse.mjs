// Lighthouse on the marketing page with the embed in its middle, as the generator writes it.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import lighthouse from 'lighthouse';
import { make } from '../../../embed/snippets/make.js';
import { marketing } from './server.mjs';

/** The version that the built site says it has. */
export const versionOf = (dist) => /data-version="?([\w.-]+)/.exec(readFileSync(path.join(dist, 'snippets.html'), 'utf8'))[1];

/** What the page of the generator computes in the browser. */
export const integrityOf = (dist) => `sha384-${createHash('sha384').update(readFileSync(path.join(dist, 'embed', versionOf(dist), 'loader.js'))).digest('base64')}`;

/** The generator's snippets for a built site that is served at `address`, by their id. */
export const snippetsOf = (dist, address, options = {}) =>
  Object.fromEntries(make({ address, version: versionOf(dist), integrity: integrityOf(dist), ...options }).map((snippet) => [snippet.id, snippet]));

/** The address of the marketing page on `host`, with the tag as pasted. */
export function marketingPage(host, dist, address, options = {}) {
  const { html, policy } = marketing(snippetsOf(dist, address, options)['html-tag']);
  return host.page(html, { policy, path: `/marketing-${Object.keys(options).join('-') || 'as-pasted'}` });
}

/**
 * Lighthouse's result, with its own defaults: a phone, on a slow network, with a slowed CPU. Its picture of the whole page
 * would load everything that waits to be scrolled to, so it takes none.
 */
export async function examine(page, url, categories) {
  const { lhr } = await lighthouse(url, { onlyCategories: categories, logLevel: 'error', disableFullPageScreenshot: true }, undefined, page.raw);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return lhr;
}

/** The score of a category, of 100. */
export const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);

/** What costs points in a category: sentences. */
export const complaints = (lhr, category) =>
  lhr.categories[category].auditRefs
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id])
    .filter(({ score: one, scoreDisplayMode }) => one !== null && one < 1 && scoreDisplayMode !== 'notApplicable')
    .map(({ id, title, displayValue, details }) => `${id}: ${title} ${displayValue ?? ''} ${JSON.stringify(details?.items?.slice(0, 3) ?? '')}`);
