import { isObject, type JsonObject, type JsonValue } from '../base/json';
import { readDocument } from '../dump/plain';
import { connect } from '../graph/connect';
import type { Dump } from '../graph/dump';
import { ModelBuilder } from '../model/build';
import type { Model } from '../model/types';

/*
 * Dumps for tests, written as short as they can be read. Everything is plain JSON as Envoy prints
 * it, so that a test can also change it by hand.
 */

const ANY = 'type.googleapis.com/';
const TLS = `${ANY}envoy.extensions.transport_sockets.tls.v3.`;

export const sds = (name: string, source: JsonObject = cluster('sds-grpc')): JsonObject => ({
  name,
  sds_config: source,
});
export const cluster = (name: string): JsonObject => ({
  api_config_source: { api_type: 'GRPC', grpc_services: [{ envoy_grpc: { cluster_name: name } }] },
});
export const ADS: JsonObject = { ads: {} };

export interface TlsOptions {
  readonly certificates?: readonly JsonObject[];
  readonly roots?: JsonObject;
  readonly names?: readonly JsonObject[];
  readonly require?: boolean;
  readonly sni?: string;
}

function common({ certificates = [], roots, names = [] }: TlsOptions): JsonObject {
  const validation: JsonObject =
    roots === undefined
      ? {}
      : {
          combined_validation_context: {
            default_validation_context: { match_subject_alt_names: names },
            validation_context_sds_secret_config: roots,
          },
        };
  return { tls_certificate_sds_secret_configs: certificates, ...validation };
}

export const serverTls = (options: TlsOptions = {}): JsonObject => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: {
    '@type': `${TLS}DownstreamTlsContext`,
    common_tls_context: common(options),
    ...(options.require === undefined ? {} : { require_client_certificate: options.require }),
  },
});
export const clientTls = (options: TlsOptions = {}): JsonObject => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: {
    '@type': `${TLS}UpstreamTlsContext`,
    common_tls_context: common(options),
    ...(options.sni === undefined ? {} : { sni: options.sni }),
  },
});
export const RAW: JsonObject = {
  name: 'envoy.transport_sockets.raw_buffer',
  typed_config: { '@type': `${ANY}envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer` },
};

/** Istio's own two sockets, as in the article. */
export const ISTIO_SERVER = serverTls({
  certificates: [sds('default')],
  roots: sds('ROOTCA'),
  names: [{ prefix: 'spiffe://cluster.local/' }],
  require: true,
});
export const istioClient = (sni: string): JsonObject =>
  clientTls({
    certificates: [sds('default')],
    roots: sds('ROOTCA'),
    names: [{ exact: 'spiffe://cluster.local/ns/dev/sa/default' }],
    sni,
  });

export const chain = (name: string, match: JsonObject, socket?: JsonObject): JsonObject => ({
  name,
  filter_chain_match: match,
  ...(socket === undefined ? {} : { transport_socket: socket }),
});

export const listener = (
  name: string,
  chains: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject => ({
  '@type': `${ANY}envoy.config.listener.v3.Listener`,
  name,
  address: { socket_address: { address: '0.0.0.0', port_value: 15006 } },
  filter_chains: chains,
  traffic_direction: 'INBOUND',
  ...more,
});

export const edsCluster = (name: string, more: JsonObject = {}): JsonObject => ({
  '@type': `${ANY}envoy.config.cluster.v3.Cluster`,
  name,
  type: 'EDS',
  eds_cluster_config: { service_name: name },
  ...more,
});

/** Auto mTLS: by the endpoint's label, else plaintext. */
export const autoMtls = (sni: string): JsonObject => ({
  transport_socket_matches: [
    { name: 'tlsMode-istio', match: { tlsMode: 'istio' }, transport_socket: istioClient(sni) },
    { name: 'tlsMode-disabled', match: {}, transport_socket: RAW },
  ],
});

export const endpoint = (address: string, metadata?: JsonObject): JsonObject => ({
  endpoint: { address: { socket_address: { address, port_value: 8080 } } },
  ...(metadata === undefined
    ? {}
    : { metadata: { filter_metadata: { 'envoy.transport_socket_match': metadata } } }),
});

export const endpoints = (name: string, hosts: readonly JsonObject[]): JsonObject => ({
  endpoint_config: {
    cluster_name: name,
    ...(hosts.length === 0 ? {} : { endpoints: [{ lb_endpoints: hosts }] }),
  },
});

export const pipeCluster = (name: string, path: string): JsonObject => ({
  name,
  type: 'STATIC',
  load_assignment: {
    cluster_name: name,
    endpoints: [{ lb_endpoints: [{ endpoint: { address: { pipe: { path } } } }] }],
  },
});

export const certificate = (name: string): JsonObject => ({
  name,
  secret: { name, tls_certificate: { certificate_chain: { inline_string: 'PEM' } } },
});
export const roots = (name: string): JsonObject => ({
  name,
  secret: { name, validation_context: { trusted_ca: { inline_string: 'PEM' } } },
});

export const section = (type: string, content: JsonObject): JsonObject => ({
  '@type': `${ANY}envoy.admin.v3.${type}`,
  ...content,
});

export interface DumpParts {
  readonly bootstrap?: JsonObject;
  readonly listeners?: JsonObject;
  readonly clusters?: JsonObject;
  readonly endpoints?: readonly JsonObject[];
  readonly secrets?: JsonObject;
}

export function dump(parts: DumpParts): JsonObject {
  const { bootstrap, listeners, clusters, endpoints: rows, secrets } = parts;
  return {
    configs: [
      ...(bootstrap === undefined ? [] : [section('BootstrapConfigDump', { bootstrap })]),
      ...(clusters === undefined ? [] : [section('ClustersConfigDump', clusters)]),
      ...(rows === undefined
        ? []
        : [section('EndpointsConfigDump', { dynamic_endpoint_configs: rows })]),
      ...(listeners === undefined ? [] : [section('ListenersConfigDump', listeners)]),
      ...(secrets === undefined ? [] : [section('SecretsConfigDump', secrets)]),
    ],
  };
}

export const active = (body: JsonObject): JsonObject => ({
  name: body.name ?? '',
  active_state: { listener: body },
});
export const inForce = (...bodies: readonly JsonObject[]): readonly JsonObject[] =>
  bodies.map((body) => ({ cluster: body }));

/** A sidecar with the article's two chains on port 50051 and a cluster with two kinds of endpoint. */
export const ARTICLE: DumpParts = {
  bootstrap: { node: { id: 'sidecar~10.2.3.20~user-web.dev~dev.svc.cluster.local' } },
  listeners: {
    dynamic_listeners: [
      active(
        listener('virtualInbound', [
          chain(
            '0.0.0.0_50051',
            {
              destination_port: 50051,
              transport_protocol: 'tls',
              application_protocols: ['istio'],
            },
            ISTIO_SERVER,
          ),
          chain('0.0.0.0_50051', { destination_port: 50051, transport_protocol: 'raw_buffer' }),
        ]),
      ),
    ],
  },
  clusters: {
    static_clusters: inForce(
      pipeCluster('sds-grpc', './var/run/secrets/workload-spiffe-uds/socket'),
    ),
    dynamic_active_clusters: inForce(
      edsCluster(
        'outbound|50051||uc.dev.svc.cluster.local',
        autoMtls('outbound_.50051_._.uc.dev.svc.cluster.local'),
      ),
    ),
  },
  endpoints: [
    endpoints('outbound|50051||uc.dev.svc.cluster.local', [
      endpoint('10.2.3.4', { tlsMode: 'istio' }),
      endpoint('10.2.3.5', { tlsMode: 'istio' }),
      endpoint('10.2.7.9'),
    ]),
  ],
  secrets: { dynamic_active_secrets: [certificate('default'), roots('ROOTCA')] },
};

/** Reads a document as the app does. */
export function modelOf(document: JsonValue): Model {
  const builder = new ModelBuilder();
  const format = readDocument(document, builder);
  if (!format.ok) throw new Error('not an admin config dump');
  return builder.finish(format.value);
}

export const dumpOf = (document: JsonValue): Dump => connect(modelOf(document));

/** A copy of a document with every key of a protobuf message in camelCase. */
export function camelCased(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(camelCased);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase()),
      key === 'filter_metadata' || key === 'match' ? member : camelCased(member),
    ]),
  );
}
