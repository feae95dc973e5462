import type { JsonObject } from '../../../src/core/base/json';
import { HTTP2, httpOptions } from './clusters';
import { httpManager } from './filters';
import { CLUSTER_ID, ISTIO_VERSION, type Pod, TRUST_DOMAIN } from './mesh';
import { CHANGING_SOURCE, SDS_CLUSTER, XDS_CLUSTER } from './sources';

/** Where the agent listens, from the proxy's working directory. */
export const SDS_PIPE = './var/run/secrets/workload-spiffe-uds/socket';
export const XDS_PIPE = './etc/istio/proxy/XDS';

export interface BootstrapOptions {
  readonly pod: Pod;
  readonly type?: 'sidecar' | 'router';
  /** What Istio has beside the way of the secrets: the listeners for probes and metrics. */
  readonly whole?: boolean;
  readonly hbone?: boolean;
}

/** The bootstrap that Istio's agent writes, cut to what the app looks at. */
export function bootstrap({
  pod,
  type = 'sidecar',
  whole = false,
  hbone = false,
}: BootstrapOptions): JsonObject {
  const local = whole
    ? [localCluster('prometheus_stats', 15000), localCluster('agent', 15020)]
    : [];
  return {
    node: node(pod, type, hbone),
    static_resources: {
      ...(whole && { listeners: localListeners(pod.ip) }),
      clusters: [...local, pipeCluster(SDS_CLUSTER, SDS_PIPE), pipeCluster(XDS_CLUSTER, XDS_PIPE)],
    },
    dynamic_resources: {
      lds_config: CHANGING_SOURCE,
      cds_config: CHANGING_SOURCE,
      ads_config: {
        api_type: 'DELTA_GRPC',
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: XDS_CLUSTER } }],
        set_node_on_first_message_only: true,
      },
    },
    admin: { address: { socket_address: { address: pod.ip, port_value: 15000 } } },
    ...(hbone && {
      bootstrap_extensions: [
        {
          name: 'envoy.bootstrap.internal_listener',
          typed_config: {
            '@type':
              'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener',
            buffer_size_kb: 64,
          },
        },
      ],
    }),
  };
}

function node(pod: Pod, type: string, hbone: boolean): JsonObject {
  const { name, namespace, workload, serviceAccount, ip } = pod;
  const app = workload.replace(/-default$/, '');
  const labels = {
    app,
    'service.istio.io/canonical-name': app,
    'service.istio.io/canonical-revision': 'latest',
    ...(type === 'sidecar' && { 'security.istio.io/tlsMode': 'istio' }),
  };
  return {
    id: `${type}~${ip}~${name}.${namespace}~${namespace}.svc.cluster.local`,
    cluster: `${app}.${namespace}`,
    metadata: {
      NAME: name,
      NAMESPACE: namespace,
      WORKLOAD_NAME: workload,
      OWNER: `kubernetes://apis/apps/v1/namespaces/${namespace}/deployments/${workload}`,
      SERVICE_ACCOUNT: serviceAccount,
      ISTIO_VERSION,
      CLUSTER_ID,
      MESH_ID: TRUST_DOMAIN,
      INSTANCE_IPS: ip,
      INTERCEPTION_MODE: 'REDIRECT',
      LABELS: labels,
      WORKLOAD_IDENTITY_SOCKET_FILE: 'socket',
      PILOT_SAN: ['istiod.istio-system.svc'],
      ...(hbone && { ENABLE_HBONE: 'true' }),
      PROXY_CONFIG: {
        configPath: './etc/istio/proxy',
        controlPlaneAuthPolicy: 'MUTUAL_TLS',
        discoveryAddress: 'istiod.istio-system.svc:15012',
        proxyAdminPort: 15000,
        statusPort: 15020,
      },
    },
    locality: { region: CLUSTER_ID, zone: `${CLUSTER_ID}-a` },
  };
}

function staticCluster(name: string, address: JsonObject, more: JsonObject): JsonObject {
  return {
    name,
    type: 'STATIC',
    ...more,
    alt_stat_name: `${name};`,
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }],
    },
  };
}

const localCluster = (name: string, port: number): JsonObject =>
  staticCluster(
    name,
    { socket_address: { address: '127.0.0.1', port_value: port } },
    { connect_timeout: '0.250s' },
  );

const pipeCluster = (name: string, path: string): JsonObject =>
  staticCluster(
    name,
    { pipe: { path } },
    { connect_timeout: '1s', typed_extension_protocol_options: httpOptions(HTTP2) },
  );

function localListeners(bind: string): readonly JsonObject[] {
  const listener = (port: number, stats: string, prefix: string, cluster: string): JsonObject => ({
    name: `0.0.0.0_${port}`,
    address: { socket_address: { address: bind, port_value: port } },
    filter_chains: [
      {
        filters: [
          httpManager(
            {
              stat_prefix: stats,
              route_config: {
                virtual_hosts: [
                  {
                    name: 'backend',
                    domains: ['*'],
                    routes: [{ match: { prefix }, route: { cluster } }],
                  },
                ],
              },
            },
            [],
          ),
        ],
      },
    ],
    ignore_global_conn_limit: true,
    bypass_overload_manager: true,
  });
  return [
    listener(15090, 'stats', '/stats/prometheus', 'prometheus_stats'),
    listener(15021, 'agent', '/healthz/ready', 'agent'),
  ];
}
