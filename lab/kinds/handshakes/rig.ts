import { isArray, isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import { type Bundles, filled } from '../../pki/bundles';
import type { Secret } from '../../sds/messages';
import type { Handshake } from './case';

/** A handshake's place in an Envoy that holds many. */
export interface Place {
  readonly number: number;
  /** Where the server listens: an address of its own in 127.0.0.0/8. */
  readonly address: JsonObject;
  /** Unix socket that the client's side listens on. */
  readonly front: string;
  readonly log: string;
}

const TLS = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3';

/** Answers every byte with the same byte behind TLS, so that the client can speak first. */
export function echoListener(
  name: string,
  address: JsonObject,
  context: JsonObject,
  log: JsonObject,
): JsonObject {
  return {
    name,
    address,
    filter_chains: [
      {
        filters: [
          {
            name: 'echo',
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.network.echo.v3.Echo',
            },
          },
        ],
        transport_socket: {
          name: 'envoy.transport_sockets.tls',
          typed_config: { '@type': `${TLS}.DownstreamTlsContext`, ...context },
        },
      },
    ],
    access_log: [log],
  };
}

/** The server's side of a case. */
export function serverListener(asked: Handshake, bundles: Bundles, place: Place): JsonObject {
  return echoListener(
    `server-${place.number}`,
    place.address,
    ownSecrets(filled(asked.server, bundles), place),
    accessLog(place.log, {
      side: 'server',
      number: `${place.number}`,
      reason: '%DOWNSTREAM_TRANSPORT_FAILURE_REASON%',
      version: '%DOWNSTREAM_TLS_VERSION%',
      peer: '%DOWNSTREAM_PEER_FINGERPRINT_256%',
    }),
  );
}

/** Where the lab's bytes enter the client's side. */
export function frontListener(place: Place): JsonObject {
  return {
    name: `front-${place.number}`,
    address: { pipe: { path: place.front } },
    filter_chains: [
      {
        filters: [
          {
            name: 'tcp',
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
              stat_prefix: 'front',
              cluster: `client-${place.number}`,
              access_log: [
                accessLog(place.log, {
                  side: 'client',
                  number: `${place.number}`,
                  reason: '%UPSTREAM_TRANSPORT_FAILURE_REASON%',
                  version: '%UPSTREAM_TLS_VERSION%',
                }),
              ],
            },
          },
        ],
      },
    ],
  };
}

export function clientCluster(asked: Handshake, bundles: Bundles, place: Place): JsonObject {
  const name = `client-${place.number}`;
  return {
    name,
    type: 'STATIC',
    connect_timeout: '5s',
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: place.address } }] }],
    },
    transport_socket: {
      name: 'envoy.transport_sockets.tls',
      typed_config: {
        '@type': `${TLS}.UpstreamTlsContext`,
        ...ownSecrets(filled(asked.client, bundles), place),
      },
    },
  };
}

/** The secrets of a case under the names that the rig's Envoy asks for. */
export function secretsOf(asked: Handshake, bundles: Bundles, place: Place): readonly Secret[] {
  return Object.entries(filled(asked.secrets ?? {}, bundles)).map(([name, secret]) => ({
    ...(isObject(secret) ? secret : {}),
    name: ownName(name, place),
  }));
}

/** Many cases share one SDS server: each asks for names of its own. */
function ownSecrets(value: JsonObject, place: Place): JsonObject {
  const renamed = (member: JsonValue): JsonValue => {
    if (isArray(member)) return member.map(renamed);
    return isObject(member) ? ownSecrets(member, place) : member;
  };
  const entries = Object.entries(value).map(([field, member]): [string, JsonValue] =>
    field === 'name' && typeof member === 'string' && value.sds_config !== undefined
      ? [field, ownName(member, place)]
      : [field, renamed(member)],
  );
  return Object.fromEntries(entries);
}

function ownName(name: string, place: Place): string {
  return `${place.number}/${name}`;
}

/** A log file, one JSON object a line. */
export function accessLog(path: string, format: JsonObject): JsonObject {
  return {
    name: 'envoy.access_loggers.file',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog',
      path,
      log_format: { json_format: format },
    },
  };
}

/** The static cluster under which Envoys find the lab's SDS server. */
export function sdsCluster(path: string): JsonObject {
  return {
    name: 'sds-grpc',
    type: 'STATIC',
    connect_timeout: '1s',
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
        explicit_http_config: { http2_protocol_options: {} },
      },
    },
    load_assignment: {
      cluster_name: 'sds-grpc',
      endpoints: [{ lb_endpoints: [{ endpoint: { address: { pipe: { path } } } }] }],
    },
  };
}
