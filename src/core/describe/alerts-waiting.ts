import { readiness } from '../decide/secret/readiness';
import type { Connected, Subject } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { referencesOf, sourceName } from '../model/secret-references';
import { socketsIn, tlsContextOf } from '../model/sockets';
import type { SdsReference, TransportSocket } from '../model/types';

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
 * What is warming told by its cause: secrets that have not arrived, and the nodes that an alert about
 * one of them speaks for (envoy-tls.md E.4).
 */
export function neverCame(
  connected: Connected,
  warming: readonly Warming[],
): { readonly causes: readonly NeverCame[]; readonly folded: ReadonlySet<NodeId> } {
  const waits = new Map<NodeId, Warming[]>();
  const folded = new Set<NodeId>();
  const secretOf = warming.length === 0 ? undefined : secretsByReference(connected);
  for (const { id, resource } of warming) {
    if (resource === 'secret' || secretOf === undefined) continue;
    for (const secret of secretsWantedBy(connected, id, secretOf)) {
      const list = waits.get(secret);
      if (list === undefined) waits.set(secret, [{ id, resource }]);
      else list.push({ id, resource });
      folded.add(id).add(secret);
    }
  }
  // In the order of the file.
  const causes = connected.graph.nodes.flatMap(({ id, name }): readonly NeverCame[] => {
    const waiting = waits.get(id);
    const subject = connected.subjects.get(id);
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

function secretsByReference({ subjects }: Connected): ReadonlyMap<SdsReference, NodeId> {
  const made = new Map<SdsReference, NodeId>();
  for (const [id, subject] of subjects) {
    if (subject.kind !== 'secret') continue;
    for (const reference of subject.references) made.set(reference, id);
  }
  return made;
}

/** Each once. */
function secretsWantedBy(
  { subjects, lookup }: Connected,
  owner: NodeId,
  secretOf: ReadonlyMap<SdsReference, NodeId>,
): ReadonlySet<NodeId> {
  const wanted = socketsOf(subjects.get(owner)).flatMap((socket) => {
    const context = tlsContextOf(socket);
    const ready = context === undefined ? undefined : readiness(context, lookup);
    if (context === undefined || ready?.ready !== false) return [];
    return referencesOf(context)
      .filter(({ reference }) => ready.waitsFor.includes(reference.name))
      .flatMap(({ reference }) => secretOf.get(reference) ?? []);
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
