import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { child, ROOT } from '../../base/pointer';
import type { Notice } from '../notice';
import { Message } from './message';
import { BOOL, DURATION, ENUM, UINT } from './scalars';

function read(value: JsonObject): { readonly message: Message; readonly notices: Notice[] } {
  const notices: Notice[] = [];
  return { message: new Message(value, child(ROOT, 'a/b'), (n) => notices.push(n)), notices };
}

describe('Message', () => {
  it('finds a field in any of its spellings, and says where it stands', () => {
    const { message } = read({
      filterChains: [{ name: 'x' }, 1],
      hidden_envoy_deprecated_hosts: 2,
    });
    expect(message.messages('filter_chains')[0]?.pointer).toBe('/a~1b/filterChains/0');
    expect(message.at('hosts')).toBe('/a~1b/hidden_envoy_deprecated_hosts');
    expect(message.at('name')).toBe('/a~1b');
  });

  it('tells of two spellings and takes the first', () => {
    const { message, notices } = read({
      some_name: 'a',
      someName: 'b',
      hidden_envoy_deprecated_some_name: 'c',
    });
    expect(message.text('some_name')).toBe('a');
    expect(notices).toEqual([
      { pointer: '/a~1b', about: { key: 'duplicate-spelling', field: 'some_name' } },
    ]);
  });

  it('never takes a field from what all objects of JavaScript have', () => {
    const { message, notices } = read(JSON.parse('{"__proto__": {"name": "n"}, "x": null}'));
    for (const field of ['constructor', 'to_string', 'name', 'x']) {
      expect(message.has(field)).toBe(false);
    }
    expect(message.message('__proto__')?.text('name')).toBe('n');
    expect(notices).toEqual([]);
  });

  it('takes scalars as protobuf prints them, and an odd one becomes a notice where it stands', () => {
    const { message, notices } = read({
      port: '80',
      half: 0.5,
      huge: 1e20,
      kind: 3,
      wait: '1.5s',
      on: 'yes',
      ports: [1, '2', -3],
    });
    expect(message.get('port', UINT)).toBe(80);
    expect(message.get('half', UINT)).toBeUndefined();
    expect(message.get('huge', UINT)).toBe(1e20);
    expect(message.get('kind', ENUM)).toBe('3');
    expect(message.get('wait', DURATION)).toBe(1.5);
    expect(message.get('on', BOOL)).toBeUndefined();
    expect(message.list('ports', UINT)).toEqual([1, 2]);
    expect(notices.map(({ pointer }) => pointer)).toEqual([
      '/a~1b/half',
      '/a~1b/on',
      '/a~1b/ports/2',
    ]);
  });
});
