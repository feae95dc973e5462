import type { JsonObject } from '../../src/core/base/json';
import { staticClusters } from './clusters';
import type { Random } from './random';

const ads: JsonObject = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' };

/** The bootstrap of an Istio sidecar: who it is, the clusters that it starts with, where the rest comes from. */
export function bootstrap(random: Random): JsonObject {
  const pod = `foo-${random.suffix(10)}-${random.suffix(5)}`;
  return {
    node: {
      id: `sidecar~${random.podIp()}~${pod}.default~default.svc.cluster.local`,
      cluster: 'foo.default',
      metadata: {
        ENVOY_PROMETHEUS_PORT: 15090,
        PROXY_CONFIG: {
          binaryPath: '/usr/local/bin/envoy',
          discoveryAddress: 'istiod.istio-system.svc:15012',
          drainDuration: '45s',
          statNameLength: 189,
          serviceCluster: 'istio-proxy',
        },
        INTERCEPTION_MODE: 'REDIRECT',
        NAME: pod,
        MESH_ID: 'cluster.local',
        CLUSTER_ID: 'Kubernetes',
        ISTIO_VERSION: '1.32.0',
        LABELS: { app: 'foo', 团队: '交易平台', 'security.istio.io/tlsMode': 'istio' },
        NAMESPACE: 'default',
        WORKLOAD_NAME: 'foo',
        PILOT_SAN: ['istiod.istio-system.svc'],
        SERVICE_ACCOUNT: 'foo',
      },
      locality: { region: 'cn-shanghai', zone: 'cn-shanghai-a' },
      user_agent_name: 'envoy',
      user_agent_build_version: {
        version: { major_number: 1, minor_number: 40 },
        metadata: { 'revision.sha': random.hex(40), 'ssl.version': 'BoringSSL' },
      },
      extensions: Array.from({ length: 60 }, () => ({
        name: `envoy.filters.http.${random.suffix(8)}`,
        category: 'envoy.filters.http',
      })),
    },
    static_resources: { clusters: staticClusters() },
    dynamic_resources: {
      lds_config: ads,
      cds_config: ads,
      ads_config: {
        api_type: 'DELTA_GRPC',
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }],
        set_node_on_first_message_only: true,
      },
    },
    admin: {
      profile_path: '/var/lib/istio/data/envoy.prof',
      address: { socket_address: { address: '127.0.0.1', port_value: 15000 } },
    },
  };
}
