import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Listener } from '../../model/types';
import type { Connection } from '../connection';
import {
  chains,
  connection,
  DEFAULT_CHAIN,
  listenerOf,
  PROXY_PROTOCOL,
  place,
  RAW,
  ranges,
  TLS_INSPECTOR,
  tls,
} from '../fixtures/connections';
import { selectFilterChain } from './filter-chain';
import { listenerRejections } from './refusals';

/** The name of the chain taken, or what became of the connection. */
function taken(listener: Listener, asked: Connection): string {
  const { choice } = selectFilterChain(listener, asked);
  return choice.kind === 'chain' ? (listener.chains[choice.chain]?.name ?? '?') : choice.kind;
}

const IST = ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
const P: Readonly<Record<string, JsonObject>> = {
  mtls: { destination_port: 50051, transport_protocol: 'tls', application_protocols: IST },
  plain: { destination_port: 50051, transport_protocol: 'raw_buffer' },
};
const to = (port: number) => place(`10.0.0.1:${port}`);
const from = (text: string) => ({ source: place(text) });

describe('filter chain matches (docs/decisions.md, "Filter chain match")', () => {
  it('1: a client of the mesh', () => {
    const bytes = tls(undefined, 'istio-h2', 'istio', 'h2');
    expect(taken(chains(P), connection({ destination: to(50051), bytes }))).toBe('mtls');
  });
  it('2: plaintext', () => {
    expect(taken(chains(P), connection({ destination: to(50051) }))).toBe('plain');
  });
  it('3: the branch `tls` has nothing without ALPN', () => {
    const asked = connection({ destination: to(50051), bytes: tls(undefined, 'h2') });
    expect(taken(chains(P), asked)).toBe('closed');
  });
  it('4: the port branch is final', () => {
    const asked = connection({ destination: to(50051), bytes: tls(undefined, 'h2') });
    expect(taken(chains({ ...P, any: {} }), asked)).toBe('closed');
  });
  it('5: another port is not', () => {
    const asked = connection({ destination: to(9999), bytes: tls(undefined, 'h2') });
    expect(taken(chains({ ...P, any: {} }), asked)).toBe('any');
  });
  it('6: the default chain on any failure', () => {
    const asked = connection({ destination: to(50051), bytes: tls(undefined, 'h2') });
    expect(taken(chains(P, DEFAULT_CHAIN), asked)).toBe('default');
  });
  it('7: an exact name shadows a wildcard', () => {
    const listener = chains({
      A: { server_names: ['*.com'] },
      B: { server_names: ['example.com'], application_protocols: ['h2'] },
    });
    expect(taken(listener, connection({ bytes: tls('example.com', 'http/1.1') }))).toBe('closed');
  });
  it.each([
    ['WWW.Example.COM', 'ex'],
    ['a.b.example.com', 'w1'],
    ['example.com', 'w2'],
    ['foo.org', 'none'],
    [undefined, 'none'],
  ])('8: %s', (sni, expected) => {
    const listener = chains({
      ex: { server_names: ['www.example.com'] },
      w1: { server_names: ['*.example.com'] },
      w2: { server_names: ['*.com'] },
      none: {},
    });
    expect(taken(listener, connection({ bytes: tls(sni) }))).toBe(expected);
  });
  it('9: a wildcard does not cover its apex', () => {
    const listener = chains({ A: { server_names: ['*.example.com'] } });
    expect(taken(listener, connection({ bytes: tls('example.com') }))).toBe('closed');
  });
  it('10: partial wildcards are refused', () => {
    const refused = listenerRejections(chains({ A: { server_names: ['*w.example.com'] } }));
    expect(refused).toEqual([{ kind: 'partial-wildcard', chain: 0, name: '*w.example.com' }]);
  });
  it('11: the address comes before the name', () => {
    const listener = chains({
      A: { prefix_ranges: ranges('10.0.0.0/8'), server_names: ['a.com'] },
      B: { server_names: ['b.com'] },
    });
    const asked = connection({ destination: place('10.1.1.1:80'), bytes: tls('b.com') });
    expect(taken(listener, asked)).toBe('closed');
  });
  it('12: the longest prefix', () => {
    const listener = chains({
      A: { prefix_ranges: ranges('10.0.0.0/8') },
      B: { prefix_ranges: ranges('10.1.0.0/16') },
    });
    expect(taken(listener, connection({ destination: place('10.1.2.3:80') }))).toBe('B');
  });
  it('13: no ranges beside 0.0.0.0/0 is not determined', () => {
    const listener = chains({ A: {}, B: { source_prefix_ranges: ranges('0.0.0.0/0') } });
    expect(listenerRejections(listener)).toEqual([]);
    const { choice } = selectFilterChain(listener, connection());
    expect(choice).toEqual({ kind: 'undetermined', among: [0, 1] });
  });
  it('14: lists that overlap are refused', () => {
    const listener = chains({
      A: { application_protocols: ['h2', 'http/1.1'] },
      B: { application_protocols: ['http/1.1'] },
    });
    expect(listenerRejections(listener)).toEqual([{ kind: 'overlap', chain: 1, other: 0 }]);
  });
  it('15: equal matches are refused', () => {
    const refused = listenerRejections(chains({ A: {}, B: {} }));
    expect(refused).toEqual([{ kind: 'same-match', chain: 1, other: 0 }]);
  });
  it('16: the client’s order of ALPN decides', () => {
    const listener = chains({
      h2: { application_protocols: ['h2'] },
      h11: { application_protocols: ['http/1.1'] },
    });
    expect(taken(listener, connection({ bytes: tls(undefined, 'http/1.1', 'h2') }))).toBe('h11');
  });
  it.each([
    ['127.0.0.1:1', 'loc'],
    ['127.0.0.2:1', 'any'],
    ['10.0.0.1:1', 'loc'],
    ['10.2.2.2:1', 'any'],
  ])('17: peer %s', (peer, expected) => {
    const listener = chains({ loc: { source_type: 'SAME_IP_OR_LOOPBACK' }, any: {} });
    expect(taken(listener, connection(from(peer)))).toBe(expected);
  });
  it('18: from the branch of local peers there is no way back', () => {
    const listener = chains({
      loc: {
        source_type: 'SAME_IP_OR_LOOPBACK',
        source_prefix_ranges: ranges('192.168.0.0/16'),
      },
      any: {},
    });
    expect(taken(listener, connection(from('127.0.0.1:1')))).toBe('closed');
  });
  it.each([
    ['10.1.1.1:5000', 'B'],
    ['172.16.0.1:5000', 'A'],
    ['172.16.0.1:5001', 'closed'],
  ])('19: source %s', (peer, expected) => {
    const listener = chains({
      A: { source_ports: [5000] },
      B: { source_prefix_ranges: ranges('10.0.0.0/8') },
    });
    expect(taken(listener, connection(from(peer)))).toBe(expected);
  });
  it('20: what has no IP address fits catch-alls alone', () => {
    const listener = chains({
      A: { destination_port: 80 },
      B: { prefix_ranges: ranges('127.0.0.1/32') },
      C: {},
    });
    expect(taken(listener, { destination: undefined, source: undefined, bytes: RAW })).toBe('C');
  });
  it('21: without tls_inspector nothing is ever TLS', () => {
    const listener = chains({ T: { transport_protocol: 'tls' } }, { listener_filters: [] });
    const { choice, trace } = selectFilterChain(listener, connection({ bytes: tls() }));
    expect(choice).toEqual({ kind: 'closed', why: 'filter_chain_not_found' });
    expect(trace).toMatchObject({ kind: 'levels' });
    const out = trace.kind === 'levels' ? trace.steps.flatMap((step) => step.out) : [];
    expect(out).toEqual([{ chains: [0], why: 'not-inspected' }]);
  });
  it.each([
    ['10.0.0.5', 'D'],
    ['192.0.2.1', 'S'],
  ])('22: a PROXY header from %s', (peer, expected) => {
    const listener = chains(
      {
        D: { direct_source_prefix_ranges: ranges('10.0.0.0/8') },
        S: { source_prefix_ranges: ranges('203.0.113.0/24') },
      },
      { listener_filters: [PROXY_PROTOCOL] },
    );
    const header = { source: place('203.0.113.7:9'), destination: place('10.0.0.1:80') };
    const asked = connection({ source: { address: peer, port: 1 }, proxyHeader: header });
    expect(taken(listener, asked)).toBe(expected);
  });
});

describe('no chain', () => {
  it('61: a matcher that names no chain closes, default or not', () => {
    const listener = listenerOf({
      ...DEFAULT_CHAIN,
      filter_chains: [{ name: 'a' }],
      filter_chain_matcher: {
        on_no_match: {
          action: {
            name: 'x',
            typed_config: {
              '@type': 'type.googleapis.com/google.protobuf.StringValue',
              value: 'x',
            },
          },
        },
      },
    });
    expect(selectFilterChain(listener, connection()).choice).toEqual({
      kind: 'closed',
      why: 'unknown_chain_name',
    });
  });
  it.each([
    [true, undefined, 'raw'],
    [false, undefined, 'closed'],
    [true, '0s', 'waiting'],
  ])('65: a silent client, continue %s, timeout %s', (goOn, timeout, expected) => {
    const listener = chains(
      { raw: { transport_protocol: 'raw_buffer' }, tls: { transport_protocol: 'tls' } },
      {
        listener_filters: [TLS_INSPECTOR],
        continue_on_listener_filters_timeout: goOn,
        ...(timeout === undefined ? {} : { listener_filters_timeout: timeout }),
      },
    );
    expect(taken(listener, connection({ bytes: { kind: 'none' } }))).toBe(expected);
  });
});

describe('the trace', () => {
  it('tells at each level the branches, the one taken, and who fell out and why', () => {
    const listener = chains({ ...P, any: {} });
    const asked = connection({ destination: to(50051), bytes: tls(undefined, 'h2') });
    const { trace } = selectFilterChain(listener, asked);
    const steps = trace.kind === 'levels' ? trace.steps : [];
    expect(steps.map(({ level }) => level)).toEqual([
      'destination_port',
      'prefix_ranges',
      'server_names',
      'transport_protocol',
      'application_protocols',
    ]);
    expect(steps[0]).toEqual({
      level: 'destination_port',
      value: '50051',
      branches: [
        { key: '50051', chains: [0, 1], fits: true },
        { key: '', chains: [2], fits: true },
      ],
      taken: '50051',
      rivals: [],
      branchCount: 2,
      out: [{ chains: [2], why: 'shadowed' }],
    });
    expect(steps[3]?.out).toEqual([{ chains: [1], why: 'other-value' }]);
    expect(steps[4]).toMatchObject({
      value: ['h2'],
      taken: undefined,
      out: [{ chains: [0], why: 'other-value' }],
    });
  });
  it('has all the steps of each choice that Envoy leaves open', () => {
    const listener = chains({ A: {}, B: { source_prefix_ranges: ranges('0.0.0.0/0') } });
    const { trace } = selectFilterChain(listener, connection());
    const alternatives = trace.kind === 'levels' ? trace.alternatives : [];
    expect(alternatives.map((steps) => steps.at(-2)?.out)).toEqual([
      [{ chains: [1], why: 'rival' }],
      [{ chains: [0], why: 'rival' }],
    ]);
  });
  it('is determined where all rivals end alike', () => {
    const listener = chains(
      {
        A: { source_ports: [1] },
        B: { source_prefix_ranges: ranges('0.0.0.0/0'), source_ports: [2] },
      },
      DEFAULT_CHAIN,
    );
    expect(taken(listener, connection())).toBe('default');
    expect(taken(listener, connection(from('10.2.2.2:2')))).toBe('undetermined');
  });
});
