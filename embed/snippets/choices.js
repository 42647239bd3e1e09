// The fields: what they say, what is wrong in them, and what follows the tool.
// @ts-check

import { at, box, element, field } from './dom.js';
import { AddressError, appAddress } from './options.js';
import { FIELDS, LEAST_HEIGHT, MOST_HEIGHT, TOOLS, isTool } from './tools.js';

/** @typedef {import('./options.js').Options} Options */

/** The version of the app that this page came with. */
export const version = document.documentElement.dataset.version ?? '';
/** The address from which this page was loaded. */
export const served = appAddress(location.href);
/** What the deployer says the address is. */
const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'))?.href ?? '';

/**
 * Shows in the hint's place what is wrong, or the hint again.
 * @param {string} id
 * @param {string} wrong empty where nothing is
 * @param {string} [hint]
 */
function judge(id, wrong, hint) {
  const place = at(`${id}-hint`);
  place.dataset.hint ??= place.textContent ?? '';
  if (hint !== undefined) place.dataset.hint = hint;
  const text = wrong || place.dataset.hint;
  if (place.textContent !== text) place.textContent = text;
  place.className = wrong ? 'error' : 'hint';
  at(`${id}-field`).classList.toggle('wrong', wrong !== '');
  if (wrong) field(id).setAttribute('aria-invalid', 'true');
  else field(id).removeAttribute('aria-invalid');
}

/**
 * What the fields say; what is wrong in one is said there and left out.
 * @returns {Options}
 */
export function chosen() {
  const typed = (/** @type {string} */ id) => field(id).value.trim();
  const tool = isTool(typed('tool')) ? typed('tool') : 'readiness';

  const suggested = TOOLS[/** @type {import('./tools.js').ToolId} */ (tool)].height;
  const height = typed('height') === '' ? suggested : Number(typed('height'));
  const fits = Number.isInteger(height) && height >= LEAST_HEIGHT && height <= MOST_HEIGHT;
  judge('height', fits ? '' : `Enter a whole number from ${LEAST_HEIGHT} to ${MOST_HEIGHT}.`, `Kept free before anything has loaded. ${suggested} suits this tool in a column of 720 px.`);

  const accent = typed('accent');
  // What the frame takes: no names of colours, and nothing newer.
  const colour = accent === '' || /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(accent) || (/^(?:rgb|hsl)\(/i.test(accent) && CSS.supports('color', accent));
  judge('accent', colour ? '' : 'That is no colour. Enter one as #rrggbb.');
  if (/^#[\da-f]{6}$/i.test(accent)) box('accent-picker').value = accent.toLowerCase();

  const state = typed('state').split('#').at(-1) ?? '';
  const opens = state === '' || /^v\d+\.[\w-]+$/.test(state);
  judge('state', opens ? '' : 'That is no link to a result: one ends with #v1. and more.');

  let address = served;
  let unusable = '';
  try {
    address = typed('address') === '' ? served : appAddress(typed('address'));
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    unusable = error.message;
  }
  judge('address', unusable, addressHint(address));

  return {
    address,
    version,
    tool,
    label: typed('label'),
    height: fits ? height : suggested,
    theme: typed('theme'),
    accent: colour ? accent : '',
    lang: typed('lang'),
    fixed: box('fixed').checked,
    eager: box('eager').checked,
    consent: typed('consent'),
    prefill: filledIn(),
    state: opens ? state : '',
    noStorage: box('no-storage').checked,
    emit: typed('emit'),
  };
}

/** What is to be filled in, as it was typed: the app reads it as if it stood in its field. */
function filledIn() {
  const inputs = /** @type {HTMLInputElement[]} */ ([...at('prefill').querySelectorAll('input')]);
  return Object.fromEntries(
    inputs
      .map((input) => /** @type {const} */ ([input.name, input.value.trim()]))
      .filter(([, value]) => value !== '')
      // A number is written as one where that is the same.
      .map(([name, value]) => [name, String(Number(value)) === value ? Number(value) : value]),
  );
}

/** The fields of a tool that may be filled in; what was typed stays where two tools share it. @param {import('./tools.js').ToolId} tool */
function offerFields(tool) {
  const before = new Map([...at('prefill').querySelectorAll('input')].map(({ name, value }) => [name, value]));
  for (const one of at('prefill').querySelectorAll('.field')) one.remove();
  at('prefill').append(
    ...TOOLS[tool].filled.map((name) => {
      const input = element('input', { id: `prefill-${name}`, name, type: 'text', inputmode: 'decimal', autocomplete: 'off' });
      input.value = before.get(name) ?? '';
      return element('div', { class: 'field' }, [element('label', { for: input.id, text: FIELDS[name] ?? name }), input]);
    }),
  );
}

/** @param {string} address */
function addressHint(address) {
  const official = canonical && appAddress(canonical);
  if (!official || official === address) return 'Where whoever looks at your page loads it from.';
  return address === served
    ? `This page is served from here, but says of itself that it belongs at ${official}. If your visitors are to load it from there, enter that.`
    : `This page says of itself that it belongs at ${official}.`;
}

/** Title and height follow the tool until somebody changes them. */
let toolBefore = /** @type {import('./tools.js').ToolId} */ ('readiness');
export function followTool() {
  const tool = field('tool').value;
  if (!isTool(tool)) return;
  if (field('label').value === TOOLS[toolBefore].label || field('label').value === '') field('label').value = TOOLS[tool].label;
  if (field('height').value === String(TOOLS[toolBefore].height) || field('height').value === '') field('height').value = String(TOOLS[tool].height);
  toolBefore = tool;
  offerFields(tool);
}
