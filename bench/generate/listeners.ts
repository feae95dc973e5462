import type { JsonObject, JsonValue } from '../../src/core/base/json';
import { exchange } from './clusters';
import { httpInspector, httpManager, inboundInspectors, stats, tcpProxy } from './filters';
import type { Random } from './random';
import { inboundRoutes } from './routes';
import { clusterName, type Port, type Service } from './service';
import { inboundSocket } from './tls';

const TYPE = 'type.googleapis.com/envoy.config.listener.v3.Listener';

/** The app in this pod: its ports, and which of them speak HTTP. */
export const APP_PORTS = [
  { number: 5050, http: true },
  { number: 6060, http: true },
  { number: 7070, http: true },
  { number: 8443, http: false },
  { number: 9090, http: false },
] as const;

function row(name: string, port: number, listener: JsonObject, random: Random): JsonObject {
  const address = name.includes('_') ? name.slice(0, name.indexOf('_')) : '0.0.0.0';
  return {
    name,
    active_state: {
      version_info: `2026-11-23T06:45:00Z/${random.int(10, 99)}`,
      listener: {
        '@type': TYPE,
        name,
        address: { socket_address: { address, port_value: port } },
        ...listener,
      },
      last_updated: random.time(),
    },
  };
}

const behind: JsonObject = {
  listener_filters_timeout: '0s',
  continue_on_listener_filters_timeout: true,
  traffic_direction: 'OUTBOUND',
  bind_to_port: false,
};
const plainHttp: JsonObject = {
  transport_protocol: 'raw_buffer',
  application_protocols: ['http/1.1', 'h2c'],
};

const rds = (name: string): JsonObject => ({
  rds: {
    config_source: { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' },
    route_config_name: name,
  },
});

const http = (name: string, route: string, cluster: string, random: Random): JsonObject => ({
  filter_chains: [
    {
      filter_chain_match: plainHttp,
      filters: [httpManager(`outbound_${name}`, rds(route), random)],
      transport_socket_connect_timeout: '15s',
    },
  ],
  default_filter_chain: {
    filters: [stats, tcpProxy(cluster)],
    transport_socket_connect_timeout: '15s',
  },
  listener_filters: [httpInspector],
  ...behind,
});

/** A row of `dynamic_listeners` for a port that has its service's address to itself. */
export function outboundListener(service: Service, port: Port, random: Random): JsonObject {
  const name = `${service.address}_${port.number}`;
  const cluster = clusterName(service, port, '');
  const listener =
    port.protocol === 'tcp'
      ? {
          filter_chains: [
            { filters: [stats, tcpProxy(cluster)], transport_socket_connect_timeout: '15s' },
          ],
          ...behind,
        }
      : http(name, `${service.host}:${port.number}`, cluster, random);
  return row(name, port.number, listener, random);
}

/** The listener that all services of one HTTP port share. */
export const sharedListener = (port: number, random: Random): JsonObject =>
  row(
    `0.0.0.0_${port}`,
    port,
    http(`0.0.0.0_${port}`, String(port), 'PassthroughCluster', random),
    random,
  );

const MESH_HTTP = ['istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
const MESH_TCP = ['istio-peer-exchange', 'istio'];

/** The chains of one port, or of every other port where `port` is undefined; both TLS and plaintext come in. */
function chains(port: number | undefined, speaksHttp: boolean, random: Random): JsonObject[] {
  const name = port === undefined ? 'virtualInbound' : `0.0.0.0_${port}`;
  const cluster = port === undefined ? 'InboundPassthroughCluster' : `inbound|${port}||`;
  const chain = (
    match: JsonObject,
    filter: JsonObject,
    alpn: string[] | undefined,
  ): JsonObject => ({
    filter_chain_match: { ...(port === undefined ? {} : { destination_port: port }), ...match },
    filters: [exchange, filter],
    ...(alpn === undefined ? {} : { transport_socket: inboundSocket(alpn) }),
    name: port === undefined && filter.name !== stats.name ? `${name}-catchall-http` : name,
  });
  const tls = (protocols: JsonValue): JsonObject => ({
    transport_protocol: 'tls',
    application_protocols: protocols,
  });
  const manager = (): JsonObject =>
    httpManager(`inbound_${name}`, { route_config: inboundRoutes(cluster, port ?? 0) }, random);
  const web = speaksHttp
    ? [chain(tls(MESH_HTTP), manager(), ['h2', 'http/1.1']), chain(plainHttp, manager(), undefined)]
    : [];
  const tcp = (match: JsonObject, alpn: string[] | undefined): JsonObject => ({
    ...chain(match, stats, alpn),
    filters: [exchange, stats, tcpProxy(cluster)],
  });
  return [
    ...web,
    tcp(tls(speaksHttp ? MESH_TCP : [...MESH_TCP, ...MESH_HTTP]), ['istio-peer-exchange', 'h2']),
    tcp({ transport_protocol: 'raw_buffer' }, undefined),
    tcp({ transport_protocol: 'tls' }, undefined),
  ];
}

/** The one listener through which everything comes into the pod. */
export const virtualInbound = (random: Random): JsonObject =>
  row(
    'virtualInbound',
    15006,
    {
      filter_chains: [
        {
          filter_chain_match: { destination_port: 15006 },
          filters: [exchange, stats, tcpProxy('BlackHoleCluster')],
          name: 'virtualInbound-blackhole',
        },
        ...chains(undefined, true, random),
        ...APP_PORTS.flatMap((port) => chains(port.number, port.http, random)),
      ],
      listener_filters: inboundInspectors,
      listener_filters_timeout: '0s',
      continue_on_listener_filters_timeout: true,
      traffic_direction: 'INBOUND',
      max_connections_to_accept_per_socket_event: 1,
    },
    random,
  );

/** The one through which everything goes out. */
export const virtualOutbound = (random: Random): JsonObject =>
  row(
    'virtualOutbound',
    15001,
    {
      filter_chains: [
        {
          filter_chain_match: { destination_port: 15001 },
          filters: [stats, tcpProxy('BlackHoleCluster')],
          name: 'virtualOutbound-blackhole',
        },
        { filters: [stats, tcpProxy('PassthroughCluster')], name: 'virtualOutbound-catchall-tcp' },
      ],
      use_original_dst: true,
      traffic_direction: 'OUTBOUND',
    },
    random,
  );

/** The two listeners of the bootstrap: metrics, and readiness. */
export const staticListeners = (random: Random): readonly JsonObject[] =>
  [
    { port: 15090, prefix: '/stats/prometheus', cluster: 'prometheus_stats' },
    { port: 15021, prefix: '/healthz/ready', cluster: 'agent' },
  ].map(({ port, prefix, cluster }) => ({
    listener: {
      '@type': TYPE,
      name: `0.0.0.0_${port}`,
      address: { socket_address: { address: '0.0.0.0', port_value: port } },
      filter_chains: [
        {
          filters: [
            httpManager(
              cluster,
              {
                route_config: {
                  virtual_hosts: [
                    {
                      name: 'backend',
                      domains: ['*'],
                      routes: [{ match: { prefix }, route: { cluster } }],
                    },
                  ],
                },
              },
              random,
            ),
          ],
        },
      ],
      ignore_global_conn_limit: true,
      bypass_overload_manager: true,
    },
    last_updated: random.time(),
  }));
