import { type Dump, facet } from '../graph/dump';
import { istioName } from '../graph/lines';
import { listedEndpoints } from '../model/listed-endpoints';
import type { Cluster, Endpoint } from '../model/types';

/**
 * Why Istio has endpoints called in plaintext, by evidence (pilot/pkg/networking/core/cluster_tls.go,
 * pilot/pkg/xds/endpoints/mtls_checker.go). Without matches there is no auto mTLS: `rule`, a
 * DestinationRule that the cluster's metadata names, may have turned TLS off; `no-tls`, none is named.
 * With matches the endpoint's metadata decides: `elsewhere`, the same address has `tlsMode: istio` in
 * another cluster, so that there is a sidecar; `no-label`, it has it nowhere.
 */
export type PlaintextCause =
  | { readonly why: 'rule'; readonly rule: string }
  | { readonly why: 'no-tls' }
  | { readonly why: 'elsewhere'; readonly address: string; readonly cluster: string }
  | { readonly why: 'no-label' };

const ipOf = ({ address }: Endpoint): string | undefined =>
  address?.kind === 'socket' ? address.address : undefined;

/** By address a cluster that has it with `tlsMode: istio`. */
const labelled = facet(({ model }): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const cluster of model.clusters) {
    for (const endpoint of listedEndpoints(cluster) ?? []) {
      const ip = ipOf(endpoint);
      if (ip === undefined || found.has(ip) || endpoint.metadata?.tlsMode !== 'istio') continue;
      found.set(ip, cluster.name);
    }
  }
  return found;
});

/** Undefined: no cluster of Istio's for calls to others, or it says nothing about it. */
export function plaintextCause(
  dump: Dump,
  cluster: Cluster,
  endpoints: readonly Endpoint[],
): PlaintextCause | undefined {
  const { name, matches, destinationRule, byMatcher } = cluster;
  if (istioName(name)?.direction !== 'outbound' || byMatcher) return undefined;
  if (matches.length === 0) {
    return destinationRule === undefined
      ? { why: 'no-tls' }
      : { why: 'rule', rule: destinationRule };
  }
  if (!matches.some(({ match }) => match.tlsMode === 'istio')) return undefined;
  for (const endpoint of endpoints) {
    const address = ipOf(endpoint);
    const other = address === undefined ? undefined : labelled(dump).get(address);
    if (address !== undefined && other !== undefined) {
      return { why: 'elsewhere', address, cluster: other };
    }
  }
  return { why: 'no-label' };
}
