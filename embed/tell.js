// What the app tells, checked field by field before a host hears of it. Pure.

import { small } from './given.js';

/** @typedef {{ cre: 1, t: string, d: Record<string, unknown> }} Message */

const LONGEST_TEXT = 64;
const MOST = 100;

const count = (/** @type {unknown} */ value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000;
const text = (/** @type {unknown} */ value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const plain = (/** @type {unknown} */ value) => value === null || text(value) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
const record = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const area = (value) => {
  if (!record(value)) return false;
  const { id, score } = /** @type {Record<string, unknown>} */ (value);
  return text(id) && (score === null || (typeof score === 'number' && Number.isFinite(score)));
};
const areas = (/** @type {unknown} */ value) => Array.isArray(value) && value.length <= MOST && value.every(area);
const answers = (/** @type {unknown} */ value) => record(value) && Object.entries(/** @type {object} */ (value)).every(([key, one]) => text(key) && plain(one));

/** The fields of each message that becomes an event. @type {Record<string, Record<string, (value: unknown) => boolean>>} */
const FIELDS = {
  start: {},
  step: { n: count, total: count, section: text },
  complete: { verdict: text, areas, answers },
  share: { kind: text },
};
/** What of a result is told only where the host asked for it, which the app then says to the visitor. */
const ASKED = { verdict: ['verdict', 'answers'], areas: ['verdict', 'answers'], answers: ['answers'] };

/** Names that begin with cre- are events of the host's element. @param {string} t @param {Record<string, unknown>} d @returns {Message} */
export const message = (t, d) => ({ cre: 1, t, d });

/** Names as they may be told: short texts, each once. @param {unknown} given @returns {string[]} */
export const names = (given) =>
  Array.isArray(given) ? [...new Set(given.filter((name) => typeof name === 'string' && name !== '').map((name) => name.slice(0, LONGEST_TEXT)))].slice(0, MOST / 2) : [];

/**
 * The message for what the app said, or null where it is none. A field that does not fit is left out.
 * @param {unknown} t
 * @param {unknown} d
 * @param {'verdict' | 'answers' | undefined} emit what the host asked for
 * @returns {Message | null}
 */
export function told(t, d, emit) {
  if (typeof t !== 'string' || !Object.hasOwn(FIELDS, t)) return null;
  const said = record(d) ? /** @type {Record<string, unknown>} */ (d) : {};
  /** @type {Record<string, unknown>} */
  const kept = {};
  for (const [name, fits] of Object.entries(FIELDS[t] ?? {})) {
    const asked = Object.hasOwn(ASKED, name) ? ASKED[/** @type {keyof typeof ASKED} */ (name)] : null;
    if (asked && !(emit && asked.includes(emit))) continue;
    if (said[name] !== undefined && fits(said[name])) kept[name] = said[name];
  }
  const event = `cre-${t}`;
  if (small(message(event, kept))) return message(event, kept);
  // Better without the answers than not at all.
  delete kept.answers;
  return small(message(event, kept)) ? message(event, kept) : null;
}

/** The message for a point of the frame that is to be seen. @param {unknown} d @param {number} height @returns {Message} */
export function top(d, height) {
  const y = record(d) ? /** @type {Record<string, unknown>} */ (d).y : 0;
  return message('top', { y: typeof y === 'number' && Number.isFinite(y) ? Math.round(Math.min(Math.max(y, 0), height)) : 0 });
}
