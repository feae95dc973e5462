import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { inspectedConnection } from '../fixtures/connections';
import { input, into, is, list, map, matcherOf, to } from '../fixtures/matchers';
import { runMatcher } from './matcher-tree';
import { networkInput } from './network';

const run = (body: JsonObject, more: Parameters<typeof inspectedConnection>[0] = {}) => {
  const seen = inspectedConnection(more);
  return runMatcher(matcherOf(body), (asked) => networkInput(asked, seen));
};

describe('the steps of a matcher', () => {
  const seen = { serverName: 'a.com' };
  const name = (match: JsonObject) => is('ServerNameInput', match);
  const tested = (result: 'yes' | 'no') => ({
    input: { kind: 'server_name' },
    value: 'a.com',
    result,
  });
  it('tell every test of a predicate, up to the one that decides', () => {
    const [yes, no] = [name({ exact: 'a.com' }), name({ exact: 'x' })];
    const or = { or_matcher: { predicate: [no, yes, no] } };
    const and = { and_matcher: { predicate: [yes, no, yes] } };
    const { steps } = run(
      list([
        [and, to('and')],
        [or, to('or')],
      ]),
      seen,
    );
    expect(steps).toEqual([
      {
        step: 'predicate',
        at: '',
        entry: 0,
        tests: [tested('yes'), tested('no')],
        result: 'no',
      },
      {
        step: 'predicate',
        at: '',
        entry: 1,
        tests: [tested('no'), tested('yes')],
        result: 'yes',
      },
      { step: 'action', at: '', name: 'or' },
    ]);
  });
  it('tell that nothing fits, and whether that leads on', () => {
    const never = name({ exact: 'x' });
    expect(run(list([[never, to('a')]]), seen).steps.at(-1)).toEqual({
      step: 'no-match',
      at: '',
      hasOtherwise: false,
    });
    const { steps } = run(list([[never, to('a')]], to('b')), seen);
    expect(steps.slice(-2)).toEqual([
      { step: 'no-match', at: '', hasOtherwise: true },
      { step: 'action', at: '', name: 'b' },
    ]);
  });
  it('tell of a value that is not there that no entry fits', () => {
    const { steps } = run(map('exact', input('ServerNameInput'), { '': to('a') }), {
      serverName: '',
    });
    expect(steps[0]).toMatchObject({ step: 'tree', value: undefined, fits: [], out: [0] });
  });
  it('keep what a nested matcher could not find, though its own match is kept', () => {
    const kept = into(list([[name({ exact: 'x' }), to('a')]]), { keep_matching: true });
    const { end: found, steps } = run(list([[name({ exact: 'a.com' }), kept]], to('b')), seen);
    expect(found).toEqual({ kind: 'action', name: 'b' });
    expect(steps.map(({ step }) => step)).not.toContain('kept-matching');
  });
});

describe('three values', () => {
  const FILTER_STATE = input('FilterStateInput');
  const TYPE = 'envoy.extensions.matching.common_inputs.network.v3.FilterStateInput';
  const unknown = { single_predicate: { input: FILTER_STATE, value_match: { exact: 'x' } } };
  const yes = is('TransportProtocolInput', { prefix: '' });
  const no = { not_matcher: yes };
  const first = (predicate: JsonObject) => {
    const [step] = run(list([[predicate, to('a')]])).steps;
    return step?.step === 'predicate' ? step.result : undefined;
  };
  const all = (...predicate: readonly JsonObject[]) => ({ and_matcher: { predicate } });
  const any = (...predicate: readonly JsonObject[]) => ({ or_matcher: { predicate } });
  it.each([
    [unknown, 'unknown'],
    [{ not_matcher: unknown }, 'unknown'],
    [all(yes, unknown), 'unknown'],
    [all(unknown, yes), 'unknown'],
    [all(unknown, no), 'no'],
    [all(yes, yes), 'yes'],
    [any(no, unknown), 'unknown'],
    [any(unknown, no), 'unknown'],
    [any(unknown, yes), 'yes'],
    [any(no, no), 'no'],
  ])('%#', (predicate, expected) => {
    expect(first(predicate)).toBe(expected);
  });
  it('a regex that is none is unknown, as is a predicate or a matcher of another kind', () => {
    const broken = is('TransportProtocolInput', { safe_regex: { regex: '(' } });
    expect(first(broken)).toBe('unknown');
    expect(first({ single_predicate: { input: 3 } })).toBe('unknown');
    const { end: found, steps } = run(list([[{ x: 1 }, to('a')]], to('b')));
    expect(found).toEqual({ kind: 'unknown', type: '' });
    expect(steps).toEqual([
      {
        step: 'predicate',
        at: '',
        entry: 0,
        tests: [{ input: undefined, value: undefined, result: 'unknown' }],
        result: 'unknown',
      },
      { step: 'unknown', at: '', type: '' },
    ]);
  });
  it('what is unknown is named: the first input that has no answer', () => {
    const typeOf = (predicate: JsonObject) => run(list([[predicate, to('a')]])).end;
    expect(typeOf(all(yes, unknown))).toEqual({ kind: 'unknown', type: TYPE });
    const broken = is('TransportProtocolInput', { safe_regex: { regex: '(' } });
    expect(typeOf(all(yes, broken))).toEqual({ kind: 'unknown', type: 'transport_protocol' });
    const tree = run(map('exact', FILTER_STATE, { x: to('a') }));
    expect(tree.steps).toEqual([{ step: 'unknown', at: '', type: TYPE }]);
  });
  it('what leads to an unknown action is unknown', () => {
    const foreign = { action: { name: 'x', typed_config: { '@type': 'a/b.C' } } };
    expect(run(list([[yes, foreign]], to('b'))).steps.at(-1)).toEqual({
      step: 'unknown',
      at: '',
      type: 'b.C',
    });
  });
});
