import { type Dump, facet } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { Origin } from '../model/types';

/** What a control plane delivers, and Envoy takes or rejects as a whole. */
export interface Delivered {
  readonly node: GraphNode;
  readonly kind: 'listener' | 'cluster' | 'secret';
  readonly origin: Origin;
  /** An older version of it is in force. */
  readonly older: boolean;
}

/** Listeners, clusters and secrets that are not, or not in their newest version, in force. */
export const delayed = facet((dump): readonly Delivered[] =>
  dump.graph.nodes.flatMap((node): readonly Delivered[] => {
    const { kind, presence, id, name } = node;
    if (presence !== 'file') return [];
    if (kind !== 'listener' && kind !== 'cluster' && kind !== 'secret') return [];
    const origin = originOf(dump.subjects.get(id));
    if (origin === undefined) return [];
    const { state, rejected } = origin;
    const isDelayed = state === 'warming' || state === 'failed' || rejected !== undefined;
    return isDelayed ? [{ node, kind, origin, older: isOlderInForce(dump, kind, name) }] : [];
  }),
);

const isOlderInForce = (dump: Dump, kind: Delivered['kind'], name: string): boolean =>
  dump.isInForce(kind, name);

function originOf(subject: Subject | undefined): Origin | undefined {
  switch (subject?.kind) {
    case 'listener':
      return subject.listener.origin;
    case 'cluster':
      return subject.cluster.origin;
    case 'secret':
      return subject.secret?.origin;
    default:
      return undefined;
  }
}
