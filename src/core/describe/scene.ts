import type { Pointer } from '../base/pointer';
import { InternalLooks } from '../decide/internal-looks';
import { type GraphIndex, indexOf } from '../graph/graph-index';
import type { Connected, Subject } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { SdsReference } from '../model/types';
import type { FactValue } from './facts';

export type SubjectOf<K extends Subject['kind']> = Extract<Subject, { kind: K }>;

/** A connected graph with what descriptions look up in it; made once a graph. */
export interface Scene extends Connected {
  readonly index: GraphIndex;
  /** The secret's node by the place of a reference to it. */
  readonly secretAt: ReadonlyMap<Pointer, NodeId>;
  /** The cluster's node by name: the one in force before any other. */
  readonly clusterNamed: ReadonlyMap<string, NodeId>;
  /** `kind name` of what is in force: active or static. */
  readonly inForce: ReadonlySet<string>;
  readonly internal: InternalLooks;
}

const isInForce = ({ state }: GraphNode): boolean => state === 'active' || state === 'static';

const made = new WeakMap<Connected, Scene>();

export function sceneOf(connected: Connected): Scene {
  const known = made.get(connected);
  if (known !== undefined) return known;
  const secretAt = new Map<Pointer, NodeId>();
  const clusterNamed = new Map<string, NodeId>();
  const inForce = new Set<string>();
  for (const node of connected.graph.nodes) {
    const subject = connected.subjects.get(node.id);
    if (subject?.kind === 'secret') {
      for (const { pointer } of subject.references) secretAt.set(pointer, node.id);
    }
    const isCluster =
      subject?.kind === 'cluster' ||
      (subject?.kind === 'sds-source' && subject.cluster !== undefined);
    if (isCluster && (isInForce(node) || !clusterNamed.has(node.name))) {
      clusterNamed.set(node.name, node.id);
    }
    if (isInForce(node) && node.presence === 'file') inForce.add(`${node.kind} ${node.name}`);
  }
  const scene: Scene = {
    ...connected,
    index: indexOf(connected.graph),
    secretAt,
    clusterNamed,
    inForce,
    internal: new InternalLooks(connected.model, connected.lookup),
  };
  made.set(connected, scene);
  return scene;
}

/** A value that leads to a node, or the bare text where the graph does not have it. */
export const nodeValue = (id: NodeId | undefined, text: string, note?: string): FactValue => ({
  ...(id === undefined ? { type: 'text', text } : { type: 'node', id, text }),
  ...(note === undefined ? {} : { note }),
});

export const secretValue = (scene: Scene, reference: SdsReference): FactValue =>
  nodeValue(scene.secretAt.get(reference.pointer), reference.name);

/** Nodes of a kind that a node leads to directly, with what stands behind each. */
export function nextOf<K extends Subject['kind']>(
  scene: Scene,
  id: NodeId,
  kind: K,
): readonly { readonly id: NodeId; readonly subject: SubjectOf<K> }[] {
  return (scene.index.forward.get(id) ?? []).flatMap(({ to }) => {
    const subject = scene.subjects.get(to);
    return subject !== undefined && isKind(subject, kind) ? [{ id: to, subject }] : [];
  });
}

function isKind<K extends Subject['kind']>(subject: Subject, kind: K): subject is SubjectOf<K> {
  return subject.kind === kind;
}
