import type { JsonObject } from '../../../src/core/base/json';
import { accessLog, echoListener } from '../handshakes/rig';
import type { Scenario } from './scenario';

export const LISTENER = 'inbound-0';
export const CLUSTER = 'outbound-0';

/** Where the parts of a scenario are. */
export interface Places {
  /** The listener's port on 127.0.0.1. */
  readonly port: number;
  /** Unix socket before the cluster. */
  readonly front: string;
  /** Port of the server behind the cluster. */
  readonly upstream: number;
  readonly log: string;
}

/** The listener or cluster that the scenario is about. */
export function resourceFor(on: Scenario['on'], context: JsonObject, places: Places): JsonObject {
  switch (on) {
    case 'listener':
      return echoListener(
        LISTENER,
        { socket_address: { address: '127.0.0.1', port_value: places.port } },
        context,
        accessLog(places.log, { server_saw: '%DOWNSTREAM_TRANSPORT_FAILURE_REASON%' }),
      );
    case 'cluster':
      return {
        name: CLUSTER,
        type: 'STATIC',
        connect_timeout: '2s',
        load_assignment: {
          cluster_name: CLUSTER,
          endpoints: [
            {
              lb_endpoints: [
                {
                  endpoint: {
                    address: {
                      socket_address: { address: '127.0.0.1', port_value: places.upstream },
                    },
                  },
                },
              ],
            },
          ],
        },
        transport_socket: {
          name: 'envoy.transport_sockets.tls',
          typed_config: {
            '@type':
              'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
            ...context,
          },
        },
      };
  }
}

/** Plaintext before the cluster; static, so that it is there as soon as Envoy lets anyone in. */
export function frontListener(places: Places): JsonObject {
  return {
    name: 'front',
    address: { pipe: { path: places.front } },
    filter_chains: [
      {
        filters: [
          {
            name: 'tcp',
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
              stat_prefix: 'front',
              cluster: CLUSTER,
              access_log: [
                accessLog(places.log, {
                  client_saw: '%UPSTREAM_TRANSPORT_FAILURE_REASON%',
                  flags: '%RESPONSE_FLAGS%',
                }),
              ],
            },
          },
        ],
      },
    ],
  };
}
