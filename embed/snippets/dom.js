// The page's elements: found by their id, made without markup.
// @ts-check

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const at = (id) => /** @type {T} */ (document.getElementById(id));
/** @param {string} id */
export const field = (id) => /** @type {Field} */ (at(id));
/** @param {string} id */
export const box = (id) => /** @type {HTMLInputElement} */ (at(id));

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [given] attributes; `text` is its text
 * @param {Node[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, given = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key === 'text') made.textContent = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
