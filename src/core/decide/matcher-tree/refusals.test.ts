import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { range } from '../fixtures/connections';
import {
  byDomain,
  byRange,
  input,
  into,
  is,
  list,
  map,
  matcherOf,
  metadataInput,
  to,
  toSocket,
} from '../fixtures/matchers';
import { matcherRefusals } from './refusals';

const ranges = (text: string, on_match: JsonObject): JsonObject => ({
  ranges: [range(text)],
  on_match,
});

describe('what Envoy refuses', () => {
  const refused = (body: JsonObject) =>
    matcherRefusals(matcherOf(body), 'listener').map(({ at, ...what }) => what);
  it('names twice or with a star in the wrong place', () => {
    expect(
      refused(
        byDomain([
          [['a.com'], to('a')],
          [['a.com', '*', '*.b'], to('b')],
        ]),
      ),
    ).toEqual([{ kind: 'repeated-domain', domain: 'a.com' }]);
    const bad = ['*a.com', 'a.*.com', '*.*.com', '*.', ''];
    expect(refused(byDomain([[bad, to('a')]]))).toEqual(
      bad.map((domain) => ({ kind: 'bad-domain', domain })),
    );
  });
  it('ranges and regexes that are none, also in nested matchers', () => {
    const body = map('exact', input('ServerNameInput'), {
      a: into(byRange('SourceIPInput', [ranges('nobody/8', to('a'))])),
      b: into(
        list([[{ not_matcher: is('ServerNameInput', { safe_regex: { regex: '(' } }) }, to('a')]]),
      ),
    });
    expect(refused(body)).toEqual([
      { kind: 'bad-range', range: 'nobody/8' },
      { kind: 'bad-regex', regex: '(' },
    ]);
  });
  it('inputs of other places', () => {
    const http = {
      name: 'h',
      typed_config: { '@type': 'x/envoy.type.matcher.v3.HttpRequestHeaderMatchInput' },
    };
    expect(refused(map('exact', http, { a: to('a') }))).toMatchObject([{ kind: 'foreign' }]);
    const endpoint = metadataInput('Endpoint', ['a']);
    expect(refused(map('exact', endpoint, { a: to('a') }))).toMatchObject([
      { type: 'endpoint_metadata' },
    ]);
    const ofCluster = (body: JsonObject) => matcherRefusals(matcherOf(body), 'cluster');
    expect(ofCluster(map('exact', endpoint, { a: toSocket('a') }))).toEqual([]);
    expect(ofCluster(map('exact', input('ServerNameInput'), { a: toSocket('a') }))).toHaveLength(1);
  });
  it('what must be there and is not', () => {
    const missing = (body: JsonObject) =>
      refused(body).map((fault) => ('what' in fault ? fault.what : fault));
    const name = (match: JsonObject) => is('ServerNameInput', match);
    const yes = name({ exact: '' });
    expect(missing({ on_no_match: to('a') })).toEqual([]);
    expect(missing({})).toEqual([]);
    expect(missing(list([]))).toEqual(['entries']);
    expect(missing(map('exact', input('ServerNameInput'), {}))).toEqual(['entries']);
    expect(missing(map('prefix', input('ServerNameInput'), {}))).toEqual(['entries']);
    expect(missing({ matcher_tree: { input: input('ServerNameInput') } })).toEqual(['tree']);
    expect(missing(byDomain([[[], to('a')]]))).toEqual(['keys']);
    expect(missing(byRange('SourceIPInput', [{ ranges: [], on_match: to('a') }]))).toEqual([
      'keys',
    ]);
    expect(missing(byRange('SourceIPInput', []))).toEqual([]);
    expect(missing(list([[{}, to('a')]]))).toEqual(['predicate']);
    expect(missing(list([[{ or_matcher: { predicate: [yes] } }, to('a')]]))).toEqual(['predicate']);
    expect(missing(list([[yes, {}]]))).toEqual(['on-match']);
    expect(missing(list([[yes, to('a')]]))).toEqual([]);
    const empty: readonly JsonObject[] = [{ prefix: '' }, { suffix: '' }, { contains: '' }, {}];
    for (const match of empty) {
      expect(missing(list([[name(match), to('a')]]))).toEqual(['value']);
    }
  });
  it('inputs and actions without a name, and filter state without a key', () => {
    const missing = (body: JsonObject) =>
      refused(body).map((fault) => ('what' in fault ? fault.what : fault));
    const asking = (asked: JsonObject, lead = to('a')) => map('exact', asked, { v: lead });
    expect(missing(asking(input('ServerNameInput')))).toEqual([]);
    expect(missing(asking({ ...input('ServerNameInput'), name: '' }))).toEqual(['name']);
    const { name: _, ...unnamed } = input('ServerNameInput');
    expect(missing(asking(unnamed))).toEqual(['name']);
    const state = input('FilterStateInput');
    expect(missing(asking(state))).toEqual(['key']);
    const type = { '@type': 'x/envoy.FilterStateInput' };
    expect(missing(asking({ ...state, typed_config: { ...type, key: '' } }))).toEqual(['key']);
    expect(missing(asking({ ...state, typed_config: { ...type, key: 'k' } }))).toEqual([]);
    const action = { typed_config: { '@type': 'x/google.protobuf.StringValue', value: 'a' } };
    const lead = (name: string): JsonObject => ({ action: { name, ...action } });
    expect(missing(asking(input('ServerNameInput'), lead('')))).toEqual(['on-match']);
    expect(missing(asking(input('ServerNameInput'), lead('a')))).toEqual([]);
    expect(missing({ on_no_match: { action } })).toEqual(['on-match']);
  });
  it('actions that nobody registers', () => {
    const of = (type: string) =>
      refused({ on_no_match: { action: { name: 'x', typed_config: { '@type': `a/${type}` } } } });
    expect(of('google.protobuf.Int32Value')).toMatchObject([{ kind: 'foreign' }]);
    expect(of('my.Action')).toEqual([]);
  });
});
