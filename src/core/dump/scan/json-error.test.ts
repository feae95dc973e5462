import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError, firstJsonError } from './json-error';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('firstJsonError', () => {
  it('has nothing to say of JSON', () => {
    for (const text of ['{}', ' [1, -0.5e+3, "a\\u00e9\\n", true, false, null] \n', '0', '"x"']) {
      expect(firstJsonError(text), text).toBeUndefined();
    }
  });

  it('says where JSON goes wrong', () => {
    expect(firstJsonError('{\n  "a": 1,\n  "b": 2,\n}\n')).toEqual({
      kind: 'not-json',
      line: 4,
      column: 1,
      excerpt: '}',
    });
    expect(firstJsonError('{"a": "é😀", "b": tru3}')).toEqual({
      kind: 'not-json',
      line: 1,
      column: 21,
      excerpt: '{"a": "é😀", "b": tru3}',
    });
  });

  it.each([
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[01]', 2],
    ['[+1]', 1],
    ['[.5]', 1],
    ['[1.]', 3],
    ['[1e]', 3],
    ['[-]', 2],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 6],
    ['["a\tb"]', 3],
    ['[NaN]', 1],
    ["{'a':1}", 1],
    ['{} {}', 3],
    ['{"a":1]', 6],
    ['[1}', 2],
    ['[,1]', 1],
    ['// no\n{}', 0],
    ['\u00a0{}', 0],
  ])('finds the first wrong character of %s', (text, place) => {
    expect(findJsonError(text)?.at).toBe(place);
    expect(parses(text)).toBe(false);
  });

  it('tells text that ends too early from text that is wrong', () => {
    const whole = '{"configs": [{"a": -1.5e3, "b": [true, "x\\u0041"]}]}';
    for (let length = 1; length < whole.length; length++) {
      const problem = firstJsonError(whole.slice(0, length));
      expect(problem?.kind, whole.slice(0, length)).toBe('truncated');
    }
    expect(firstJsonError('{"a": [\n1,')).toEqual({
      kind: 'truncated',
      line: 2,
      column: 3,
      open: 2,
    });
  });

  it('accepts and refuses what JSON.parse does', () => {
    const bits = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"',
        '\\',
        'u0041',
        'true',
        'null',
        '1',
        '-',
        '.',
        'e',
        ' ',
      ],
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(findJsonError(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(findJsonError(text)).toBeUndefined();
      }),
    );
  });

  it('survives a hundred thousand levels', () => {
    expect(firstJsonError('['.repeat(100_000))).toMatchObject({ open: 100_000 });
    expect(firstJsonError(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
  });

  it('shows about sixty characters around the place, on one line', () => {
    const problem = firstJsonError(
      `{"first": "${'long words '.repeat(40)}",\n "k":\toops ${'x '.repeat(80)}`,
    );
    expect(problem).toMatchObject({ kind: 'not-json', line: 2, column: 7 });
    const text = problem?.kind === 'not-json' ? problem.excerpt : '';
    expect(text.startsWith('"k": oops x x')).toBe(true);
    expect(text.endsWith('…')).toBe(true);
    expect(Array.from(text).length).toBeLessThanOrEqual(60);
  });

  it('never shows a key in the excerpt', () => {
    const key = 'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC7VJTUt9Us8cKj';
    const problem = firstJsonError(`{"inline_string": "${key}\n${key}"}`);
    expect(problem).toMatchObject({ kind: 'not-json', line: 1 });
    expect(JSON.stringify(problem)).not.toContain('AASCBK');
    expect(JSON.stringify(problem)).not.toContain('MIIEvgI');
  });
});
