/*
 * The allow-list: words of Envoy, of Istio and of the standards that say nothing about whoever wrote
 * the file. What is not here becomes a pseudonym.
 */
const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Values of Envoy's enums that a dump prints, by message (proto files of envoy/config and extensions). */
const ENUMS = list(`
  EDS STATIC STRICT_DNS LOGICAL_DNS ORIGINAL_DST ROUND_ROBIN LEAST_REQUEST RING_HASH RANDOM MAGLEV
  CLUSTER_PROVIDED ORIGINAL_DST_LB LOAD_BALANCING_POLICY_CONFIG AUTO V4_ONLY V6_ONLY V4_PREFERRED ALL
  INBOUND OUTBOUND UNSPECIFIED TCP UDP GRPC DELTA_GRPC REST AGGREGATED_GRPC AGGREGATED_DELTA_GRPC V2 V3
  ANY SAME_IP_OR_LOOPBACK EXTERNAL LOCAL DNS URI EMAIL IP_ADDRESS OTHER_NAME SAN_TYPE_UNSPECIFIED
  TLS_AUTO TLSv1_0 TLSv1_1 TLSv1_2 TLSv1_3 FIPS_202205 VERIFY_TRUST_CHAIN ACCEPT_UNTRUSTED
  VERIFY_LEAF_CERT_ONLY LENIENT_STAPLING STRICT_STAPLING MUST_STAPLE NEVER ONCE FREELY
  PREFER_CLIENT PREFER_SERVER SIMPLE UNKNOWN HEALTHY UNHEALTHY DRAINING TIMEOUT DEGRADED
  ACKED NACKED STALE RECEIVED_ERROR NOT_SENT SYNCED ERROR REQUESTED DOES_NOT_EXIST DEFAULT HIGH
  HTTP1 HTTP2 HTTP3 HTTP11 HTTP10 SANITIZE FORWARD_ONLY APPEND_FORWARD SANITIZE_SET ALWAYS_FORWARD_ONLY
  OVERWRITE_IF_EXISTS_OR_ADD APPEND_IF_EXISTS_OR_ADD ADD_IF_ABSENT OVERWRITE_IF_EXISTS
  KEEP_UNCHANGED REJECT_REQUEST UNESCAPE_AND_REDIRECT UNESCAPE_AND_FORWARD DROP_HEADER ALLOW
  OVERWRITE APPEND_IF_ABSENT PASS_THROUGH USE_DOWNSTREAM_PROTOCOL USE_CONFIGURED_PROTOCOL USE_ORIGIN
  HUNDRED TEN_THOUSAND MILLION EXTERNAL_ONLY DENY LOG GAUGE TRANSITIVE FAIL_CLOSE FAIL_OPEN GE EQ LE
  INTERNAL_SERVER_ERROR SERVICE_UNAVAILABLE NOT_FOUND REPLACE MODIFY_ONLY V1 ALLOW_ALL CONNECT GET POST
  UNSUPPORTED RFC_6066 EXACT_BALANCE INGRESS EGRESS PREFER_IPV4 HTTP_JSON HTTP_PROTO IMMEDIATE GRADUAL
`);

/** Fixed words of TLS, ALPN and HTTP. */
const STANDARDS = list(`
  tls raw_buffer quic h2 h2c h3 http https tcp udp grpc http2 spdy postgresql mongo mysql
  spiffe ns sa unix file dns ipv4 ipv6 inline X25519 X25519MLKEM768 X25519Kyber768Draft00 P-256 P-384
  P-521 P256 P384 P521 prime256v1 secp256r1 secp384r1 secp521r1 MLKEM1024 CECPQ2 aRSA aECDSA kECDHE HIGH FIPS
  ecdsa_secp256r1_sha256 ecdsa_secp384r1_sha384 ecdsa_secp521r1_sha512 ecdsa_sha1 ed25519 rsa_pkcs1_sha1
  rsa_pkcs1_sha256 rsa_pkcs1_sha384 rsa_pkcs1_sha512 rsa_pss_rsae_sha256 rsa_pss_rsae_sha384
  rsa_pss_rsae_sha512 true false null websocket text plain
`);

/** What Istio names itself: sockets, secrets, clusters, listeners, node types, labels, files. */
const ISTIO = list(`
  istio istio-h2 istio-peer-exchange tlsMode disabled istio-proxy istiod istio-envoy envoy
  default ROOTCA file-cert file-root sds-grpc xds-grpc agent prometheus_stats zipkin
  inbound outbound outbound_ inbound_ _ sidecar router waypoint ingress ztunnel inbound-vip
  virtualInbound virtualOutbound virtualInbound-catchall-http virtualInbound-catchall-tcp
  virtualInbound-blackhole virtualOutbound-blackhole virtualOutbound-catchall-tcp
  virtualOutbound-trafficmonitor BlackHoleCluster PassthroughCluster InboundPassthroughCluster
  InboundPassthroughClusterIpv4 InboundPassthroughClusterIpv6 connect_originate connect_terminate
  inner_connect_originate outer_connect_originate main_internal inbound_CONNECT_originate
  inbound_CONNECT_terminate encap tunnel svc cluster local localhost
  etc certs var run secrets proxy SDS XDS socket sock dev stdout stderr tmp sds uds_path workload-spiffe-uds
  workload-spiffe-credentials credential-uds files-socket spire spire-agent public certificates
  cert-chain pem key root-cert crt ca tls-ca kubernetes kubernetes-gateway kubernetes:
  NAME NAMESPACE CLUSTER_ID ISTIO_VERSION MESH_ID NETWORK LABELS ANNOTATIONS INSTANCE_IPS OWNER NODE_NAME
  WORKLOAD_NAME SERVICE_ACCOUNT PILOT_SAN PROXY_CONFIG ENABLE_HBONE INTERCEPTION_MODE APP_CONTAINERS
  ISTIO_PROXY_SHA ENVOY_PROMETHEUS_PORT ENVOY_STATUS_PORT POD_PORTS UNPRIVILEGED_POD REDIRECT TPROXY
  security kind name namespace services service host subset config app version
`);

export const WORDS: ReadonlySet<string> = new Set([...ENUMS, ...STANDARDS, ...ISTIO]);

const CIPHER_PARTS = new Set(
  list(`TLS SSL ECDHE ECDH DHE DH ECDSA RSA DSS PSK AES AES128 AES256 128 256 GCM CBC CCM CCM8 8 SHA SHA1
  SHA256 SHA384 SHA512 MD5 RC4 DES CBC3 3DES EDE CHACHA20 POLY1305 NULL EXP ALL CAMELLIA128 CAMELLIA256
  ARIA128 ARIA256 WITH`),
);

/** Names of cipher suites in OpenSSL's and in the standards' spelling, also such as are refused. */
export const isCipher = (word: string): boolean =>
  word
    .replace(/^-/, '')
    .split(/[-_]/)
    .every((part) => CIPHER_PARTS.has(part)) && /[A-Z]/.test(word);
