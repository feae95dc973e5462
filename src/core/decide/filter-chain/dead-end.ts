import { isInForce } from '../../model/in-force';
import { listedEndpoints } from '../../model/listed-endpoints';
import type { Cluster, FilterChain } from '../../model/types';

/**
 * Whether a cluster never has anybody to call: STATIC endpoints are all in its configuration, and it
 * has none (Istio's `BlackHoleCluster`). `none now` of other types may change at any time.
 */
export const isNowhere = (cluster: Cluster): boolean =>
  (cluster.type === 'STATIC' || cluster.type === '0') && listedEndpoints(cluster)?.length === 0;

/**
 * Whether a chain closes what it takes: its TCP proxy finds no healthy upstream as soon as the
 * connection is there, before any handshake (source/common/tcp_proxy/tcp_proxy.cc, onNewConnection;
 * measured on Envoy 1.40: response flag UH, and a client of TLS reads the end of the stream).
 */
export function leadsNowhere(
  { terminal, clusters }: Pick<FilterChain, 'terminal' | 'clusters'>,
  named: (name: string) => readonly Cluster[],
): boolean {
  if (terminal.kind !== 'tcp' || clusters.length === 0) return false;
  return clusters.every((name) => {
    const serving = named(name).filter(isInForce);
    return serving.length > 0 && serving.every(isNowhere);
  });
}
