import type { Reach } from '../graph/cluster-reach';
import { type Dump, facet } from '../graph/dump';
import { tlsContextOf } from '../model/sockets';
import type { Cluster } from '../model/types';

/**
 * What calls without TLS are, where they are not simply readable on the wire: see `Reach`;
 * `app-bytes`: a TCP proxy hands on what the app sends, and that may be TLS of the app's own.
 */
export type PlaintextPath = Reach | 'app-bytes';

/** Names of the clusters that get bytes from TCP proxies alone, which did not open them. */
const behindTcpProxies = facet(({ model }): ReadonlySet<string> => {
  const tcp = new Set<string>();
  const read = new Set<string>();
  for (const { chains } of model.listeners) {
    for (const { terminal, clusters, socket } of chains) {
      // An HTTP connection manager reads what it takes; so does a socket that ends the client's TLS.
      const opened = terminal.kind !== 'tcp' || tlsContextOf(socket) !== undefined;
      for (const name of clusters) (opened ? read : tcp).add(name);
    }
  }
  return new Set([...tcp].filter((name) => !read.has(name)));
});

/** Undefined: plaintext over a network, as far as the file tells. */
export function plaintextPath(dump: Dump, cluster: Cluster): PlaintextPath | undefined {
  const reach = dump.reachOf(cluster);
  if (reach !== undefined) return reach;
  return behindTcpProxies(dump).has(cluster.name) ? 'app-bytes' : undefined;
}
