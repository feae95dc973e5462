import { InternalLooks } from '../decide/socket/internal-looks';
import { type GraphIndex, indexOf } from '../graph/graph-index';
import type { Connected, Subject } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { inForce } from '../model/in-force';
import { secretKey } from '../model/secret-references';
import type { SdsReference } from '../model/types';
import type { FactValue } from './facts';

export type SubjectOf<K extends Subject['kind']> = Extract<Subject, { kind: K }>;

/** A connected graph with what descriptions look up in it; made once a graph. */
export interface Scene extends Connected {
  readonly index: GraphIndex;
  /** Secrets' nodes by `secretKey`. */
  readonly secrets: ReadonlyMap<string, NodeId>;
  /** The cluster's node by name: the one in force before any other. */
  readonly clusterNamed: ReadonlyMap<string, NodeId>;
  /** Names of listeners and clusters that are in force: active or static. */
  readonly inForce: {
    readonly listeners: ReadonlySet<string>;
    readonly clusters: ReadonlySet<string>;
  };
  readonly internal: InternalLooks;
}

const made = new WeakMap<Connected, Scene>();

export function sceneOf(connected: Connected): Scene {
  const known = made.get(connected);
  if (known !== undefined) return known;
  const secrets = new Map<string, NodeId>();
  const clusterNamed = new Map<string, NodeId>();
  const named = { listeners: new Set<string>(), clusters: new Set<string>() };
  for (const node of connected.graph.nodes) {
    const subject = connected.subjects.get(node.id);
    if (subject?.kind === 'secret') {
      const [reference] = subject.references;
      if (reference !== undefined) secrets.set(secretKey(reference), node.id);
    }
    const isCluster =
      subject?.kind === 'cluster' ||
      (subject?.kind === 'sds-source' && subject.cluster !== undefined);
    if (isCluster && (inForce(node.state) || !clusterNamed.has(node.name))) {
      clusterNamed.set(node.name, node.id);
    }
    if (!inForce(node.state) || node.presence !== 'file') continue;
    if (node.kind === 'listener') named.listeners.add(node.name);
    if (node.kind === 'cluster') named.clusters.add(node.name);
  }
  const scene: Scene = {
    ...connected,
    index: indexOf(connected.graph),
    secrets,
    clusterNamed,
    inForce: named,
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

/** The node of the secret that is referred to. */
export const secretNode = (scene: Scene, reference: SdsReference): NodeId | undefined =>
  scene.secrets.get(secretKey(reference));

export const secretValue = (scene: Scene, reference: SdsReference): FactValue =>
  nodeValue(secretNode(scene, reference), reference.name);

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
