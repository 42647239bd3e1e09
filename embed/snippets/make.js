// What is to be pasted where, for every kind of site: `make(options)`. Pure: no page, no network.
// @ts-check

import { attributes, html, script } from './escape.js';
import { ALLOW, REFERRER_POLICY, element, evergreen, frameAddress, framePolicy, iframe, jsxElement, link, loader, pageAddress, pinnedLoader, sandbox, tagPolicy } from './markup.js';
import { hasMore, notesOfFrame, notesOfLoader, notesOfTag, only } from './notes.js';
import { read } from './options.js';

/** @typedef {import('./options.js').Options} Options */
/** @typedef {import('./options.js').Wanted} Wanted */

/**
 * @typedef {object} Snippet
 * @property {string} id
 * @property {string} platform one of `PLATFORMS` in platforms.js
 * @property {string} title
 * @property {string} where it is pasted
 * @property {string} code
 * @property {'html' | 'jsx' | 'text'} language
 * @property {string} policy what a Content-Security-Policy of the host's must allow besides; empty where that is nothing
 * @property {string[]} notes
 */

/**
 * Every snippet there is, in the order of `PLATFORMS`.
 * @param {Options} options
 * @returns {Snippet[]}
 * @throws {import('./options.js').AddressError} where the address is none
 */
export function make(options) {
  const wanted = read(options);
  const frame = framePolicy(wanted);
  const tag = tagPolicy(wanted);
  const tagCode = element(wanted);
  const tagNotes = notesOfTag(wanted);
  const frameNotes = notesOfFrame(wanted);
  const both = `${loader(wanted)}\n${tagCode}`;
  /** @type {Omit<Snippet, 'platform'>[]} */
  const snippets = [
    {
      id: 'wordpress-address',
      title: 'Paste the address',
      where: 'In an empty paragraph of the block editor, on a line of its own.',
      code: frameAddress({ ...wanted, theme: 'auto', accent: '', state: '' }),
      language: 'text',
      policy: frame,
      notes: [
        'Everybody who may write posts may do this. WordPress reads the title, the frame and its height from this address (oEmbed).',
        'WordPress shows it in a sandbox of its own, in which nothing can be saved, printed, downloaded or opened in a new window. It is at most 1,000 px high there, and the rest scrolls. Where your account may, paste the tag instead.',
        ...only(hasMore(wanted), 'An address carries the tool and nothing else of what you chose.'),
      ],
    },
    {
      id: 'wordpress-tag',
      title: 'Custom HTML block, with the tag',
      where: 'In a Custom HTML block.',
      code: both,
      language: 'html',
      policy: tag,
      notes: [
        'Your account needs the right to post unfiltered HTML: administrators and editors have it, on a network of sites super admins only. For others WordPress removes the tag and its script; paste the address instead.',
        ...tagNotes,
      ],
    },
    {
      id: 'wordpress-frame',
      title: 'Custom HTML block, without a script',
      where: 'In a Custom HTML block.',
      code: iframe(wanted),
      language: 'html',
      policy: frame,
      notes: ['For sites that allow frames but no scripts. WordPress itself removes a frame too if your account may not post unfiltered HTML; the link below it stays.', ...frameNotes],
    },
    {
      id: 'webflow-tag',
      title: 'Code Embed element',
      where: 'In a Code Embed element; in a rich text field, as custom code.',
      code: both,
      language: 'html',
      policy: tag,
      notes: ['Previews run on webflow.io and canvas.webflow.com: whoever deploys the app must have these among its embedding sites.', ...tagNotes],
    },
    {
      id: 'hubspot-loader',
      title: 'Loader, in the head',
      where: 'In the head HTML of the page (page editor, Settings, Advanced), or of the whole site (Settings, Website, Pages).',
      code: loader(wanted),
      language: 'html',
      policy: tag,
      notes: notesOfLoader(wanted),
    },
    {
      id: 'hubspot-module',
      title: 'Tag, in an HTML module',
      where: 'In the source of an HTML module, or of a rich text module.',
      code: tagCode,
      language: 'html',
      policy: tag,
      notes: tagNotes,
    },
    {
      id: 'gtm-page',
      title: 'Tag, in the page',
      where: 'In the page itself, where it is to stand: Tag Manager can’t keep the room for it.',
      code: tagCode,
      language: 'html',
      policy: tag,
      notes: ['Until Tag Manager has fired, visitors see the link.', ...tagNotes],
    },
    {
      id: 'gtm-loader',
      title: 'Loader, as a Custom HTML tag',
      where: 'In a Custom HTML tag, with a trigger for the pages that have the tag.',
      code: gtm(wanted),
      language: 'html',
      policy: tag,
      notes: ['The loader is safe to fire more than once.', ...notesOfLoader(wanted)],
    },
    {
      id: 'html-tag',
      title: 'Tag and loader',
      where: 'Where it is to stand. With several on one page, the first line once is enough.',
      code: both,
      language: 'html',
      policy: tag,
      notes: [...notesOfLoader(wanted), ...tagNotes],
    },
    {
      id: 'html-evergreen',
      title: 'Tag and loader, always the newest',
      where: 'The same place.',
      code: `${evergreen(wanted)}\n${tagCode}`,
      language: 'html',
      policy: tag,
      notes: ['This loader is updated with the app, so it can have no hash: you trust who deploys the app with a script on your page.', ...tagNotes],
    },
    {
      id: 'html-frame',
      title: 'Frame, without a script',
      where: 'Where it is to stand.',
      code: iframe(wanted),
      language: 'html',
      policy: frame,
      notes: ['No script of ours runs on your page. The frame keeps its height, and what is longer scrolls in it.', ...frameNotes],
    },
    {
      id: 'react-loader',
      title: 'Loader, in the head',
      where: 'In the head of index.html, or in the layout of your framework.',
      code: loader(wanted),
      language: 'html',
      policy: tag,
      notes: notesOfLoader(wanted),
    },
    {
      id: 'react-tag',
      title: 'Tag as it is',
      where: 'In any component.',
      code: jsxElement(wanted),
      language: 'jsx',
      policy: tag,
      notes: ['With TypeScript, declare cre-readiness among JSX.IntrinsicElements.', ...tagNotes],
    },
    {
      id: 'react-wrapper',
      title: 'Wrapper that tells of a result',
      where: 'In a file of its own; then <Readiness onComplete={…} />.',
      code: wrapper(wanted),
      language: 'jsx',
      policy: tag,
      notes: ['The other events are heard in the same way: cre-ready, cre-start, cre-step, cre-share, cre-cta, cre-resize, cre-error.', ...tagNotes],
    },
    {
      id: 'amp-script',
      title: 'Script of amp-iframe, in the head',
      where: 'In the head of the AMP page, once.',
      code: '<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script>',
      language: 'html',
      policy: '',
      notes: ['It comes from AMP, not from us.'],
    },
    {
      id: 'amp-frame',
      title: 'amp-iframe',
      where: 'Where it is to stand. Thanks to its placeholder it may stand near the top too.',
      code: amp(wanted),
      language: 'html',
      policy: frame,
      notes: [
        ...only(!wanted.address.startsWith('https:'), 'AMP loads frames from https addresses only; this address is not one.'),
        'The AMP page must not have the same origin as the app. Caches show it from cdn.ampproject.org: whoever deploys the app must have https://*.cdn.ampproject.org among its embedding sites.',
        ...frameNotes,
      ],
    },
    { id: 'link', title: 'Link', where: 'Anywhere.', code: link(wanted), language: 'html', policy: '', notes: [] },
    { id: 'link-address', title: 'Address alone', where: 'In a message, behind a button, in a QR code.', code: pageAddress(wanted), language: 'text', policy: '', notes: [] },
  ];
  return snippets.map((snippet) => ({ ...snippet, platform: /** @type {string} */ (snippet.id.split('-')[0]) }));
}

/**
 * Tag Manager takes no newer JavaScript than ES5 in a Custom HTML tag, and drops attributes of a script element unless a
 * script sets them (umami-software/umami#430; it refuses integrity outright, cowtoolz/tachyon#38).
 * @param {Wanted} wanted
 */
const gtm = (wanted) => `<script>
(function () {
  var loader = document.createElement('script');
  loader.src = ${script(pinnedLoader(wanted))};
${wanted.integrity && `  loader.integrity = ${script(wanted.integrity)};\n  loader.crossOrigin = 'anonymous';\n`}  document.head.appendChild(loader);
})();
</script>`;

/** @param {Wanted} wanted */
const wrapper = (wanted) => `import { useEffect, useRef } from 'react';

export function Readiness({ onComplete }) {
  const place = useRef(null);
  useEffect(() => {
    const element = place.current;
    const tell = (event) => onComplete?.(event.detail);
    element.addEventListener('cre-complete', tell);
    return () => element.removeEventListener('cre-complete', tell);
  }, [onComplete]);
  return (
    ${jsxElement(wanted, ' ref={place}', '    ')}
  );
}`;

/**
 * By the rules of amp-iframe: https://amp.dev/documentation/components/amp-iframe/ (resizable asks for an overflow
 * element; a placeholder allows a place near the top; `loading` and a width are not its attributes).
 * @param {Wanted} wanted
 */
const amp = (wanted) => `<amp-iframe${attributes([
  ['src', frameAddress(wanted, { h: 'amp' })],
  ['title', wanted.label],
  ['layout', 'fixed-height'],
  ['height', String(wanted.height)],
  ['frameborder', '0'],
  ['resizable', true],
  ['referrerpolicy', REFERRER_POLICY],
  ['sandbox', sandbox(wanted)],
  ['allow', ALLOW],
])}>
  <p placeholder>${html(wanted.label)}</p>
  <button overflow>Show all of it</button>
</amp-iframe>
<p>${link(wanted)}</p>`;
