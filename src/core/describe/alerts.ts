import type { Connected } from '../graph/subjects';
import type { Graph } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { inForce } from '../model/in-force';
import { type NeverCame, neverCame } from './alerts-waiting';
import type { Trouble } from './verdicts/types';
import { nodesWithKeys } from './visible-keys';

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
export const alertsOf = (connected: Connected): readonly Alert[] => [
  ...keyAlerts(connected),
  ...stateAlerts(connected),
];

function keyAlerts(connected: Connected): readonly Alert[] {
  const ids = nodesWithKeys(connected);
  const first = connected.graph.nodes.find(({ id }) => id === ids[0]);
  return first === undefined
    ? []
    : [{ kind: 'key-visible', id: first.id, name: first.name, others: ids.length - 1 }];
}

function stateAlerts(connected: Connected): readonly Alert[] {
  const { graph, subjects } = connected;
  const affected = graph.nodes.filter(
    ({ kind, state, presence }) =>
      presence === 'file' &&
      (kind === 'listener' || kind === 'cluster' || kind === 'secret') &&
      (state === 'warming' || state === 'failed'),
  );
  if (affected.length === 0) return [];
  const serving = namesInForce(graph, new Set(affected.map(({ name }) => name)));
  const alerts = affected.flatMap(({ id, kind, name, state }): readonly Alert[] => {
    if (kind !== 'listener' && kind !== 'cluster' && kind !== 'secret') return [];
    const older = serving.has(`${kind} ${name}`);
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
  const { causes, folded } = neverCame(connected, warming);
  return [
    ...alerts.filter((a) => a.kind === 'rejected'),
    ...causes,
    ...warming.filter(({ id }) => !folded.has(id)),
  ];
}

/** `kind name` of what is active or static, as far as it has one of the names. */
function namesInForce(graph: Graph, names: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, name, state, presence } of graph.nodes) {
    if (!inForce(state) || presence !== 'file') continue;
    if (names.has(name)) found.add(`${kind} ${name}`);
  }
  return found;
}
