// The questionnaire and its words, read from content/ in the simplest way that works for these two files, and links
// built byte by byte: written apart from the program, so that the two check each other.

import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8');

const line = (block, name) => new RegExp(`^${name} = (.*)$`, 'm').exec(block)?.[1];
const sentence = (block, name) => {
  const found = line(block, name);
  return found === undefined ? undefined : JSON.parse(found);
};

const structure = read('questionnaire.toml');
const english = read('en.toml');

const AREAS = [.../^areas = \[([^\]]*)\]/m.exec(structure)[1].matchAll(/"([^"]+)"/g)].map(([, id]) => id);

const words = new Map(
  english
    .split(/^\[question\./m)
    .slice(1)
    .map((block) => [block.slice(0, block.indexOf(']')), block]),
);

/** Every question: { id, wire, area, quick, required, proposed, gate, name, text, levels }. */
export const QUESTIONS = structure
  .split(/^\[\[question\]\]$/m)
  .slice(1)
  .map((block) => {
    const id = sentence(block, 'id');
    const own = words.get(id);
    const gate = /gate = \{ level = (\d), status = "(\w+)" \}/.exec(block);
    return {
      id,
      wire: Number(line(block, 'wire')),
      area: sentence(block, 'area'),
      quick: line(block, 'quick') === 'true',
      required: gate?.[2] === 'required',
      proposed: gate?.[2] === 'proposed',
      gate: gate ? Number(gate[1]) : null,
      name: sentence(own, 'name'),
      text: sentence(own, 'text'),
      levels: /levels = \[\n([\s\S]*?)\n\]/
        .exec(own)[1]
        .split('\n')
        .map((level) => JSON.parse(level.trim().replace(/,$/, ''))),
    };
  });

const byArea = (questions) => AREAS.flatMap((area) => questions.filter((question) => question.area === area));

/** In the order they are asked: the quick ones first. */
export const QUICK = byArea(QUESTIONS.filter(({ quick }) => quick));
export const ALL = [...QUICK, ...byArea(QUESTIONS.filter(({ quick }) => !quick))];

export const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const question = (id) => QUESTIONS.find((one) => one.id === id);

// --- Links, as src/link/wire.rs describes them

const varint = (number) => {
  const bytes = [];
  let rest = BigInt(number);
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
};

const counted = (bytes) => [...varint(bytes.length), ...bytes];

function checkCode(bytes) {
  let code = 0xffff;
  for (const byte of bytes) {
    code ^= byte;
    for (let bit = 0; bit < 8; bit += 1) code = code & 1 ? (code >> 1) ^ 0x8408 : code >> 1;
  }
  code ^= 0xffff;
  return [code & 0xff, code >> 8];
}

const CODES = { unknown: 6, 'not-applicable': 7 };

/** Three bits for each [wire, answer]. */
function pack(entries) {
  const packed = [];
  for (const [wire, answer] of entries) {
    const code = CODES[answer] ?? answer + 1;
    for (let bit = 0; bit < 3; bit += 1) {
      const place = Number(wire) * 3 + bit;
      if ((code >> bit) & 1) packed[place >> 3] |= 1 << (place & 7);
    }
  }
  return Array.from(packed, (byte) => byte ?? 0);
}

/** Every question of a list at one level. */
export const answers = (questions, level) => Object.fromEntries(questions.map(({ id }) => [id, level]));

/**
 * The fragment, without `#`, of an assessment.
 *
 * answers: levels 0 to 4, 'unknown' or 'not-applicable' by id; wires: the same by wire number, for questions that do
 * not exist; plan: levels by id; onCall: [days, people, engineers]; budget: { objective, days, requests, minutes, share }; sections: other
 * ones as [number, bytes].
 */
export function link({ edition = 1, full = false, day = 2519, answers: given = {}, wires = {}, plan = {}, onCall, budget, sections = [] } = {}) {
  const bits = pack([...Object.entries(given).map(([id, answer]) => [question(id).wire, answer]), ...Object.entries(wires)]);
  const body = [...varint(edition), full ? 1 : 0, ...varint(day), ...counted(bits)];
  const section = (id, bytes) => body.push(...varint(id), ...counted(bytes));
  if (onCall) section(1, onCall.flatMap(varint));
  if (budget) {
    const { objective = 99.9, days = 30, requests = 0, minutes = 0, share = 0 } = budget;
    const numbers = [Math.round((100 - objective) * 1e7), days, requests, Math.round(minutes * 1000), Math.round(share * 1e4)];
    section(2, numbers.flatMap(varint));
  }
  const planned = pack(Object.entries(plan).map(([id, level]) => [question(id).wire, level]));
  if (planned.length > 0) section(3, planned);
  for (const [id, bytes] of sections) section(id, bytes);
  const all = counted(body);
  return `v1.${Buffer.from([...all, ...checkCode(all)]).toString('base64url')}`;
}

/**
 * The same for a team, as src/link/team.rs describes it. tallies: people at levels 0 to 4, who do not know, for whom it
 * does not apply, by id.
 */
export function combination({ people, full = 0, editions = [1, 1], days = [2519, 2519], tallies }) {
  const counts = new Map(Object.entries(tallies).map(([id, tally]) => [question(id).wire, tally]));
  const body = [people, full, editions[0], editions[1] - editions[0], days[0], days[1] - days[0]].flatMap(varint);
  for (let wire = 0; wire <= Math.max(...counts.keys()); wire += 1) {
    const tally = counts.get(wire) ?? [];
    body.push(tally.reduce((mask, count, at) => mask | (count > 0 ? 1 << at : 0), 0), ...tally.filter((count) => count > 0).flatMap(varint));
  }
  const all = counted(body);
  return `t1.${Buffer.from([...all, ...checkCode(all)]).toString('base64url')}`;
}
