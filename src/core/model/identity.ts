import type { Model, ProxyHeader } from './types';

/** Istio's kinds of proxies (pilot/pkg/model/context.go NodeType), and Envoys that are not Istio's. */
const ISTIO_TYPES = ['sidecar', 'router', 'waypoint', 'ztunnel'] as const;
export type ProxyType = (typeof ISTIO_TYPES)[number] | 'envoy';

/** Which proxy a dump is of, as the dump itself says; undefined where it does not. */
export interface Identity {
  readonly nodeId: string | undefined;
  readonly type: ProxyType | undefined;
  /** Of the pod. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Addresses of the pod, its primary one first. */
  readonly ips: readonly string[];
  /** `1.40.0` */
  readonly envoyVersion: string | undefined;
  readonly istioVersion: string | undefined;
}

/**
 * Istio's node id, `TYPE~IP~POD.NAMESPACE~DNS-DOMAIN`, of exactly four parts (pilot/pkg/model/context.go
 * ParseServiceNodeWithMetadata); undefined for the ids of others.
 */
export function parseNodeId(id: string | undefined):
  | {
      readonly type: string;
      readonly ip: string;
      readonly name: string;
      readonly namespace: string | undefined;
    }
  | undefined {
  const [type, ip, pod, domain, ...more] = id?.split('~') ?? [];
  if (type === undefined || ip === undefined || pod === undefined) return undefined;
  if (domain === undefined || more.length > 0) return undefined;
  const dot = pod.lastIndexOf('.');
  return dot < 0
    ? { type, ip, name: pod, namespace: undefined }
    : { type, ip, name: pod.slice(0, dot), namespace: pod.slice(dot + 1) };
}

export function identityOf({ header }: Model): Identity {
  const { nodeId, name, namespace, envoyVersion, istioVersion } = header;
  return {
    nodeId,
    type: typeOf(header),
    name,
    namespace,
    ips: ipsOf(header),
    envoyVersion,
    istioVersion,
  };
}

/** An Envoy writes its version into its node; without that the file has no node of any. */
function typeOf({ nodeId, envoyVersion }: ProxyHeader): ProxyType | undefined {
  const type = parseNodeId(nodeId)?.type;
  const known = nodeId !== undefined || envoyVersion !== undefined;
  return ISTIO_TYPES.find((one) => one === type) ?? (known ? 'envoy' : undefined);
}

/** As Istio's control plane has it: INSTANCE_IPS if all of them are addresses, else the one in the id. */
function ipsOf({ nodeId, instanceIps = [] }: ProxyHeader): readonly string[] {
  if (instanceIps.length > 0 && instanceIps.every(isIp)) return instanceIps;
  const ip = parseNodeId(nodeId)?.ip ?? '';
  return isIp(ip) ? [ip] : [];
}

const isIp = (text: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$|^[\da-f]*:[\da-f:.]*$/i.test(text);

/** The later of two moments as proto3 prints them (RFC 3339, in UTC, 0 to 9 digits of a second). */
export function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  const [one, other] = [comparable(a), comparable(b)];
  if (other === undefined) return one === undefined ? undefined : a;
  return one === undefined || one < other ? b : a;
}

function comparable(text: string | undefined): string | undefined {
  const [, seconds, fraction = ''] = MOMENT.exec(text ?? '') ?? [];
  return seconds === undefined ? undefined : seconds + fraction.padEnd(9, '0');
}
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;
