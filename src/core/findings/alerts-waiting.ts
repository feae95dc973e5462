import { pushTo } from '../base/group-by';
import { readiness } from '../decide/secret/readiness';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { referencesOf, sourceName } from '../model/secret-references';
import { socketsIn, tlsContextOf } from '../model/sockets';
import type { TransportSocket } from '../model/types';

/** A secret that was asked for and has not arrived, with how many wait for it. */
export interface NeverCame {
  readonly kind: 'never-came';
  readonly id: NodeId;
  readonly name: string;
  /** The cluster that serves it, `ads`, `file`; undefined: it comes from nowhere else. */
  readonly source: string | undefined;
  readonly listeners: number;
  readonly clusters: number;
}

interface Warming {
  readonly id: NodeId;
  readonly resource: 'listener' | 'cluster' | 'secret';
}

/**
 * Secrets that have not arrived, and the warming nodes that an alert about one of them covers
 * (docs/decisions.md, "Not ready").
 */
export function neverCame(
  dump: Dump,
  warming: readonly Warming[],
): { readonly causes: readonly NeverCame[]; readonly folded: ReadonlySet<NodeId> } {
  const waits = new Map<NodeId, Warming[]>();
  const folded = new Set<NodeId>();
  for (const { id, resource } of warming) {
    if (resource === 'secret') continue;
    for (const secret of secretsWantedBy(dump, id)) {
      pushTo(waits, secret, { id, resource });
      folded.add(id).add(secret);
    }
  }
  // In the order of the file.
  const causes = dump.graph.nodes.flatMap(({ id, name }): readonly NeverCame[] => {
    const waiting = waits.get(id);
    const subject = dump.subjects.get(id);
    if (waiting === undefined || subject?.kind !== 'secret') return [];
    const source = subject.source === undefined ? undefined : sourceName(subject.source);
    const listeners = waiting.filter(({ resource }) => resource === 'listener').length;
    return [
      {
        kind: 'never-came',
        id,
        name,
        source,
        listeners,
        clusters: waiting.length - listeners,
      },
    ];
  });
  return { causes, folded };
}

/** Each once. */
function secretsWantedBy(dump: Dump, owner: NodeId): ReadonlySet<NodeId> {
  const wanted = socketsOf(dump.subjects.get(owner)).flatMap((socket) => {
    const context = tlsContextOf(socket);
    const ready = context === undefined ? undefined : readiness(context, dump.lookup);
    if (context === undefined || ready?.ready !== false) return [];
    return referencesOf(context)
      .filter(({ reference }) => ready.waitsFor.includes(reference.name))
      .flatMap(({ reference }) => dump.secretNode(reference) ?? []);
  });
  return new Set(wanted);
}

function socketsOf(subject: Subject | undefined): readonly TransportSocket[] {
  switch (subject?.kind) {
    case 'listener':
      return socketsIn(subject.listener);
    case 'cluster':
      return socketsIn(subject.cluster);
    default:
      return [];
  }
}
