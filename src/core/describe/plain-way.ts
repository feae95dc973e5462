import { type Reach, reachOf } from '../graph/cluster-reach';
import type { Connected } from '../graph/subjects';
import { tlsContextOf } from '../model/sockets';
import type { Cluster } from '../model/types';

/**
 * What calls without TLS are, where they are not simply readable on the wire: see `Reach`;
 * `app-bytes`: a TCP proxy hands on what the app sends, and that may be TLS of the app's own.
 */
export type PlainWay = Reach | 'app-bytes';

const made = new WeakMap<Connected, ReadonlySet<string>>();

/** What the clusters of TCP proxies get that did not open the bytes themselves, by name. */
function behindTcpProxies(connected: Connected): ReadonlySet<string> {
  const known = made.get(connected);
  if (known !== undefined) return known;
  const tcp = new Set<string>();
  const read = new Set<string>();
  for (const { chains } of connected.model.listeners) {
    for (const { terminal, clusters, socket } of chains) {
      // An HTTP connection manager reads what it takes; so does a socket that ends the client's TLS.
      const opened = terminal.kind !== 'tcp' || tlsContextOf(socket) !== undefined;
      for (const name of clusters) (opened ? read : tcp).add(name);
    }
  }
  const names = new Set([...tcp].filter((name) => !read.has(name)));
  made.set(connected, names);
  return names;
}

/** Undefined: plaintext over a network, as far as the file tells. */
export function plainWay(connected: Connected, cluster: Cluster): PlainWay | undefined {
  const reach = reachOf(cluster);
  if (reach !== undefined) return reach;
  return behindTcpProxies(connected).has(cluster.name) ? 'app-bytes' : undefined;
}
