import { type SocketVerdict, selectSocket } from '../decide/select-socket';
import type { Cluster, Endpoint } from '../model/types';
import type { GroupedEndpoint, GroupOf } from './subjects';

export interface EndpointGroup {
  readonly of: GroupOf;
  readonly endpoints: readonly GroupedEndpoint[];
  /** The internal listener that all of them lead to; undefined: they are dialled as they are. */
  readonly towards: string | undefined;
}

function groupOf(cluster: Cluster, verdict: SocketVerdict): GroupOf {
  if (verdict.kind === 'own') return { kind: 'own' };
  if (verdict.kind === 'unknown') return { kind: 'unknown', why: verdict.missing };
  const match = cluster.matches[verdict.index];
  return match === undefined ? { kind: 'own' } : { kind: 'match', match, index: verdict.index };
}

/** Groups come in the order of the cluster's entries, then its own socket, then what is unknown. */
const rank = (of: GroupOf): number =>
  of.kind === 'match'
    ? of.index
    : of.kind === 'own'
      ? Number.MAX_SAFE_INTEGER - 1
      : Number.MAX_SAFE_INTEGER;

/** What Envoy would choose where no metadata is there: the connection's own destination. */
const NO_METADATA: Pick<Endpoint, 'metadata' | 'localityMetadata'> = {
  metadata: undefined,
  localityMetadata: undefined,
};

/**
 * A cluster's endpoints by the entry that they select. Never empty: a cluster whose endpoints are
 * not in the file, are none now, or are found at connection time (ORIGINAL_DST) has one group that
 * says so (design 9, "Endpoints and unknown").
 */
export function groupEndpoints(cluster: Cluster): readonly EndpointGroup[] {
  const { endpoints: source } = cluster;
  if (source.kind === 'original-dst') {
    const verdict = selectSocket(cluster, NO_METADATA);
    const match = verdict.kind === 'match' ? cluster.matches[verdict.index] : undefined;
    return [{ of: { kind: 'original-dst', match }, endpoints: [], towards: undefined }];
  }
  if (source.kind === 'unknown')
    return [{ of: { kind: 'unknown', why: source.why }, endpoints: [], towards: undefined }];
  if (source.endpoints.length === 0)
    return [{ of: { kind: 'none-now' }, endpoints: [], towards: undefined }];
  const groups = new Map<
    string,
    { of: GroupOf; endpoints: GroupedEndpoint[]; towards: string | undefined }
  >();
  for (const endpoint of source.endpoints) {
    const verdict = selectSocket(cluster, endpoint);
    const of = groupOf(cluster, verdict);
    // One entry may tunnel to some of its endpoints and dial the others (Istio's waypoints).
    const { address } = endpoint;
    const towards = address?.kind === 'internal' ? address.listener : undefined;
    const key = `${of.kind === 'unknown' ? of.why : rank(of)} ${towards ?? ''}`;
    const group = groups.get(key) ?? { of, endpoints: [], towards };
    group.endpoints.push({ endpoint, verdict });
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => rank(a.of) - rank(b.of));
}
