import type { JsonObject } from '../../../src/core/base/json';
import { HTTP_INSPECTOR, httpManager, ORIGINAL_DST, REDIRECTED, tcpProxy } from './filters';
import { hostOf, outboundName, type Service, type ServicePort } from './mesh';
import { LASTING_SOURCE } from './sources';
import { ALPN } from './tls';

/** The listener that takes all that the app sends and hands it to the listener of its destination. */
export const virtualOutbound = (bind: string): JsonObject => ({
  name: 'virtualOutbound',
  address: { socket_address: { address: bind, port_value: 15001 } },
  filter_chains: [
    {
      filter_chain_match: { destination_port: 15001 },
      filters: [tcpProxy('BlackHoleCluster')],
      name: 'virtualOutbound-blackhole',
    },
    { filters: [tcpProxy('PassthroughCluster')], name: 'virtualOutbound-catchall-tcp' },
  ],
  listener_filters: [REDIRECTED],
  use_original_dst: true,
  traffic_direction: 'OUTBOUND',
  max_connections_to_accept_per_socket_event: 1,
});

const outbound = (address: string, port: number, parts: JsonObject): JsonObject => ({
  name: `${address}_${port}`,
  address: { socket_address: { address, port_value: port } },
  ...parts,
  traffic_direction: 'OUTBOUND',
  bind_to_port: false,
});

const httpListener = (port: number): JsonObject =>
  outbound('0.0.0.0', port, {
    filter_chains: [
      {
        filter_chain_match: {
          transport_protocol: 'raw_buffer',
          application_protocols: ALPN.plainHttp,
        },
        filters: [
          httpManager({
            stat_prefix: `outbound_0.0.0.0_${port};`,
            rds: { config_source: LASTING_SOURCE, route_config_name: `${port}` },
            proxy_100_continue: true,
            upgrade_configs: [{ upgrade_type: 'websocket' }],
          }),
        ],
        transport_socket_connect_timeout: '15s',
      },
    ],
    default_filter_chain: {
      filter_chain_match: {},
      filters: [tcpProxy('PassthroughCluster')],
      name: 'PassthroughFilterChain',
    },
    listener_filters: [HTTP_INSPECTOR],
    listener_filters_timeout: '0s',
    continue_on_listener_filters_timeout: true,
  });

const tcpListener = (service: Service, port: ServicePort): JsonObject =>
  outbound(service.clusterIp, port.port, {
    filter_chains: [
      {
        filters: [tcpProxy(outboundName(service, port.port, service.subset))],
        transport_socket_connect_timeout: '15s',
      },
    ],
  });

const isHttp = ({ protocol }: ServicePort): boolean => protocol === 'http' || protocol === 'grpc';

const httpPorts = (services: readonly Service[]): readonly number[] =>
  [
    ...new Set(services.flatMap(({ ports }) => ports.filter(isHttp).map(({ port }) => port))),
  ].toSorted((a, b) => a - b);

/** One listener for each HTTP port of the mesh, one for each address of a TCP service. */
export const outboundListeners = (services: readonly Service[]): readonly JsonObject[] => [
  ...httpPorts(services).map(httpListener),
  ...services.flatMap((service) =>
    service.ports.filter((port) => !isHttp(port)).map((port) => tcpListener(service, port)),
  ),
];

/** The routes of each HTTP port: by host to the service's cluster, anything else passes through. */
export const routes = (services: readonly Service[]): readonly JsonObject[] =>
  httpPorts(services).map((port) => ({
    name: `${port}`,
    virtual_hosts: [
      ...services
        .filter((service) => service.ports.some((at) => isHttp(at) && at.port === port))
        .map((service) => virtualHost(service, port)),
      {
        name: 'allow_any',
        domains: ['*'],
        routes: [route('PassthroughCluster', { name: 'allow_any' })],
        include_request_attempt_count: true,
      },
    ],
    validate_clusters: false,
    max_direct_response_body_size_bytes: 1048576,
    ignore_port_in_host_matching: true,
  }));

const route = (cluster: string, more: JsonObject): JsonObject => ({
  match: { prefix: '/' },
  route: { cluster, timeout: '0s', max_grpc_timeout: '0s' },
  ...more,
});

function virtualHost(service: Service, port: number): JsonObject {
  const { name, namespace, clusterIp, subset } = service;
  const host = hostOf(service);
  const rule = `/apis/networking.istio.io/v1/namespaces/${namespace}/virtual-service/${name}`;
  return {
    name: `${host}:${port}`,
    domains: [
      host,
      `${host}.`,
      name,
      `${name}.${namespace}.svc`,
      `${name}.${namespace}`,
      clusterIp,
    ],
    routes: [
      route(outboundName(service, port, subset), {
        ...(subset && { metadata: { filter_metadata: { istio: { config: rule } } } }),
        decorator: { operation: `${host}:${port}/*` },
        ...(!subset && { name: 'default' }),
      }),
    ],
    include_request_attempt_count: true,
  };
}

/** The client's end of a tunnel: an internal listener that asks for CONNECT. */
export const CONNECT_ORIGINATE_LISTENER: JsonObject = {
  name: 'connect_originate',
  filter_chains: [
    {
      filters: [
        tcpProxy('connect_originate', {
          tunneling_config: { hostname: '%DOWNSTREAM_LOCAL_ADDRESS%' },
        }),
      ],
    },
  ],
  use_original_dst: false,
  listener_filters: [ORIGINAL_DST],
  internal_listener: {},
};
