import type { Random } from '../random';
import { NOT_JSON } from './oddities';

/** Something else in the place of bytes `[at, at + removed)`. */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: Uint8Array;
}

/** Says how bytes are to be changed; undefined: there is nothing that could be. */
export type ByteMutator = (bytes: Uint8Array, random: Random) => Edit | undefined;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = (letter: string): number => letter.charCodeAt(0);
const NOTHING = new Uint8Array();
const GRAMMAR = utf8('{}[]",:\\ \n0a');
const BRACKETS = utf8('{}[]');

const randomBytes = (random: Random, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, () =>
    random.once(2) ? (GRAMMAR[random.below(GRAMMAR.length)] ?? 0) : random.below(256),
  );

/** A place of one of some bytes. */
function placeOf(bytes: Uint8Array, wanted: Uint8Array, random: Random): number | undefined {
  const from = random.below(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const at = (from + i) % bytes.length;
    if (wanted.includes(bytes[at] ?? 0)) return at;
  }
  return undefined;
}

/** Where a scalar stands: from behind a colon to the next comma, bracket or line's end. */
function scalar(bytes: Uint8Array, random: Random): { at: number; length: number } | undefined {
  for (let tries = 0; tries < 20; tries++) {
    const colon = placeOf(bytes, utf8(':'), random);
    if (colon === undefined) return undefined;
    let at = colon + 1;
    while ((bytes[at] ?? 0) === 0x20) at++;
    let end = at;
    if (bytes[at] === code('"')) {
      end = bytes.indexOf(code('"'), at + 1) + 1;
      if (end === 0) end = bytes.length;
    } else while (end < bytes.length && !utf8(',]}\n[{').includes(bytes[end] ?? 0)) end++;
    if (end > at) return { at, length: end - at };
  }
  return undefined;
}

const after = (at: number | undefined, text: string): Edit | undefined =>
  at === undefined ? undefined : { at: at + 1, removed: 0, inserted: utf8(text) };

export const BYTE_MUTATORS: Readonly<Record<string, ByteMutator>> = {
  cut: (bytes, random) => {
    const at = random.below(bytes.length);
    return { at, removed: bytes.length - at, inserted: NOTHING };
  },
  'insert-bytes': (bytes, random) => ({
    at: random.below(bytes.length + 1),
    removed: 0,
    inserted: randomBytes(random, 1 + random.below(4)),
  }),
  'delete-bytes': (bytes, random) => ({
    at: random.below(bytes.length),
    removed: random.once(8) ? random.below(500) : 1 + random.below(4),
    inserted: NOTHING,
  }),
  'replace-bytes': (bytes, random) => {
    const count = 1 + random.below(3);
    return { at: random.below(bytes.length), removed: count, inserted: randomBytes(random, count) };
  },
  'repeat-bytes': (bytes, random) => {
    const at = random.below(bytes.length);
    return { at, removed: 0, inserted: bytes.slice(at, at + random.below(600)) };
  },
  'swap-bracket': (bytes, random) => {
    const at = placeOf(bytes, BRACKETS, random);
    const inserted = Uint8Array.of(BRACKETS[random.below(4)] ?? 0);
    return at === undefined ? undefined : { at, removed: 1, inserted };
  },
  'drop-bracket': (bytes, random) => {
    const at = placeOf(bytes, BRACKETS, random);
    return at === undefined ? undefined : { at, removed: 1, inserted: NOTHING };
  },
  'extra-comma': (bytes, random) => after(placeOf(bytes, utf8('{}[],'), random), ','),
  'drop-comma': (bytes, random) => {
    const at = placeOf(bytes, utf8(',:'), random);
    return at === undefined ? undefined : { at, removed: 1, inserted: NOTHING };
  },
  'drop-quote': (bytes, random) => {
    const at = placeOf(bytes, utf8('"'), random);
    return at === undefined ? undefined : { at, removed: 1, inserted: NOTHING };
  },
  'not-json': (bytes, random) => {
    const found = scalar(bytes, random);
    if (found === undefined) return undefined;
    return { at: found.at, removed: found.length, inserted: utf8(random.pick(NOT_JSON)) };
  },
  bom: () => ({ at: 0, removed: 0, inserted: Uint8Array.of(0xef, 0xbb, 0xbf) }),
  'text-before': (_bytes, random) => ({
    at: 0,
    removed: 0,
    inserted: utf8(random.pick(['$ curl\n', '\ufeff\ufeff', '\u00a0', '[', ',', '//x\n'] as const)),
  }),
  'text-behind': (bytes, random) => ({
    at: bytes.length,
    removed: 0,
    inserted: utf8(
      random.pick(['\n$', '{}', ']', '}', ',', '\u0000', '\n\n \n', '\ufeff'] as const),
    ),
  }),
};

export function edited(bytes: Uint8Array, { at, removed, inserted }: Edit): Uint8Array {
  const rest = bytes.subarray(Math.min(bytes.length, at + removed));
  const result = new Uint8Array(at + inserted.length + rest.length);
  result.set(bytes.subarray(0, at));
  result.set(inserted, at);
  result.set(rest, at + inserted.length);
  return result;
}
