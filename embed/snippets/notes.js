// What is said beside a snippet.
// @ts-check

/** @typedef {import('./options.js').Wanted} Wanted */

/**
 * A note where it applies.
 * @param {boolean} applies
 * @param {string} note
 */
export const only = (applies, note) => (applies ? [note] : []);

/** @param {Wanted} wanted */
export const notesOfLoader = ({ integrity, version }) => [
  integrity
    ? `This is the loader of version ${version}, and by its hash the browser runs nothing else. After an update of the app it keeps working; paste a new snippet when you want the new loader.`
    : `This is the loader of version ${version}.`,
];

/** @param {Wanted} wanted */
export const notesOfTag = ({ consent, emit, noStorage }) => [
  'If your page has a header that stays at the top, say how high it is: html { scroll-padding-top: 72px; }. The tool scrolls below it then.',
  'It is light or dark as your page is. To have more of your look, name it in your style sheet: cre-readiness { --cre-accent: #0b5f77; --cre-bg: #fff; --cre-fg: #222; --cre-radius: 4px; --cre-font: Georgia; }. Where text would be hard to read, its colour is changed until it is not.',
  'The empty picture in it keeps the height until the script has arrived.',
  ...only(consent === 'required', 'Nothing is loaded from us until a visitor presses the button in its place, or your banner sets the attribute consent to “granted”.'),
  ...only(consent === 'denied', 'With consent “denied” visitors see the link only.'),
  ...only(emit === 'verdict', 'Your page is told the verdict and the scores of the areas, and the frame says so to the visitor first.'),
  ...only(emit === 'answers', 'Your page is told the answers too, and the frame says so to the visitor first.'),
  ...only(noStorage, 'Nothing can be saved in this frame; links keep working.'),
];

/** What was chosen and only the tag can carry. @param {Wanted} wanted */
const beyondFrame = ({ lang, fixed, consent, prefill, emit }) =>
  [lang && 'the language', fixed && 'the fixed height (a frame’s height is fixed anyway)', consent && 'the wait for consent', prefill && 'filled-in fields', emit && 'results to your page'].filter((name) => typeof name === 'string' && name !== '');

/** @param {Wanted} wanted */
export const notesOfFrame = (wanted) => {
  const lost = beyondFrame(wanted);
  return [
    ...only(wanted.consent !== '', 'This one does not wait for consent: without a script the frame loads at once. Take the tag.'),
    ...only(lost.length > 0, `A frame without a script can’t carry ${lost.join(', ')}.`),
    ...only(wanted.noStorage, 'Nothing can be saved in this frame; links keep working.'),
  ];
};

/** Whether more was chosen than an address alone can carry. @param {Wanted} wanted */
export const hasMore = (wanted) => beyondFrame(wanted).length > 0 || wanted.theme !== 'auto' || wanted.accent !== '' || wanted.state !== '' || wanted.eager || wanted.noStorage;
