import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computedColour, contrast, hostColour, luminance, readable, worst } from '../../embed/colour.js';

test('a host writes colours in these ways', () => {
  const same = { '#fa0': [255, 170, 0], '#FFAA00': [255, 170, 0], 'rgb(255, 170, 0)': [255, 170, 0], 'rgb(255 170 0)': [255, 170, 0], 'rgb(100%, 50%, 0%)': [255, 128, 0], ' hsl(40, 100%, 50%) ': [255, 170, 0], 'hsl(40deg 100% 50%)': [255, 170, 0], 'hsl(40 100 50)': [255, 170, 0], 'hsl(0, 0%, 100%)': [255, 255, 255] };
  for (const [text, colour] of Object.entries(same)) assert.deepEqual(hostColour(text), colour, text);
});

test('anything else a host writes is no colour', () => {
  const none = ['', 'red', 'transparent', '#12', '#12345', '#1234567', '#ff00ff80', 'rgb(256, 0, 0)', 'rgb(1,2)', 'rgb(1 2, 3)', 'rgb(1 2 3 / 0.5)', 'rgba(1,2,3,1)', 'rgb(-1, 0, 0)', 'rgb(1e2, 0, 0)', 'hsl(361, 0%, 0%)', 'hsl(40, 101%, 50%)', 'hsl(40, 100, 50)', 'red;}body{display:none', 'url(//x)', 'var(--x)', 'expression(1)', `#${'f'.repeat(10_000)}`, 'rgb(1,2,3);', 'oklch(0.5 0.1 20)', '#fff\n;x', null, undefined, 7, {}, []];
  for (const text of none) assert.equal(hostColour(text), null, String(text));
});

// Values of CSS Color 4's own samples and of browsers.
test('computed colours are read as browsers write them', () => {
  const known = {
    'rgb(11, 95, 119)': [11, 95, 119],
    'rgba(11, 95, 119, 0.5)': [11, 95, 119],
    'color(srgb 1 0.5 0)': [255, 128, 0],
    'oklch(1 0 0)': [255, 255, 255],
    'oklch(0 0 none)': [0, 0, 0],
    'oklch(0.627955 0.257683 29.2339)': [255, 0, 0],
    'oklch(0.86644 0.294827 142.4953)': [0, 255, 0],
    'oklch(0.452014 0.313214 264.052)': [0, 0, 255],
    'oklch(62.7955% 0.257683 29.2339)': [255, 0, 0],
    'oklab(0.627955 0.224863 0.125846)': [255, 0, 0],
    '#0072b2': [0, 114, 178],
  };
  for (const [text, colour] of Object.entries(known)) {
    const read = computedColour(text);
    assert.ok(read && read.every((part, at) => Math.abs(part - colour[at]) <= 1), `${text} is ${read}`);
  }
  for (const text of ['', 'red', 'color(display-p3 1 0 0)', 'oklch(1)', 'oklch(a b c)', 'rgb()']) assert.equal(computedColour(text), null, text);
});

test('contrast is that of WCAG', () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.ok(Math.abs(contrast([118, 118, 118], [255, 255, 255]) - 4.54) < 0.01);
  assert.ok(Math.abs(luminance([255, 0, 0]) - 0.2126) < 1e-9);
});

test('a colour that reads is left alone, another is brought as near as it reads', () => {
  assert.deepEqual(readable([0, 0, 128], [[255, 255, 255]], 4.5), [0, 0, 128]);
  const better = readable([255, 200, 0], [[255, 255, 255]], 4.5);
  assert.ok(worst(better, [[255, 255, 255]]) >= 4.5 && better[0] > better[2]);
});
