// The page that makes snippets: fields, the preview, the snippets with their buttons. Nothing becomes markup here.
// @ts-check

import { PLATFORMS, make } from './make.js';
import { elementAttributes, pinnedLoader } from './markup.js';
import { AddressError, appAddress, read } from './options.js';
import { recipes } from './recipes.js';
import { FIELDS, LEAST_HEIGHT, MOST_HEIGHT, TOOLS, isTool } from './tools.js';

/** @typedef {import('./options.js').Options} Options */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const QUIET_MS = 400;
/** Attributes that the element takes live; for any other a new element is made. */
const LIVE = ['theme', 'accent', 'lang', 'consent'];
const EVENTS = ['ready', 'start', 'step', 'complete', 'share', 'cta', 'resize', 'error'];

const version = document.documentElement.dataset.version ?? '';
const served = appAddress(location.href);
/** What the deployer says the address is. */
const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'))?.href ?? '';

/** @template {HTMLElement} T @param {string} id @returns {T} */
const at = (id) => /** @type {T} */ (document.getElementById(id));
/** @param {string} id */
const field = (id) => /** @type {Field} */ (at(id));
/** @param {string} id */
const box = (id) => /** @type {HTMLInputElement} */ (at(id));

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [given] attributes; `text` is its text
 * @param {Node[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
function make$(name, given = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key === 'text') made.textContent = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// --- What was chosen

let integrity = '';

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
  field(id).toggleAttribute('aria-invalid', false);
  if (wrong) field(id).setAttribute('aria-invalid', 'true');
}

/** @returns {Options} what the fields say; what is wrong in one is said there and left out */
function chosen() {
  const typed = (/** @type {string} */ id) => field(id).value.trim();
  const tool = isTool(typed('tool')) ? typed('tool') : 'readiness';

  const suggested = TOOLS[/** @type {import('./tools.js').ToolId} */ (tool)].height;
  const height = typed('height') === '' ? suggested : Number(typed('height'));
  const fits = Number.isInteger(height) && height >= LEAST_HEIGHT && height <= MOST_HEIGHT;
  judge('height', fits ? '' : `Enter a whole number from ${LEAST_HEIGHT} to ${MOST_HEIGHT}.`, `Kept free before anything has loaded. ${suggested} suits this tool in a column of 720 px.`);

  const accent = typed('accent');
  const colour = accent === '' || CSS.supports('color', accent);
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
    integrity,
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
      const input = make$('input', { id: `prefill-${name}`, name, type: 'text', inputmode: 'decimal', autocomplete: 'off' });
      input.value = before.get(name) ?? '';
      return make$('div', { class: 'field' }, [make$('label', { for: input.id, text: FIELDS[name] ?? name }), input]);
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

// --- The preview

/** @type {HTMLElement | undefined} */
let shown;
let shownAs = '';
const refused = new Set();
/** Here page and frame have one origin, so a sandbox that keeps it is none. WebKit takes no files for a frame without one. */
let apart = true;

/** @param {Options} options */
function preview(options) {
  const wanted = read({ ...options, address: served, noStorage: apart || options.noStorage === true });
  const given = elementAttributes(wanted);
  const fixed = JSON.stringify(given.filter(([name]) => !LIVE.includes(name)));
  if (!shown || shownAs !== fixed) {
    const next = document.createElement('cre-readiness');
    for (const [name, value] of given) next.setAttribute(name, value === true ? '' : value);
    next.append(make$('a', { href: './', text: wanted.label }));
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
  list.append(make$('li', { text: `${type} ${JSON.stringify(rest)}` }));
  while (list.childElementCount > 50) list.firstElementChild?.remove();
  if (type !== 'cre-error') return;
  if (apart && ['load', 'timeout'].includes(rest.code)) {
    apart = false;
    return update();
  }
  if (Array.isArray(rest.names) && rest.names.length > 0) {
    for (const name of rest.names) refused.add(String(name));
    say(`Not taken, and ignored on your page too: ${[...refused].join(', ')}.`, true);
  } else say('The preview did not load here.', true);
}

// --- The snippets

/**
 * A text that is there to be copied, with its button.
 * @param {string} id
 * @param {string} label
 * @param {string} code
 * @param {number} rows
 */
function copyable(id, label, code, rows) {
  const area = make$('textarea', { id, readonly: '', rows: String(rows), spellcheck: 'false', autocomplete: 'off' });
  area.value = code;
  const outcome = make$('p', { class: 'outcome', role: 'status' });
  const button = make$('button', { type: 'button', class: 'secondary', text: 'Copy', 'aria-describedby': `${id}-label` });
  button.addEventListener('click', async () => {
    outcome.textContent = '';
    try {
      await navigator.clipboard.writeText(area.value);
      outcome.textContent = 'Copied.';
    } catch {
      // Not on plain http, and not where a browser or a person forbids it.
      area.focus();
      area.select();
      outcome.textContent = 'It is selected: press Ctrl+C, or Command+C on a Mac.';
    }
  });
  return make$('div', { class: 'copyable' }, [
    make$('div', { class: 'field' }, [make$('label', { for: id, id: `${id}-label`, text: label }), area]),
    button,
    outcome,
  ]);
}

/**
 * Few sites have a policy, and who has one knows the word.
 * @param {string} id
 * @param {string} policy
 */
const policyFold = (id, policy) =>
  make$('details', { class: 'fold' }, [make$('summary', { text: 'Your site sends a Content-Security-Policy' }), copyable(`policy-${id}`, 'Add this to it', policy, rowsOf(policy))]);

/** @param {string} code */
const rowsOf = (code) => Math.min(16, code.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 90)), 0));

let platform = PLATFORMS[0]?.id ?? '';
/** What is shown now, so that a key that changes only texts moves nothing and keeps the focus. */
let laidOut = '';

/** @param {Options} options */
function list(options) {
  const of = PLATFORMS.find(({ id }) => id === platform);
  const snippets = make(options).filter((one) => one.platform === platform);
  const shape = JSON.stringify([platform, snippets.map(({ id, notes, policy }) => [id, notes, policy])]);
  if (shape === laidOut) {
    for (const { id, code } of snippets) {
      const area = /** @type {HTMLTextAreaElement} */ (at(`code-${id}`));
      if (area.value !== code) {
        area.value = code;
        area.rows = rowsOf(code);
        const outcome = area.closest('.copyable')?.querySelector('.outcome');
        if (outcome) outcome.textContent = '';
      }
    }
    return;
  }
  laidOut = shape;
  const steps = make$('ol', { class: 'steps' }, (of?.steps ?? []).map((text) => make$('li', { text })));
  const sections = snippets.map(({ id, title, where, code, policy, notes }) =>
    make$('section', { class: 'snippet', 'aria-labelledby': `title-${id}` }, [
      make$('h3', { id: `title-${id}`, text: title }),
      make$('p', { text: where }),
      copyable(`code-${id}`, 'To paste', code, rowsOf(code)),
      ...(notes.length ? [make$('ul', {}, notes.map((text) => make$('li', { text })))] : []),
      ...(policy ? [policyFold(id, policy)] : []),
    ]),
  );
  at('snippets').replaceChildren(steps, ...sections);
}

let listed = '';
/** @param {Options} options */
function listRecipes(options) {
  const all = recipes({ emit: options.emit ?? '' });
  const shape = JSON.stringify(all);
  if (shape === listed) return;
  listed = shape;
  at('recipes').replaceChildren(
    ...all.map(({ id, title, text, code, sources }) =>
      make$('section', { class: 'snippet', 'aria-labelledby': `title-${id}` }, [
        make$('h3', { id: `title-${id}`, text: title }),
        make$('p', { text }),
        copyable(`code-${id}`, 'To paste', code, rowsOf(code)),
        ...sources.map((source) => make$('p', { class: 'source' }, [make$('a', { href: source.href, rel: 'noopener', target: '_blank', text: source.text })])),
      ]),
    ),
  );
}

// --- The hash of the loader

async function hash() {
  const note = at('integrity-note');
  const tell = (/** @type {string} */ text) => {
    note.textContent = text;
    note.hidden = false;
  };
  if (!globalThis.crypto?.subtle) {
    return tell('This page was opened over plain http, where browsers compute no hashes. The snippets therefore have no integrity attribute; open this page over https to get it.');
  }
  try {
    const answer = await fetch(pinnedLoader(read({ address: served, version })));
    if (!answer.ok) throw new Error(String(answer.status));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', await answer.arrayBuffer()));
    integrity = `sha384-${btoa(String.fromCharCode(...digest))}`;
  } catch {
    return tell('The loader of this version did not arrive, so its hash is unknown and the snippets have no integrity attribute.');
  }
  update();
}

// --- Who may embed it

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
    : `These sites may show it in a frame: ${sites.join(', ')}. Is yours not among them, ask whoever runs the app to add it (deploy/site.toml).`;
}

/** Says it for the tool that is chosen: each may have a list of its own. */
async function sayEmbedders() {
  const tool = field('tool').value;
  const answer = await fetch(`./embed/v1/${encodeURIComponent(tool)}.html`, { method: 'HEAD' }).catch(() => null);
  if (!answer?.ok || field('tool').value !== tool) return;
  const text = embedders(answer.headers.get('content-security-policy'));
  at('embedders').textContent = text;
  at('embedders').hidden = text === '';
}

// --- Together

/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;

function update() {
  const options = chosen();
  list(options);
  listRecipes(options);
  clearTimeout(resting);
  resting = setTimeout(() => preview(options), shown ? QUIET_MS : 0);
}

/** Title and height follow the tool until somebody changes them. */
let toolBefore = /** @type {import('./tools.js').ToolId} */ ('readiness');
function followTool() {
  const tool = field('tool').value;
  if (!isTool(tool)) return;
  if (field('label').value === TOOLS[toolBefore].label || field('label').value === '') field('label').value = TOOLS[tool].label;
  if (field('height').value === String(TOOLS[toolBefore].height) || field('height').value === '') field('height').value = String(TOOLS[tool].height);
  toolBefore = tool;
  offerFields(tool);
  sayEmbedders();
}

function begin() {
  field('tool').append(...Object.entries(TOOLS).map(([value, { name }]) => make$('option', { value, text: name })));
  const asked = new URLSearchParams(location.search).get('tool');
  if (isTool(asked)) field('tool').value = asked;
  field('address').value = served;
  followTool();
  at('platforms').append(
    ...PLATFORMS.map(({ id, name }) => {
      const radio = make$('input', { type: 'radio', name: 'platform', value: id });
      radio.checked = id === platform;
      return make$('label', {}, [radio, document.createTextNode(name)]);
    }),
  );

  const form = at('options');
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    if (target === field('tool')) followTool();
    if (target === field('accent-picker')) field('accent').value = field('accent-picker').value;
    update();
  });
  at('platforms').addEventListener('change', ({ target }) => {
    platform = /** @type {HTMLInputElement} */ (target).value;
    update();
  });
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[name="width"], [name="page"]'))) {
    radio.addEventListener('change', stage);
  }
  // A phone shows what phones show.
  for (const [value, least] of /** @type {const} */ ([['390', 760], ['280', 430]])) {
    const radio = /** @type {HTMLInputElement | null} */ (document.querySelector(`[name="width"][value="${value}"]`));
    if (radio && innerWidth < least) radio.checked = true;
  }
  for (const name of EVENTS) document.addEventListener(`cre-${name}`, (event) => heard(/** @type {CustomEvent} */ (event)));
  stage();
  update();
  hash();
}

function stage() {
  const value = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (document.querySelector(`[name="${name}"]:checked`))?.value;
  at('stage').classList.toggle('dark', value('page') === 'dark');
  at('column').classList.toggle('narrow', value('width') === '280');
  at('column').classList.toggle('phone', value('width') === '390');
}

begin();
