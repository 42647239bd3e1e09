// Colours: reading them, and how well one reads on another. Pure; no colour of ours stands here.

/** Red, green and blue in sRGB, whole numbers from 0 to 255. @typedef {readonly [number, number, number]} Colour */

/** @type {Colour} */
export const BLACK = [0, 0, 0];
/** @type {Colour} */
export const WHITE = [255, 255, 255];

/** What a host sends is no longer than this. */
export const LONGEST = 64;

const channel = (/** @type {number} */ value) => Math.min(255, Math.max(0, Math.round(value)));

const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
const NUMBER = '(\\d{1,3}(?:\\.\\d{1,6})?)';
const three = (/** @type {string} */ name, /** @type {string[]} */ parts, /** @type {string} */ between) =>
  new RegExp(`^${name}\\(\\s*${parts.join(between)}\\s*\\)$`, 'i');
const COMMA = '\\s*,\\s*';
const SPACE = '\\s+';
const RGB_NUMBERS = [COMMA, SPACE].map((between) => three('rgb', [NUMBER, NUMBER, NUMBER], between));
const RGB_PERCENTAGES = [COMMA, SPACE].map((between) => three('rgb', [`${NUMBER}%`, `${NUMBER}%`, `${NUMBER}%`], between));
const HSL = [
  three('hsl', [`${NUMBER}(?:deg)?`, `${NUMBER}%`, `${NUMBER}%`], COMMA),
  three('hsl', [`${NUMBER}(?:deg)?`, `${NUMBER}%?`, `${NUMBER}%?`], SPACE),
];

/** @param {string} text @param {RegExp[]} ways @param {number[]} limits */
function numbers(text, ways, limits) {
  for (const way of ways) {
    const found = way.exec(text)?.slice(1).map(Number);
    if (found?.every((number, at) => number <= (limits[at] ?? 0))) return found;
  }
  return null;
}

/**
 * A colour as a host may write it: #rgb, #rrggbb, rgb() or hsl(), with commas or with spaces, each number in its range.
 * @param {unknown} text
 * @returns {Colour | null}
 */
export function hostColour(text) {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const tidy = text.trim();
  const hex = HEX.exec(tidy)?.[1];
  if (hex) return fromHex(hex);
  const plain = numbers(tidy, RGB_NUMBERS, [255, 255, 255]);
  if (plain) return rgb(plain, 1);
  const shares = numbers(tidy, RGB_PERCENTAGES, [100, 100, 100]);
  if (shares) return rgb(shares.map((share) => (share * 255) / 100), 1);
  const hsl = numbers(tidy, HSL, [360, 100, 100]);
  return hsl ? fromHsl(hsl) : null;
}

/** @param {number[]} values @param {number} scale @returns {Colour} */
const rgb = ([red = 0, green = 0, blue = 0], scale) => [channel(red * scale), channel(green * scale), channel(blue * scale)];

/** @param {string} digits three or six @returns {Colour} */
function fromHex(digits) {
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const at = (/** @type {number} */ from) => Number.parseInt(long.slice(from, from + 2), 16);
  return [at(0), at(2), at(4)];
}

/** @param {number[]} values degrees and two percentages @returns {Colour} */
function fromHsl([hue = 0, saturation = 0, lightness = 0]) {
  const light = lightness / 100;
  const spread = (saturation / 100) * Math.min(light, 1 - light);
  const part = (/** @type {number} */ at) => {
    const place = (at + hue / 30) % 12;
    return 255 * (light - spread * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return rgb([part(0), part(8), part(4)], 1);
}

/**
 * A colour as a browser writes a computed one: rgb(), rgba(), color(srgb …), oklch(), oklab(), or as hex.
 * @param {string} text
 * @returns {Colour | null}
 */
export function computedColour(text) {
  const tidy = text.trim().toLowerCase();
  const hex = HEX.exec(tidy)?.[1];
  if (hex) return fromHex(hex);
  const [, name, inside] = /^(rgba?|oklch|oklab|color)\(([^()]*)\)$/.exec(tidy) ?? [];
  if (!name || inside === undefined) return null;
  const words = inside.replace(/^srgb\s/, '').split(/[\s,/]+/).filter(Boolean);
  const [one = NaN, two = NaN, three = NaN] = words.map((word, at) => {
    if (word === 'none') return 0;
    // Percentages are of 1 in lightness, of 0.4 in the other two.
    if (word.endsWith('%')) return (Number.parseFloat(word) / 100) * (name.startsWith('rgb') ? 255 : at > 0 && name.startsWith('ok') ? 0.4 : 1);
    return Number.parseFloat(word);
  });
  if (![one, two, three].every(Number.isFinite)) return null;
  if (name === 'oklab') return fromOklab(one, two, three);
  if (name === 'oklch') {
    const angle = (three * Math.PI) / 180;
    return fromOklab(one, two * Math.cos(angle), two * Math.sin(angle));
  }
  return name === 'color' ? (inside.trim().startsWith('srgb ') ? rgb([one, two, three], 255) : null) : rgb([one, two, three], 1);
}

/**
 * Oklab to sRGB, what is outside of it cut off. Source: Björn Ottosson, https://bottosson.github.io/posts/oklab/
 * @param {number} lightness 0 to 1
 * @param {number} a
 * @param {number} b
 * @returns {Colour}
 */
function fromOklab(lightness, a, b) {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return rgb(
    [
      gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
      gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
      gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
    ],
    255,
  );
}

const gamma = (/** @type {number} */ linear) => (linear <= 0.0031308 ? 12.92 * Math.max(0, linear) : 1.055 * linear ** (1 / 2.4) - 0.055);

/** Relative luminance, 0 to 1. Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance @param {Colour} colour */
export function luminance([red, green, blue]) {
  const linear = (/** @type {number} */ value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio, 1 to 21. Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio @param {Colour} one @param {Colour} other */
export function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The lowest contrast with any of some backgrounds. @param {Colour} colour @param {readonly Colour[]} backs */
export const worst = (colour, backs) => Math.min(...backs.map((back) => contrast(colour, back)));

/** One colour with a share, 0 to 1, of another. @param {Colour} colour @param {Colour} other @param {number} share @returns {Colour} */
export const mix = (colour, other, share) => {
  const part = (/** @type {0 | 1 | 2} */ at) => channel(colour[at] + (other[at] - colour[at]) * share);
  return [part(0), part(1), part(2)];
};

/** Black or white, whichever reads better on all of these. @param {readonly Colour[]} backs */
export const extreme = (backs) => (worst(BLACK, backs) >= worst(WHITE, backs) ? BLACK : WHITE);

const STEPS = 40;

/**
 * The colour itself if it has this contrast with all of the backgrounds; else the nearest of its mixes with black or
 * white that has.
 * @param {Colour} colour
 * @param {readonly Colour[]} backs
 * @param {number} ratio
 */
export function readable(colour, backs, ratio) {
  const end = extreme(backs);
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mix(colour, end, step / STEPS);
    if (worst(tried, backs) >= ratio) return tried;
  }
  return end;
}

/** #rrggbb. @param {Colour} colour */
export const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
