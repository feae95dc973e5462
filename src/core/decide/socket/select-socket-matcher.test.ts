import './socket-matcher-engine';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { ROOT } from '../../base/pointer';
import { Message } from '../../dump/schema/message';
import { Pool } from '../../model/pool';
import { readCluster } from '../../model/read-cluster';
import { readEndpoints } from '../../model/read-endpoints';
import type { Cluster } from '../../model/types';
import { byDomain, byRange, input, map, metadataInput, to, toSocket } from '../fixtures/matchers';
import { selectSocket } from './select-socket';
import { socketRefusals } from './select-socket-refusals';
import { needsSocketMatcher } from './socket-matcher';

const ORIGIN = {
  state: 'active',
  versionInfo: undefined,
  lastUpdated: undefined,
  rejected: undefined,
} as const;
const message = (body: JsonObject) =>
  new Message(body, ROOT, ({ about }) => {
    throw new Error(`notice: ${JSON.stringify(about)}`);
  });

const RAW = { name: 'envoy.transport_sockets.raw_buffer' };
const SOCKET_MATCH = 'envoy.transport_socket_match';
const endpoint = (metadata?: JsonObject): JsonObject => ({
  endpoint: { address: { socket_address: { address: '10.0.0.1', port_value: 80 } } },
  ...(metadata === undefined ? {} : { metadata: { filter_metadata: metadata } }),
});
const cluster = (matcher: JsonObject, names: readonly string[] = ['a', 'b'], pool = new Pool()) =>
  readCluster(
    message({
      name: 'c',
      transport_socket_matches: names.map((name) => ({
        name,
        match: { never: 'asked' },
        transport_socket: RAW,
      })),
      transport_socket_matcher: matcher,
    }),
    ORIGIN,
    pool,
  );

/** The name of the entry taken, for an endpoint with this metadata in a locality with that. */
function taken(matcher: JsonObject, metadata?: JsonObject, locality?: JsonObject, dumped = false) {
  const pool = new Pool();
  const read = cluster(matcher, ['a', 'b'], pool);
  const assignment = {
    endpoints: [
      {
        lb_endpoints: [endpoint(metadata)],
        ...(locality === undefined ? {} : { metadata: { filter_metadata: locality } }),
      },
    ],
  };
  const [first] = readEndpoints(message(assignment), dumped, pool);
  if (first === undefined) throw new Error('one endpoint');
  return name(read, selectSocket(read, first));
}

const name = (read: Cluster, verdict: ReturnType<typeof selectSocket>) =>
  verdict.kind === 'match' ? read.matches[verdict.index]?.name : verdict.kind;

const byMode = (filter?: string, of: 'Endpoint' | 'Locality' = 'Endpoint') =>
  map('exact', metadataInput(of, ['tlsMode'], filter), {
    istio: toSocket('a'),
    null: toSocket('b'),
    1: toSocket('b'),
    '{"x":"y"}': toSocket('b'),
    other: toSocket('nobody'),
  });

describe('transport_socket_matcher', () => {
  it('names an entry, whose own match is not looked at; else the own socket is taken', () => {
    const of = (tlsMode: JsonObject[string]) =>
      taken(byMode(SOCKET_MATCH), { [SOCKET_MATCH]: { tlsMode } });
    expect(of('istio')).toBe('a');
    expect(of('other')).toBe('own');
    expect(of('else')).toBe('own');
    expect(of(1)).toBe('b');
    expect(of({ x: 'y' })).toBe('b');
    expect(of('')).toBe('own');
  });
  it('sees null where the metadata lacks the value, and nothing where there is no metadata', () => {
    expect(taken(byMode(SOCKET_MATCH), { [SOCKET_MATCH]: {} })).toBe('b');
    expect(taken(byMode(SOCKET_MATCH), {})).toBe('b');
    expect(taken(byMode(SOCKET_MATCH))).toBe('own');
  });
  it('sees null at the end of no path, which Envoy takes, whatever the metadata has', () => {
    const pathless = map('exact', metadataInput('Endpoint', [], 'x'), {
      null: toSocket('b'),
      '{"y":"z"}': toSocket('a'),
    });
    expect(taken(pathless, { x: { y: 'z' } })).toBe('b');
    expect(taken(pathless)).toBe('own');
  });
  it('asks the filter that it names, that of load balancing by itself', () => {
    expect(taken(byMode(), { 'envoy.lb': { tlsMode: 'istio' } })).toBe('a');
    expect(taken(byMode('x'), { x: { tlsMode: 'istio' } })).toBe('a');
    expect(taken(byMode('x'), { 'envoy.lb': { tlsMode: 'istio' } })).toBe('b');
  });
  it('asks the locality, which a dump does not tell of rows', () => {
    const istio = { [SOCKET_MATCH]: { tlsMode: 'istio' } };
    expect(taken(byMode(SOCKET_MATCH, 'Locality'), {}, istio)).toBe('a');
    expect(taken(byMode(SOCKET_MATCH, 'Locality'), istio)).toBe('own');
    expect(taken(byMode(SOCKET_MATCH, 'Locality'), istio, undefined, true)).toBe('unknown');
  });
  it('is unknown where metadata was read before anybody asked for it', () => {
    const read = cluster(byMode('x'));
    const before = { metadata: undefined, localityMetadata: undefined };
    expect(selectSocket(read, before)).toMatchObject({ kind: 'unknown', missing: 'matcher' });
    // What is known of the filter of socket matches is not taken for what is asked of another one,
    const ofMatches = { metadata: { tlsMode: 'istio' }, localityMetadata: undefined };
    expect(selectSocket(read, ofMatches)).toMatchObject({ kind: 'unknown' });
    // and no such metadata may be no metadata at all, or that of other filters.
    expect(selectSocket(cluster(byMode(SOCKET_MATCH)), before)).toMatchObject({ kind: 'unknown' });
    const row = { metadata: {}, localityMetadata: 'not-dumped' } as const;
    const byLocality = cluster(byMode(SOCKET_MATCH, 'Locality'));
    expect(selectSocket(byLocality, row)).toMatchObject({ kind: 'unknown' });
  });
  it('is unknown where it asks for what only a connection to a listener has', () => {
    const foreign = map('exact', input('ServerNameInput'), { '': toSocket('a'), x: toSocket('b') });
    expect(taken(foreign, {})).toBe('unknown');
  });
  it('has its steps in the trace, and the own socket behind them', () => {
    const read = cluster(byMode(SOCKET_MATCH));
    const verdict = (tlsMode: string) =>
      selectSocket(read, { metadata: { tlsMode }, localityMetadata: undefined });
    expect(verdict('istio').trace).toMatchObject([
      { step: 'matcher', named: 'a', steps: [{ step: 'tree', value: 'istio' }, {}, {}] },
    ]);
    expect(verdict('istio')).toMatchObject({ kind: 'match', index: 0, by: 'matcher' });
    expect(verdict('else').trace).toMatchObject([
      { step: 'matcher', named: undefined },
      { step: 'own' },
    ]);
    expect(verdict('other').trace).toMatchObject([
      { step: 'matcher', named: 'nobody' },
      { step: 'own' },
    ]);
  });
});

describe('the engine of transport_socket_matcher', () => {
  it('is needed where a cluster has a matcher', () => {
    const [plain, other] = [readCluster(message({ name: 'c' }), ORIGIN), cluster(byMode())];
    expect(needsSocketMatcher({ clusters: [] })).toBe(false);
    expect(needsSocketMatcher({ clusters: [plain] })).toBe(false);
    expect(needsSocketMatcher({ clusters: [plain, other] })).toBe(true);
  });
});

describe('a cluster with a matcher', () => {
  it('is refused where two entries have one name, or for its matcher', () => {
    const fine = byMode();
    expect(socketRefusals(cluster(fine))).toEqual([]);
    expect(socketRefusals(cluster(fine, ['a', 'a']))).toEqual([
      { kind: 'repeated-name', match: 1, other: 0 },
    ]);
    const foreign = { name: 'x', typed_config: { '@type': 'a/b.HttpRequestHeaderMatchInput' } };
    expect(socketRefusals(cluster(map('exact', foreign, { a: toSocket('a') })))).toMatchObject([
      { kind: 'matcher' },
    ]);
  });
  it('is refused for an action or a tree of listeners', () => {
    const of = (body: JsonObject) => socketRefusals(cluster(body));
    const foreign = [{ kind: 'matcher', refusal: { kind: 'foreign' } }];
    expect(of({ on_no_match: to('a') })).toMatchObject(foreign);
    expect(of({ on_no_match: toSocket('a') })).toEqual([]);
    const entry = { ranges: [{ address_prefix: '10.0.0.0' }], on_match: toSocket('a') };
    const foreigners = [byDomain([[['a'], toSocket('a')]]), byRange('SourceIPInput', [entry])];
    for (const body of foreigners)
      expect(of(body)).toContainEqual(expect.objectContaining({ kind: 'matcher' }));
  });
  it('needs a name and a socket in each entry, with or without a matcher', () => {
    const read = cluster({ on_no_match: toSocket('a') }, ['', 'b']);
    expect(socketRefusals({ ...read, byMatcher: false, matcher: undefined })).toEqual([
      { kind: 'no-name', match: 0 },
    ]);
    const bare = { name: 'c', transport_socket_matches: [{ name: 'a', match: {} }] };
    const refused = socketRefusals(readCluster(message(bare), ORIGIN));
    expect(refused).toEqual([{ kind: 'no-socket', match: 0 }]);
  });
});
