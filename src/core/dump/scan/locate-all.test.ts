import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isArray, isObject, type JsonValue } from '../../base/json';
import { child, type Pointer, ROOT, resolve } from '../../base/pointer';
import { locate } from './locate';
import { locateAll } from './locate-all';

function pointersOf(value: JsonValue, at: Pointer = ROOT): readonly Pointer[] {
  if (isArray(value)) return [at, ...value.flatMap((v, i) => pointersOf(v, child(at, i)))];
  if (!isObject(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([key, v]) => pointersOf(v, child(at, key)))];
}

describe('the places of many pointers', () => {
  it('hold the values that JSON.parse gives there', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(3), (text, indent) => {
        const document: JsonValue = JSON.parse(text);
        const printed = JSON.stringify(document, undefined, indent);
        const pointers = pointersOf(document);
        const found = locateAll(printed, pointers);
        for (const pointer of pointers) {
          const range = found.get(pointer);
          expect(JSON.parse(printed.slice(range?.start, range?.end))).toEqual(
            resolve(document, pointer),
          );
        }
      }),
    );
  });

  it('are those of the last of equal keys, as for one pointer', () => {
    const text = '{"a": {"b": 1, "c": 2}, "\\u0061": {"b": 3}}';
    const found = locateAll(text, ['/a/b', '/a/c'] as Pointer[]);
    expect(text.slice(found.get('/a/b' as Pointer)?.start, found.get('/a/b' as Pointer)?.end)).toBe(
      '3',
    );
    expect(found.has('/a/c' as Pointer)).toBe(false);
    expect(locate(text, '/a/c' as Pointer)).toBeUndefined();
  });
});
