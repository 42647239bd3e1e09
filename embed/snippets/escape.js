// Text that becomes part of something that is pasted: whatever was typed stays text there.
// @ts-check

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/**
 * Text between tags, and the value of an attribute in double quotes. A null character has no place in HTML at all.
 * @param {string} text
 */
export const html = (text) => text.replaceAll('\0', '').replace(/[&<>"'\n\r\t]/g, (character) => ENTITIES[character] ?? '');

/**
 * A string of JavaScript that is safe inside a script element too, where HTML ends at the first closing tag, whatever
 * the language says, and inside a comment, where a line separator ends a line.
 * @param {string} text
 */
export const script = (text) =>
  JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The value of an attribute in JSX: as in HTML where nothing in it needs an escape, else a string in braces, since JSX
 * reads no backslashes in quotes.
 * @param {string} text
 */
export const jsx = (text) => (/^[\w #%.,:;?/()!+=-]*$/.test(text) ? `"${text}"` : `{${script(text)}}`);

/**
 * Text between tags in JSX.
 * @param {string} text
 */
export const jsxText = (text) => (/^[\w,.;:?!()+=/% -]*$/.test(text) && text.trim() === text ? text : `{${script(text)}}`);

/** @typedef {[name: string, value: string | true][]} Attributes */

/**
 * Attributes as they are written in HTML, each with a space before it.
 * @param {Attributes} attributes
 */
export const attributes = (attributes) => attributes.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${html(value)}"`)).join('');

/**
 * The same in JSX. An attribute without a value has an empty one, which every version of React writes.
 * @param {Attributes} attributes
 */
export const jsxAttributes = (attributes) => attributes.map(([name, value]) => ` ${name}=${value === true ? '""' : jsx(value)}`).join('');
