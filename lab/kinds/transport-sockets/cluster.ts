import type { JsonObject, JsonValue } from '../../../src/core/base/json';

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';
const SOCKETS = `${EXTENSIONS}.transport_sockets`;

/** Filter name of the metadata that `transport_socket_matches` are held against. */
export const MATCH_KEY = 'envoy.transport_socket_match';

/** Where the recorded endpoint is; the lab puts its own server in its place. */
const ENDPOINT = { address: '127.0.0.1', port: 23999 };

export type SocketKind = 'tls' | 'raw';

export interface Entry {
  readonly name: string;
  readonly kind: SocketKind;
  /** Absent: the entry has no `match`. */
  readonly match?: JsonObject;
}

export interface ClusterParts {
  readonly entries: readonly Entry[];
  /** The cluster's own socket. */
  readonly own?: SocketKind;
  /** `filter_metadata` of the endpoint and of its locality. */
  readonly endpoint?: JsonObject;
  readonly locality?: JsonObject;
  readonly matcher?: JsonObject;
}

/** A cluster with one endpoint. The SNI of each TLS socket tells its entry and the cluster. */
export function cluster(name: string, parts: ClusterParts, port = ENDPOINT.port): JsonObject {
  const { entries, own, endpoint, locality, matcher } = parts;
  return {
    name,
    type: 'STATIC',
    connect_timeout: '2s',
    load_assignment: {
      cluster_name: name,
      endpoints: [
        {
          lb_endpoints: [
            {
              endpoint: {
                address: { socket_address: { address: ENDPOINT.address, port_value: port } },
              },
              ...(endpoint && { metadata: { filter_metadata: endpoint } }),
            },
          ],
          ...(locality && { metadata: { filter_metadata: locality } }),
        },
      ],
    },
    ...(entries.length > 0 && {
      transport_socket_matches: entries.map((entry) => ({
        name: entry.name,
        transport_socket: socket(entry.kind, `${entry.name}.${name}`),
        ...(entry.match && { match: entry.match }),
      })),
    }),
    ...(own && { transport_socket: socket(own, `own.${name}`) }),
    ...(matcher && { transport_socket_matcher: matcher }),
  };
}

function socket(kind: SocketKind, sni: string): JsonObject {
  if (kind === 'raw') {
    return {
      name: 'envoy.transport_sockets.raw_buffer',
      typed_config: { '@type': `${SOCKETS}.raw_buffer.v3.RawBuffer` },
    };
  }
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: { '@type': `${SOCKETS}.tls.v3.UpstreamTlsContext`, sni },
  };
}

const INPUTS = `${EXTENSIONS}.matching.common_inputs.transport_socket.v3`;

/** A value of metadata as the input of a matcher; `filter` absent is `envoy.lb`. */
export function metadataInput(
  of: 'Endpoint' | 'Locality',
  filter: string | undefined,
  path: readonly string[],
): JsonObject {
  return {
    name: `envoy.matching.inputs.${of.toLowerCase()}_metadata`,
    typed_config: {
      '@type': `${INPUTS}.${of}MetadataInput`,
      ...(filter !== undefined && { filter }),
      path: path.map((key): JsonValue => ({ key })),
    },
  };
}

/** Takes an entry by name. */
export function takeSocket(name: string): JsonObject {
  return {
    action: {
      name: 'envoy.matching.action.transport_socket.name',
      typed_config: { '@type': `${INPUTS}.TransportSocketNameAction`, name },
    },
  };
}
