import { chooseSocket, type SocketChoice, UNLISTED } from '../decide/socket/select-socket';
import { internalListenerOf } from '../model/listed-endpoints';
import type { Cluster, Endpoint } from '../model/types';
import type { GroupOf } from './subjects';

export interface EndpointGroup {
  readonly of: GroupOf;
  readonly listed: readonly Endpoint[];
  /** The internal listener that all of them lead to; undefined: they are dialled as they are. */
  readonly towards: string | undefined;
}

interface OpenGroup extends EndpointGroup {
  readonly listed: Endpoint[];
}

function groupOf(cluster: Cluster, choice: SocketChoice): GroupOf {
  if (choice.kind === 'own') return OWN;
  if (choice.kind === 'unknown') return { kind: 'unknown', why: choice.missing };
  const match = cluster.matches[choice.index];
  return match === undefined ? OWN : { kind: 'match', match, index: choice.index };
}
const OWN: GroupOf = { kind: 'own' };

/** Groups come in the order of the cluster's entries, then its own socket, then what is unknown. */
const rank = (of: GroupOf): number =>
  of.kind === 'match'
    ? of.index
    : of.kind === 'own'
      ? Number.MAX_SAFE_INTEGER - 1
      : Number.MAX_SAFE_INTEGER;

const NOBODY: readonly Endpoint[] = [];

/**
 * A cluster's endpoints by the entry that they select. Never empty: a cluster whose endpoints are
 * not in the file, are none now, or are found at connection time (ORIGINAL_DST) has one group that
 * says so (docs/decisions.md, "Endpoints of a cluster").
 */
export function groupEndpoints(cluster: Cluster): readonly EndpointGroup[] {
  const { endpoints: source } = cluster;
  if (source.kind === 'original-dst') {
    const choice = chooseSocket(cluster, UNLISTED);
    const match = choice.kind === 'match' ? cluster.matches[choice.index] : undefined;
    return [{ of: { kind: 'original-dst', match }, listed: NOBODY, towards: undefined }];
  }
  if (source.kind === 'unknown')
    return [{ of: { kind: 'unknown', why: source.why }, listed: NOBODY, towards: undefined }];
  if (source.endpoints.length === 0)
    return [{ of: { kind: 'none-now' }, listed: NOBODY, towards: undefined }];
  const groups = grouped(cluster, source.endpoints);
  // All in one is the common case; then the cluster's own list serves.
  const [only] = groups;
  return groups.length === 1 && only !== undefined
    ? [{ of: only.of, listed: source.endpoints, towards: only.towards }]
    : groups;
}

function grouped(cluster: Cluster, endpoints: readonly Endpoint[]): readonly EndpointGroup[] {
  const groups = new Map<string, OpenGroup>();
  let last: { readonly endpoint: Endpoint; readonly group: OpenGroup } | undefined;
  for (const endpoint of endpoints) {
    // One entry may tunnel to some of its endpoints and dial the others (Istio's waypoints).
    const towards = internalListenerOf(endpoint);
    let group = last?.group;
    if (last === undefined || group?.towards !== towards || !alike(last.endpoint, endpoint)) {
      const of = groupOf(cluster, chooseSocket(cluster, endpoint));
      const key = `${of.kind === 'unknown' ? of.why : rank(of)} ${towards ?? ''}`;
      group = groups.get(key) ?? { of, listed: [], towards };
      groups.set(key, group);
      last = { endpoint, group };
    }
    group?.listed.push(endpoint);
  }
  return [...groups.values()].sort((a, b) => rank(a.of) - rank(b.of));
}

/** Whether two endpoints surely take the same socket; a model has one object for equal metadata. */
const alike = (a: Endpoint, b: Endpoint): boolean =>
  a.metadata === b.metadata &&
  a.localityMetadata === b.localityMetadata &&
  a.filterMetadata === b.filterMetadata &&
  a.localityFilterMetadata === b.localityFilterMetadata;
