// What a host sends into the frame, and what the app tells the host: the checks between the two.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { given, init, later, prefill, small } from '../../embed/given.js';
import { dialect, secretIn } from '../../embed/height.js';
import { names, told, top } from '../../embed/tell.js';

test('the first message is one only if it is whole', () => {
  assert.deepEqual(init({ cre: 'init', v: 1, d: { scheme: 'dark' } }), { data: { scheme: 'dark' } });
  assert.deepEqual(init({ cre: 'init', v: 2, d: {} }), { data: null }, 'a version that is not spoken');
  for (const wrong of [null, undefined, 'init', 7, [], {}, { cre: 'init', v: 1 }, { cre: 'init', v: 1, d: [] }, { cre: 'init', v: 1, d: 'x' }, { cre: 'hello', v: 1, d: {} }]) assert.equal(init(wrong), null);
});

test('later messages of a type that is not known are ignored', () => {
  assert.deepEqual(later({ cre: 1, t: 'set', d: { scheme: 'light' } }), { scheme: 'light' });
  for (const wrong of [null, {}, { cre: 1, t: 'reset', d: {} }, { cre: 2, t: 'set', d: {} }, { cre: 1, t: 'set' }, { t: 'set', d: {} }]) assert.equal(later(wrong), null);
});

test('a message is small enough, or it is not looked at', () => {
  assert.ok(small({ a: 1 }));
  assert.ok(!small('x'.repeat(4_095)) && small('x'.repeat(4_094)));
  assert.ok(!small(undefined) && !small(10n));
  const round = {};
  round.round = round;
  assert.ok(!small(round));
});

test('attributes that fit are read and none is named', () => {
  const read = given({ scheme: 'dark', tool: 'time', theme: 'auto', accent: '#0b5f77', lang: 'de-AT', height: '760', consent: 'granted', state: 'v1.BAEAAADc_g', emit: 'verdict', prefill: '{"team":8}', '--cre-radius': ' 4px ', class: 'wide', 'data-anything': '<' });
  assert.deepEqual(read, { scheme: 'dark', look: { accent: [11, 95, 119], bg: undefined, fg: undefined, radius: '4px', font: undefined }, emit: 'verdict', prefill: 'team=8', bad: [] });
});

test('attributes that do not fit are named and ignored, and empty ones are as absent', () => {
  const wrong = { tool: 'x', theme: 'neon', accent: 'red', lang: '-', height: 'tall', consent: 'yes', state: 'v1.', emit: 'all', prefill: '[]', '--cre-bg': 'red', '--cre-font': ';' };
  const read = given(wrong);
  assert.deepEqual(read.bad.toSorted(), Object.keys(wrong).toSorted());
  assert.deepEqual([read.scheme, read.emit, read.prefill], [undefined, undefined, '']);
  assert.deepEqual(given({ ...Object.fromEntries(Object.keys(wrong).map((name) => [name, ''])), '--cre-bg': '  ' }).bad, []);
  for (const value of [7, null, {}, [], true]) assert.deepEqual(given({ tool: value }).bad, ['tool']);
});

test('a height that the loader would not keep is named, and so is what is switched on by saying false', () => {
  for (const height of ['-5', '0', '119', '20001', '1e9', 'Infinity', 'NaN', '7px']) assert.deepEqual(given({ height }).bad, ['height'], height);
  for (const height of ['120', '760', '20000', '']) assert.deepEqual(given({ height }).bad, [], height);
  assert.deepEqual(given({ eager: 'false', fixed: 'no', 'no-storage': '0' }).bad, ['fixed', 'eager', 'no-storage']);
  assert.deepEqual(given({ eager: '', fixed: 'fixed', 'no-storage': 'true' }).bad, []);
});

test('a prefill is pairs of plain values; what else is in it is named by its key', () => {
  assert.deepEqual(prefill('{"team":8,"on-schedule":2.5,"share":true,"name":"Größe = 3"}'), { lines: 'team=8\non-schedule=2.5\nshare=true\nname=Größe = 3', bad: [] });
  assert.deepEqual(prefill('{"a":[],"b":null,"c":{"d":1},"e":1}'), { lines: 'e=1', bad: ['a', 'b', 'c'] });
  assert.deepEqual(prefill('{"a":"1\\nb=2"}'), { lines: '', bad: ['a'] }, 'no value can bring in another pair');
  assert.deepEqual(prefill('{"a\\nb":1,"":2,"__proto__":3}'), { lines: '', bad: ['prefill'] });
  assert.deepEqual(prefill(`{"a":"${'x'.repeat(201)}"}`), { lines: '', bad: ['a'] });
  for (const text of ['', undefined]) assert.deepEqual(prefill(text), { lines: '', bad: [] });
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`k${at}`, 1])));
  for (const text of ['{', '[]', 'null', '7', '"x"', ` ${' '.repeat(4_096)}{}`, many, {}, 7]) assert.deepEqual(prefill(text), { lines: '', bad: ['prefill'] });
});

test('of a result nothing is told unless it was asked for', () => {
  const result = { verdict: 'ready', areas: [{ id: 'a', score: 1 }], answers: { q: 3 } };
  assert.deepEqual(told('complete', result, undefined)?.d, {});
  assert.deepEqual(told('complete', result, 'verdict')?.d, { verdict: 'ready', areas: result.areas });
  assert.deepEqual(told('complete', result, 'answers')?.d, result);
});

test('a field that does not fit is left out, and a type that is not known is nothing', () => {
  assert.deepEqual(told('step', { n: 3, total: 19, section: 'x', more: 1 }, undefined), { cre: 1, t: 'cre-step', d: { n: 3, total: 19, section: 'x' } });
  assert.deepEqual(told('step', { n: 1.5, total: -1, section: 'x'.repeat(65) }, undefined)?.d, {});
  assert.deepEqual(told('start', null, undefined)?.d, {});
  for (const type of ['height', 'ready', 'cta', 'error', '__proto__', 'constructor', '', null, 7]) assert.equal(told(type, {}, 'answers'), null);
  const huge = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`question-${at}`, 'x'.repeat(60)]));
  assert.deepEqual(told('complete', { verdict: 'ready', answers: huge }, 'answers')?.d, { verdict: 'ready' }, 'better without the answers than not at all');
});

test('names are short, few and each told once', () => {
  assert.deepEqual(names(['a', 'a', '', 7, null, 'x'.repeat(100)]), ['a', 'x'.repeat(64)]);
  assert.equal(names(Array.from({ length: 500 }, (_, at) => `n${at}`)).length, 50);
  for (const wrong of [undefined, null, 'a', {}, 7]) assert.deepEqual(names(wrong), []);
});

test('a point to be seen is within the frame', () => {
  assert.deepEqual([-5, 1e12, NaN, '7', undefined, 99.6].map((y) => top({ y }, 900).d.y), [0, 900, 0, 0, 0, 100]);
  assert.equal(top(null, 900).d.y, 0);
});

test('heights are told to other embeds in their words, to nobody unasked', () => {
  const say = (query, fragment = '') => dialect(new URLSearchParams(query), fragment, 812);
  assert.deepEqual(say('h=amp'), { sentinel: 'amp', type: 'embed-size', height: 812 });
  assert.equal(say('h=pym&childId=a-1'), 'pymxPYMxa-1xPYMxheightxPYMx812');
  assert.deepEqual(say('h=wp', '#?secret=abc123DEF4'), { message: 'height', value: 812, secret: 'abc123DEF4' });
  for (const query of ['', 'h=', 'h=other', 'h=pym', 'h=pym&childId=a b', 'h=wp']) assert.equal(say(query, '#?secret='), null, query);
  for (const fragment of ['', '#secret=abc', '#?secret=a"b', `#?secret=${'a'.repeat(33)}`]) assert.equal(secretIn(fragment), '');
});

test('neither loader nor frame stores anything, asks who the host is, says anything to the console or makes markup of text', () => {
  const folder = new URL('../../embed/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  assert.ok(files.includes('loader.js') && files.includes('frame.js'));
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    assert.doesNotMatch(text, /localStorage|sessionStorage|indexedDB|cookie|document\.referrer|ancestorOrigins|console\.|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|cssText|setAttribute\('style'|fetch\(|XMLHttpRequest|sendBeacon|serviceWorker/, name);
  }
});
