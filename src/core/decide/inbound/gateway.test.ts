import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { ValidationContext } from '../../model/types';
import {
  chain,
  dump,
  ISTIO_SERVER,
  listener as inboundListener,
  modelOf,
  RAW,
  sds,
  serverTls,
} from '../../testing/dump-builder';
import { CA, lookupOf, rootsSecret } from '../fixtures/contexts';
import { gatewayServers, gatewayVersions } from './gateway';

const at = (port: number, address = '0.0.0.0', more: JsonObject = {}): JsonObject => ({
  address: { socket_address: { address, port_value: port, ...more } },
});
/** As Istio writes it for a gateway. */
const listener = (port: number, chains: readonly JsonObject[], more: JsonObject = {}): JsonObject =>
  inboundListener(`0.0.0.0_${port}`, chains, {
    traffic_direction: 'OUTBOUND',
    listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }],
    ...at(port),
    ...more,
  });

const ROUTER = 'router~10.1.0.20~gateway-0.istio-system~istio-system.svc.cluster.local';
const node = (id: string | undefined): JsonObject =>
  id === undefined ? {} : { bootstrap: { node: { id } } };
const modelWith = (listeners: readonly JsonObject[], id: string | undefined = ROUTER) =>
  modelOf(
    dump({
      ...node(id),
      listeners: {
        dynamic_listeners: listeners.map((one) => ({ active_state: { listener: one } })),
      },
    }),
  );

const UNKNOWN = lookupOf();
const servers = (listeners: readonly JsonObject[], lookup = UNKNOWN) =>
  gatewayServers(modelWith(listeners), lookup).map(({ port, hosts, mode }) => [port, hosts, mode]);
/** The mode of a chain for some names. */
const mode = (socket: JsonObject | undefined, lookup = UNKNOWN, more: JsonObject = {}) =>
  servers(
    [listener(443, [{ ...chain('', { server_names: ['a.example'] }, socket), ...more }])],
    lookup,
  )[0]?.[2];

const CERTIFICATE = { certificates: [sds('kubernetes://a')] };
const ROOTS = { ...CERTIFICATE, roots: sds('kubernetes://a-cacert') };

const filter = (name: string, type: string, config: JsonObject = {}): JsonObject => ({
  name,
  typed_config: { '@type': `type.googleapis.com/${type}`, ...config },
});
const TCP = 'envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy';
const tcp = (cluster: string): JsonObject =>
  filter('envoy.filters.network.tcp_proxy', TCP, { cluster });
const HTTP = filter('http', 'x.HttpConnectionManager');
const SNI_CLUSTER = filter('envoy.filters.network.sni_cluster', 'x.SniCluster');
const to = (names: readonly string[], ...filters: readonly JsonObject[]): JsonObject => ({
  ...chain('', names.length === 0 ? {} : { server_names: names }),
  filters,
});

describe('the mode of a gateway’s server', () => {
  it('is by what it asks of clients', () => {
    expect(mode(serverTls({ ...CERTIFICATE, require: false }))).toBe('SIMPLE');
    expect(mode(serverTls({ ...CERTIFICATE, require: true }))).toBe('SIMPLE');
    expect(mode(serverTls({ ...ROOTS, require: true }))).toBe('MUTUAL');
    expect(mode(serverTls({ ...ROOTS, require: false }))).toBe('OPTIONAL_MUTUAL');
    expect(mode(ISTIO_SERVER)).toBe('ISTIO_MUTUAL');
  });
  it('is by what the secret brings, where the file has it', () => {
    const modeOf = (fields: Partial<ValidationContext>, require = true) =>
      mode(
        serverTls({ ...ROOTS, require }),
        lookupOf(rootsSecret('kubernetes://a-cacert', fields)),
      );
    expect(modeOf({ trustedCa: CA })).toBe('MUTUAL');
    expect(modeOf({ trustedCa: CA }, false)).toBe('OPTIONAL_MUTUAL');
    expect(modeOf({ trustedCa: CA, acceptUntrusted: true })).toBe('SIMPLE');
    expect(modeOf({ customValidator: { kind: 'other', name: 'acme' } })).toBe('unknown');
  });
  it('is Istio’s own with the mesh’s certificate and roots alone', () => {
    const both = { certificates: [sds('default')], roots: sds('ROOTCA') };
    expect(mode(serverTls({ ...both, require: true }))).toBe('ISTIO_MUTUAL');
    expect(mode(serverTls({ ...both, require: false }))).toBe('OPTIONAL_MUTUAL');
    expect(mode(serverTls({ ...both, ...CERTIFICATE, require: true }))).toBe('MUTUAL');
  });
  it('is told of QUIC as of TLS', () => {
    const { typed_config } = serverTls({ ...ROOTS, require: true });
    const type = 'type.googleapis.com/envoy.extensions.transport_sockets.quic.v3.';
    const config = {
      '@type': `${type}QuicDownstreamTransport`,
      downstream_tls_context: typed_config ?? {},
    };
    expect(mode({ name: 'quic', typed_config: config })).toBe('MUTUAL');
  });
  it('is not known of another kind of socket, nor of one that may begin TLS later', () => {
    const type = 'type.googleapis.com/envoy.extensions.transport_sockets.';
    expect(mode({ name: 'alts', typed_config: { '@type': `${type}alts.v3.Alts` } })).toBe(
      'unknown',
    );
    const starttls = {
      '@type': `${type}starttls.v3.StartTlsConfig`,
      cleartext_socket_config: {},
      tls_socket_config: {},
    };
    expect(mode({ name: 'starttls', typed_config: starttls })).toBe('unknown');
  });
  it('is plaintext without a socket and without a server name', () => {
    expect(servers([listener(80, [to([], HTTP)])])).toEqual([[80, ['*'], 'plaintext']]);
    expect(servers([listener(80, [chain('', {}, RAW)])])).toEqual([[80, ['*'], 'plaintext']]);
  });
  it('is passed through where TLS is not opened', () => {
    const names = ['*.pass.example', 'pass.example'];
    expect(servers([listener(443, [to(names, tcp('outbound|443||b.ns.svc'))])])).toEqual([
      [443, names, 'PASSTHROUGH'],
    ]);
    const tls = { ...chain('', { transport_protocol: 'tls' }), filters: [tcp('a')] };
    expect(servers([listener(443, [tls])])).toEqual([[443, ['*'], 'PASSTHROUGH']]);
  });
  it('is not known of TLS that nobody can read, or that a matcher may give to the chain', () => {
    expect(servers([listener(443, [to(['a.example'], HTTP)])])).toEqual([
      [443, ['a.example'], 'unknown'],
    ]);
    const matcher = { filter_chain_matcher: {} };
    const chains = [to(['a.example'], tcp('a')), chain('', {}, ISTIO_SERVER)];
    expect(servers([listener(443, chains, matcher)])).toEqual([
      [443, undefined, 'unknown'],
      [443, undefined, 'ISTIO_MUTUAL'],
    ]);
  });
});

describe('passing on by SNI', () => {
  const DNAT = 'outbound_.80_._.b.default.svc.cluster.local';
  const OTHER = 'outbound_.90_.v1_.b.default.svc.cluster.local';

  it('is one server, however many services it leads to', () => {
    const chains = [to([DNAT], tcp(DNAT)), to([OTHER], tcp(OTHER)), to([OTHER], tcp(OTHER))];
    expect(servers([listener(15443, chains)])).toEqual([
      [15443, [DNAT, OTHER], 'AUTO_PASSTHROUGH'],
    ]);
    const [server] = gatewayServers(modelWith([listener(15443, chains)]), UNKNOWN);
    expect(server?.chains).toEqual(server?.listener.chains);
  });
  it('is told by the names of mesh clients, or by sni_cluster', () => {
    expect(servers([listener(15443, [to([DNAT], SNI_CLUSTER, tcp('BlackHoleCluster'))])])).toEqual([
      [15443, [DNAT], 'AUTO_PASSTHROUGH'],
    ]);
    expect(servers([listener(15443, [to(['*.global'], SNI_CLUSTER, tcp('Black'))])])).toEqual([
      [15443, ['*.global'], 'AUTO_PASSTHROUGH'],
    ]);
  });
  it('is not where any name is no mesh client’s, or another filter stands before the proxy', () => {
    const mode = (chains: JsonObject) => servers([listener(15443, [chains])])[0]?.[2];
    expect(mode(to([DNAT, 'a.example'], tcp('a')))).toBe('PASSTHROUGH');
    expect(mode(to(['x.outbound_.80_._.b'], tcp('a')))).toBe('PASSTHROUGH');
    expect(mode(to(['a.example'], filter('acme', 'x.Acme'), tcp('a')))).toBe('PASSTHROUGH');
    expect(mode(to(['a.example'], SNI_CLUSTER, filter('acme', 'x.Acme'), tcp('a')))).toBe(
      'PASSTHROUGH',
    );
    expect(mode({ ...chain('', { transport_protocol: 'tls' }), filters: [tcp('a')] })).toBe(
      'PASSTHROUGH',
    );
    // A connection without a name, which no cluster is called as.
    expect(mode(to(['a.example'], SNI_CLUSTER, filter('echo', 'x.Echo')))).toBe('PASSTHROUGH');
  });
});

describe('servers', () => {
  const simple = serverTls({ ...CERTIFICATE, require: false });
  const named = (name: string, socket: JsonObject = simple, more: JsonObject = {}): JsonObject =>
    chain('', { server_names: [name], ...more }, socket);

  it('are told by port, and by names in the order of the file', () => {
    expect(
      servers([
        listener(8444, [named('b.example')]),
        listener(8443, [named('b.example'), named('a.example', ISTIO_SERVER)]),
      ]),
    ).toEqual([
      [8443, ['b.example'], 'SIMPLE'],
      [8443, ['a.example'], 'ISTIO_MUTUAL'],
      [8444, ['b.example'], 'SIMPLE'],
    ]);
  });
  it('are one where chains of one mode are for the same names', () => {
    const chains = [named('a.example'), named('a.example', simple, { source_ports: [1] })];
    expect(servers([listener(443, chains)])).toEqual([[443, ['a.example'], 'SIMPLE']]);
    const names = (...server_names: readonly string[]) => chain('', { server_names }, simple);
    expect(servers([listener(443, [names('a.b', 'c'), names('a.bc')])])).toHaveLength(2);
    const other = [named('a.example'), named('a.example', ISTIO_SERVER, { source_ports: [1] })];
    expect(servers([listener(443, other)])).toHaveLength(2);
    expect(
      servers([listener(443, [named('a.example')]), listener(444, [named('a.example')])]),
    ).toHaveLength(2);
  });
  it('are for any name with a default chain', () => {
    const more = { default_filter_chain: { name: 'd', transport_socket: simple } };
    expect(servers([listener(443, [named('a.example')], more)])).toEqual([
      [443, ['a.example'], 'SIMPLE'],
      [443, ['*'], 'SIMPLE'],
    ]);
  });
});

it('no port is told of a listener whose port is a name', () => {
  const address = { address: { socket_address: { address: '0.0.0.0', named_port: 'https' } } };
  expect(servers([listener(443, [chain('', {}, ISTIO_SERVER)], address)])).toEqual([]);
});

describe('listeners of a gateway', () => {
  const ports = (listeners: readonly JsonObject[], id?: string | undefined) =>
    gatewayVersions(modelWith(listeners, id)).map(({ resource }) => resource.name);
  const plain = chain('', {});
  const undirected = (port: number, more: JsonObject = {}): JsonObject =>
    listener(port, [plain], { traffic_direction: 'UNSPECIFIED', ...more });

  it('are those that others dial', () => {
    expect(ports([listener(80, [plain]), undirected(81)])).toEqual(['0.0.0.0_80', '0.0.0.0_81']);
    expect(ports([listener(80, [plain], { traffic_direction: 'INBOUND' })])).toEqual([]);
    expect(ports([listener(80, [plain], { deprecated_v1: { bind_to_port: false } })])).toEqual([]);
    expect(ports([listener(80, [plain], { bind_to_port: false })])).toEqual([]);
    expect(ports([listener(80, [plain], { use_original_dst: true })])).toEqual([]);
    expect(ports([listener(80, [plain], { internal_listener: {} })])).toEqual([]);
    expect(ports([listener(80, [plain], { address: { pipe: { path: '/x' } } })])).toEqual([]);
    expect(ports([listener(80, [plain], { address: {} })])).toEqual([]);
    expect(ports([listener(80, [plain], at(80, '0.0.0.0', { protocol: 'UDP' }))])).toEqual([]);
    for (const loopback of ['127.0.0.1', '127.1.2.3', '::1']) {
      expect(ports([listener(80, [plain], at(80, loopback))])).toEqual([]);
    }
    for (const other of ['128.127.0.1', '10.127.0.1', '::', '::11', '2001:db8::1']) {
      expect(ports([listener(80, [plain], at(80, other))])).toHaveLength(1);
    }
  });
  it('are not those of the proxy’s own', () => {
    expect(ports([listener(80, [plain], { name: 'envoy_ready_listener' })])).toEqual([]);
  });
  it('are of Istio’s router, whatever else it has, and of no other proxy of Istio’s', () => {
    const both = [
      listener(80, [plain]),
      inboundListener('virtualInbound', [plain]),
      listener(81, [plain], { bind_to_port: false }),
    ];
    expect(ports(both, ROUTER)).toEqual(['0.0.0.0_80']);
    expect(ports([listener(80, [plain])], 'sidecar~10.1.1.1~a.b~b.svc')).toEqual([]);
    expect(ports([listener(80, [plain])], 'waypoint~10.1.1.1~a.b~b.svc')).toEqual([]);
  });
  it('are of any proxy that stands beside no app', () => {
    const one = listener(80, [plain]);
    for (const id of ['envoy-default-eg-1', undefined]) {
      const names = (...more: readonly JsonObject[]) =>
        gatewayVersions(
          modelOf(
            dump({
              ...node(id),
              listeners: { static_listeners: [one, ...more].map((body) => ({ listener: body })) },
            }),
          ),
        ).map(({ resource }) => resource.name);
      expect(names()).toEqual(['0.0.0.0_80']);
      expect(names(undirected(81))).toEqual(['0.0.0.0_80', '0.0.0.0_81']);
      expect(names(undirected(81, { traffic_direction: 'INBOUND' }))).toEqual([]);
      expect(names(undirected(81, { bind_to_port: false }))).toEqual([]);
      expect(names(undirected(81, { use_original_dst: true }))).toEqual([]);
      expect(names(undirected(81, { internal_listener: {} }))).toEqual([]);
    }
  });
  it('are the active version, else the warming one, else one that was rejected and serves nobody', () => {
    const model = (row: JsonObject) =>
      modelOf(dump({ ...node(ROUTER), listeners: { dynamic_listeners: [row] } }));
    const state = (row: JsonObject) => [
      ...gatewayVersions(model(row)).map(({ resource }) => resource.origin.state),
      ...gatewayServers(model(row), UNKNOWN).map(({ port }) => port),
    ];
    const body = { listener: listener(80, [plain]) };
    expect(state({ warming_state: body, active_state: body })).toEqual(['active', 80]);
    expect(state({ warming_state: body })).toEqual(['warming', 80]);
    expect(state({ error_state: { failed_configuration: body.listener } })).toEqual(['failed']);
    expect(state({ draining_state: body })).toEqual([]);
  });
});
