import { listedEndpoints } from '../model/listed-endpoints';
import type { Address, Cluster, Endpoint } from '../model/types';

/**
 * Where bytes of a cluster without TLS go, if not in clear over a network: `in-pod` stays with the
 * proxy (a Unix domain socket, loopback, the app beside it), `as-sent` is what the app itself sends
 * on, with TLS of its own or without.
 */
export type Reach = 'in-pod' | 'as-sent';

/** 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1, also as IPv4 in IPv6. */
const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;

/** Istio's own names (pilot/pkg/util/consts.go; two clusters by family before 1.17). */
const TO_THE_APP = /^inbound(-vip)?\||^InboundPassthroughCluster(Ipv[46])?$/;
const PASSES_ON = /^PassthroughCluster(Ipv[46])?$/;

/** Undefined: over a network, or not known. */
export function reachOf(cluster: Cluster): Reach | undefined {
  const { name, endpoints } = cluster;
  if (TO_THE_APP.test(name)) return 'in-pod';
  if (endpoints.kind === 'original-dst') return PASSES_ON.test(name) ? 'as-sent' : undefined;
  const all = listedEndpoints(cluster) ?? [];
  return all.length > 0 && all.every(staysInPod) ? 'in-pod' : undefined;
}

const staysInPod = ({ address }: Endpoint): boolean => address !== undefined && isHere(address);

const isHere = (address: Address): boolean =>
  address.kind === 'pipe' || (address.kind === 'socket' && LOOPBACK.test(address.address));
