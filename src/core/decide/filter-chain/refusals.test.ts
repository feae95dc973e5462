import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { chains, DEFAULT_CHAIN, listenerOf, ranges } from '../fixtures/connections';
import { byDomain, into, to } from '../fixtures/matchers';
import { listenerRejections } from './refusals';

const of = (...matches: readonly JsonObject[]) =>
  listenerRejections(chains(Object.fromEntries(matches.map((match, i) => [`c${i}`, match]))));

describe('matches that meet in one leaf', () => {
  it('are refused where they are the same message, or have keys in common at every level', () => {
    const alpn = { application_protocols: ['h2', 'istio'] };
    expect(of(alpn, {}, alpn)).toEqual([{ kind: 'same-match', chain: 2, other: 0 }]);
    const other = { application_protocols: ['istio', 'h2'] };
    expect(of(alpn, {}, other)).toEqual([{ kind: 'overlap', chain: 2, other: 0 }]);
  });
  it('have equal keys whatever their spelling', () => {
    const overlap = [{ kind: 'overlap', chain: 1, other: 0 }];
    expect(of({ server_names: ['A.com'] }, { server_names: ['a.COM', 'b.com'] })).toEqual(overlap);
    expect(of({ server_names: ['.a.com'] }, { server_names: ['*.a.com'] })).toEqual(overlap);
    const near = { prefix_ranges: ranges('10.1.2.3/8') };
    expect(of(near, { prefix_ranges: ranges('10.9.9.9/8') })).toEqual(overlap);
    const six = { source_prefix_ranges: ranges('2001:db8::1/32') };
    expect(of(six, { source_prefix_ranges: ranges('2001:0db8:0::/32') })).toEqual(overlap);
    expect(of({ source_type: 'ANY' }, {})).toEqual([{ kind: 'same-match', chain: 1, other: 0 }]);
  });
  it('are not refused where one level parts them', () => {
    const both = { server_names: ['a.com'], application_protocols: ['h2', 'http/1.1'] };
    expect(of(both, { ...both, source_ports: [1] })).toEqual([]);
    expect(of({ prefix_ranges: ranges('0.0.0.0/0') }, {})).toEqual([]);
    expect(of({ destination_port: 80 }, { destination_port: 81 }, {})).toEqual([]);
  });
  it('can be those of one chain that names a value twice', () => {
    const refused = of({ application_protocols: ['h2', 'h2'] });
    expect(refused).toEqual([{ kind: 'overlap', chain: 0, other: 0 }]);
    expect(of({ source_ports: [1, 2] })).toEqual([]);
  });
  it('never are the default chain’s', () => {
    const fallback = { default_filter_chain: { name: 'd', filter_chain_match: {} } };
    expect(listenerRejections(chains({ a: {} }, fallback))).toEqual([]);
  });
});

describe('what a match may not say', () => {
  it('is a star that does not stand for whole labels in front', () => {
    for (const name of ['*', '*a.com', 'a.*.com']) {
      expect(of({ server_names: [name] })).toEqual([{ kind: 'partial-wildcard', chain: 0, name }]);
    }
    expect(of({ server_names: ['*.com'] })).toEqual([]);
  });
  it('is a range that is none', () => {
    const range = { address_prefix: '10.1', prefix_len: 8 };
    const bad = [{ kind: 'bad-range', chain: 0, range: '10.1/8' }];
    expect(of({ prefix_ranges: [range] })).toEqual(bad);
    expect(of({ source_prefix_ranges: [range] })).toEqual(bad);
    expect(of({ direct_source_prefix_ranges: [range] })).toEqual(bad);
  });
  it('is a length beyond any address, or a port that is none', () => {
    expect(of({ prefix_ranges: ranges('10.0.0.0/128') })).toEqual([]);
    expect(of({ prefix_ranges: ranges('10.0.0.0/129') })).toMatchObject([{ kind: 'bad-range' }]);
    for (const port of [0, 65536]) {
      const bad = [{ kind: 'bad-port', chain: 0, port }];
      expect(of({ destination_port: port })).toEqual(bad);
      expect(of({ source_ports: [80, port] })).toEqual(bad);
    }
    expect(of({ destination_port: 1, source_ports: [1, 65535] })).toEqual([]);
  });
  it('is what Envoy never implemented', () => {
    const unimplemented = [{ kind: 'unimplemented', chain: 0 }];
    expect(of({ address_suffix: '1.2.3.4' })).toEqual(unimplemented);
    expect(of({ suffix_len: 0 })).toEqual(unimplemented);
  });
});

describe('a listener', () => {
  const address = (protocol: string): JsonObject => ({
    address: { socket_address: { address: '0.0.0.0', port_value: 1, protocol } },
  });
  it('over TCP needs a chain', () => {
    expect(listenerRejections(listenerOf(address('TCP')))).toEqual([{ kind: 'no-chains' }]);
    expect(listenerRejections(listenerOf({ ...address('TCP'), ...DEFAULT_CHAIN }))).toEqual([]);
    expect(listenerRejections(listenerOf(address('UDP')))).toEqual([]);
  });
  it('with a matcher needs a name of its own for each chain, and no match', () => {
    const of = (...names: readonly string[]) =>
      listenerRejections(
        listenerOf({
          filter_chain_matcher: { on_no_match: to('a') },
          filter_chains: names.map((name) => ({ name })),
        }),
      );
    expect(of('a', 'b')).toEqual([]);
    expect(of('a', '', 'a')).toEqual([
      { kind: 'no-name', chain: 1 },
      { kind: 'repeated-name', chain: 2, other: 0 },
    ]);
  });
  it('needs a matcher that Envoy loads', () => {
    const refused = listenerRejections(
      listenerOf({
        filter_chains: [{ name: 'a' }],
        filter_chain_matcher: { on_no_match: into(byDomain([[['*a'], to('a')]])) },
      }),
    );
    expect(refused).toMatchObject([{ kind: 'matcher', refusal: { kind: 'bad-domain' } }]);
  });
});
