import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { inspectedConnection, range } from '../fixtures/connections';
import { byDomain, byRange, input, into, is, list, map, matcherOf, to } from '../fixtures/matchers';
import { runMatcher } from './matcher-tree';
import { networkInput } from './network';

const run = (body: JsonObject, more: Parameters<typeof inspectedConnection>[0] = {}) => {
  const seen = inspectedConnection(more);
  return runMatcher(matcherOf(body), (asked) => networkInput(asked, seen));
};
const end = (...args: Parameters<typeof run>): string => {
  const { end: found } = run(...args);
  return found.kind === 'action' ? found.name : found.kind;
};

const NEVER = into(list([]));
const ranges = (text: string, on_match: JsonObject, exclusive = false): JsonObject => ({
  ranges: [range(text)],
  on_match,
  exclusive,
});

describe('what was redacted', () => {
  const REDACTED = { custom: { name: 'redacted' } };
  const seen = { serverName: 'a.com' };
  it('is what cannot be known, whatever the input has', () => {
    const predicate = list([[is('ServerNameInput', REDACTED), to('yes')]], to('no'));
    expect(run(predicate, seen).end).toEqual({ kind: 'unknown', type: 'redacted' });
    expect(end(predicate, { serverName: '' })).toBe('no');
    const tree = {
      matcher_tree: { input: input('ServerNameInput'), custom_match: { name: 'redacted' } },
    };
    expect(run(tree, seen).end).toEqual({ kind: 'unknown', type: 'redacted' });
  });
});

describe('inputs', () => {
  const seen = {
    local: { address: '10.0.0.1', port: 443 },
    remote: { address: '10.0.0.1', port: 40000 },
    directRemote: { address: '192.0.2.1', port: 1 },
    transportProtocol: 'tls',
    serverName: 'a.com',
    applicationProtocols: ['h2', 'http/1.1'],
  };
  it.each([
    ['DestinationIPInput', '10.0.0.1'],
    ['DestinationPortInput', '443'],
    ['SourceIPInput', '10.0.0.1'],
    ['SourcePortInput', '40000'],
    ['DirectSourceIPInput', '192.0.2.1'],
    ['SourceTypeInput', 'local'],
    ['ServerNameInput', 'a.com'],
    ['TransportProtocolInput', 'tls'],
    ['ApplicationProtocolInput', "'h2','http/1.1'"],
  ])('%s is %s', (type, value) => {
    expect(end(list([[is(type, { exact: value }), to('yes')]]), seen)).toBe('yes');
  });
  it.each([
    ['SourceTypeInput', { remote: { address: '10.9.9.9', port: 1 } }],
    ['ServerNameInput', { serverName: '' }],
    ['ApplicationProtocolInput', { applicationProtocols: [] }],
    ['DestinationIPInput', { local: undefined }],
    ['SourcePortInput', { remote: undefined }],
  ])('%s may have no value, which fits nothing', (type, more) => {
    const any = is(type, { prefix: '' });
    expect(end(list([[any, to('yes')]], to('no')), { ...seen, ...more })).toBe('no');
    expect(end(list([[{ not_matcher: any }, to('yes')]]), { ...seen, ...more })).toBe('yes');
    expect(end(map('prefix', input(type), { '': to('yes') }), { ...seen, ...more })).toBe(
      'no-match',
    );
  });
});

describe('lists', () => {
  const name = (match: JsonObject) => is('ServerNameInput', match);
  const seen = { serverName: 'Ab.com' };
  it.each([
    [{ exact: 'Ab.com' }, true],
    [{ exact: 'ab.com' }, false],
    [{ exact: 'ab.COM', ignore_case: true }, true],
    [{ prefix: 'Ab' }, true],
    [{ prefix: 'ab', ignore_case: true }, true],
    [{ suffix: '.com' }, true],
    [{ suffix: '.org' }, false],
    [{ contains: 'b.c' }, true],
    [{ contains: 'x' }, false],
    [{ safe_regex: { regex: 'A.*m' } }, true],
    [{ safe_regex: { regex: 'A.*c' } }, false],
  ])('%j', (match, expected) => {
    expect(end(list([[name(match), to('yes')]], to('no')), seen)).toBe(expected ? 'yes' : 'no');
  });
  it('take the first that holds, and go on after a nested miss', () => {
    const yes = name({ prefix: 'A' });
    expect(
      end(
        list([
          [yes, NEVER],
          [yes, to('b')],
          [yes, to('c')],
        ]),
        seen,
      ),
    ).toBe('b');
    expect(end(list([[yes, NEVER]], to('other')), seen)).toBe('other');
  });
  it('know and, or, not', () => {
    const [yes, no] = [name({ prefix: 'A' }), name({ prefix: 'x' })];
    const and = { and_matcher: { predicate: [yes, no] } };
    const or = { or_matcher: { predicate: [no, yes] } };
    expect(
      end(
        list([
          [and, to('and')],
          [or, to('or')],
        ]),
        seen,
      ),
    ).toBe('or');
    expect(end(list([[{ not_matcher: and }, to('not')]]), seen)).toBe('not');
  });
  it('note what keeps matching, and go on', () => {
    const yes = name({ prefix: 'A' });
    const { end: found, steps } = run(
      list([
        [yes, to('kept', { keep_matching: true })],
        [yes, to('b')],
      ]),
      seen,
    );
    expect(found).toEqual({ kind: 'action', name: 'b' });
    expect(steps.map(({ step }) => step)).toEqual([
      'predicate',
      'kept-matching',
      'predicate',
      'action',
    ]);
  });
});

describe('trees', () => {
  const PORT = input('DestinationPortInput');
  const seen = { local: { address: '10.1.2.3', port: 8080 } };
  it('by the exact text', () => {
    expect(end(map('exact', PORT, { 8080: to('a') }), seen)).toBe('a');
    expect(end(map('exact', PORT, { 80: to('a') }, to('b')), seen)).toBe('b');
    expect(end(map('exact', PORT, { 8080: NEVER }, to('b')), seen)).toBe('b');
  });
  it('by the longest prefix, then shorter ones', () => {
    const entries = { 8: to('short'), 80: to('middle'), 808: NEVER };
    expect(end(map('prefix', PORT, entries), seen)).toBe('middle');
  });
  it('by the most specific range, then wider ones unless they are exclusive', () => {
    const wide = ranges('10.0.0.0/8', to('wide'));
    const near = ranges('10.1.0.0/16', NEVER);
    const exclusive = ranges('10.0.0.0/8', to('exclusive'), true);
    const all = ranges('0.0.0.0/0', to('all'));
    const by = (...entries: readonly JsonObject[]) => byRange('DestinationIPInput', entries);
    expect(end(by(wide, near), seen)).toBe('wide');
    expect(end(by(all, exclusive, near), seen)).toBe('all');
    expect(end(by(all, exclusive), seen)).toBe('exclusive');
    expect(end(by(ranges('192.0.2.0/24', to('x'))), seen)).toBe('no-match');
    const [first, second] = [ranges('10.0.0.0/8', to('1')), ranges('10.9.9.9/8', to('2'))];
    expect(end(by(first, second), seen)).toBe('1');
  });
  it('by names: exact, then wildcards from the longest, then the star', () => {
    const body = byDomain([
      [['*'], to('star')],
      [['*.com', 'b.com'], to('com')],
      [['*.a.com'], to('a')],
      [['x.a.com'], NEVER],
    ]);
    const of = (serverName: string) => end(body, { serverName });
    expect(['y.a.com', 'x.a.com', 'b.com', 'c.com', 'c.org'].map(of)).toEqual([
      'a',
      'a',
      'com',
      'com',
      'star',
    ]);
    expect(end(body, { serverName: '' })).toBe('no-match');
  });
  it('tell what fits and what does not', () => {
    const { steps } = run(map('exact', PORT, { 80: to('a'), 8080: to('b') }), seen);
    expect(steps).toEqual([
      {
        step: 'tree',
        at: '',
        kind: 'exact',
        input: { kind: 'destination_port' },
        value: '8080',
        fits: [{ entry: 1, key: '8080', passedOver: false }],
        out: [0],
      },
      { step: 'enter', at: '', entry: 1 },
      { step: 'action', at: '', name: 'b' },
    ]);
  });
});

describe('what a dump cannot tell', () => {
  const FILTER_STATE = input('FilterStateInput');
  const unknown = { single_predicate: { input: FILTER_STATE, value_match: { exact: 'x' } } };
  it('is unknown, unless something before it decides', () => {
    expect(end(list([[unknown, to('a')]], to('b')))).toBe('unknown');
    expect(end(map('exact', FILTER_STATE, { x: to('a') }))).toBe('unknown');
    const yes = is('TransportProtocolInput', { prefix: '' });
    expect(
      end(
        list([
          [yes, to('a')],
          [unknown, to('b')],
        ]),
      ),
    ).toBe('a');
    const or = { or_matcher: { predicate: [unknown, yes] } };
    const and = { and_matcher: { predicate: [unknown, { not_matcher: yes }] } };
    expect(end(list([[or, to('a')]]))).toBe('a');
    expect(end(list([[and, to('a')]], to('b')))).toBe('b');
  });
  it('names what is missing', () => {
    expect(run(map('exact', FILTER_STATE, {})).end).toMatchObject({
      kind: 'unknown',
      type: 'envoy.extensions.matching.common_inputs.network.v3.FilterStateInput',
    });
    expect(
      end({ on_no_match: { action: { name: 'x', typed_config: { '@type': 'a/b.C' } } } }),
    ).toBe('unknown');
  });
});
