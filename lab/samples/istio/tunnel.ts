import type { JsonObject } from '../../../src/core/base/json';
import { httpManager, ORIGINAL_DST, tcpProxy } from './filters';
import { type InboundPort, inboundName } from './mesh';
import { tunnelTls } from './tls';

const SET_STATE = 'type.googleapis.com/envoy.extensions.filters.http.set_filter_state.v3.Config';

const handOver = (object_key: string, text: string): JsonObject => ({
  object_key,
  format_string: { text_format_source: { inline_string: text } },
  shared_with_upstream: 'ONCE',
});

/** The server's end of a tunnel: mutual TLS, then HTTP CONNECT into `main_internal`. */
export const connectTerminate = (bind: string): JsonObject => ({
  name: 'connect_terminate',
  address: { socket_address: { address: bind, port_value: 15008 } },
  filter_chains: [
    {
      filters: [
        httpManager(
          {
            stat_prefix: 'connect_terminate',
            route_config: {
              name: 'default',
              virtual_hosts: [
                {
                  name: 'default',
                  domains: ['*'],
                  routes: [
                    {
                      match: { connect_matcher: {} },
                      route: {
                        cluster: 'main_internal',
                        upgrade_configs: [{ upgrade_type: 'CONNECT', connect_config: {} }],
                      },
                    },
                  ],
                },
              ],
            },
            http2_protocol_options: { allow_connect: true },
            server_name: 'istio-envoy',
            forward_client_cert_details: 'APPEND_FORWARD',
            set_current_client_cert_details: { subject: true, dns: true, uri: true },
            upgrade_configs: [{ upgrade_type: 'CONNECT' }],
          },
          [
            {
              name: 'connect_authority',
              typed_config: {
                '@type': SET_STATE,
                on_request_headers: [
                  handOver('envoy.filters.listener.original_dst.local_ip', '%REQ(:AUTHORITY)%'),
                  handOver(
                    'envoy.filters.listener.original_dst.remote_ip',
                    '%DOWNSTREAM_REMOTE_ADDRESS%',
                  ),
                ],
              },
            },
          ],
        ),
      ],
      transport_socket: tunnelTls('Downstream'),
      name: 'default',
    },
  ],
});

/** What comes out of the tunnel: chains by port, without TLS of their own. */
export const mainInternal = (podIp: string, ports: readonly InboundPort[]): JsonObject => ({
  name: 'main_internal',
  filter_chains: ports.map(({ port }) => ({
    filter_chain_match: {
      destination_port: port,
      prefix_ranges: [{ address_prefix: podIp, prefix_len: 32 }],
    },
    filters: [tcpProxy(inboundName(port))],
    name: `0.0.0.0_${port}`,
  })),
  listener_filters: [ORIGINAL_DST],
  listener_filters_timeout: '0s',
  traffic_direction: 'INBOUND',
  internal_listener: {},
});
