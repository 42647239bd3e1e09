import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computedColour, contrast, hex, hostColour } from '../../embed/colour.js';
import { TOKENS, fonts, look, radius, schemeOf, settings } from '../../embed/theme.js';

/** The same numbers every time. */
function* random(seed = 7) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}
const source = random();
const next = () => source.next().value;
const colour = () => [0, 1, 2].map(() => Math.floor(next() * 256));

const own = Object.fromEntries(TOKENS.map((name) => [name, colour()]));
const TEXTS = ['ink', 'ink-soft', 'accent', 'bad', 'caution', 'good', 'note'];
const MARKS = ['line-strong', 'focus', 'data-1', 'data-2', 'data-3', 'data-4', 'data-5', 'data-6', 'data-7'];
const BACKS = ['paper', 'surface', 'sunken', 'accent-soft', 'bad-soft'];

test('whatever background and colours a host has, text keeps 4.5:1 and marks 3:1', () => {
  const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]);
  const backgrounds = [...greys, ...Array.from({ length: 1_500 }, colour)];
  for (const bg of backgrounds) {
    const wanted = { bg, fg: next() < 0.5 ? colour() : undefined, accent: next() < 0.5 ? colour() : undefined };
    const set = Object.fromEntries(settings(wanted, own).map(([name, value]) => [name, computedColour(value)]));
    const said = JSON.stringify(wanted);
    for (const back of BACKS) {
      for (const name of TEXTS) assert.ok(contrast(set[name], set[back]) >= 4.5, `${name} on ${back}: ${contrast(set[name], set[back])} for ${said}`);
      for (const name of MARKS) assert.ok(contrast(set[name], set[back]) >= 3, `${name} on ${back} for ${said}`);
    }
    assert.ok(contrast(set['on-accent'], set.accent) >= 4.5, `on-accent for ${said}`);
    assert.deepEqual(set.paper, bg, 'the background is the one the host wants');
  }
});

test('a foreground that reads is taken as it is', () => {
  const set = Object.fromEntries(settings({ bg: [255, 255, 255], fg: [20, 40, 60] }, own));
  assert.equal(set.ink, '#14283c');
});

test('a foreground alone is corrected for the own backgrounds', () => {
  const light = Object.fromEntries(BACKS.map((name) => [name, [250, 250, 250]]));
  const set = Object.fromEntries(settings({ fg: [200, 200, 200] }, light));
  assert.deepEqual(Object.keys(set), ['ink', 'ink-soft']);
  assert.ok(contrast(computedColour(set.ink), [250, 250, 250]) >= 4.5);
});

test('an accent alone is the brand and nothing else', () => {
  assert.deepEqual(settings({ accent: [255, 0, 0] }, {}), [['brand', '#ff0000']]);
  assert.deepEqual(settings({}, own), []);
});

test('the scheme follows the background', () => {
  assert.equal(schemeOf([255, 255, 255]), 'light');
  assert.equal(schemeOf([20, 20, 30]), 'dark');
});

test('shades stay shades: a white and a black page have a sunken that can be told from paper', () => {
  for (const bg of [[255, 255, 255], [0, 0, 0]]) {
    const set = Object.fromEntries(settings({ bg }, own));
    assert.notEqual(set.sunken, set.paper);
  }
});

test('lengths and fonts are read strictly', () => {
  assert.equal(radius('8px'), '8px');
  assert.equal(radius('0.5REM'), '0.5rem');
  assert.equal(radius('0'), '0px');
  for (const text of ['33px', '-1px', '1em', '1', 'calc(1px)', '8px;', '1e1px', '', null]) assert.equal(radius(text), null, String(text));
  assert.equal(fonts('Inter, "Source Sans 3", sans-serif'), '"Inter", "Source Sans 3", sans-serif');
  assert.equal(fonts("Source Sans 3"), '"Source Sans 3", sans-serif');
  assert.equal(fonts('system-ui'), 'system-ui');
  for (const text of ['', 'a,', '"a', `a"b`, 'a;b', 'url(x)', 'var(--x)', 'a}b', 'inherit', 'a\\b', 'a\nb;', `${'a'.repeat(65)}`, 7]) assert.equal(fonts(text), null, String(text));
});

test('no text of a host comes out unless it is one of these values, and none throws', () => {
  const alphabet = ['#', 'f', '0', '9', 'rgb(', 'hsl(', ')', ',', ' ', '%', ';', '}', '{', 'url(', '"', "'", '\\', 'px', 'rem', '-', 'a', 'Z', '\n', '\u0000', '<', '>', '/*', '*/', 'ü', '😀', 'var(--x)'];
  const clean = { accent: /^$/, bg: /^$/, fg: /^$/, radius: /^\d{1,2}(\.\d{1,3})?(px|rem)$/, font: /^[\w\s",-]+$/ };
  for (let turn = 0; turn < 20_000; turn += 1) {
    const text = Array.from({ length: Math.floor(next() * 8) }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
    const { look: seen, bad } = look({ accent: text, '--cre-bg': text, '--cre-fg': text, '--cre-radius': text, '--cre-font': text });
    for (const name of ['accent', 'bg', 'fg']) assert.ok(seen[name] === undefined || seen[name].every((part) => Number.isInteger(part) && part >= 0 && part <= 255), text);
    for (const name of ['radius', 'font']) assert.ok(seen[name] === undefined || clean[name].test(seen[name]), `${text} became ${seen[name]}`);
    if (text.trim()) assert.equal(bad.length + Object.values(seen).filter((value) => value !== undefined).length, 5, text);
    for (const [, value] of settings(seen, own)) assert.match(value, /^(#[0-9a-f]{6}|\d{1,2}(\.\d{1,3})?(px|rem)|[\w\s",-]+)$/);
  }
});

test('hostile values are named and dropped', () => {
  const hostile = 'red;}body{display:none';
  const { look: seen, bad } = look({ accent: 'url(//evil)', '--cre-accent': '#0b5', '--cre-bg': hostile, '--cre-fg': `#${'0'.repeat(10_000)}`, '--cre-radius': '99px', '--cre-font': hostile });
  assert.deepEqual(bad, ['accent', '--cre-bg', '--cre-fg', '--cre-radius', '--cre-font']);
  assert.equal(hex(seen.accent), '#00bb55', 'the attribute is ignored, so the property counts');
  assert.deepEqual(hostColour('#0b5'), seen.accent);
});
