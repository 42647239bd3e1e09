// The page that makes snippets: fields, the preview, what is to be pasted. Nothing becomes markup here.
// @ts-check

import { chosen, followTool, served } from './choices.js';
import { at, element, field } from './dom.js';
import { integrity, sayEmbedders } from './facts.js';
import { list, listRecipes, offerPlatforms } from './listing.js';
import { begun, preview, watch } from './preview.js';
import { TOOLS, isTool } from './tools.js';

/** The preview follows a key a moment later. */
const QUIET_MS = 400;

let hash = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;

function update() {
  const options = { ...chosen(), integrity: hash };
  list(options);
  listRecipes(options);
  clearTimeout(resting);
  resting = setTimeout(() => preview(options), begun() ? QUIET_MS : 0);
}

function toolChosen() {
  followTool();
  sayEmbedders();
}

field('tool').append(...Object.entries(TOOLS).map(([value, { name }]) => element('option', { value, text: name })));
const asked = new URLSearchParams(location.search).get('tool');
if (isTool(asked)) field('tool').value = asked;
field('address').value = served;
toolChosen();
offerPlatforms(update);
watch();

const form = at('options');
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', ({ target }) => {
  if (target === field('tool')) toolChosen();
  if (target === field('accent-picker')) field('accent').value = field('accent-picker').value;
  update();
});

update();
integrity().then((known) => {
  hash = known;
  update();
});
