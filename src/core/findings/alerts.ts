import type { Trouble } from '../certificates/types';
import { nodesWithKeys } from '../certificates/visible-keys';
import type { Dump } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import { type NeverCame, neverCame } from './alerts-waiting';

/**
 * What an operator must see first: keys in clear, updates that Envoy rejected, what is still warming;
 * and, once certificates have been read, what is wrong with them (see alerts-certificates).
 */
export type Alert =
  | {
      /** Private keys that whoever has the file can read: of the node, and of so many others. */
      readonly kind: 'key-visible';
      readonly id: NodeId;
      readonly name: string;
      readonly others: number;
    }
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
      /** What is wrong with the certificate of the node, and in the same way with so many others. */
      readonly kind: 'certificate';
      readonly id: NodeId;
      readonly name: string;
      readonly trouble: Trouble;
      readonly others: number;
    }
  | NeverCame
  | {
      readonly kind: 'warming';
      readonly id: NodeId;
      readonly name: string;
      readonly resource: 'listener' | 'cluster' | 'secret';
      /** Another version serves meanwhile. */
      readonly inForce: boolean;
    };

/**
 * Keys in clear first, then rejected updates, then secrets that never came with what waits for them,
 * then what else is warming; each in file order.
 */
export const alertsOf = (dump: Dump): readonly Alert[] => [
  ...keyAlerts(dump),
  ...stateAlerts(dump),
];

function keyAlerts(dump: Dump): readonly Alert[] {
  const ids = nodesWithKeys(dump);
  const first = dump.graph.nodes.find(({ id }) => id === ids[0]);
  return first === undefined
    ? []
    : [{ kind: 'key-visible', id: first.id, name: first.name, others: ids.length - 1 }];
}

function stateAlerts(dump: Dump): readonly Alert[] {
  const { graph, subjects } = dump;
  const affected = graph.nodes.filter(
    ({ kind, state, presence }) =>
      presence === 'file' &&
      (kind === 'listener' || kind === 'cluster' || kind === 'secret') &&
      (state === 'warming' || state === 'failed'),
  );
  const alerts = affected.flatMap(({ id, kind, name, state }): readonly Alert[] => {
    if (kind !== 'listener' && kind !== 'cluster' && kind !== 'secret') return [];
    const older = dump.isInForce(kind, name);
    if (state === 'warming') return [{ kind: 'warming', id, name, resource: kind, inForce: older }];
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
  const warming = alerts.filter((a) => a.kind === 'warming');
  const { causes, folded } = neverCame(dump, warming);
  return [
    ...alerts.filter((a) => a.kind === 'rejected'),
    ...causes,
    ...warming.filter(({ id }) => !folded.has(id)),
  ];
}
