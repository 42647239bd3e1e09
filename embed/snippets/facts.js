// What the built site says of itself: the hash of its loader, and who may show its frames.
// @ts-check

import { served, version } from './choices.js';
import { at, field } from './dom.js';
import { pinnedLoader } from './markup.js';
import { read } from './options.js';

/**
 * The hash of the loader, as an integrity attribute has it; empty where it can't be known, and the page says why.
 * @returns {Promise<string>}
 */
export async function integrity() {
  const tell = (/** @type {string} */ text) => {
    at('integrity-note').textContent = text;
    at('integrity-note').hidden = false;
    return '';
  };
  if (!globalThis.crypto?.subtle) {
    return tell('This page was opened over plain http, where browsers compute no hashes. The snippets therefore have no integrity attribute; open this page over https to get it.');
  }
  try {
    const answer = await fetch(pinnedLoader(read({ address: served, version })));
    if (!answer.ok) throw new Error(String(answer.status));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', await answer.arrayBuffer()));
    return `sha384-${btoa(String.fromCharCode(...digest))}`;
  } catch {
    return tell('The loader of this version did not arrive, so its hash is unknown and the snippets have no integrity attribute.');
  }
}

/**
 * The sites that a frame's own policy lets show it, in words; empty where there is nothing to say.
 * @param {string | null} policy
 */
function embedders(policy) {
  const ancestors = policy?.split(';').map((directive) => directive.trim().split(/\s+/)).find(([name]) => name === 'frame-ancestors');
  if (!ancestors || ancestors.includes('*')) return '';
  const sites = ancestors.slice(1).filter((source) => !/^'|^http:\/\/(?:localhost|127\.0\.0\.1)/.test(source));
  return sites.length === 0
    ? 'No site may show it in a frame yet. Ask whoever runs the app to add yours (deploy/site.toml).'
    : `These sites may show it in a frame: ${sites.join(', ')}. If yours is not among them, ask whoever runs the app to add it (deploy/site.toml).`;
}

/** Says it for the tool that is chosen: each may have a list of its own. */
export async function sayEmbedders() {
  const tool = field('tool').value;
  const answer = await fetch(`./embed/v1/${encodeURIComponent(tool)}.html`, { method: 'HEAD' }).catch(() => null);
  if (!answer?.ok || field('tool').value !== tool) return;
  const text = embedders(answer.headers.get('content-security-policy'));
  at('embedders').textContent = text;
  at('embedders').hidden = text === '';
}
