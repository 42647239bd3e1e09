// The preview: the tag itself, on a piece of somebody's page.
// @ts-check

import { served } from './choices.js';
import { at, element } from './dom.js';
import { elementAttributes } from './markup.js';
import { read } from './options.js';

/** @typedef {import('./options.js').Options} Options */

/** Attributes that the element takes live; for any other a new element is made. */
const LIVE = ['theme', 'accent', 'lang', 'consent'];
const EVENTS = ['ready', 'start', 'step', 'complete', 'share', 'cta', 'resize', 'error'];
const MOST_HEARD = 50;

/** @type {HTMLElement | undefined} */
let shown;
let shownAs = '';
const refused = new Set();
/**
 * Here page and frame have one origin, so a sandbox that keeps it is none. Some versions of WebKit load no files into a
 * frame without one under a policy of 'self' (https://bugs.webkit.org/show_bug.cgi?id=316847).
 */
let apart = true;
/** @type {Options | undefined} */
let last;

/** Whether there is a preview already. */
export const begun = () => shown !== undefined;

/** @param {Options} options */
export function preview(options) {
  last = options;
  const wanted = read({ ...options, address: served, noStorage: apart || options.noStorage === true });
  const given = elementAttributes(wanted);
  const fixed = JSON.stringify(given.filter(([name]) => !LIVE.includes(name)));
  if (!shown || shownAs !== fixed) {
    const next = document.createElement('cre-readiness');
    for (const [name, value] of given) next.setAttribute(name, value === true ? '' : value);
    next.append(element('a', { href: './', text: wanted.label }));
    refused.clear();
    say('');
    at('column').replaceChildren(next);
    shown = next;
    shownAs = fixed;
    return;
  }
  const live = new Map(given);
  for (const name of LIVE) {
    const value = live.get(name);
    if (typeof value === 'string') {
      if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
    } else if (shown.hasAttribute(name)) shown.removeAttribute(name);
  }
}

/** @param {string} text @param {boolean} [bad] */
function say(text, bad = false) {
  const place = at('preview-says');
  place.textContent = text;
  place.classList.toggle('bad', bad);
}

/** @param {CustomEvent} event */
function heard({ type, detail, target }) {
  if (target !== shown) return;
  const { v: _v, id: _id, tool: _tool, ...rest } = detail ?? {};
  const list = at('heard');
  list.append(element('li', { text: `${type} ${JSON.stringify(rest)}` }));
  while (list.childElementCount > MOST_HEARD) list.firstElementChild?.remove();
  if (type !== 'cre-error') return;
  if (apart && ['load', 'timeout'].includes(rest.code)) {
    apart = false;
    if (last) preview(last);
    return;
  }
  if (Array.isArray(rest.names) && rest.names.length > 0) {
    for (const name of rest.names) refused.add(String(name));
    say(`Not taken, and ignored on your page too: ${[...refused].join(', ')}.`, true);
  } else say('The preview did not load here.', true);
}

function stage() {
  const value = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (document.querySelector(`[name="${name}"]:checked`))?.value;
  at('stage').classList.toggle('dark', value('page') === 'dark');
  at('column').classList.toggle('narrow', value('width') === '280');
  at('column').classList.toggle('phone', value('width') === '390');
}

/** Listens to the tag, and to the switches of the page around it. */
export function watch() {
  for (const name of EVENTS) document.addEventListener(`cre-${name}`, (event) => heard(/** @type {CustomEvent} */ (event)));
  const switches = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[name="width"], [name="page"]'));
  for (const radio of switches) radio.addEventListener('change', stage);
  // A phone shows what phones show.
  for (const [value, least] of /** @type {const} */ ([['390', 760], ['280', 430]])) {
    const radio = /** @type {HTMLInputElement | null} */ (document.querySelector(`[name="width"][value="${value}"]`));
    if (radio && innerWidth < least) radio.checked = true;
  }
  stage();
}
