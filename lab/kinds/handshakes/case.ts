import type { JsonObject } from '../../../src/core/base/json';

/** One question: what a server and a client are configured with, as a recording writes it. */
export interface Handshake {
  readonly id: string;
  readonly server: JsonObject;
  readonly client: JsonObject;
  /** Secrets that SDS hands out, by the names that the contexts use. */
  readonly secrets?: JsonObject;
}

/** How the lab's contexts ask for a secret: as Istio's sidecars do. */
export function sdsSecret(name: string): JsonObject {
  return {
    name,
    sds_config: {
      api_config_source: {
        api_type: 'GRPC',
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }],
        set_node_on_first_message_only: true,
      },
      initial_fetch_timeout: '0s',
      resource_api_version: 'V3',
    },
  };
}
