import { socketProtection } from '../decide/tls/protection';
import { clusterId } from '../ids/ids';
import { isImplied } from '../model/sockets';
import type { Cluster } from '../model/types';
import type { ClientContext } from './connect-client';
import { addSocket } from './sockets';
import type { GraphWriter } from './writer';

/**
 * A cluster that serves secrets is in the SDS column only. If the connection to it is itself
 * secured (a control plane across the network), its socket is drawn among the client's and leads
 * from it.
 */
export function addSourceSockets(
  writer: GraphWriter,
  clusters: ReadonlySet<Cluster>,
  context: ClientContext,
): void {
  for (const cluster of clusters) {
    if (isImplied(cluster.socket)) continue;
    const owner = clusterId(cluster.name, cluster.origin.state);
    const protection = socketProtection(cluster.socket, context.lookup);
    const place = {
      owner,
      lane: 'client',
      state: cluster.origin.state,
      namespace: undefined,
      protection,
    } as const;
    const socket = addSocket(writer, cluster.socket, place, context.lookup, context.uses);
    writer.link(owner, socket, 'path', protection.kind);
  }
}
