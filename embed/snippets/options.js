// What somebody chose on the page, checked: whatever is malformed counts as not chosen.
// @ts-check

import { DEFAULT_TOOL, LEAST_HEIGHT, MOST_HEIGHT, TOOLS, isTool } from './tools.js';

/**
 * @typedef {object} Options what is asked for; all but the address and the version may be missing
 * @property {string} address of the app's full page
 * @property {string} version of the app, as in the address of its loader
 * @property {string} [integrity] of that loader, `sha384-…`; left out of the snippets where it is not known
 * @property {string} [tool]
 * @property {string} [label]
 * @property {number} [height] in px
 * @property {string} [theme] `auto`, `light` or `dark`
 * @property {string} [accent] a colour
 * @property {string} [lang] a language tag
 * @property {boolean} [fixed] no height of its own making
 * @property {boolean} [eager] loads at once
 * @property {string} [consent] `required`, `granted` or `denied`
 * @property {Record<string, unknown>} [prefill] fields filled in
 * @property {string} [state] a result, `v1.…`
 * @property {boolean} [noStorage] no storage in the frame, ever
 * @property {string} [emit] `verdict` or `answers`
 *
 * @typedef {object} Wanted the same, checked
 * @property {string} address ends with a slash
 * @property {string} origin
 * @property {string} version
 * @property {string} integrity empty where it is not known
 * @property {import('./tools.js').ToolId} tool
 * @property {string} label
 * @property {number} height
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {string} accent empty for the host's own
 * @property {string} lang empty for the host's own
 * @property {boolean} fixed
 * @property {boolean} eager
 * @property {'' | 'required' | 'granted' | 'denied'} consent
 * @property {string} prefill JSON, empty for none
 * @property {string} state
 * @property {boolean} noStorage
 * @property {'' | 'verdict' | 'answers'} emit
 */

/** An address that can't be used; its message is for the person who typed it. */
export class AddressError extends Error {}

/**
 * The address of the folder in which the app lies, from any address of one of its pages.
 * @param {string} text
 * @throws {AddressError}
 */
export function appAddress(text) {
  const given = text.trim();
  const url = parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) throw new AddressError('Enter the whole address of the app, beginning with https://');
  if (url.username || url.password) throw new AddressError('Leave the name and the password out of the address.');
  const folder = url.pathname.replace(/\/(?:index|snippets)(?:\.html)?$/, '/').replace(/(?<!\/)$/, '/');
  return `${url.origin}${folder}`;
}

/** @param {string} text */
function parse(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * @template {string} T
 * @param {readonly T[]} known
 * @param {unknown} given
 * @returns {T | undefined}
 */
const oneOf = (known, given) => known.find((one) => one === given);

/** What opens a saved result: the end of its link. Nothing else can be part of an address unescaped. */
const STATE = /^v\d+\.[\w-]+$/;
/** A language tag, roughly: the frame reads it strictly. */
const LANG = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;

/**
 * @param {Options} options
 * @returns {Wanted}
 * @throws {AddressError}
 */
export function read(options) {
  const address = appAddress(options.address);
  const tool = isTool(options.tool) ? options.tool : DEFAULT_TOOL;
  const { label, height } = TOOLS[tool];
  const { prefill, state, lang } = options;
  const filled = prefill && typeof prefill === 'object' && !Array.isArray(prefill) && Object.keys(prefill).length > 0;
  const wanted = Math.round(Number(options.height ?? height));
  return {
    address,
    origin: new URL(address).origin,
    version: options.version,
    integrity: /^sha384-[A-Za-z\d+/]{64}$/.test(options.integrity ?? '') ? String(options.integrity) : '',
    tool,
    label: options.label?.trim() || label,
    height: Number.isFinite(wanted) ? Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, wanted)) : height,
    theme: oneOf(/** @type {const} */ (['light', 'dark']), options.theme) ?? 'auto',
    accent: options.accent?.trim() ?? '',
    lang: lang && LANG.test(lang.trim()) ? lang.trim() : '',
    fixed: options.fixed === true,
    eager: options.eager === true,
    consent: oneOf(/** @type {const} */ (['required', 'granted', 'denied']), options.consent) ?? '',
    prefill: filled ? JSON.stringify(prefill) : '',
    state: state && STATE.test(state.trim()) ? state.trim() : '',
    noStorage: options.noStorage === true,
    emit: oneOf(/** @type {const} */ (['verdict', 'answers']), options.emit) ?? '',
  };
}
