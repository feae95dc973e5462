import { isMeshSni } from '../decide/inbound/gateway';
import { takesUnopened } from '../decide/tls/protection';
import { listedEndpoints } from '../model/listed-endpoints';
import { tlsContextOf } from '../model/sockets';
import type { Address, Cluster, Endpoint, FilterChain, Listener } from '../model/types';

/**
 * Where bytes of a cluster without TLS go, if not in clear over a network: `in-pod` stays with the
 * proxy (a Unix domain socket, loopback, the app beside it), `as-sent` is what the app itself sends
 * on, with TLS of its own or without, `app-tls` is TLS of the caller's own, passed on unopened.
 */
export type Reach = 'in-pod' | 'as-sent' | 'app-tls';

/** Undefined: over a network, or not known. */
export type ReachOf = (cluster: Cluster) => Reach | undefined;

/** 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1, also as IPv4 in IPv6. */
const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;

/**
 * Istio's own names (pilot/pkg/util/consts.go; two clusters by family before 1.17). Not `inbound-vip|`:
 * a waypoint calls other pods by these.
 */
const TO_THE_APP = /^inbound\||^InboundPassthroughCluster(Ipv[46])?$/;

/**
 * What goes wherever the app dialled: Istio's name, Consul's (agent/xds/clusters.go), that of Open Service
 * Mesh (pkg/envoy/constants.go) and Kuma's (pkg/xds/generator/transparent_proxy_generator.go).
 */
const PASSES_ON =
  /^(PassthroughCluster(Ipv[46])?|original-destination|passthrough-outbound|outbound:passthrough:ipv[46])$/;

/** A service without a virtual IP: the mesh knows whom it calls. */
const OF_A_SERVICE = /^outbound\|/;

/** Where the clusters of a model that has these listeners lead. */
export function reaches(listeners: readonly Listener[]): ReachOf {
  const { tls, tcp } = handedOn(listeners);
  const passesOn = (name: string): boolean =>
    PASSES_ON.test(name) || (tcp.has(name) && !OF_A_SERVICE.test(name));
  return (cluster) => {
    const { name, endpoints } = cluster;
    if (TO_THE_APP.test(name)) return 'in-pod';
    if (endpoints.kind === 'original-dst') return passesOn(name) ? 'as-sent' : undefined;
    const all = listedEndpoints(cluster) ?? [];
    if (all.length > 0 && all.every(staysInPod)) return 'in-pod';
    // Where matches add TLS for some endpoints, no other is known to get the caller's own.
    if (cluster.matches.length > 0) return undefined;
    // By a name of its own, as `sni_cluster` finds it, a mesh client's TLS is led to it.
    return isMeshSni(name) || tls.has(name) ? 'app-tls' : undefined;
  };
}

const staysInPod = ({ address }: Endpoint): boolean => address !== undefined && isHere(address);

const isHere = (address: Address): boolean =>
  address.kind === 'pipe' || (address.kind === 'socket' && LOOPBACK.test(address.address));

/** Whether the reach of a cluster is known by the listeners that lead to it, and not by itself. */
export function followsFromListeners({ name, endpoints, matches }: Cluster): boolean {
  if (TO_THE_APP.test(name)) return false;
  if (endpoints.kind === 'original-dst') return !PASSES_ON.test(name) && !OF_A_SERVICE.test(name);
  return matches.length === 0 && !isMeshSni(name);
}

/**
 * What a chain hands to its clusters: TLS that it does not open, or bytes as they came, of which
 * some may be in clear, or what it has read (an HTTP connection manager reads what it takes; so does
 * a socket that ends the client's TLS).
 */
function handsOn(chain: FilterChain, listener: Listener): 'tls' | 'bytes' | 'read' {
  if (chain.terminal.kind !== 'tcp' || tlsContextOf(chain.socket) !== undefined) return 'read';
  return takesUnopened(chain, listener) ? 'tls' : 'bytes';
}

/** What the clusters get from all chains that lead to them, by name: nothing but one of these. */
interface HandedOn {
  /** The callers' own TLS, which no chain opens. */
  readonly tls: ReadonlySet<string>;
  /** Bytes of TCP proxies, which did not open them. */
  readonly tcp: ReadonlySet<string>;
}

function handedOn(listeners: readonly Listener[]): HandedOn {
  const kinds = { tls: new Set<string>(), bytes: new Set<string>(), read: new Set<string>() };
  for (const listener of listeners) {
    for (const chain of listener.chains) {
      const names = kinds[handsOn(chain, listener)];
      for (const name of chain.clusters) names.add(name);
    }
  }
  const { tls, bytes, read } = kinds;
  return {
    tls: new Set([...tls].filter((name) => !bytes.has(name) && !read.has(name))),
    tcp: new Set([...tls, ...bytes].filter((name) => !read.has(name))),
  };
}

/** Clusters that get bytes from TCP proxies alone, which did not open them, by name. */
export const behindTcpProxies = (listeners: readonly Listener[]): ReadonlySet<string> =>
  handedOn(listeners).tcp;

/**
 * By the name of a cluster, listeners of which its reach follows as it does of all that lead to it:
 * one for everything that they hand on, and internal ones, whose names tell that they carry tunnels.
 */
export function listenersByCluster(
  listeners: readonly Listener[],
): ReadonlyMap<string, readonly Listener[]> {
  const found = new Map<string, Map<string, Listener>>();
  for (const listener of listeners) {
    for (const chain of listener.chains) {
      const what = `${handsOn(chain, listener)} ${listener.internal ? listener.name : ''}`;
      for (const name of chain.clusters) {
        const known = found.get(name) ?? new Map<string, Listener>();
        found.set(name, known);
        if (!known.has(what)) known.set(what, listener);
      }
    }
  }
  return new Map([...found].map(([name, known]) => [name, [...new Set(known.values())]]));
}
