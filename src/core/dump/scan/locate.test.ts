import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../base/json';
import { child, type Pointer, parsePointer, ROOT, resolve } from '../../base/pointer';
import { locate } from './locate';

const pointer = (text: string): Pointer => parsePointer(text) ?? ROOT;
const at = (text: string, path: string): string | undefined => {
  const range = locate(text, pointer(path));
  return range === undefined ? undefined : text.slice(range.start, range.end);
};

describe('locate', () => {
  it('finds the whole document without the white space around it', () => {
    expect(at(' \n{"a":1}\t', '')).toBe('{"a":1}');
    expect(at('  17 ', '')).toBe('17');
  });

  it('walks objects and arrays', () => {
    const text = '{ "a" : [ 1 , { "b" : [ "x]" , true ] } , -2.5e3 ] , "c/d~" : null }';
    expect(at(text, '/a/0')).toBe('1');
    expect(at(text, '/a/1')).toBe('{ "b" : [ "x]" , true ] }');
    expect(at(text, '/a/1/b/0')).toBe('"x]"');
    expect(at(text, '/a/1/b/1')).toBe('true');
    expect(at(text, '/a/2')).toBe('-2.5e3');
    expect(at(text, '/c~1d~0')).toBe('null');
  });

  it('answers nothing where there is nothing', () => {
    for (const path of ['/x', '/a/2', '/a/01', '/a/-', '/a/0/b', '/s/0']) {
      expect(at('{"a":[1,2],"s":"text"}', path), path).toBeUndefined();
    }
    expect(at('', '')).toBeUndefined();
    expect(at('{}', '/__proto__')).toBeUndefined();
  });

  it('takes the last of equal keys, as JSON.parse does', () => {
    expect(at('{"a":1,"b":2,"a":[3]}', '/a/0')).toBe('3');
    expect(at(String.raw`{"a":1,"\u0061":{"x":5}}`, '/a/x')).toBe('5');
    expect(at('{"a":{"x":1},"a":2}', '/a/x')).toBeUndefined();
  });

  it('compares keys unescaped', () => {
    const text = String.raw`{"\"q\"":1,"back\\slash":2,"\ud83d\ude00":3,"a\\":4,"new\nline":5}`;
    expect(at(text, '/"q"')).toBe('1');
    expect(at(text, '/back\\slash')).toBe('2');
    expect(at(text, '/😀')).toBe('3');
    expect(at(text, '/a\\')).toBe('4');
    expect(at(text, '/new\nline')).toBe('5');
  });

  it('keeps what parsing would lose', () => {
    expect(at('{"n":123456789012345678901234567890}', '/n')).toBe('123456789012345678901234567890');
  });

  it('survives a hundred thousand levels', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(at(`{"deep":${deep},"next":1}`, '/next')).toBe('1');
  });

  it('agrees with JSON.parse and resolve everywhere', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.integer({ min: 0, max: 4 }), (json, indent) => {
        const value: JsonValue = JSON.parse(json);
        const text = JSON.stringify(value, undefined, indent);
        const walk = (here: JsonValue, path: Pointer): void => {
          const range = locate(text, path);
          expect(range).toBeDefined();
          expect(JSON.parse(text.slice(range?.start, range?.end))).toEqual(here);
          expect(resolve(value, path)).toEqual(here);
          if (typeof here !== 'object' || here === null) return;
          for (const [key, inner] of Object.entries(here)) walk(inner, child(path, key));
        };
        walk(value, ROOT);
      }),
    );
  });

  it('finds what stands behind several megabytes', () => {
    const row = `{"name":"outbound|80||a.b.svc.cluster.local","list":[1,2,3,true,null]}`;
    const text = `{"configs":[${Array.from({ length: 60_000 }, () => row).join(',\n')}],"end":17}`;
    const range = locate(text, pointer('/end'));
    expect(text.slice(range?.start, range?.end)).toBe('17');
  });
});
