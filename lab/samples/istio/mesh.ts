/** What the generators need to know of a mesh; each turns it into Envoy's configuration as istiod writes it. */

export const TRUST_DOMAIN = 'cluster.local';
export const CLUSTER_ID = 'cn-shanghai';
export const ISTIO_VERSION = '1.32.0';

/** What Istio makes of a port's name. `auto`: it has to look at the first bytes. */
export type Protocol = 'http' | 'grpc' | 'tcp' | 'auto';

/** Mode of a PeerAuthentication. */
export type Mode = 'PERMISSIVE' | 'STRICT' | 'DISABLE';

export interface ServicePort {
  readonly port: number;
  readonly targetPort?: number;
  readonly protocol: Protocol;
}

/** A pod behind a service, as another proxy is told of it. */
export interface Endpoint {
  readonly address: string;
  readonly workload: string;
  /** Whether it has a sidecar that takes mutual TLS, sits behind a ztunnel, or has neither. */
  readonly tunnel: 'sidecar' | 'ztunnel' | 'none';
  readonly zone?: 'a' | 'b';
}

/** `tls` of a DestinationRule. */
export type RuleTls =
  | { readonly mode: 'DISABLE' }
  | { readonly mode: 'ISTIO_MUTUAL' }
  | { readonly mode: 'SIMPLE'; readonly sni: string; readonly sans: readonly string[] };

export interface Service {
  readonly name: string;
  readonly namespace: string;
  readonly clusterIp: string;
  readonly serviceAccount: string;
  readonly ports: readonly ServicePort[];
  readonly endpoints: readonly Endpoint[];
  /** Subset of the DestinationRule that all calls are sent to. */
  readonly subset?: string;
  /** Absent: auto mTLS. */
  readonly tls?: RuleTls;
}

/** The pod whose proxy is configured. */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly workload: string;
  /** Its address; the proxy's own listeners bind it (a pod has all of its network to itself, the lab has not). */
  readonly ip: string;
}

/** A port that the pod serves. */
export interface InboundPort {
  readonly port: number;
  readonly protocol: Protocol;
  readonly mode: Mode;
  readonly service: Pick<Service, 'name' | 'namespace'>;
}

export const hostOf = ({ name, namespace }: Pick<Service, 'name' | 'namespace'>): string =>
  `${name}.${namespace}.svc.cluster.local`;

export const spiffe = (namespace: string, serviceAccount: string): string =>
  `spiffe://${TRUST_DOMAIN}/ns/${namespace}/sa/${serviceAccount}`;

/** `outbound|PORT|SUBSET|HOST`. */
export const outboundName = (service: Service, port: number, subset = ''): string =>
  `outbound|${port}|${subset}|${hostOf(service)}`;

export const inboundName = (port: number): string => `inbound|${port}||`;
