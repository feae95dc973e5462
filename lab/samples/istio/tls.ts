import type { JsonObject } from '../../../src/core/base/json';
import { TRUST_DOMAIN } from './mesh';
import { agentSecret } from './sources';

const TLS = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3';
const RAW_BUFFER = 'type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer';
const INTERNAL =
  'type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport';

/** What a client of Istio's says by ALPN: chains of a server are told apart by it. */
export const ALPN = {
  all: ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'],
  mtlsHttp: ['istio-http/1.0', 'istio-http/1.1', 'istio-h2'],
  mtlsTcp: ['istio-peer-exchange', 'istio'],
  plainHttp: ['http/1.1', 'h2c'],
} as const;

const CIPHERS = [
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
];

const VERSIONS = {
  tls_minimum_protocol_version: 'TLSv1_2',
  tls_maximum_protocol_version: 'TLSv1_3',
};
const ONLY_1_3 = { ...VERSIONS, tls_minimum_protocol_version: 'TLSv1_3' };

const socket = (name: string, type: string, config: JsonObject): JsonObject => ({
  name,
  typed_config: { '@type': type, ...config },
});

const tlsSocket = (context: 'Downstream' | 'Upstream', config: JsonObject, name?: string) =>
  socket(name ?? 'envoy.transport_sockets.tls', `${TLS}.${context}TlsContext`, config);

/** A server's own socket; `context` is its DownstreamTlsContext. */
export const downstreamTls = (context: JsonObject): JsonObject => tlsSocket('Downstream', context);

/** A client's own socket; `context` is its UpstreamTlsContext. */
export const upstreamTls = (context: JsonObject): JsonObject => tlsSocket('Upstream', context);

const rootsBy = (defaults: JsonObject): JsonObject => ({
  default_validation_context: defaults,
  validation_context_sds_secret_config: agentSecret('ROOTCA'),
});

const anyOfTrustDomain = { prefix: `spiffe://${TRUST_DOMAIN}/` };

/** Istio's mutual TLS on the server's side. */
export function inboundTls(kind: 'http' | 'tcp', ciphers: readonly string[] = CIPHERS): JsonObject {
  return downstreamTls({
    common_tls_context: {
      tls_params: { ...VERSIONS, cipher_suites: ciphers },
      tls_certificate_sds_secret_configs: [agentSecret('default')],
      combined_validation_context: rootsBy({ match_subject_alt_names: [anyOfTrustDomain] }),
      alpn_protocols: [...(kind === 'tcp' ? ['istio-peer-exchange'] : []), 'h2', 'http/1.1'],
    },
    require_client_certificate: true,
  });
}

/** Istio's mutual TLS on the client's side; `h2` for clusters that speak HTTP/2. */
export function outboundTls(options: {
  readonly sni: string;
  readonly sans: readonly string[];
  readonly h2: boolean;
}): JsonObject {
  const { sni, sans, h2 } = options;
  return upstreamTls({
    common_tls_context: {
      tls_params: VERSIONS,
      tls_certificate_sds_secret_configs: [agentSecret('default')],
      combined_validation_context: rootsBy(
        sans.length > 0 ? { match_subject_alt_names: sans.map((exact) => ({ exact })) } : {},
      ),
      alpn_protocols: ['istio-peer-exchange', 'istio', ...(h2 ? ['h2'] : [])],
    },
    sni,
  });
}

/** The TLS of a tunnel (HBONE); Istio names this socket just `tls`. */
export function tunnelTls(side: 'Downstream' | 'Upstream'): JsonObject {
  const common_tls_context: JsonObject = {
    tls_params: ONLY_1_3,
    tls_certificate_sds_secret_configs: [agentSecret('default')],
    combined_validation_context: rootsBy({
      match_typed_subject_alt_names: [{ san_type: 'URI', matcher: anyOfTrustDomain }],
    }),
    alpn_protocols: ['h2'],
  };
  const required = side === 'Downstream' && { require_client_certificate: true };
  return tlsSocket(side, { common_tls_context, ...required }, 'tls');
}

export const rawBuffer = (name = 'envoy.transport_sockets.raw_buffer'): JsonObject =>
  socket(name, RAW_BUFFER, {});

/** A socket that leads to an internal listener of the same process, around another socket. */
export const internalUpstream = (
  inner: JsonObject,
  passthrough: readonly JsonObject[] = [],
  name = 'envoy.transport_sockets.internal_upstream',
): JsonObject =>
  socket(name, INTERNAL, {
    ...(passthrough.length > 0 && { passthrough_metadata: passthrough }),
    transport_socket: inner,
  });
