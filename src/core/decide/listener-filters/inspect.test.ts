import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Connection, SeenConnection } from '../connection';
import {
  BOTH_INSPECTORS,
  connection,
  HTTP_INSPECTOR,
  listenerOf,
  ORIGINAL_DST,
  PROXY_PROTOCOL,
  place,
  TLS_INSPECTOR,
  tls,
} from '../fixtures/connections';
import { type Inspection, implyingField, inspect } from './inspect';

const look = (filters: readonly JsonObject[], asked: Connection, more: JsonObject = {}) =>
  inspect(listenerOf({ listener_filters: filters, ...more }), asked);

function seen({ end }: Inspection): SeenConnection {
  if (end.kind !== 'seen') throw new Error(end.kind);
  return end.connection;
}
const found = (filters: readonly JsonObject[], asked: Connection) => {
  const { transportProtocol, serverName, applicationProtocols } = seen(look(filters, asked));
  return [transportProtocol, serverName, ...applicationProtocols];
};

describe('the inspectors', () => {
  const hello = connection({ bytes: tls('A.Example.COM', 'h2', 'http/1.1') });
  it('of TLS gives protocol, name in lower case, and ALPN in the client’s order', () => {
    expect(found([TLS_INSPECTOR], hello)).toEqual(['tls', 'a.example.com', 'h2', 'http/1.1']);
    expect(found([TLS_INSPECTOR], connection())).toEqual(['raw_buffer', '']);
  });
  it('of HTTP finds one protocol, and nothing in TLS, in either order', () => {
    const http = connection({ bytes: { kind: 'h2c' } });
    expect(found([HTTP_INSPECTOR], http)).toEqual(['raw_buffer', '', 'h2c']);
    const both = ['tls', 'a.example.com', 'h2', 'http/1.1'];
    expect(found(BOTH_INSPECTORS, hello)).toEqual(both);
    expect(found([HTTP_INSPECTOR, TLS_INSPECTOR], hello)).toEqual(both);
    expect(found([HTTP_INSPECTOR], hello)).toEqual(['raw_buffer', '']);
    expect(found(BOTH_INSPECTORS, connection())).toEqual(['raw_buffer', '']);
  });
  it('see nothing where there is none', () => {
    expect(found([], hello)).toEqual(['raw_buffer', '']);
    expect(seen(look([], hello)).inspected).toEqual({ tls: false, http: false });
  });
  it('see nothing behind a PROXY header that nobody took off', () => {
    const proxyHeader = { source: place('1.1.1.1:1'), destination: place('2.2.2.2:2') };
    const asked = { ...hello, proxyHeader };
    expect(found([TLS_INSPECTOR, PROXY_PROTOCOL], asked)).toEqual(['raw_buffer', '']);
    expect(found([PROXY_PROTOCOL, TLS_INSPECTOR], asked)[0]).toBe('tls');
  });
});

describe('filter_disabled', () => {
  const range = (start: number | undefined, end: number): JsonObject => ({
    destination_port_range: { ...(start === undefined ? {} : { start }), end },
  });
  const off = (predicate: JsonObject) => [
    ORIGINAL_DST,
    { ...TLS_INSPECTOR, filter_disabled: predicate },
  ];
  const protocol = (predicate: JsonObject, port: number) =>
    found(
      off(predicate),
      connection({
        destination: place(`10.0.0.1:${port}`),
        acceptedOn: place('10.0.0.1:15006'),
        bytes: tls(),
      }),
    )[0];

  it.each([
    [range(80, 81), 80, 'raw_buffer'],
    [range(80, 81), 81, 'tls'],
    [range(undefined, 80), 79, 'raw_buffer'],
    [{ not_match: range(80, 81) }, 80, 'tls'],
    [{ not_match: range(80, 81) }, 443, 'raw_buffer'],
    [{ or_match: { rules: [range(80, 81), range(443, 444)] } }, 443, 'raw_buffer'],
    [{ or_match: { rules: [range(80, 81), range(443, 444)] } }, 444, 'tls'],
    [{ and_match: { rules: [range(80, 90), range(85, 99)] } }, 80, 'tls'],
    [{ and_match: { rules: [range(80, 90), range(85, 99)] } }, 85, 'raw_buffer'],
    [{ any_match: true }, 1, 'raw_buffer'],
  ])('%j on port %i', (predicate, port, expected) => {
    expect(protocol(predicate, port)).toBe(expected);
  });
  it('is told in the steps', () => {
    const { steps } = look(off({ any_match: true }), connection());
    expect(steps.at(-1)).toEqual({
      index: 1,
      name: 'envoy.filters.listener.tls_inspector',
      effect: { kind: 'disabled', port: 80 },
    });
  });
  it('of an unknown kind leaves it open', () => {
    expect(look(off({}), connection()).steps.at(-1)?.effect).toEqual({ kind: 'unknown' });
  });
});

describe('addresses', () => {
  const redirected = connection({ acceptedOn: place('10.0.0.1:15006') });
  it('are restored by original_dst after a redirect, and by use_original_dst', () => {
    expect(seen(look([], redirected))).toMatchObject({ local: { port: 15006 }, restored: false });
    expect(seen(look([ORIGINAL_DST], redirected))).toMatchObject({
      local: { port: 80 },
      restored: true,
    });
    const implied = look([], redirected, { use_original_dst: true });
    expect(seen(implied)).toMatchObject({ local: { port: 80 }, restored: true });
    expect(implied.steps).toMatchObject([{ index: undefined, effect: { kind: 'sets' } }]);
    expect(seen(look([ORIGINAL_DST], connection()))).toMatchObject({ restored: false });
  });
  it('come from a PROXY header; the direct peer stays', () => {
    const proxyHeader = { source: place('1.1.1.1:1'), destination: place('2.2.2.2:2') };
    expect(seen(look([PROXY_PROTOCOL], connection({ proxyHeader })))).toMatchObject({
      local: proxyHeader.destination,
      remote: proxyHeader.source,
      directRemote: { address: '10.2.2.2' },
      restored: true,
    });
  });
  it('without a header the connection is closed, unless the filter allows it', () => {
    expect(look([PROXY_PROTOCOL], connection()).end).toEqual({
      kind: 'closed',
      why: 'no_proxy_header',
    });
    const config = {
      '@type':
        'type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol',
      allow_requests_without_proxy_protocol: true,
    };
    const allowing = { name: 'p', typed_config: config };
    expect(look([allowing], connection()).end.kind).toBe('seen');
  });
});

describe('the steps', () => {
  const effects = (filters: readonly JsonObject[], asked: Connection) =>
    look(filters, asked).steps.map(({ effect }) => effect);
  const proxyHeader = { source: place('1.1.1.1:1'), destination: place('2.2.2.2:2') };
  const nothing = { kind: 'nothing' };

  it('tell what each filter found', () => {
    const hello = connection({ bytes: tls('A.com', 'h2') });
    const sets = {
      kind: 'sets',
      transportProtocol: 'tls',
      serverName: 'a.com',
      applicationProtocols: ['h2'],
    };
    expect(effects(BOTH_INSPECTORS, hello)).toEqual([sets, nothing]);
    const h2c = connection({ bytes: { kind: 'h2c' } });
    const http = { kind: 'sets', applicationProtocols: ['h2c'] };
    expect(effects(BOTH_INSPECTORS, h2c)).toEqual([nothing, http]);
    expect(effects([PROXY_PROTOCOL], connection({ proxyHeader }))).toEqual([
      { kind: 'sets', local: proxyHeader.destination, remote: proxyHeader.source },
    ]);
    const same = { ...proxyHeader, destination: place('10.0.0.1:80') };
    expect(effects([PROXY_PROTOCOL], connection({ proxyHeader: same }))).toEqual([
      { kind: 'sets', remote: proxyHeader.source },
    ]);
  });
  it('tell that a PROXY header in front hides what comes behind it', () => {
    const hello = connection({ bytes: { kind: 'http/1.1' }, proxyHeader });
    expect(effects([HTTP_INSPECTOR, PROXY_PROTOCOL, HTTP_INSPECTOR], hello)).toMatchObject([
      nothing,
      { kind: 'sets' },
      { kind: 'sets', applicationProtocols: ['http/1.1'] },
    ]);
    expect(seen(look([HTTP_INSPECTOR], hello)).inspected).toEqual({ tls: false, http: true });
    // The header alone is enough for an inspector to run; no bytes follow it.
    const silent = connection({ bytes: { kind: 'none' }, proxyHeader });
    expect(effects(BOTH_INSPECTORS, silent)).toEqual([nothing, nothing]);
    expect(effects([PROXY_PROTOCOL, TLS_INSPECTOR], silent)[1]).toEqual({ kind: 'waits' });
  });
  it('tell of filters that leave a connection as it is', () => {
    const config = (name: string, type: string): JsonObject => ({
      name,
      typed_config: { '@type': `type.googleapis.com/envoy.extensions.filters.listener.${type}` },
    });
    const filters = [
      config('a', 'original_src.v3.OriginalSrc'),
      config('b', 'local_ratelimit.v3.LocalRateLimit'),
    ];
    expect(effects(filters, connection())).toEqual([nothing, nothing]);
  });
});

describe('a silent client', () => {
  const silent = connection({ bytes: { kind: 'none' } });
  it('is waited for by a filter of PROXY headers', () => {
    const { steps, end } = look([PROXY_PROTOCOL], silent);
    expect(steps).toMatchObject([{ effect: { kind: 'waits' } }]);
    expect(end).toEqual({ kind: 'closed', why: 'listener_filters_timeout' });
  });
  it('is not waited for where no filter wants bytes', () => {
    expect(look([ORIGINAL_DST], silent).end.kind).toBe('seen');
  });
  it('is closed, taken or kept waiting as the listener says; later filters have no turn', () => {
    expect(look([HTTP_INSPECTOR], silent).end).toMatchObject({ why: 'listener_filters_timeout' });
    expect(look([TLS_INSPECTOR], silent, { listener_filters_timeout: '0s' }).end.kind).toBe(
      'waiting',
    );
    const taken = look([TLS_INSPECTOR, HTTP_INSPECTOR], silent, {
      continue_on_listener_filters_timeout: true,
    });
    expect(taken.steps).toMatchObject([{ effect: { kind: 'waits' } }]);
    expect(seen(taken).transportProtocol).toBe('raw_buffer');
  });
});

describe('use_proxy_proto of a chain', () => {
  const filter_chains: readonly JsonObject[] = [
    { name: 'a', use_proxy_proto: true },
    { name: 'b' },
  ];
  const proxyHeader = { source: place('1.1.1.1:1'), destination: place('2.2.2.2:2') };

  it('of the first chain wants a header of all connections, behind the other filters', () => {
    const hello = connection({ bytes: tls('a.com'), proxyHeader });
    const taken = look([TLS_INSPECTOR], hello, { filter_chains });
    expect(seen(taken)).toMatchObject({
      remote: place('1.1.1.1:1'),
      transportProtocol: 'raw_buffer',
    });
    expect(taken.steps).toMatchObject([
      { index: 0 },
      { index: undefined, name: 'envoy.filters.listener.proxy_protocol' },
    ]);
    expect(look([], connection(), { filter_chains }).end).toEqual({
      kind: 'closed',
      why: 'no_proxy_header',
    });
    const both = look([], hello, { filter_chains, use_original_dst: true }).steps;
    expect(both.map(({ name }) => implyingField(name))).toEqual([
      'use_original_dst',
      'use_proxy_proto',
    ]);
  });

  it('of another chain, or of the default chain, does nothing', () => {
    const later = { filter_chains: [...filter_chains].reverse() };
    expect(look([], connection(), later).end.kind).toBe('seen');
    const fallback = { filter_chains: [{}], default_filter_chain: { use_proxy_proto: true } };
    expect(look([], connection(), fallback).end.kind).toBe('seen');
  });
});

describe('other listeners', () => {
  it('over QUIC see the handshake itself, and one protocol', () => {
    const asked = connection({ bytes: { kind: 'quic', sni: 'A.com', alpn: ['h3', 'h3-29'] } });
    expect(found([], asked)).toEqual(['quic', 'a.com', 'h3']);
    const redirected = { ...asked, acceptedOn: place('10.0.0.1:15006') };
    const inspection = look(BOTH_INSPECTORS, redirected, { use_original_dst: true });
    // No listener filter has a turn, so that nothing is restored.
    expect(inspection.steps).toEqual([]);
    expect(seen(inspection)).toMatchObject({
      local: place('10.0.0.1:15006'),
      restored: false,
      inspected: { tls: true, http: false },
    });
    expect(seen(look([], asked)).local).toEqual(asked.destination);
    const bare = connection({ bytes: { kind: 'quic', sni: undefined, alpn: [] } });
    expect(found([], bare)).toEqual(['quic', '']);
  });
  it('with a filter that we do not know say so', () => {
    const { steps } = look([{ name: 'my.filter' }], connection());
    expect(steps).toEqual([{ index: 0, name: 'my.filter', effect: { kind: 'unknown' } }]);
  });
});
