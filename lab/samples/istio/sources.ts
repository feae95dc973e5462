import type { JsonObject } from '../../../src/core/base/json';

export const XDS_CLUSTER = 'xds-grpc';
export const SDS_CLUSTER = 'sds-grpc';

/**
 * Where listeners, clusters, routes and endpoints come from. Istio's agent serves them through ADS,
 * whose binary protocol would need all of Envoy's messages; the lab's answers JSON (REST) at the
 * same pipe. `asInCluster` writes `ads` again.
 */
const rest = (refresh_delay: string): JsonObject => ({
  api_config_source: {
    api_type: 'REST',
    transport_api_version: 'V3',
    cluster_names: [XDS_CLUSTER],
    refresh_delay,
  },
  initial_fetch_timeout: '0s',
  resource_api_version: 'V3',
});

/** For listeners and clusters: a sample may change them while the proxy runs. */
export const CHANGING_SOURCE = rest('0.300s');
/** For routes and endpoints. */
export const LASTING_SOURCE = rest('600s');

export const ADS_SOURCE: JsonObject = {
  ads: {},
  initial_fetch_timeout: '0s',
  resource_api_version: 'V3',
};

/** A secret that the agent serves: `default`, `ROOTCA` or `file-…`. Only the first two are waited for without end. */
export function agentSecret(name: string): JsonObject {
  const forEver = name === 'default' || name === 'ROOTCA';
  return {
    name,
    sds_config: {
      api_config_source: {
        api_type: 'GRPC',
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: SDS_CLUSTER } }],
        set_node_on_first_message_only: true,
      },
      ...(forEver && { initial_fetch_timeout: '0s' }),
      resource_api_version: 'V3',
    },
  };
}

/** A secret that istiod serves itself: a gateway's `kubernetes://…`. */
export function controlPlaneSecret(name: string): JsonObject {
  return { name, sds_config: { ads: {}, resource_api_version: 'V3' } };
}
