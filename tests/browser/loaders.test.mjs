// A loader's address with a version in it promises the same bytes for ever.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LIST, built, currentVersion, faults, hashOf, listed } from '../../scripts/loaders.mjs';
import { dist } from './driver/journey.mjs';

test('every released loader is there, byte for byte', () => {
  assert.deepEqual(faults(listed(readFileSync(LIST, 'utf8')), built(dist), currentVersion()), []);
});

const [a, b] = [hashOf('a'), hashOf('b')];

test('a loader that changed under its version is told with what to do', () => {
  const [fault, ...more] = faults(new Map([['0.1.0', a]]), new Map([['0.1.0', b]]), '0.1.0');
  assert.match(fault, /raise the version in Cargo\.toml/);
  assert.match(fault, /public\/embed\/0\.1\.0\/loader\.js/);
  assert.deepEqual(more, []);
});

test('a released loader that is gone or was touched is told', () => {
  const list = new Map([['0.1.0', a], ['0.2.0', b]]);
  assert.match(faults(list, new Map([['0.2.0', b]]), '0.2.0')[0], /0\.1\.0 was released, but is gone/);
  assert.match(faults(list, new Map([['0.1.0', b], ['0.2.0', b]]), '0.2.0')[0], /not the file that was released/);
  assert.match(faults(list, new Map([['0.1.0', a], ['0.2.0', b], ['0.3.0', a]]), '0.3.0')[0], /0\.3\.0 is not in/);
  assert.deepEqual(faults(list, new Map([['0.1.0', a], ['0.2.0', b]]), '0.2.0'), []);
});

test('a line that is no line is named', () => {
  assert.throws(() => listed('0.1.0 sha256-abc\n'), /0\.1\.0 sha256-abc/);
  assert.deepEqual([...listed(`# a comment\n0.1.0 ${a}\n`)], [['0.1.0', a]]);
  assert.equal(hashOf(''), 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb');
});
