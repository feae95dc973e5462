import { words } from './words';

/** Names that Istio gives to its own clusters and listeners; only as whole names. */
export const ISTIO_NAMES: ReadonlySet<string> = words(`
  BlackHoleCluster PassthroughCluster InboundPassthroughCluster InboundPassthroughClusterIpv4
  InboundPassthroughClusterIpv6 virtualInbound virtualOutbound virtualInbound-catchall-http
  virtualInbound-catchall-tcp virtualInbound-blackhole virtualOutbound-blackhole
  virtualOutbound-catchall-tcp virtualOutbound-trafficmonitor sds-grpc xds-grpc connect_originate
  connect_terminate inner_connect_originate outer_connect_originate main_internal
  inbound_CONNECT_originate inbound_CONNECT_terminate tlsMode-istio tlsMode-disabled
`);

/**
 * Names that other meshes give to listeners of the proxy's own and to clusters that pass on what the
 * app dialled, by which they are told (decide/inbound/purpose.ts, graph/cluster-reach.ts).
 */
export const MESH_NAMES: ReadonlySet<string> = words(`
  liveness_listener readiness_listener startup_listener envoy_ready_listener probe:listener
  inbound-prometheus-listener envoy_prometheus_metrics_listener kuma:metrics:prometheus
  _kuma:metrics:prometheus prometheus_stats original-destination passthrough-outbound
  outbound:passthrough:ipv4 outbound:passthrough:ipv6
`);

/** How names of Envoy Gateway's own listeners begin, and of Kuma's; the rest is an address or a user's. */
export const MESH_PREFIX =
  /^(envoy-gateway-proxy-(?:ready|stats)-|_?kuma:metrics:prometheus:)(.+)$/;

/**
 * Istio's filters by the names from which the end of a chain is read (model/read-filters.ts); only
 * as whole names: any other `istio.NAME` may be a user's.
 */
export const ISTIO_FILTERS: ReadonlySet<string> = words(
  'istio.metadata_exchange istio.stats istio.stackdriver istio.alpn',
);

/** What Istio's agent calls the workload's certificate and the mesh's roots; only as secrets' names. */
export const ISTIO_SECRETS: ReadonlySet<string> = words('default ROOTCA');

/** Types of proxies, the first part of a node's id. */
export const PROXY_TYPES: ReadonlySet<string> = words('sidecar router waypoint ztunnel');

/** Keys of labels and metadata that Istio gives a meaning; only as whole keys. */
export const METADATA_KEYS: ReadonlySet<string> = words(`
  tlsMode tunnel security.istio.io/tlsMode service.istio.io/canonical-name
  service.istio.io/canonical-revision service.istio.io/workload-name topology.istio.io/network
  topology.istio.io/subzone istio.io/rev istio.io/gateway-name
  sidecar.istio.io/rewriteAppHTTPProbers traffic.sidecar.istio.io/excludeInboundPorts
`);

/** Keys of `filter_metadata`. */
export const FILTERS: ReadonlySet<string> = words(
  'istio envoy.lb envoy.transport_socket_match com.istio.virtual_ip_address',
);

/** Keys of `filter_metadata.istio`. */
export const ISTIO_METADATA_KEYS: ReadonlySet<string> = words(`
  config services host name namespace workload subset default_original_port original_port
  canonical_name canonical_revision alpn_override
`);

/** Keys of `node.metadata` (pkg/model/proxy.go BootstrapNodeMetadata). */
export const NODE_KEYS: ReadonlySet<string> = words(`
  NAME NAMESPACE CLUSTER_ID ISTIO_VERSION ISTIO_REVISION MESH_ID NETWORK LABELS ANNOTATIONS
  INSTANCE_IPS OWNER NODE_NAME WORKLOAD_NAME SERVICE_ACCOUNT PILOT_SAN PROXY_CONFIG ENABLE_HBONE
  INTERCEPTION_MODE APP_CONTAINERS ISTIO_PROXY_SHA ENVOY_PROMETHEUS_PORT ENVOY_STATUS_PORT
  ENVOY_SKIP_DEPRECATED_LOGS POD_PORTS UNPRIVILEGED_POD GENERATOR PLATFORM_METADATA DNS_CAPTURE
  DNS_AUTO_ALLOCATE XDS_ROOT_CERT PROV_CERT CREDENTIAL_METADATA_EXCHANGE METADATA_DISCOVERY
`);

/** Values of metadata that say how and not who, by their key. */
export const METADATA_VALUES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['tlsMode', words('istio disabled')],
  ['tunnel', words('http')],
  ['security.istio.io/tlsMode', words('istio disabled')],
  ['INTERCEPTION_MODE', words('REDIRECT TPROXY NONE')],
]);

/** Steps of well-known paths; only in paths. */
export const PATH_WORDS: ReadonlySet<string> = words(`
  etc var run usr lib opt tmp dev proc self ssl pki tls certs certificates secrets istio proxy
  kubernetes.io serviceaccount workload-spiffe-uds workload-spiffe-credentials credential-uds
  files-socket uds_path sds socket SDS XDS spire spire-agent spire-agent.sock agent.sock sockets
  null stdout stderr fd cert-chain.pem key.pem root-cert.pem ca.crt tls.crt tls.key
  ca-certificates.crt
`);
