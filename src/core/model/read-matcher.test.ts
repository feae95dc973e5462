import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { ROOT } from '../base/pointer';
import type { Notice } from '../dump/notice';
import { Message } from '../dump/schema/message';
import { placesOf } from './matcher-inputs';
import { readListener } from './read-listener';
import { readMatcher } from './read-matcher';

const ANY = 'type.googleapis.com/';
const to = (value: string) => ({
  action: { name: 'x', typed_config: { '@type': `${ANY}google.protobuf.StringValue`, value } },
});
const PORT = {
  name: 'port',
  typed_config: {
    '@type': `${ANY}envoy.extensions.matching.common_inputs.network.v3.DestinationPortInput`,
  },
};

function read(body: JsonObject) {
  const notices: Notice[] = [];
  const matcher = readMatcher(new Message(body, ROOT, (notice) => notices.push(notice)));
  return { matcher, notices };
}

describe('a matcher of a file', () => {
  it('has its place, and keys of people as they are', () => {
    const inner = { matcher: { on_no_match: to('b') } };
    const body = {
      matcher_tree: { input: PORT, exact_match_map: { map: { a_b: to('a'), aB: inner } } },
    };
    const { matcher, notices } = read(body);
    expect(notices).toEqual([]);
    expect(matcher).toMatchObject({ kind: 'exact', input: { kind: 'destination_port' } });
    expect(matcher.kind === 'exact' && matcher.entries.map(({ key }) => key)).toEqual([
      'a_b',
      'aB',
    ]);
    expect(placesOf(matcher).map(({ pointer }) => pointer)).toEqual([
      '',
      '/matcher_tree/exact_match_map/map/aB/matcher',
    ]);
  });
  it('is read in either spelling', () => {
    const snake = { on_no_match: { ...to('a'), keep_matching: true } };
    const camel = {
      onNoMatch: {
        action: {
          name: 'x',
          typedConfig: { '@type': `${ANY}google.protobuf.StringValue`, value: 'a' },
        },
        keepMatching: true,
      },
    };
    expect(read(camel).matcher).toEqual(read(snake).matcher);
  });
  it('that is odd is read as far as it goes', () => {
    const { matcher, notices } = read({
      matcher_tree: { input: PORT, exact_match_map: { map: { 1: 'one', 2: to('b') } } },
    });
    expect(matcher.kind === 'exact' && matcher.entries.length).toBe(1);
    expect(notices).toMatchObject([{ pointer: '/matcher_tree/exact_match_map/map/1' }]);
    expect(read({ matcher_tree: { input: 3, custom_match: [] } }).matcher.kind).toBe('unknown');
    expect(read({ matcher_list: { matchers: [{}] } }).matcher).toMatchObject({
      entries: [{ predicate: { kind: 'unknown' }, onMatch: { kind: 'unknown' } }],
    });
  });
  it('that nests for ever is not followed for ever', () => {
    let body: JsonObject = { on_no_match: to('a') };
    let predicate: JsonObject = {};
    for (let i = 0; i < 5000; i++) {
      body = { on_no_match: { matcher: body } };
      predicate = { not_matcher: predicate };
    }
    expect(placesOf(read(body).matcher).length).toBeLessThan(100);
    expect(read({ matcher_list: { matchers: [{ predicate }] } }).matcher.kind).toBe('list');
  });
});

describe('listener filters of a file', () => {
  const origin = {
    state: 'active',
    versionInfo: undefined,
    lastUpdated: undefined,
    rejected: undefined,
  } as const;
  const filters = (list: readonly JsonObject[]) =>
    readListener(new Message({ listener_filters: list }, ROOT, () => {}), origin, 'l').filters;

  it('are known by type, or by the name of older Envoys', () => {
    const type = `${ANY}envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector`;
    const kinds = filters([
      { name: 'mine', typed_config: { '@type': type } },
      { name: 'envoy.listener.http_inspector' },
      { name: 'envoy.filters.listener.original_dst', config: {} },
      { name: 'my.filter' },
      {},
    ]).map(({ kind }) => kind);
    expect(kinds).toEqual(['tls_inspector', 'http_inspector', 'original_dst', 'other', 'other']);
  });
  it('with a predicate that nests for ever are read', () => {
    let filter_disabled: JsonObject = { any_match: true };
    for (let i = 0; i < 5000; i++) filter_disabled = { not_match: filter_disabled };
    expect(filters([{ name: 'a', filter_disabled }])[0]?.disabled?.kind).toBe('not');
  });
});
