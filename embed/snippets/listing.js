// What is to be pasted, each with its button.
// @ts-check

import { at, element } from './dom.js';
import { make } from './make.js';
import { PLATFORMS } from './platforms.js';
import { recipes } from './recipes.js';

/** @typedef {import('./options.js').Options} Options */

/**
 * A text that is there to be copied, with its button.
 * @param {string} id
 * @param {string} label
 * @param {string} code
 * @param {number} rows
 */
function copyable(id, label, code, rows) {
  const area = element('textarea', { id, readonly: '', rows: String(rows), spellcheck: 'false', autocomplete: 'off' });
  area.value = code;
  const outcome = element('p', { class: 'outcome', role: 'status' });
  const button = element('button', { type: 'button', class: 'secondary', text: 'Copy', 'aria-describedby': `${id}-label` });
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
  return element('div', { class: 'copyable' }, [
    element('div', { class: 'field' }, [element('label', { for: id, id: `${id}-label`, text: label }), area]),
    button,
    outcome,
  ]);
}

const POLICY_NOTES = [
  'Where it has frame-src or script-src already, put the address behind that one: a second of the same name is ignored. Where it has not, begin the new one with what default-src allows, such as script-src \'self\': it takes the place of default-src.',
  'What stands between <script> and </script> on your page, as in some of the snippets and recipes here, needs a nonce or a hash in your policy besides.',
];

/**
 * Few sites have a policy, and who has one knows the word.
 * @param {string} id
 * @param {string} policy
 */
const policyFold = (id, policy) =>
  element('details', { class: 'fold' }, [element('summary', { text: 'If your site sends a Content-Security-Policy' }), ...POLICY_NOTES.map((text) => element('p', { text })), copyable(`policy-${id}`, 'Add this to it', policy, rowsOf(policy))]);

/** @param {string} code */
const rowsOf = (code) => Math.min(16, code.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 90)), 0));

let platform = PLATFORMS[0]?.id ?? '';
/** What is shown now, so that a key that changes only texts moves nothing and keeps the focus. */
let laidOut = '';

/** @param {Options} options */
export function list(options) {
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
  const steps = element('ol', { class: 'steps' }, (of?.steps ?? []).map((text) => element('li', { text })));
  const sections = snippets.map(({ id, title, where, code, policy, notes }) =>
    element('section', { class: 'snippet', 'aria-labelledby': `title-${id}` }, [
      element('h3', { id: `title-${id}`, text: title }),
      element('p', { text: where }),
      copyable(`code-${id}`, 'To paste', code, rowsOf(code)),
      ...(notes.length ? [element('ul', {}, notes.map((text) => element('li', { text })))] : []),
      ...(policy ? [policyFold(id, policy)] : []),
    ]),
  );
  at('snippets').replaceChildren(steps, ...sections);
}

let listed = '';
/** @param {Options} options */
export function listRecipes(options) {
  const all = recipes({ emit: options.emit ?? '' });
  const shape = JSON.stringify(all);
  if (shape === listed) return;
  listed = shape;
  at('recipes').replaceChildren(
    ...all.map(({ id, title, text, code, sources }) =>
      element('section', { class: 'snippet', 'aria-labelledby': `title-${id}` }, [
        element('h3', { id: `title-${id}`, text: title }),
        element('p', { text }),
        copyable(`code-${id}`, 'To paste', code, rowsOf(code)),
        ...sources.map((source) => element('p', { class: 'source' }, [element('a', { href: source.href, rel: 'noopener', target: '_blank', text: source.text })])),
      ]),
    ),
  );
}

/** Offers the platforms; `changed` is called when another one is chosen. @param {() => void} changed */
export function offerPlatforms(changed) {
  at('platforms').append(
    ...PLATFORMS.map(({ id, name }) => {
      const radio = element('input', { type: 'radio', name: 'platform', value: id });
      radio.checked = id === platform;
      return element('label', {}, [radio, document.createTextNode(name)]);
    }),
  );
  at('platforms').addEventListener('change', ({ target }) => {
    platform = /** @type {HTMLInputElement} */ (target).value;
    changed();
  });
}
