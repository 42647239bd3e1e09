// What a host's page sent into the frame, checked: attributes, custom properties, prefill. Pure.

import { look } from './theme.js';

/** @typedef {import('./theme.js').Look} Look */
/**
 * @typedef {object} Given
 * @property {'light' | 'dark' | undefined} scheme
 * @property {Look} look
 * @property {'verdict' | 'answers' | undefined} emit
 * @property {string} prefill lines of key=value
 * @property {string[]} bad the names of what is not as it should be
 */

/** Protocol versions that this frame speaks. */
export const VERSIONS = [1];
/** The longest message to the host, and the longest attribute, in characters. */
export const LONGEST = 4096;
const MOST_KEYS = 100;

const KEY = /^[a-z][a-z\d_.-]{0,63}$/i;
// Line breaks part the pairs; no control character is part of an answer.
const CONTROL = /[\u0000-\u001f\u007f]/;
const LONGEST_VALUE = 200;

/** The loader keeps to these bounds, in pixels, whatever is asked. */
const LOWEST = 120;
const HIGHEST = 20_000;
const height = (/** @type {string} */ text) => Number(text) >= LOWEST && Number(text) <= HIGHEST;
/** An attribute that is there counts, so that "false" is not what it seems. @param {string} name */
const there = (name) => (/** @type {string} */ text) => text === 'true' || text === name;

/** @type {Record<string, (text: string) => boolean>} */
const FITS = {
  tool: (text) => /^(readiness|on-call|error-budget|dependencies|alerts|forecast|time|all)$/.test(text),
  theme: (text) => /^(auto|light|dark)$/.test(text),
  lang: (text) => /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(text),
  height,
  consent: (text) => /^(required|granted|denied)$/.test(text),
  state: (text) => /^v1\.[\w-]{1,1500}$/.test(text),
  emit: (text) => /^(verdict|answers)$/.test(text),
  fixed: there('fixed'),
  eager: there('eager'),
  'no-storage': there('no-storage'),
};

const isRecord = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a message is small enough to be looked at. @param {unknown} message @param {number} [longest] */
export function small(message, longest = LONGEST) {
  try {
    return (JSON.stringify(message)?.length ?? Infinity) <= longest;
  } catch {
    return false;
  }
}

/**
 * The first message of a host, if it is one. Its data is null where it is of a version that is not spoken here.
 * @param {unknown} message
 * @returns {{ data: Record<string, unknown> | null } | null}
 */
export function init(message) {
  if (!isRecord(message)) return null;
  const { cre, v, d } = /** @type {Record<string, unknown>} */ (message);
  if (cre !== 'init' || !isRecord(d)) return null;
  return { data: VERSIONS.some((version) => version === v) ? /** @type {Record<string, unknown>} */ (d) : null };
}

/** A later message of a host, if it is one that is known. @param {unknown} message @returns {Record<string, unknown> | null} */
export function later(message) {
  if (!isRecord(message)) return null;
  const { cre, t, d } = /** @type {Record<string, unknown>} */ (message);
  return cre === 1 && t === 'set' && isRecord(d) ? /** @type {Record<string, unknown>} */ (d) : null;
}

/**
 * The pairs of a prefill, a line each, and the keys whose value can't be taken. Which keys there are is the app's to say.
 * @param {unknown} text JSON
 * @returns {{ lines: string, bad: string[] }}
 */
export function prefill(text) {
  if (text === undefined || text === '') return { lines: '', bad: [] };
  const all = { lines: '', bad: ['prefill'] };
  if (typeof text !== 'string' || text.length > LONGEST) return all;
  /** @type {unknown} */
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return all;
  }
  if (!isRecord(read)) return all;
  const pairs = Object.entries(/** @type {Record<string, unknown>} */ (read));
  if (pairs.length > MOST_KEYS) return all;
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const bad = [];
  for (const [key, value] of pairs) {
    const plain = ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
    if (KEY.test(key) && plain !== null && plain.length <= LONGEST_VALUE && !CONTROL.test(plain)) lines.push(`${key}=${plain}`);
    else bad.push(KEY.test(key) ? key : 'prefill');
  }
  return { lines: lines.join('\n'), bad: [...new Set(bad)] };
}

/**
 * Everything in the data of `init` or `set`: the element's attributes and properties as they were written, and the
 * scheme that the loader found.
 * @param {Record<string, unknown>} raw
 * @returns {Given}
 */
export function given(raw) {
  /** @type {string[]} */
  const bad = [];
  for (const [name, fits] of Object.entries(FITS)) {
    const text = raw[name];
    if (text !== undefined && text !== '' && !(typeof text === 'string' && fits(text))) bad.push(name);
  }
  const seen = look(raw);
  const filled = prefill(raw.prefill);
  return {
    scheme: raw.scheme === 'light' || raw.scheme === 'dark' ? raw.scheme : undefined,
    look: seen.look,
    emit: raw.emit === 'verdict' || raw.emit === 'answers' ? raw.emit : undefined,
    prefill: filled.lines,
    bad: [...new Set([...bad, ...seen.bad, ...filled.bad])],
  };
}
