import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { connect } from '../graph/connect';
import { active, chain, dump, ISTIO_SERVER, listener, modelOf } from '../testing/dump-builder';
import { overviewOf } from './overview';

const INSPECTOR = { listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }] };
const strict = (port: number): JsonObject =>
  chain(`s${port}`, { destination_port: port, transport_protocol: 'tls' }, ISTIO_SERVER);
const plain = (port: number): JsonObject =>
  chain(`p${port}`, { destination_port: port, transport_protocol: 'raw_buffer' });
const permissive = (port: number): readonly JsonObject[] => [strict(port), plain(port)];

const overview = (sections: Parameters<typeof dump>[0]) =>
  overviewOf(connect(modelOf(dump(sections))));
const incoming = (chains: readonly JsonObject[]) =>
  overview({
    listeners: { dynamic_listeners: [active(listener('virtualInbound', chains, INSPECTOR))] },
  }).incoming;

describe('what comes in', () => {
  it('has ports that take plaintext first, and leads to the chain that takes it', () => {
    const rows = incoming([strict(80), ...permissive(8081), plain(9000)]);
    expect(rows.map(({ port, mode, plaintext }) => [port, mode, plaintext])).toEqual([
      [8081, 'PERMISSIVE', 'taken'],
      [9000, 'DISABLE', 'taken'],
      [80, 'STRICT', 'refused'],
    ]);
    expect(rows.map(({ chain: { name } }) => name)).toEqual(['p8081', 'p9000', 's80']);
    expect(rows.every(({ chain: { id } }) => id !== undefined)).toBe(true);
  });

  it('tells of all other ports, and asks about one that no chain names', () => {
    const rows = incoming([strict(8080), chain('any', { transport_protocol: 'raw_buffer' })]);
    expect(rows.map(({ port, asked, mode }) => [port, asked, mode])).toEqual([
      [undefined, 8081, 'DISABLE'],
      [8080, 8080, 'STRICT'],
    ]);
  });

  it('says that plaintext is taken where a chain is there for it, whatever else is', () => {
    const odd = chain(
      'odd',
      { destination_port: 80, transport_protocol: 'tls' },
      {
        name: 'envoy.transport_sockets.quic',
      },
    );
    expect(incoming([odd, plain(80)]).map(({ mode, plaintext }) => [mode, plaintext])).toEqual([
      [expect.stringMatching('unknown|mixed'), 'taken'],
    ]);
    expect(incoming([odd]).map(({ plaintext }) => plaintext)).toEqual(['unknown']);
  });

  it('is nothing where no listener is for it', () => {
    expect(overview({}).incoming).toEqual([]);
    const out = listener('out', [plain(80)], { traffic_direction: 'OUTBOUND' });
    expect(overview({ listeners: { dynamic_listeners: [active(out)] } }).incoming).toEqual([]);
  });

  it('holds hundreds of ports', () => {
    const ports = Array.from({ length: 500 }, (_, at) => 20_000 + at);
    expect(incoming(ports.map(strict))).toHaveLength(500);
  });
});

describe('how it calls', () => {
  const lb = (...addresses: readonly JsonObject[]): JsonObject => ({
    load_assignment: {
      endpoints: [{ lb_endpoints: addresses.map((address) => ({ endpoint: { address } })) }],
    },
  });
  const ip = (address: string): JsonObject => ({ socket_address: { address, port_value: 80 } });
  const calls = (...clusters: readonly JsonObject[]) =>
    overview({
      clusters: { static_clusters: clusters.map((cluster) => ({ cluster })) },
    }).calls.map(({ kind, endpoints, clusters: of }) => [kind, endpoints, of.length]);

  it('counts endpoints; what stays here or goes on as sent is not plaintext on a network', () => {
    expect(
      calls(
        { name: 'away', type: 'STATIC', ...lb(ip('10.0.0.1'), ip('10.0.0.2')) },
        { name: 'here', type: 'STATIC', ...lb({ pipe: { path: '/run/sds' } }) },
        { name: 'PassthroughCluster', type: 'ORIGINAL_DST' },
        { name: 'InboundPassthroughCluster', type: 'ORIGINAL_DST' },
      ),
    ).toEqual([
      ['plaintext', 2, 1],
      ['as-sent', 0, 1],
      ['in-pod', 1, 2],
    ]);
  });

  it('does not call by clusters that list nobody', () => {
    expect(calls({ name: 'BlackHoleCluster', type: 'STATIC', ...lb() })).toEqual([]);
  });

  it('does not call by clusters that are not in force', () => {
    const cluster = { name: 'new', type: 'STATIC', ...lb(ip('10.0.0.1')) };
    const sections = { clusters: { dynamic_warming_clusters: [{ cluster }] } };
    expect(overview(sections).calls).toEqual([]);
  });
});
