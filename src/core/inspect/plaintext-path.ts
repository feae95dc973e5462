import { behindTcpProxies, type Reach } from '../graph/cluster-reach';
import { type Dump, facet } from '../graph/dump';
import type { Cluster } from '../model/types';

/**
 * What calls without TLS are, where they are not simply readable on the wire: see `Reach`;
 * `app-bytes`: a TCP proxy hands on what the app sends, and that may be TLS of the app's own.
 */
export type PlaintextPath = Reach | 'app-bytes';

const bytesAlone = facet(({ model }) => behindTcpProxies(model.listeners));

/** Undefined: plaintext over a network, as far as the file says. */
export function plaintextPath(dump: Dump, cluster: Cluster): PlaintextPath | undefined {
  const reach = dump.reachOf(cluster);
  if (reach !== undefined) return reach;
  return bytesAlone(dump).has(cluster.name) ? 'app-bytes' : undefined;
}
