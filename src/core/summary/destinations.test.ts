import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import {
  active,
  autoMtls,
  chain,
  clientTls,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  istioClient,
  listener,
  pipeCluster,
  RAW,
  sds,
} from '../testing/dump-builder';
import { destinationsOf } from './destinations';

const socket = (transport_socket: JsonObject): JsonObject => ({ transport_socket });
const rowsOf = (clusters: JsonObject, more: Parameters<typeof dump>[0] = {}) => {
  const found = destinationsOf(dumpOf(dump({ ...more, clusters })));
  return found.map(({ version: { resource, standing, update }, protection, endpoints: count }) => [
    resource.name,
    protection,
    count,
    ...(standing === 'in-force' ? [] : [standing]),
    ...(update === undefined ? [] : [`update ${update}`]),
  ]);
};
/** Each cluster with endpoints by its name. */
const rows = (
  clusters: readonly JsonObject[],
  hosts: Readonly<Record<string, readonly JsonObject[]>> = {},
  listeners: readonly JsonObject[] = [],
) =>
  rowsOf(
    { dynamic_active_clusters: inForce(...clusters) },
    {
      listeners: { dynamic_listeners: listeners.map(active) },
      endpoints: Object.entries(hosts).map(([name, list]) => endpoints(name, list)),
    },
  );

const ONE = [endpoint('10.1.1.1')];

const filter = (cluster: string): JsonObject => ({
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
    cluster,
  },
});
const leading = (cluster: string, match: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...chain('', match),
  filters: [filter(cluster)],
  ...more,
});

describe('whom a proxy calls', () => {
  it('is told with how it is called', () => {
    const names = ['mesh', 'custom', 'simple', 'bare', 'odd'];
    const hosts = Object.fromEntries(names.map((name) => [name, ONE]));
    expect(
      rows(
        [
          edsCluster('mesh', socket(istioClient('x'))),
          edsCluster('custom', socket(clientTls({ certificates: [sds('file-cert:a~b')] }))),
          edsCluster('simple', socket(clientTls())),
          edsCluster('bare'),
          edsCluster('odd', socket({ name: 'x', typed_config: { '@type': 'a/b' } })),
        ],
        hosts,
      ),
    ).toEqual([
      ['mesh', 'mtls', 1],
      ['custom', 'mtls', 1],
      ['simple', 'tls', 1],
      ['bare', 'plaintext', 1],
      ['odd', 'unknown', 1],
    ]);
  });

  it('is mixed where its endpoints differ, in what protects them and not in how', () => {
    const istio = endpoint('10.1.1.1', { tlsMode: 'istio' });
    const cluster = [edsCluster('c', autoMtls('x'))];
    expect(rows(cluster, { c: [istio, ...ONE] })).toEqual([['c', 'mixed', 2]]);
    expect(rows(cluster, { c: [istio, istio] })).toEqual([['c', 'mtls', 2]]);
    const custom = clientTls({ certificates: [sds('file-cert:a~b')] });
    const two: JsonObject = {
      transport_socket_matches: [
        { name: 'a', match: { tlsMode: 'istio' }, transport_socket: istioClient('x') },
        { name: 'b', match: {}, transport_socket: custom },
      ],
    };
    expect(rows([edsCluster('c', two)], { c: [istio, ...ONE] })).toEqual([['c', 'mtls', 2]]);
  });

  it('has no number of endpoints that the file does not list', () => {
    expect(rows([edsCluster('c', socket(istioClient('x')))])).toEqual([['c', 'mtls', undefined]]);
    expect(rows([edsCluster('c', autoMtls('x'))])).toEqual([['c', 'unknown', undefined]]);
    expect(rows([edsCluster('c', autoMtls('x'))], { c: [] })).toEqual([['c', 'no-endpoints', 0]]);
    expect(rows([edsCluster('c')], { c: [] })).toEqual([['c', 'plaintext', 0]]);
    expect(rows([{ name: 'PassthroughCluster', type: 'ORIGINAL_DST' }])).toEqual([
      ['PassthroughCluster', 'as-sent', undefined],
    ]);
  });

  it('stays with the proxy behind a pipe, at loopback, or in the app', () => {
    expect(
      rows([pipeCluster('sds-grpc', '/run/sds'), { name: 'inbound|80||', type: 'ORIGINAL_DST' }]),
    ).toEqual([
      ['sds-grpc', 'local', 1],
      ['inbound|80||', 'local', undefined],
    ]);
  });

  it('is behind a tunnel', () => {
    const tunnel = {
      name: 'internal_upstream',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport',
        transport_socket: RAW,
      },
    };
    const inner = {
      endpoint: {
        address: {
          envoy_internal_address: { server_listener_name: 'connect_originate', endpoint_id: 'a' },
        },
      },
    };
    expect(rows([edsCluster('c', socket(tunnel))], { c: [inner] })).toEqual([['c', 'hbone', 1]]);
  });

  it('is nobody by a cluster that never has endpoints', () => {
    expect(rows([{ name: 'BlackHoleCluster', type: 'STATIC' }])).toEqual([]);
  });

  it('is told of a cluster that is not in force yet, or was rejected, once a name', () => {
    const [one, two] = [{ cluster: edsCluster('new') }, { cluster: edsCluster('static') }];
    expect(rowsOf({ dynamic_warming_clusters: [one, two], static_clusters: [two] })).toEqual([
      ['new', 'plaintext', undefined, 'warming'],
      ['static', 'plaintext', undefined, 'update warming'],
    ]);
  });

  it('is nobody by what only hands on to a listener of this proxy, or carries the tunnels to others', () => {
    const internal = (server_listener_name: string): JsonObject => ({
      endpoint: { address: { envoy_internal_address: { server_listener_name } } },
    });
    const hop = (name: string, to: string): JsonObject => ({
      name,
      type: 'STATIC',
      load_assignment: { endpoints: [{ lb_endpoints: [internal(to)] }] },
    });
    const originate: JsonObject = {
      ...listener('connect_originate', [leading('connect_originate', {})]),
      internal_listener: {},
    };
    expect(
      rows(
        [
          hop('main_internal', 'main_internal'),
          hop('encap', 'connect_originate'),
          { name: 'connect_originate', type: 'ORIGINAL_DST', ...socket(istioClient('x')) },
        ],
        {},
        [originate],
      ),
    ).toEqual([]);
  });

  it('is another pod by the clusters of a waypoint, and by no other that the app dialled', () => {
    const vip = 'inbound-vip|80|http|a.b.svc.cluster.local';
    expect(
      rows([edsCluster(vip), { name: 'original-destination', type: 'ORIGINAL_DST' }], {
        [vip]: ONE,
      }),
    ).toEqual([
      [vip, 'plaintext', 1],
      ['original-destination', 'as-sent', undefined],
    ]);
  });
});

describe('TLS of the caller’s own', () => {
  const to = leading;
  const SNI = { server_names: ['a.example'] };
  const told = (...chains: readonly JsonObject[]) =>
    rows([edsCluster('c')], { c: ONE }, [listener('l', chains)])[0]?.[1];

  it('goes on to a cluster that chains lead to which take nothing else', () => {
    expect(told(to('c', SNI))).toBe('app-tls');
    expect(told(to('c', SNI), to('other', {}))).toBe('app-tls');
    expect(told(to('c', SNI), to('c', {}))).toBe('plaintext');
    expect(told(to('c', {}), to('c', SNI))).toBe('plaintext');
    expect(told(to('other', SNI))).toBe('plaintext');
  });
  it('may be among what goes on, unread, to wherever the app dialled', () => {
    const dialled = (name: string, match: JsonObject = {}, more: JsonObject = {}) =>
      rows([{ name, type: 'ORIGINAL_DST' }], {}, [
        listener('l', [leading(name, match, more)]),
      ])[0]?.[1];
    expect(dialled('c')).toBe('as-sent');
    expect(dialled('c', {}, { filters: [] })).toBe('plaintext');
    expect(dialled('c', {}, { transport_socket: istioClient('x') })).toBe('plaintext');
    expect(dialled('outbound|9090||a.b.svc.cluster.local')).toBe('plaintext');
  });
  it('does not where the chain opens it, or something may stand before the proxy', () => {
    expect(told(to('c', SNI, { transport_socket: istioClient('x') }))).toBe('plaintext');
    const acme = { name: 'acme', typed_config: { '@type': 'x/Acme' } };
    expect(told({ ...to('c', SNI), filters: [acme, filter('c')] })).toBe('plaintext');
  });
  it('goes on to a cluster that the mesh clients’ SNI names', () => {
    const name = 'outbound_.80_._.b.default.svc.cluster.local';
    expect(rows([edsCluster(name)], { [name]: ONE })).toEqual([[name, 'app-tls', 1]]);
    expect(rows([edsCluster(name, socket(istioClient('x')))], { [name]: ONE })).toEqual([
      [name, 'mtls', 1],
    ]);
  });
});
