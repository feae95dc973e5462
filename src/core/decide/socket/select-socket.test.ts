import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { ROOT } from '../../base/pointer';
import { impliedSocket } from '../../model/read-socket';
import type { Endpoint, TransportSocket } from '../../model/types';
import { client, tlsSocket } from '../fixtures/contexts';
import { chooseSocket, selectSocket, socketOf, UNLISTED } from './select-socket';

const socket = tlsSocket(client({}));
const entries = (...list: readonly (readonly [string, JsonObject])[]) =>
  list.map(([name, match]) => ({ name, match, socket, pointer: ROOT }));
const cluster = (...list: readonly (readonly [string, JsonObject])[]) => ({
  matches: entries(...list),
  byMatcher: false,
  matcher: undefined,
  socket: impliedSocket(ROOT),
});
const endpoint = (
  metadata: JsonObject | undefined,
  localityMetadata?: Endpoint['localityMetadata'],
) => ({
  metadata,
  localityMetadata,
  filterMetadata: undefined,
  localityFilterMetadata: undefined,
});

const ISTIO = [
  ['tlsMode-istio', { tlsMode: 'istio' }],
  ['tlsMode-disabled', {}],
] as const;
const ONLY_ISTIO = [ISTIO[0]] as const;

describe('matches against endpoint metadata', () => {
  it.each([
    [23, ISTIO, endpoint({ tlsMode: 'istio' }), 'tlsMode-istio'],
    [24, ISTIO, endpoint(undefined), 'tlsMode-disabled'],
    [25, ISTIO, endpoint({ tlsMode: 'Istio' }), 'tlsMode-disabled'],
    [26, ISTIO, endpoint(undefined, { tlsMode: 'istio' }), 'tlsMode-disabled'],
    [27, ONLY_ISTIO, endpoint(undefined, { tlsMode: 'istio' }), 'tlsMode-istio'],
    [28, ONLY_ISTIO, endpoint({}), 'own'],
    [29, [['a', { mtls: true }]], endpoint({ mtls: 'true' }), 'own'],
    [30, [['all', {}], ISTIO[0]], endpoint({ tlsMode: 'istio' }), 'all'],
    [
      31,
      [
        ['ab', { a: '1', b: '2' }],
        ['a', { a: '1' }],
      ],
      endpoint({ a: '1', c: '9' }),
      'a',
    ],
    [32, [['o', { o: { x: 1 } }]], endpoint({ o: { x: 1, y: 2 } }), 'own'],
  ] as const)('%i', (_, list, given, expected) => {
    const asked = cluster(...list);
    const verdict = selectSocket(asked, given);
    const taken = verdict.kind === 'match' ? asked.matches[verdict.index]?.name : verdict.kind;
    expect(taken).toBe(expected);
  });
});

describe('what a dump cannot tell', () => {
  it('is unknown where locality metadata, never dumped for EDS, could decide', () => {
    const verdict = selectSocket(cluster(...ONLY_ISTIO), endpoint({ tlsMode: 'x' }, 'not-dumped'));
    expect(verdict).toMatchObject({ kind: 'unknown', missing: 'locality' });
  });
  it('is known where the endpoint decides, or an empty match takes it', () => {
    const fits = selectSocket(cluster(...ONLY_ISTIO), endpoint({ tlsMode: 'istio' }, 'not-dumped'));
    expect(fits).toMatchObject({ kind: 'match', index: 0, by: 'endpoint' });
    const rest = selectSocket(cluster(...ISTIO), endpoint(undefined, 'not-dumped'));
    expect(rest).toMatchObject({ kind: 'match', index: 1, by: 'endpoint' });
  });
  it('is known where there are no entries', () => {
    expect(selectSocket(cluster(), endpoint(undefined, 'not-dumped')).kind).toBe('own');
  });
  it('is unknown under transport_socket_matcher, which ignores the entries’ own matches', () => {
    const verdict = selectSocket({ ...cluster(...ISTIO), byMatcher: true }, endpoint({}));
    expect(verdict).toMatchObject({ kind: 'unknown', missing: 'matcher' });
  });
});

describe('the trace', () => {
  it('tells at each step what was looked at and why each entry fell out', () => {
    const list = cluster(['istio', { tlsMode: 'istio' }], ['zone', { zone: 'a' }], ['z', {}]);
    const verdict = selectSocket(list, endpoint({ tlsMode: 'off', zone: 'a' }));
    expect(verdict.trace).toEqual([
      {
        step: 'endpoint',
        metadata: { tlsMode: 'off', zone: 'a' },
        candidates: [
          {
            index: 0,
            name: 'istio',
            match: { tlsMode: 'istio' },
            outcome: {
              kind: 'out',
              why: { key: 'differs', field: 'tlsMode', wanted: 'istio', found: 'off' },
            },
          },
          { index: 1, name: 'zone', match: { zone: 'a' }, outcome: { kind: 'taken' } },
          { index: 2, name: 'z', match: {}, outcome: { kind: 'late', fits: true } },
        ],
      },
    ]);
  });
  it('goes from endpoint to locality to the own socket', () => {
    const verdict = selectSocket(cluster(...ONLY_ISTIO), endpoint(undefined, { tlsMode: 'x' }));
    expect(verdict.trace.map((s) => s.step)).toEqual(['endpoint', 'locality', 'own']);
    expect(verdict.trace.at(-1)).toEqual({ step: 'own', implied: true });
    expect(selectSocket(cluster(), endpoint({})).trace).toEqual([{ step: 'own', implied: true }]);
  });
  it('tells a socket that is there from one that is implied', () => {
    const own = (socket: TransportSocket) =>
      selectSocket({ ...cluster(), socket }, endpoint({})).trace;
    expect(own(socket)).toEqual([{ step: 'own', implied: false }]);
    const { content, ...raw } = impliedSocket(ROOT);
    const written = { ...raw, content: { ...content, implied: false } };
    expect(own(written)).toEqual([{ step: 'own', implied: false }]);
  });
  it('tells in the second pass what the locality has, and takes there', () => {
    const list = cluster(['a', { a: '1' }], ['b', { b: '1' }], ['c', { c: '1' }]);
    const { trace, ...choice } = selectSocket(list, endpoint({ a: '2' }, { b: '1' }));
    expect(choice).toEqual({ kind: 'match', index: 1, by: 'locality' });
    expect(trace).toMatchObject([
      {
        step: 'endpoint',
        metadata: { a: '2' },
        candidates: [
          { outcome: { kind: 'out', why: { key: 'differs' } } },
          { outcome: { kind: 'out' } },
          { outcome: { kind: 'out' } },
        ],
      },
      {
        step: 'locality',
        metadata: { b: '1' },
        candidates: [
          { outcome: { kind: 'out' } },
          { outcome: { kind: 'taken' } },
          { outcome: { kind: 'late', fits: false } },
        ],
      },
    ]);
    expect(trace).toHaveLength(2);
  });
  it('leaves undecided what a locality that is not dumped could decide', () => {
    const verdict = selectSocket(cluster(...ONLY_ISTIO), endpoint({ tlsMode: 'x' }, 'not-dumped'));
    expect(verdict.trace).toMatchObject([
      { step: 'endpoint', candidates: [{ outcome: { kind: 'out' } }] },
      {
        step: 'locality',
        metadata: 'not-dumped',
        candidates: [
          {
            index: 0,
            name: 'tlsMode-istio',
            match: { tlsMode: 'istio' },
            outcome: { kind: 'undecided' },
          },
        ],
      },
    ]);
  });
  it('has the matcher’s step alone where that cannot be run', () => {
    const verdict = selectSocket({ ...cluster(...ISTIO), byMatcher: true }, endpoint({}));
    expect(verdict.trace).toEqual([{ step: 'matcher', steps: [], named: undefined }]);
  });
});

describe('the socket that was chosen', () => {
  it('is the entry’s, or the cluster’s own', () => {
    const both = cluster(['a', { tlsMode: 'a' }], ['b', {}]);
    expect(socketOf(both, chooseSocket(both, endpoint({})))).toBe(both.matches[1]?.socket);
    const none = cluster();
    expect(socketOf(none, chooseSocket(none, endpoint({})))).toBe(none.socket);
  });
  it('is unknown where the choice is', () => {
    const istio = cluster(...ONLY_ISTIO);
    expect(socketOf(istio, { kind: 'unknown', missing: 'locality' })).toBeUndefined();
  });
  it('is chosen for an address without metadata where endpoints are found at connection time', () => {
    const any = cluster(...ONLY_ISTIO, ['rest', {}]);
    expect(chooseSocket(any, UNLISTED)).toEqual({ kind: 'match', index: 1, by: 'endpoint' });
    expect(chooseSocket(cluster(...ONLY_ISTIO), UNLISTED)).toEqual({ kind: 'own' });
  });
});
