import { describe, expect, it } from 'vitest';
import { type Pointer, parsePointer, ROOT } from '../../base/pointer';
import { findRange } from './find-range';

const at = (text: string): Pointer => parsePointer(text) ?? ROOT;

/** The text of what is found, when the file comes in pieces of a few bytes. */
function found(text: string, pointer: string): string | undefined {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, i) =>
    bytes.subarray(i * 3, i * 3 + 3),
  );
  const range = findRange(at(pointer), pieces);
  return range && new TextDecoder().decode(bytes.subarray(range.start, range.end));
}

describe('findRange', () => {
  const text = '{"a": [1, {"b/c": {"d": "x", "e": [[], [7, 8]]}}], "f": null, "0": {"0": true}}';

  it.each([
    ['', text],
    ['/a/0', '1'],
    ['/a/1/b~1c/d', '"x"'],
    ['/a/1/b~1c/e/1', '[7, 8]'],
    ['/a/1/b~1c/e/1/1', '8'],
    ['/f', 'null'],
    ['/0/0', 'true'],
  ])('finds what is at %s, however deep', (pointer, value) => {
    expect(found(text, pointer)).toBe(value);
  });

  it.each(['/b', '/a/2', '/a/x', '/f/x', '/a/0/0', '/a/01'])('finds nothing at %s', (pointer) => {
    expect(found(text, pointer)).toBeUndefined();
  });

  it('takes the last of equal keys, as JSON.parse does', () => {
    expect(found('{"a":{"b":1},"a":{"b":2}}', '/a/b')).toBe('2');
    expect(found('{"a":{"b":1},"a":{"c":2}}', '/a/b')).toBeUndefined();
    expect(found('{"a":{"b":1},"a":7}', '/a/b')).toBeUndefined();
  });

  it('finds what comes before the place where a file breaks off', () => {
    expect(found('[{"a":1},{"b":', '/0/a')).toBe('1');
  });
});
