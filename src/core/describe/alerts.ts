import type { Connected } from '../graph/subjects';
import type { NodeId } from '../ids/ids';

/** What an operator must see first: updates that Envoy rejected, and what is still warming. */
export type Alert =
  | {
      readonly kind: 'rejected';
      readonly id: NodeId;
      readonly name: string;
      /** Envoy's own words. */
      readonly details: string;
      /** An older version is still in force. */
      readonly inForce: boolean;
      readonly at: string | undefined;
    }
  | {
      readonly kind: 'warming';
      readonly id: NodeId;
      readonly name: string;
      readonly resource: 'listener' | 'cluster' | 'secret';
      /** Another version serves meanwhile. */
      readonly inForce: boolean;
    };

/** Rejected updates first, then what is warming; each in file order. */
export function alertsOf({ graph, subjects }: Connected): readonly Alert[] {
  const inForce = new Set(
    graph.nodes
      .filter(
        ({ state, presence }) => (state === 'active' || state === 'static') && presence === 'file',
      )
      .map(({ kind, name }) => `${kind} ${name}`),
  );
  const alerts = graph.nodes.flatMap(({ id, kind, name, state, presence }): readonly Alert[] => {
    if (presence !== 'file') return [];
    if (kind !== 'listener' && kind !== 'cluster' && kind !== 'secret') return [];
    const older = inForce.has(`${kind} ${name}`);
    if (state === 'warming') return [{ kind: 'warming', id, name, resource: kind, inForce: older }];
    if (state !== 'failed') return [];
    const subject = subjects.get(id);
    const rejected =
      subject?.kind === 'listener'
        ? subject.listener.origin.rejected
        : subject?.kind === 'cluster'
          ? subject.cluster.origin.rejected
          : subject?.kind === 'secret'
            ? subject.secret?.origin.rejected
            : undefined;
    return [
      {
        kind: 'rejected',
        id,
        name,
        details: rejected?.details ?? '',
        inForce: older,
        at: rejected?.at,
      },
    ];
  });
  return [
    ...alerts.filter((a) => a.kind === 'rejected'),
    ...alerts.filter((a) => a.kind === 'warming'),
  ];
}
