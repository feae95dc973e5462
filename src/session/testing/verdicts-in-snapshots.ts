import { counterparts } from '../../core/graph/part/counterparts';
import type { NodeId } from '../../core/ids/ids';
import type { NodeKind } from '../../core/ids/kinds';
import { callKinds, destinationsOf } from '../../core/summary/destinations';
import { servedPorts } from '../../core/summary/ports';
import { EMPTY_SINGLE_VIEW } from '../../core/view/single-view';
import type { DumpSession } from '../dump-session';
import { makeSnapshot } from '../share/make-snapshot';
import { openText } from './open-text';

const CHOSEN: readonly NodeKind[] = [
  'listener',
  'filter-chain',
  'transport-socket',
  'cluster',
  'socket-match',
  'endpoint-group',
  'secret',
  'sds-source',
];

type Verdicts = Readonly<Record<string, string>>;

/** What is concluded about each listener, chain, socket and cluster of a dump, as texts. */
function verdictsIn({ dump }: DumpSession): ReadonlyMap<NodeId, Verdicts> {
  const { model, graph, lookup, internal, reachOf } = dump;
  const found = new Map<NodeId, Record<string, string>>();
  for (const { id, protection, protections } of graph.nodes) {
    const verdicts: Record<string, string> = {
      protections: Object.keys(protections).sort().join(),
    };
    if (protection !== undefined) verdicts.protection = protection.kind;
    found.set(id, verdicts);
  }
  const add = (id: NodeId | undefined, key: string, value: string): void => {
    const verdicts = id === undefined ? undefined : found.get(id);
    if (verdicts !== undefined) verdicts[key] = value;
  };
  for (const { port, what, mode, plaintext, version } of servedPorts(model, lookup)) {
    const id = dump.nodeOf(version.resource);
    add(id, `port ${port}`, what);
    add(id, `mode of ${port}`, mode);
    add(id, `plaintext at ${port}`, plaintext);
  }
  for (const { version, protection } of destinationsOf(dump)) {
    add(dump.nodeOf(version.resource), 'destination', protection);
  }
  for (const cluster of model.clusters) {
    const kinds = callKinds(cluster, internal, reachOf);
    const text =
      'cluster' in kinds ? kinds.cluster : kinds.endpoints.map(({ kind }) => kind).join();
    add(dump.nodeOf(cluster), 'calls', text);
  }
  return found;
}

/**
 * What snapshots of some nodes, so many of each kind, say else than the whole dump does. To know
 * less than the dump is no contradiction.
 */
export async function contradictions(
  session: DumpSession,
  perKind: number,
): Promise<readonly string[]> {
  const before = verdictsIn(session);
  const wrong: string[] = [];
  for (const kind of CHOSEN) {
    const nodes = session.dump.graph.nodes.filter((node) => node.kind === kind);
    const every = Math.max(1, Math.floor(nodes.length / perKind));
    for (const { id } of nodes.filter((_, i) => i % every === 0).slice(0, perKind)) {
      const plain = await snapshotOf(session, id, false);
      const redacted = await snapshotOf(session, id, true);
      if (plain === undefined || redacted === undefined) continue;
      const own = counterparts(redacted.dump.graph, plain.dump.graph);
      for (const [there, idOf] of [
        [plain, (of: NodeId) => of],
        [redacted, own],
      ] as const) {
        for (const line of differences(before, verdictsIn(there), idOf)) {
          wrong.push(`${there === plain ? 'snapshot' : 'redacted snapshot'} of ${id}: ${line}`);
        }
      }
    }
  }
  return wrong;
}

async function snapshotOf(
  session: DumpSession,
  selected: NodeId,
  redact: boolean,
): Promise<DumpSession | undefined> {
  const view = { ...EMPTY_SINGLE_VIEW, selected };
  const made = await makeSnapshot(session, { ask: 'snapshot', view, scope: 'view', redact });
  return made.kind === 'made' ? openText(made.text) : undefined;
}

function differences(
  before: ReadonlyMap<NodeId, Verdicts>,
  after: ReadonlyMap<NodeId, Verdicts>,
  idOf: (id: NodeId) => NodeId | undefined,
): readonly string[] {
  return [...after].flatMap(([there, verdicts]) => {
    const id = idOf(there);
    const whole = id === undefined ? undefined : before.get(id);
    if (whole === undefined) return [];
    return Object.entries(verdicts).flatMap(([key, after]) => {
      const was = whole[key];
      return was === after || after === 'unknown'
        ? []
        : [`${key} of ${id} was ${was}, is ${after}`];
    });
  });
}
