import type { JsonObject } from '../../../src/core/base/json';
import {
  hostOf,
  type InboundPort,
  inboundName,
  outboundName,
  type Protocol,
  type Service,
  type ServicePort,
  spiffe,
} from './mesh';
import { agentSecret, LASTING_SOURCE } from './sources';
import { internalUpstream, outboundTls, rawBuffer, tunnelTls, upstreamTls } from './tls';

const NO_LIMIT = {
  thresholds: [
    {
      max_connections: 4294967295,
      max_pending_requests: 4294967295,
      max_requests: 4294967295,
      max_retries: 4294967295,
    },
  ],
};

const HTTP_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';

export const httpOptions = (options: JsonObject): JsonObject => ({
  [HTTP_OPTIONS]: { '@type': `type.googleapis.com/${HTTP_OPTIONS}`, ...options },
});
export const HTTP2: JsonObject = { explicit_http_config: { http2_protocol_options: {} } };
const AS_DOWNSTREAM: JsonObject = {
  use_downstream_protocol_config: { http_protocol_options: {}, http2_protocol_options: {} },
};

const optionsOf = (protocol: Protocol): JsonObject => {
  if (protocol === 'grpc') return { typed_extension_protocol_options: httpOptions(HTTP2) };
  if (protocol === 'auto') return { typed_extension_protocol_options: httpOptions(AS_DOWNSTREAM) };
  return {};
};

const istioMetadata = (service: Pick<Service, 'name' | 'namespace'>, more: JsonObject = {}) => ({
  filter_metadata: {
    istio: {
      ...more,
      services: [{ host: hostOf(service), name: service.name, namespace: service.namespace }],
    },
  },
});

/** Socket or matches of a cluster, as `buildUpstreamTLSSettings` of istiod decides. */
function socketsOf(
  service: Service,
  port: ServicePort,
  subset: string,
  hbone: boolean,
): JsonObject {
  const h2 = port.protocol === 'grpc';
  const sni = `outbound_.${port.port}_.${subset}_.${hostOf(service)}`;
  const sans = [spiffe(service.namespace, service.serviceAccount)];
  const { tls } = service;
  switch (tls?.mode) {
    case 'DISABLE':
      return {};
    case 'ISTIO_MUTUAL':
      return { transport_socket: outboundTls({ sni, sans, h2 }) };
    case 'SIMPLE':
      return { transport_socket: simpleTls(tls.sni, tls.sans, h2) };
    case undefined:
      return {
        transport_socket_matches: [
          ...(hbone ? [HBONE_MATCH] : []),
          {
            name: 'tlsMode-istio',
            match: { tlsMode: 'istio' },
            transport_socket: outboundTls({ sni, sans, h2 }),
          },
          { name: 'tlsMode-disabled', match: {}, transport_socket: rawBuffer() },
        ],
      };
  }
}

const HBONE_MATCH: JsonObject = {
  name: 'hbone',
  match: { tunnel: 'http' },
  transport_socket: internalUpstream(rawBuffer(), [
    { kind: { host: {} }, name: 'envoy.filters.listener.original_dst' },
    { kind: { cluster: {} }, name: 'istio' },
    { kind: { host: {} }, name: 'istio' },
  ]),
};

function simpleTls(sni: string, sans: readonly string[], h2: boolean): JsonObject {
  return upstreamTls({
    common_tls_context: {
      tls_params: {
        tls_minimum_protocol_version: 'TLSv1_2',
        tls_maximum_protocol_version: 'TLSv1_3',
      },
      combined_validation_context: {
        default_validation_context: { match_subject_alt_names: sans.map((exact) => ({ exact })) },
        validation_context_sds_secret_config: agentSecret('file-root:system'),
      },
      ...(h2 && { alpn_protocols: ['h2'] }),
    },
    sni,
  });
}

/** The cluster of one port (and subset) of a service. `hbone`: the proxy may also send through a ztunnel. */
export function outboundCluster(
  service: Service,
  port: ServicePort,
  { subset = '', hbone = false }: { readonly subset?: string; readonly hbone?: boolean } = {},
): JsonObject {
  const name = outboundName(service, port.port, subset);
  const ruled = service.subset !== undefined || service.tls !== undefined;
  const rule = `/apis/networking.istio.io/v1/namespaces/${service.namespace}/destination-rule/${service.name}`;
  return {
    ...socketsOf(service, port, subset, hbone),
    name,
    alt_stat_name: `${name};`,
    type: 'EDS',
    eds_cluster_config: { eds_config: LASTING_SOURCE, service_name: name },
    connect_timeout: '10s',
    lb_policy: 'LEAST_REQUEST',
    circuit_breakers: NO_LIMIT,
    ...optionsOf(port.protocol),
    common_lb_config: { healthy_panic_threshold: {} },
    metadata: istioMetadata(service, {
      ...(ruled && { config: rule }),
      ...(subset !== '' && { subset }),
    }),
  };
}

/** All clusters of a service: each port, and each port of its subset. */
export const outboundClusters = (service: Service, hbone = false): readonly JsonObject[] =>
  service.ports.flatMap((port) => [
    outboundCluster(service, port, { hbone }),
    ...(service.subset ? [outboundCluster(service, port, { subset: service.subset, hbone })] : []),
  ]);

const originalDst = (name: string): JsonObject => ({
  name,
  alt_stat_name: `${name};`,
  type: 'ORIGINAL_DST',
  connect_timeout: '10s',
  lb_policy: 'CLUSTER_PROVIDED',
  circuit_breakers: NO_LIMIT,
});

/** Calls to the app leave from 127.0.0.6: that is how iptables knows them. */
const TO_APP: JsonObject = {
  upstream_bind_config: { source_address: { address: '127.0.0.6', port_value: 0 } },
};

export function inboundCluster({ port, protocol, service }: InboundPort): JsonObject {
  return {
    ...originalDst(inboundName(port)),
    ...optionsOf(protocol),
    cleanup_interval: '9223372035s',
    ...TO_APP,
    common_lb_config: {},
    metadata: istioMetadata(service),
  };
}

const passthroughOptions = {
  typed_extension_protocol_options: httpOptions({
    common_http_protocol_options: { idle_timeout: '300s' },
    ...AS_DOWNSTREAM,
  }),
};

/** Clusters that every sidecar has. */
export const COMMON_CLUSTERS: readonly JsonObject[] = [
  {
    name: 'BlackHoleCluster',
    alt_stat_name: 'BlackHoleCluster;',
    type: 'STATIC',
    connect_timeout: '10s',
  },
  {
    ...originalDst('InboundPassthroughCluster'),
    alt_stat_name: 'PassthroughCluster;',
    ...passthroughOptions,
    ...TO_APP,
  },
  { ...originalDst('PassthroughCluster'), ...passthroughOptions },
];

/** The way out of a tunnel's client: TLS to port 15008 of the pod's node. */
export const CONNECT_ORIGINATE: JsonObject = {
  ...originalDst('connect_originate'),
  typed_extension_protocol_options: httpOptions({
    common_http_protocol_options: { idle_timeout: '3600s' },
    explicit_http_config: { http2_protocol_options: { allow_connect: true } },
  }),
  cleanup_interval: '60s',
  original_dst_lb_config: {
    upstream_port_override: 15008,
    metadata_key: { key: 'envoy.filters.listener.original_dst', path: [{ key: 'waypoint' }] },
  },
  transport_socket: tunnelTls('Upstream'),
};

/** From the end of a tunnel to the chains behind it. */
export const MAIN_INTERNAL: JsonObject = {
  name: 'main_internal',
  alt_stat_name: 'main_internal;',
  type: 'STATIC',
  load_assignment: {
    cluster_name: 'main_internal',
    endpoints: [
      {
        lb_endpoints: [
          {
            endpoint: {
              address: { envoy_internal_address: { server_listener_name: 'main_internal' } },
            },
          },
        ],
      },
    ],
  },
  circuit_breakers: NO_LIMIT,
  ...passthroughOptions,
  transport_socket: internalUpstream(rawBuffer('raw_buffer'), [], 'internal_upstream'),
};
