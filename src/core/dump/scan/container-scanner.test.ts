import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContainerScanner } from './container-scanner';
import { MAX_PIECE_BYTES, OUTPUT_BYTES } from './text-buffer';

const scanner = new ContainerScanner();

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Scanned {
  /** The offset after the container in the bytes, -1 if they end before it does. */
  readonly end: number;
  readonly text: string | undefined;
  readonly members: number;
}

/** Feeds pieces of the sizes given, again and again; `inset`: where each begins. */
function scan(
  by: ContainerScanner,
  bytes: Uint8Array,
  sizes: readonly number[] = [MAX_PIECE_BYTES],
  inset = 0,
): Scanned {
  by.start();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    const piece = bytes.subarray(at, at + size);
    const from = piece.length + inset > MAX_PIECE_BYTES ? 0 : inset;
    const inside = new Uint8Array(from + piece.length);
    inside.set(piece, from);
    by.take(inside);
    const end = by.advance(from, inside.length);
    if (end >= 0) return { end: at + end - from, text: by.text(), members: by.members };
    at += piece.length;
  }
  return { end: -1, text: by.text(), members: by.members };
}

/** A token and the white space after it. */
type Spaced = readonly [token: string, space: string];
const written = (tokens: readonly Spaced[]): string => tokens.flat().join('');
/** The tokens, with one space after a number or name that had some. */
const gathered = (tokens: readonly Spaced[]): string =>
  tokens.map(([token, space]) => token + (/\w$/.test(token) ? space.slice(0, 1) : '')).join('');
const colons = (tokens: readonly Spaced[]): number =>
  tokens.filter(([token]) => token === ':').length;

const gap = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 5 }),
  fc.integer({ min: 1, max: 150 }).map((length) => `\n${' '.repeat(length)}`),
);
/** Characters that matter to the scanner, of one to four bytes, and lone surrogates. */
const letter = fc.constantFrom(
  ...['a', ' ', '"', '\\', '{', '}', '[', ']', ':', ',', '\n', 'é', '中', '😀', '\ufeff', '\ud83d'],
);
/** One unit of a string as an escape of six characters. */
const escapedUnit = (value: string, at: number): string =>
  `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`;
const text = fc.oneof(
  fc.string({ unit: letter, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.integer({ min: 0, max: 140 }).map((length) => '\\'.repeat(length)),
  fc.integer({ min: 0, max: 300 }).map((length) => 'MIIE+/中'.repeat(length / 8)),
);
const literal = fc.oneof(
  text.map((value) => JSON.stringify(value)),
  // The same string with an escape for each unit, and the short escapes.
  text.map(
    (value) =>
      `"${Array.from({ length: value.length }, (_, i) => escapedUnit(value, i)).join('')}"`,
  ),
  fc.constantFrom('"\\/\\b\\f"', '"\\\\\\""', '""'),
);
const scalar = fc.oneof(
  literal,
  fc.constantFrom('0', '-1.5e+3', '12345678901234567890', 'true', 'false', 'null'),
);

type Tokens = readonly string[];
const joined = (items: readonly Tokens[]): Tokens =>
  items.flatMap((item, i) => (i === 0 ? item : [',', ...item]));
const { container: tokensOf } = fc.letrec<{ value: Tokens; container: Tokens }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'json' },
    scalar.map((token) => [token]),
    tie('container'),
  ),
  container: fc.oneof(
    fc
      .array(tie('value'), { maxLength: 6, depthIdentifier: 'json' })
      .map((items) => ['[', ...joined(items), ']']),
    fc
      .array(fc.tuple(literal, tie('value')), { maxLength: 6, depthIdentifier: 'json' })
      .map((members) => ['{', ...joined(members.map(([k, v]) => [k, ':', ...v])), '}']),
  ),
}));
const container = tokensOf.chain((tokens) =>
  fc
    .array(gap, { minLength: tokens.length, maxLength: tokens.length })
    .map((gaps) => tokens.map((token, i): Spaced => [token, gaps[i] ?? ''])),
);
const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 });
const inset = fc.constantFrom(0, 1, 63, 5000);

describe('the scanner', () => {
  it('gathers any container, cut anywhere, so that JSON.parse reads the same', () => {
    const property = fc.property(container, sizes, inset, (tokens, cuts, from) => {
      const text = written(tokens);
      const scanned = scan(scanner, utf8(text), cuts, from);
      expect(scanned).toEqual({
        end: utf8(text.trimEnd()).length,
        text: gathered(tokens),
        members: colons(tokens),
      });
      expect(JSON.parse(scanned.text ?? '')).toEqual(JSON.parse(text));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('finds one container after another in a chunk', () => {
    const rows = fc.array(container, { minLength: 1, maxLength: 8 });
    const property = fc.property(rows, (tokens) => {
      const bytes = utf8(tokens.map(written).join(','));
      scanner.take(bytes);
      let at = 0;
      for (const row of tokens) {
        scanner.start();
        at = scanner.advance(at, bytes.length);
        expect(scanner.text()).toBe(gathered(row));
        expect(scanner.members).toBe(colons(row));
        // Over the comma and the white space before it.
        at += (row.at(-1)?.[1].length ?? 0) + 1;
      }
      expect(at).toBe(bytes.length + 1);
    });
    fc.assert(property);
  });

  it('says that a container goes on, wherever it is cut off', () => {
    const bytes = utf8('{"a\\"}" : [ {"中": "\\\\"}, 1 2,\n "\\u0041]"]}');
    for (let length = 0; length < bytes.length; length++) {
      for (const cuts of [[1], [7], [64]]) {
        expect(scan(scanner, bytes.subarray(0, length), cuts).end).toBe(-1);
      }
    }
    expect(scan(scanner, bytes).end).toBe(bytes.length);
  });

  it.each([
    ['[1 2]', '[1 2]'],
    ['[ tru  e ]', '[tru e ]'],
    ['[1\n, - \t 2]', '[1\n,- 2]'],
    ['{ "a"  "b" : { } }', '{"a""b":{}}'],
    ['[\u00a0 1\u000b]', '[\u00a0 1\u000b]'],
    ['[\\" [] \\ "]"]', '[\\" []\\ "]"]'],
  ])('makes no JSON of what is none: %j', (text, kept) => {
    for (const cuts of [[1], [3], [100]]) {
      expect(scan(scanner, utf8(text), cuts)).toMatchObject({ end: utf8(text).length, text: kept });
    }
  });

  it('keeps a text up to its limit, and scans on beyond it', () => {
    const text = '["中", 12]';
    const bytes = utf8(text);
    const kept = utf8('["中",12]').length;
    for (const [limit, expected] of [
      [kept, '["中",12]'],
      [kept - 1, undefined],
    ] as const) {
      const limited = new ContainerScanner(limit);
      for (const cuts of [[2], [100]]) {
        expect(scan(limited, bytes, cuts)).toEqual({
          end: bytes.length,
          text: expected,
          members: 0,
        });
        expect(scan(limited, utf8('[1]')).text).toBe('[1]');
      }
    }
  });

  it('gathers what is longer than its output', () => {
    // Three bytes each, so that the pieces end within a character.
    const value = {
      a: '中'.repeat(OUTPUT_BYTES),
      b: Array.from({ length: 300_000 }, (_, i) => `${i}`),
    };
    const bytes = utf8(JSON.stringify(value, undefined, 4));
    const minified = JSON.stringify(value);
    const isWhole = (): boolean => {
      const { end, text } = scan(scanner, bytes);
      return end === bytes.length && text === minified;
    };
    expect(isWhole()).toBe(true);
    // Given up within a character, then another.
    expect(scan(scanner, bytes.subarray(0, 2 * OUTPUT_BYTES)).end).toBe(-1);
    expect(scan(scanner, utf8('["é"]')).text).toBe('["é"]');
    expect(isWhole()).toBe(true);

    const limited = new ContainerScanner(2 * OUTPUT_BYTES);
    const beyond = { end: bytes.length, text: undefined, members: 2 };
    expect(scan(limited, bytes)).toEqual(beyond);
    expect(scan(limited, utf8('["é"]')).text).toBe('["é"]');
  });

  it('counts a hundred thousand levels', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(scan(scanner, utf8(`${text}]`), [1000])).toEqual({ end: 200_000, text, members: 0 });
  });

  it('says the same of bytes that are no JSON, wherever they are cut', () => {
    const byte = fc.oneof(
      fc.constantFrom(...utf8('"\\{}[]:, \n\t\r1a')),
      fc.integer({ min: 0, max: 255 }),
    );
    const runs = fc.tuple(byte, fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 80 })));
    const property = fc.property(fc.array(runs, { maxLength: 100 }), sizes, (pieces, cuts) => {
      const codes = pieces.flatMap(([code, count]) => Array<number>(count).fill(code));
      const bytes = Uint8Array.from([...utf8('[[[[[['), ...codes]);
      expect(scan(scanner, bytes, cuts)).toEqual(scan(scanner, bytes));
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
