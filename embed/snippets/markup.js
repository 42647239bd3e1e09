// The pieces that snippets are made of.
// @ts-check

import { attributes, html, jsx, jsxAttributes, jsxText } from './escape.js';
import { DEFAULT_HEIGHT, DEFAULT_LABEL, DEFAULT_TOOL } from './tools.js';

/** @typedef {import('./options.js').Wanted} Wanted */
/** @typedef {import('./escape.js').Attributes} Attributes */

/** What a frame may do, the same as in the loader: a test compares the two. */
const ALLOWED = ['allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-downloads', 'allow-modals'];
export const ALLOW = 'clipboard-write; web-share';
export const REFERRER_POLICY = 'strict-origin';

/** @param {Wanted} wanted */
export const sandbox = ({ noStorage }) => ALLOWED.filter((one) => !noStorage || one !== 'allow-same-origin').join(' ');

/**
 * The full page that opens the same: what a link leads to.
 * @param {Wanted} wanted
 */
export const pageAddress = ({ address, tool, state }) => (state ? `${address}#${state}` : tool === 'all' ? address : `${address}#${tool}`);

/**
 * The page that a frame shows.
 * @param {Wanted} wanted
 * @param {Record<string, string>} [more] parameters
 */
export function frameAddress({ address, tool, theme, accent, state }, more = {}) {
  const query = new URLSearchParams({ ...(theme === 'auto' ? {} : { theme }), ...(accent ? { accent } : {}), ...more }).toString();
  return `${address}embed/v1/${tool}.html${query && `?${query}`}${state && `#${state}`}`;
}

/** @param {Wanted} wanted */
export const link = (wanted) => `<a${attributes([['href', pageAddress(wanted)]])}>${html(wanted.label)}</a>`;

/** @param {Wanted} wanted */
export const iframe = (wanted) => {
  const { label, height, eager } = wanted;
  const lazy = /** @type {Attributes} */ (eager ? [] : [['loading', 'lazy']]);
  return `<iframe${attributes([
    ['src', frameAddress(wanted)],
    ['title', label],
    ['width', '100%'],
    ['height', String(height)],
    ['frameborder', '0'],
    ...lazy,
    ['referrerpolicy', REFERRER_POLICY],
    ['sandbox', sandbox(wanted)],
    ['allow', ALLOW],
  ])}></iframe>
<p>${link(wanted)}</p>`;
};

/** @param {Wanted} wanted */
export const pinnedLoader = ({ address, version }) => `${address}embed/${version}/loader.js`;
/** @param {Wanted} wanted */
export const evergreenLoader = ({ address }) => `${address}embed/v1.js`;

/**
 * The loader of this very version. With its hash a browser runs no other bytes.
 * @param {Wanted} wanted
 */
export const loader = (wanted) => {
  const hash = /** @type {Attributes} */ (wanted.integrity ? [['integrity', wanted.integrity], ['crossorigin', 'anonymous']] : []);
  return `<script defer${attributes([['src', pinnedLoader(wanted)], ...hash])}></script>`;
};

/** @param {Wanted} wanted */
export const evergreen = (wanted) => `<script defer${attributes([['src', evergreenLoader(wanted)]])}></script>`;

/**
 * What differs from the element's own defaults.
 * @param {Wanted} wanted
 * @returns {Attributes}
 */
export function elementAttributes({ tool, label, height, theme, accent, lang, fixed, eager, consent, prefill, state, noStorage, emit }) {
  /** @type {[string, string | boolean, boolean][]} */
  const all = [
    ['tool', tool, tool !== DEFAULT_TOOL],
    ['label', label, label !== DEFAULT_LABEL],
    ['height', String(height), height !== DEFAULT_HEIGHT],
    ['theme', theme, theme !== 'auto'],
    ['accent', accent, accent !== ''],
    ['lang', lang, lang !== ''],
    ['fixed', true, fixed],
    ['eager', true, eager],
    ['consent', consent, consent !== ''],
    ['prefill', prefill, prefill !== ''],
    ['state', state, state !== ''],
    ['no-storage', true, noStorage],
    ['emit', emit, emit !== ''],
  ];
  return /** @type {Attributes} */ (all.filter(([, , differs]) => differs).map(([name, value]) => [name, value]));
}

/**
 * The element with the link that stands in it where nothing can be loaded, and with what keeps its height until the
 * script has arrived: attributes alone, since a strict policy drops every style.
 * @param {Wanted} wanted
 */
export const element = (wanted) => `<cre-readiness${attributes(elementAttributes(wanted))}>
  ${link(wanted)}
  <svg slot="reserved" width="100%" height="${wanted.height}" aria-hidden="true"></svg>
</cre-readiness>`;

/**
 * The element in JSX.
 * @param {Wanted} wanted
 * @param {string} [more] attributes
 * @param {string} [indent]
 */
export const jsxElement = (wanted, more = '', indent = '') => `<cre-readiness${more}${jsxAttributes(elementAttributes(wanted))}>
${indent}  <a href=${jsx(pageAddress(wanted))}>${jsxText(wanted.label)}</a>
${indent}  <svg slot="reserved" width="100%" height="${wanted.height}" aria-hidden="true" />
${indent}</cre-readiness>`;

/** @param {Wanted} wanted */
export const framePolicy = ({ origin }) => `frame-src ${origin}`;
/**
 * A semicolon would end the directive and a comma the policy.
 * @param {Wanted} wanted
 */
export const tagPolicy = (wanted) => `${framePolicy(wanted)}; script-src ${wanted.address.replaceAll(';', '%3B').replaceAll(',', '%2C')}embed/`;
