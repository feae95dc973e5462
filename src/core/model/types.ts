import type { JsonObject } from '../base/json';
import type { Pointer } from '../base/pointer';
import type { Notice } from '../dump/notice';
import type { State } from '../ids/kinds';
import type { ListenerFilter } from './listener-filter';
import type { Matcher } from './matcher';

/** Who printed the dump, from `bootstrap.node`; a field is undefined where the file does not say. */
export interface ProxyHeader {
  readonly nodeId: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** `sidecar`, `router`, `waypoint`, … as Istio's node id says. */
  readonly type: string | undefined;
  readonly istioVersion: string | undefined;
  readonly envoyVersion: string | undefined;
  /** `INSTANCE_IPS` of the node's metadata, unparsed. */
  readonly instanceIps?: readonly string[];
  /** Ports of the pod's annotation `excludeInboundPorts`, which Istio does not redirect to the proxy. */
  readonly excludedPorts?: readonly number[];
  /** The pod's annotation `rewriteAppHTTPProbers`, where it has one. */
  readonly rewritesProbes?: boolean;
}

export type Address =
  | {
      readonly kind: 'socket';
      readonly address: string;
      readonly port: number | undefined;
      readonly udp: boolean;
      /** `::` takes IPv4 connections as well. */
      readonly ipv4Compat?: boolean;
    }
  | { readonly kind: 'pipe'; readonly path: string }
  | {
      readonly kind: 'internal';
      readonly listener: string;
      readonly endpointId: string | undefined;
    };

export type SdsSource =
  | { readonly kind: 'cluster'; readonly cluster: string }
  | { readonly kind: 'google-grpc'; readonly target: string }
  | { readonly kind: 'ads' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'static' }
  | { readonly kind: 'other' };

/** SdsSecretConfig (tls/v3/secret.proto). `fetchTimeout`: seconds, 0 waits for ever, absent is 15. */
export interface SdsReference {
  readonly name: string;
  readonly source: SdsSource;
  readonly fetchTimeout: number | undefined;
  readonly pointer: Pointer;
}

/** DataSource (core/v3/base.proto): where bytes come from; the bytes themselves stay in the file. */
export type DataSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'inline'; readonly redacted: boolean; readonly empty: boolean };

/** A TlsCertificate written into the context or delivered by a secret. */
export interface TlsCertificate {
  readonly chain: DataSource | undefined;
  readonly privateKey: DataSource | undefined;
  readonly pkcs12: DataSource | undefined;
  readonly provider: string | undefined;
  readonly pointer: Pointer;
}

export type SanType = 'DNS' | 'URI' | 'EMAIL' | 'IP_ADDRESS' | 'OTHER_NAME' | 'ANY';
/** One SAN matcher. `ANY`: untyped (deprecated), tried against DNS, URI, EMAIL and IP_ADDRESS. */
export interface SanMatcher {
  readonly type: SanType;
  readonly how: 'exact' | 'prefix' | 'suffix' | 'contains' | 'regex' | 'custom';
  readonly value: string;
  readonly ignoreCase: boolean;
  /** OTHER_NAME: which of such names it looks at; empty where the file has none. */
  readonly oid?: string;
}

/** CertificateValidationContext (tls/v3/common.proto), field by field; lists in file order. */
export interface ValidationContext {
  readonly trustedCa: DataSource | undefined;
  readonly typedNames: readonly SanMatcher[];
  readonly untypedNames: readonly SanMatcher[];
  readonly hashes: readonly string[];
  readonly spkis: readonly string[];
  readonly acceptUntrusted: boolean;
  readonly allowExpired: boolean;
  readonly systemRoots: boolean;
  readonly maxVerifyDepth: number | undefined;
  readonly crl: DataSource | undefined;
  readonly customValidator:
    | { readonly kind: 'spiffe'; readonly trustDomains: readonly string[] }
    | { readonly kind: 'other'; readonly name: string }
    | undefined;
}

export type Validation =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly context: ValidationContext; readonly pointer: Pointer }
  | { readonly kind: 'sds'; readonly reference: SdsReference }
  | {
      readonly kind: 'combined';
      readonly context: ValidationContext;
      readonly reference: SdsReference;
      readonly pointer: Pointer;
    };

export type TlsVersion = 'TLSv1.0' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** A Downstream- or UpstreamTlsContext as configured: nothing filled in, see decide/tls-context. */
export interface TlsContext {
  readonly side: 'downstream' | 'upstream';
  readonly pointer: Pointer;
  readonly minVersion: TlsVersion | undefined;
  readonly maxVersion: TlsVersion | undefined;
  readonly cipherSuites: readonly string[];
  readonly curves: readonly string[];
  readonly compliance: readonly string[];
  readonly alpn: readonly string[];
  readonly certificates: readonly TlsCertificate[];
  readonly sdsCertificates: readonly SdsReference[];
  readonly validation: Validation;
  /** Downstream only; undefined: absent in the file. */
  readonly requireClientCertificate: boolean | undefined;
  /** Upstream only. */
  readonly sni: string | undefined;
  readonly autoHostSni: boolean;
  readonly autoSniSanValidation: boolean;
  readonly sessionTicketKeys: SdsReference | undefined;
  readonly customHandshaker: string | undefined;
}

export const WRAPPERS = [
  'starttls',
  'tap',
  'upstream_proxy_protocol',
  'http_11_proxy',
  'tcp_stats',
  'internal_upstream',
] as const;
export type Wrapper = (typeof WRAPPERS)[number];

/** A transport socket; `pointer` is its own place, its owner's where the socket is implied. */
export interface TransportSocket {
  readonly name: string;
  readonly pointer: Pointer;
  /** Content without SNI, SAN lists, secret names, inline material and pins. */
  readonly shape: string;
  readonly content:
    | { readonly kind: 'tls'; readonly form: 'v3' | 'v2' | 'legacy'; readonly context: TlsContext }
    | { readonly kind: 'quic'; readonly context: TlsContext }
    | { readonly kind: 'raw-buffer'; readonly implied: boolean }
    | {
        readonly kind: 'wrapper';
        readonly wrapper: Wrapper;
        readonly field: string;
        readonly inner: TransportSocket;
      }
    | { readonly kind: 'other'; readonly type: string };
}

/** FilterChainMatch (listener_components.proto); absent lists are empty. */
export interface FilterChainMatch {
  readonly destinationPort: number | undefined;
  readonly prefixRanges: readonly string[];
  readonly sourceType: string | undefined;
  readonly directSourcePrefixRanges: readonly string[];
  readonly sourcePrefixRanges: readonly string[];
  readonly sourcePorts: readonly number[];
  readonly serverNames: readonly string[];
  readonly transportProtocol: string | undefined;
  readonly applicationProtocols: readonly string[];
  readonly addressSuffix: string | undefined;
  readonly suffixLength: number | undefined;
}

export interface FilterChain {
  readonly name: string;
  readonly pointer: Pointer;
  readonly isDefault: boolean;
  readonly match: FilterChainMatch;
  /** Always there: a chain without `transport_socket` has an implied raw buffer. */
  readonly socket: TransportSocket;
  /** Clusters that its filters name (tcp_proxy, inline routes of the HTTP connection manager). */
  readonly clusters: readonly string[];
  readonly terminal: Terminal;
}

/**
 * The last network filter of a chain, where it and all before it are known. `tcp`: all that the chain
 * takes goes to one of its clusters. `http`: its `codec_type`, and whether HTTP/1.0 is accepted.
 * `sniCluster`: what it takes goes to the cluster that is called as its SNI (`sni_cluster`).
 */
export type Terminal =
  | { readonly kind: 'tcp' }
  | { readonly kind: 'unknown'; readonly sniCluster?: true }
  | {
      readonly kind: 'http';
      readonly codec: 'auto' | 'http1' | 'http2';
      readonly http10: boolean;
    };

/** How a resource came: its row in a section. Texts as in the file. */
export interface Origin {
  readonly state: State;
  readonly versionInfo: string | undefined;
  readonly lastUpdated: string | undefined;
  /** Envoy's words and time: of a `failed` one, and of a secret whose last update was refused. */
  readonly rejected: { readonly details: string; readonly at: string | undefined } | undefined;
}

export interface Listener {
  readonly name: string;
  readonly pointer: Pointer;
  readonly origin: Origin;
  readonly address: Address | undefined;
  readonly additionalAddresses: readonly Address[];
  readonly direction: 'inbound' | 'outbound' | 'none';
  readonly internal: boolean;
  readonly bindToPort: boolean;
  readonly useOriginalDst: boolean;
  /** The deprecated `use_proxy_proto` of its first chain, which holds for all (listener_impl.cc). */
  readonly useProxyProto: boolean;
  readonly chains: readonly FilterChain[];
  /** Chains are chosen by `filter_chain_matcher`, not by their own match. */
  readonly byMatcher: boolean;
  readonly matcher: Matcher | undefined;
  /** Their names; `filters` has what they do. */
  readonly listenerFilters: readonly string[];
  readonly filters: readonly ListenerFilter[];
  /** Seconds that listener filters may wait for bytes; absent is 15, 0 is for ever. */
  readonly filtersTimeout: number | undefined;
  /** Whether a connection is taken, rather than closed, when they waited in vain. */
  readonly continueOnFiltersTimeout: boolean;
}

export interface SocketMatch {
  readonly name: string;
  readonly pointer: Pointer;
  /** The Struct as in the file; an empty one matches everything. */
  readonly match: JsonObject;
  readonly socket: TransportSocket;
}

export interface Endpoint {
  readonly address: Address | undefined;
  readonly pointer: Pointer;
  /** `envoy.transport_socket_match` of the endpoint's metadata; undefined: no such key. */
  readonly metadata: JsonObject | undefined;
  /** Likewise of its locality; `not-dumped` for EDS rows, which never carry it. */
  readonly localityMetadata: JsonObject | 'not-dumped' | undefined;
  /**
   * By filter what a `transport_socket_matcher` may ask for; null where the metadata has no such filter,
   * false where there is no metadata. Undefined: no cluster before this endpoint has a matcher.
   */
  readonly filterMetadata: JsonObject | undefined;
  readonly localityFilterMetadata: JsonObject | 'not-dumped' | undefined;
  readonly health: string | undefined;
  readonly weight: number | undefined;
  readonly priority: number;
  readonly hostname: string | undefined;
}

/** Where the file lists a cluster's endpoints. */
export type EndpointSource =
  | { readonly kind: 'row'; readonly pointer: Pointer; readonly endpoints: readonly Endpoint[] }
  | {
      readonly kind: 'load-assignment';
      readonly pointer: Pointer;
      readonly endpoints: readonly Endpoint[];
    }
  /** Found at connection time; its row, if there is one, never lists any. */
  | { readonly kind: 'original-dst'; readonly pointer: Pointer | undefined }
  | { readonly kind: 'unknown'; readonly why: 'no-section' | 'no-row' };

export interface Cluster {
  readonly name: string;
  readonly pointer: Pointer;
  readonly origin: Origin;
  /** `EDS`, `STATIC`, … or the name of a custom `cluster_type`. */
  readonly type: string;
  readonly serviceName: string | undefined;
  readonly matches: readonly SocketMatch[];
  /** The new matcher decides (`transport_socket_matcher`), not the entries' own `match`. */
  readonly byMatcher: boolean;
  readonly matcher: Matcher | undefined;
  /** The cluster's own socket; an implied raw buffer where it has none. */
  readonly socket: TransportSocket;
  /** HTTP calls send their host as SNI (`auto_sni`), and check it (`auto_san_validation`). */
  readonly autoSni: boolean;
  readonly autoSanValidation: boolean;
  /** `NAMESPACE/NAME` of the DestinationRule that Istio made it with, as its metadata says. */
  readonly destinationRule?: string;
  readonly endpoints: EndpointSource;
}

/** A row of the secrets section. */
export interface Secret {
  readonly name: string;
  readonly pointer: Pointer;
  readonly origin: Origin;
  readonly content:
    | { readonly kind: 'certificate'; readonly certificate: TlsCertificate }
    | { readonly kind: 'roots'; readonly context: ValidationContext }
    | { readonly kind: 'other'; readonly type: 'session-ticket-keys' | 'generic-secret' }
    /** Only a name: nothing arrived yet, or the body was masked away. */
    | { readonly kind: 'empty' };
  /** Its texts were removed from this file: the secret had arrived, but its content is unknown. */
  readonly emptied?: boolean;
}

/** Everything that a dump says about TLS, in file order. Plain data; joined by names, not by links. */
export interface Model {
  readonly format: string;
  readonly header: ProxyHeader;
  /** The newest `last_updated` of the file (RFC 3339): the dump was taken then, or later. */
  readonly lastChange: string | undefined;
  readonly listeners: readonly Listener[];
  readonly clusters: readonly Cluster[];
  readonly secrets: readonly Secret[];
  /** Rows of the endpoints section that no cluster of the file asks for. */
  readonly looseEndpoints: readonly {
    readonly clusterName: string;
    readonly pointer: Pointer;
    readonly endpoints: readonly Endpoint[];
  }[];
  /** Cluster of `dynamic_resources.ads_config`; undefined where the file has none. */
  readonly adsCluster: string | undefined;
  readonly adsPointer: Pointer | undefined;
  /** Which sections the file has, so that "none" and "not in this file" stay apart. */
  readonly sections: {
    readonly listeners: boolean;
    readonly clusters: boolean;
    readonly endpoints: boolean;
    readonly secrets: boolean;
    readonly bootstrap: boolean;
  };
  readonly notices: readonly Notice[];
}
