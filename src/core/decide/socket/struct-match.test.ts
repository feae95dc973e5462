import { describe, expect, it } from 'vitest';
import { equalValues, mismatch } from './struct-match';

describe('equalValues', () => {
  it.each([
    [true, 'true'],
    [1, '1'],
    [null, false],
    [{ x: 1 }, { x: 1, y: 2 }],
    [
      { x: 1, y: null },
      { x: 1, z: null },
    ],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [['istio'], 'istio'],
    [{}, []],
    [{ 0: 'a' }, ['a']],
  ])('tells %j from %j', (a, b) => {
    expect(equalValues(a, b)).toBe(false);
    expect(equalValues(b, a)).toBe(false);
  });

  it.each([
    [1, 1.0],
    [null, null],
    [
      { a: [1, { b: 'c' }], d: true },
      { d: true, a: [1, { b: 'c' }] },
    ],
    [[], []],
  ])('takes %j for %j', (a, b) => {
    expect(equalValues(a, b)).toBe(true);
  });
});

describe('mismatch', () => {
  it('lets an empty match fit even where there is no metadata', () => {
    expect(mismatch({}, undefined)).toBeUndefined();
  });
  it('says which key is missing and which differs', () => {
    expect(mismatch({ a: 1 }, undefined)).toEqual({ key: 'no-metadata' });
    expect(mismatch({ a: 1 }, { b: 1 })).toEqual({ key: 'missing', field: 'a', wanted: 1 });
    expect(mismatch({ b: 1, a: 1 }, { a: 2, b: 1, c: 3 })).toEqual({
      key: 'differs',
      field: 'a',
      wanted: 1,
      found: 2,
    });
  });
  it('is not answered by the prototype of objects', () => {
    expect(mismatch({ constructor: 'x' }, {})).toMatchObject({ key: 'missing' });
    expect(mismatch(JSON.parse('{"__proto__": {}}'), {})).toMatchObject({ key: 'missing' });
  });
});
