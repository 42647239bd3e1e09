// A host's look for the app: what it sent is read strictly, and what comes out keeps its contrast. Pure; the app's own
// colours come in as the browser computes them from style/tokens.css.

import { LONGEST, extreme, hex, hostColour, luminance, mix, readable, worst, BLACK, WHITE } from './colour.js';

/** @typedef {import('./colour.js').Colour} Colour */
/** What a host asks for, read. @typedef {{ accent?: Colour, bg?: Colour, fg?: Colour, radius?: string, font?: string }} Look */
/** A custom property without its dashes, and its value. @typedef {[string, string]} Setting */

const TEXTS = ['accent', 'bad', 'caution', 'good', 'note'];
const MARKS = ['focus', 'data-1', 'data-2', 'data-3', 'data-4', 'data-5', 'data-6', 'data-7'];
const BACKS = ['paper', 'surface', 'sunken', 'accent-soft', 'bad-soft'];

/** The colours of the app that must be known. */
export const TOKENS = [...BACKS, ...TEXTS, ...MARKS, 'ink'];

/** Text, and what has to be told apart from what is beside it: WCAG 2.2, 1.4.3 and 1.4.11. */
const TEXT = 4.5;
const MARK = 3;
/** Black on a background, so that a shade of it may go towards its ink as well. */
const AMPLE = 7;

const RADIUS = /^(\d{1,2}(?:\.\d{1,3})?)(px|rem)$/i;
const WIDEST = 32;

/** A length from 0 to 32, in px or rem. @param {unknown} text @returns {string | null} */
export function radius(text) {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  if (text.trim() === '0') return '0px';
  const [, number = '', unit = ''] = RADIUS.exec(text.trim()) ?? [];
  return number && Number(number) <= WIDEST ? `${Number(number)}${unit.toLowerCase()}` : null;
}

const GENERIC = /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|math|ui-(serif|sans-serif|monospace|rounded)|-apple-system|BlinkMacSystemFont)$/i;
const QUOTED = /^(["'])([a-z\d][a-z\d -]*)\1$/i;
const BARE = /^[a-z-][a-z\d-]*( +[a-z\d-]+)*$/i;
const KEYWORD = /^(inherit|initial|unset|revert|revert-layer|default|none)$/i;

/**
 * A list of font families: letters, digits, space, hyphen, in quotes or not, between commas. Names come out quoted.
 * @param {unknown} text
 * @returns {string | null}
 */
export function fonts(text) {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const families = text.split(',').map((part) => {
    const name = part.trim();
    if (GENERIC.test(name)) return name;
    const inside = QUOTED.exec(name)?.[2] ?? (BARE.test(name) && !KEYWORD.test(name) ? name : null);
    return inside === null ? null : `"${inside}"`;
  });
  if (families.includes(null)) return null;
  return (families.some((name) => GENERIC.test(name ?? '')) ? families : [...families, 'sans-serif']).join(', ');
}

/**
 * The look in what a host sent: an `accent` of its own goes before the custom property of the same name.
 * @param {Record<string, unknown>} given
 * @returns {{ look: Look, bad: string[] }} with the names of what is not as it should be
 */
export function look(given) {
  /** @type {string[]} */
  const bad = [];
  /** @template T @param {string} name @param {(text: unknown) => T | null} parse @returns {T | undefined} */
  const read = (name, parse) => {
    const text = given[name];
    if (text === undefined || text === null || (typeof text === 'string' && !text.trim())) return undefined;
    const value = parse(text);
    if (value === null) bad.push(name);
    return value ?? undefined;
  };
  const attribute = read('accent', hostColour);
  const property = read('--cre-accent', hostColour);
  const found = {
    accent: attribute ?? property,
    bg: read('--cre-bg', hostColour),
    fg: read('--cre-fg', hostColour),
    radius: read('--cre-radius', radius),
    font: read('--cre-font', fonts),
  };
  return { look: found, bad };
}

/** The scheme that a background asks for. @param {Colour} background @returns {'light' | 'dark'} */
export const schemeOf = (background) => (extreme([background]) === BLACK ? 'light' : 'dark');

/**
 * What to set on the root, given the app's colours in the scheme that is shown.
 * @param {Look} wanted
 * @param {Record<string, Colour | null | undefined>} own
 * @returns {Setting[]}
 */
export function settings(wanted, own) {
  const { accent, bg, fg } = wanted;
  /** @type {Setting[]} */
  const list = [];
  const set = (/** @type {string} */ name, /** @type {Colour} */ colour) => list.push([name, hex(colour)]);
  if (wanted.radius) list.push(['radius', wanted.radius]);
  if (wanted.font) list.push(['sans', wanted.font]);
  // Style sheets bring it to the lightness that reads on the app's own backgrounds.
  if (accent) set('brand', accent);

  const backs = bg ? shades(bg, accent ?? own.accent ?? bg, own.bad ?? bg) : BACKS.map((name) => own[name]);
  const known = backs.filter((back) => back !== null && back !== undefined);
  if (!known.length || !(bg || fg)) return list;

  const ink = readable(fg ?? own.ink ?? extreme(known), known, TEXT);
  const middle = known[0] ?? ink;
  set('ink', ink);
  set('ink-soft', readable(mix(ink, middle, 0.28), known, TEXT));
  if (!bg) return list;

  BACKS.forEach((name, at) => set(name, known[at] ?? bg));
  set('line', mix(bg, ink, 0.18));
  set('line-strong', readable(mix(bg, ink, 0.5), known, MARK));
  for (const name of TEXTS) {
    const colour = readable((name === 'accent' && accent) || own[name] || ink, known, TEXT);
    set(name, colour);
    if (name === 'accent') set('on-accent', extreme([colour]));
  }
  for (const name of MARKS) set(name, readable(own[name] ?? ink, known, MARK));
  return list;
}

/**
 * The backgrounds in the order of BACKS. Shades go away from the ink, so that contrast never falls; where there is no
 * room left, and contrast enough, they go towards it.
 * @param {Colour} bg
 * @param {Colour} accent
 * @param {Colour} bad
 * @returns {Colour[]}
 */
function shades(bg, accent, bad) {
  const ink = extreme([bg]);
  const far = ink === BLACK ? WHITE : BLACK;
  const allowed = (/** @type {Colour} */ shade) => worst(ink, [shade]) >= Math.min(worst(ink, [bg]), AMPLE);
  const first = (/** @type {Colour[]} */ ...tried) => tried.find(allowed) ?? bg;
  const away = mix(bg, far, 0.08);
  const distinct = Math.abs(luminance(away) - luminance(bg)) > 0.004;
  const sunken = first(...(distinct ? [] : [mix(bg, ink, 0.04)]), away);
  return [bg, bg, sunken, first(mix(sunken, accent, 0.1), sunken), first(mix(sunken, bad, 0.1), sunken)];
}
