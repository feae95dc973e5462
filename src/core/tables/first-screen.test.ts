import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { connect } from '../graph/connect';
import { active, chain, dump, ISTIO_SERVER, listener, modelOf } from '../testing/dump-builder';
import { firstScreenOf } from './first-screen';

const INSPECTOR = { listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }] };
const strict = (port: number): JsonObject =>
  chain(`s${port}`, { destination_port: port, transport_protocol: 'tls' }, ISTIO_SERVER);
const plain = (port: number): JsonObject =>
  chain(`p${port}`, { destination_port: port, transport_protocol: 'raw_buffer' });
const permissive = (port: number): readonly JsonObject[] => [strict(port), plain(port)];

const screen = (sections: Parameters<typeof dump>[0]) =>
  firstScreenOf(connect(modelOf(dump(sections))));
const withChains = (chains: readonly JsonObject[], ...fixed: readonly JsonObject[]) =>
  screen({
    listeners: {
      dynamic_listeners: [active(listener('virtualInbound', chains, INSPECTOR))],
      static_listeners: fixed.map((one) => ({ listener: one })),
    },
  });

describe('inbound ports', () => {
  it('say their mode, whether plaintext is accepted, and who verifies the client', () => {
    const { inbound } = withChains([strict(80), ...permissive(8081), plain(9000)]);
    expect(
      inbound.map(({ port, mode, plaintext, clients }) => [port, mode, plaintext, clients]),
    ).toEqual([
      [80, 'STRICT', 'refused', 'demanded'],
      [8081, 'PERMISSIVE', 'taken', 'demanded'],
      [9000, 'DISABLE', 'taken', undefined],
    ]);
    expect(inbound[0]).toMatchObject({ roots: ['ROOTCA'] });
    expect(inbound.every(({ id }) => id !== undefined)).toBe(true);
  });

  it('are summed up, and named where they accept plaintext', () => {
    const { ports } = withChains([
      strict(8080),
      ...permissive(8081),
      chain('any', { transport_protocol: 'raw_buffer' }),
    ]);
    expect(ports).toEqual({
      total: 3,
      plaintext: 2,
      unknown: 0,
      own: 0,
      named: [8081, undefined],
    });
  });

  it('have the health port behind those of services, and do not name it', () => {
    const health = listener('0.0.0.0_15021', [chain('h', {})], {
      traffic_direction: 'UNSPECIFIED',
      address: { socket_address: { address: '0.0.0.0', port_value: 15021 } },
    });
    const { inbound, ports } = withChains([plain(20_000)], health);
    expect(inbound.map(({ port, what }) => [port, what])).toEqual([
      [20_000, 'service'],
      [15_021, 'health'],
    ]);
    expect(ports).toMatchObject({ plaintext: 2, own: 1, named: [20_000] });
  });

  it('count only where they are open', () => {
    const warming = {
      name: 'virtualInbound',
      warming_state: { listener: listener('virtualInbound', permissive(80), INSPECTOR) },
    };
    const of = screen({ listeners: { dynamic_listeners: [warming] } });
    const { inbound, ports } = of;
    expect(of.warming).toEqual(['virtualInbound']);
    expect(inbound).toMatchObject([{ port: 80, standing: 'warming' }]);
    expect(ports).toEqual({ total: 0, plaintext: 0, unknown: 0, own: 0, named: [] });
  });

  it('are not open where Envoy rejected their listener, which is said', () => {
    const rejected = {
      name: 'virtualInbound',
      error_state: {
        failed_configuration: listener('virtualInbound', permissive(80), INSPECTOR),
        details: 'no',
      },
    };
    const { inbound, notListening } = screen({ listeners: { dynamic_listeners: [rejected] } });
    expect(inbound).toMatchObject([{ port: 80, standing: 'rejected', plaintext: 'not-listening' }]);
    expect(notListening).toEqual(['virtualInbound']);
  });

  it('tell a port where any certificate is accepted from one that verifies', () => {
    const context = {
      require_client_certificate: true,
      common_tls_context: {
        validation_context: { trust_chain_verification: 'ACCEPT_UNTRUSTED' },
        tls_certificate_sds_secret_configs: [{ name: 'default' }],
      },
    };
    const socket = {
      name: 'envoy.transport_sockets.tls',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
        ...context,
      },
    };
    const open = chain('o', { destination_port: 80, transport_protocol: 'tls' }, socket);
    expect(withChains([open]).inbound[0]).toMatchObject({ clients: 'unverified' });
  });
});

describe('destinations', () => {
  const lb = (...addresses: readonly JsonObject[]): JsonObject => ({
    load_assignment: {
      endpoints: [{ lb_endpoints: addresses.map((address) => ({ endpoint: { address } })) }],
    },
  });
  const ip = (address: string): JsonObject => ({ socket_address: { address, port_value: 80 } });
  const outbound = (...clusters: readonly JsonObject[]) =>
    screen({ clusters: { static_clusters: clusters.map((cluster) => ({ cluster })) } }).outbound;

  it('are counted by protection; what stays in the pod or goes on as sent is none', () => {
    expect(
      outbound(
        { name: 'away', type: 'STATIC', ...lb(ip('10.0.0.1'), ip('10.0.0.2')) },
        { name: 'here', type: 'STATIC', ...lb({ pipe: { path: '/run/sds' } }) },
        { name: 'PassthroughCluster', type: 'ORIGINAL_DST' },
      ),
    ).toMatchObject({
      total: 1,
      endpoints: 2,
      unlisted: 0,
      protections: { plaintext: 1 },
      others: 2,
    });
  });

  it('stand by namespace, the largest first', () => {
    const of = (host: string): JsonObject => ({
      name: `outbound|80||${host}`,
      type: 'STATIC',
      ...lb(ip('10.0.0.1')),
    });
    const { namespaces } = outbound(
      of('a.one.svc.cluster.local'),
      of('b.two.svc.cluster.local'),
      of('c.two.svc.cluster.local'),
      of('example.org'),
    );
    expect(namespaces.map(({ namespace, total }) => [namespace, total])).toEqual([
      ['two', 2],
      ['one', 1],
      [undefined, 1],
    ]);
  });
});
