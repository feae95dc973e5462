import { dumpTime } from '../decide/dump-time';
import type { SecretLookup } from '../decide/secret/lookup';
import { InternalProtections } from '../decide/socket/internal-protections';
import type { Notice } from '../dump/notice';
import type { NodeId } from '../ids/ids';
import { inForce } from '../model/in-force';
import { secretKey } from '../model/secret-references';
import type {
  Cluster,
  FilterChain,
  Listener,
  Model,
  SdsReference,
  Secret,
  SocketMatch,
} from '../model/types';
import { type ReachOf, reaches } from './cluster-reach';
import { type GraphIndex, graphIndex } from './graph-index';
import { isSubjectOf, type Subject, type SubjectOf } from './subjects';
import { type Graph, type GraphNode, slim } from './types';

/** A resource with a node in the graph. */
export type Resource = Listener | FilterChain | Cluster | SocketMatch | Secret;

/** Owners of owners: Envoy's own nesting ends long before. */
const MAX_OWNERS = 8;

/**
 * An opened dump: its model, the whole graph, and the subject of each node. What follows from these
 * and is used repeatedly is a facet. Nothing of a dump is kept outside it, so that any number can
 * be open at a time.
 */
export class Dump {
  readonly model: Model;
  readonly graph: Graph;
  readonly subjects: ReadonlyMap<NodeId, Subject>;
  readonly lookup: SecretLookup;
  /** What was odd in joining the model to a graph. */
  readonly notices: readonly Notice[];

  constructor(parts: Pick<Dump, 'model' | 'graph' | 'subjects' | 'lookup' | 'notices'>) {
    this.model = parts.model;
    this.graph = parts.graph;
    this.subjects = parts.subjects;
    this.lookup = parts.lookup;
    this.notices = parts.notices;
  }

  get index(): GraphIndex {
    return index(this);
  }

  get internal(): InternalProtections {
    return internal(this);
  }

  /** Where bytes of a cluster without TLS go. */
  get reachOf(): ReachOf {
    return reachOf(this);
  }

  /** When it was taken, as its newest row tells; every row is looked at for it. */
  get taken(): number | undefined {
    return taken(this);
  }

  /** Whether some version of the resource of this name is in force. */
  isInForce(kind: 'listener' | 'cluster' | 'secret', name: string): boolean {
    return namesInForce(this)[kind].has(name);
  }

  /** The node of a resource of the model. */
  nodeOf(resource: Resource): NodeId | undefined {
    return nodesOfResources(this).get(resource);
  }

  /** The node of a cluster by its name: the one in force before any other. */
  clusterNamed(name: string): NodeId | undefined {
    return clustersByName(this).get(name);
  }

  /** The node of the secret that is referred to. */
  secretNode(reference: SdsReference): NodeId | undefined {
    return secretsByKey(this).get(secretKey(reference));
  }

  /** Nodes of a kind to which a node leads directly, with their subjects. */
  next<K extends Subject['kind']>(
    id: NodeId,
    kind: K,
  ): readonly { readonly id: NodeId; readonly subject: SubjectOf<K> }[] {
    return (this.index.forward.get(id) ?? []).flatMap(({ to }) => {
      const subject = this.subjects.get(to);
      return subject !== undefined && isSubjectOf(subject, kind) ? [{ id: to, subject }] : [];
    });
  }

  /** These nodes, as far as there are any, and what each belongs to. */
  withOwners(ids: Iterable<NodeId>): readonly GraphNode[] {
    const { byId } = this.index;
    const nodes = new Map<NodeId, GraphNode>();
    for (const id of ids) {
      let at = byId.get(id);
      for (
        let owners = 0;
        at !== undefined && !nodes.has(at.id) && owners <= MAX_OWNERS;
        owners++
      ) {
        nodes.set(at.id, slim(at));
        at = at.owner === undefined ? undefined : byId.get(at.owner);
      }
    }
    return [...nodes.values()];
  }
}

/** Makes something of a dump when it is first asked for, once a dump, and forgets it with the dump. */
export function facet<T>(make: (dump: Dump) => T): (dump: Dump) => T {
  const made = new WeakMap<Dump, { readonly value: T }>();
  return (dump) => {
    let known = made.get(dump);
    if (known === undefined) {
      known = { value: make(dump) };
      made.set(dump, known);
    }
    return known.value;
  };
}

const index = facet(({ graph }) => graphIndex(graph));

const internal = facet(({ model, lookup }) => new InternalProtections(model, lookup));

const reachOf = facet(({ model }) => reaches(model.listeners));

const taken = facet(({ model }) => dumpTime(model));

const namesInForce = facet(({ graph }) => {
  const named = {
    listener: new Set<string>(),
    cluster: new Set<string>(),
    secret: new Set<string>(),
  };
  for (const { kind, name, presence, state } of graph.nodes) {
    if (presence !== 'file' || !inForce(state)) continue;
    if (kind === 'listener' || kind === 'cluster' || kind === 'secret') named[kind].add(name);
  }
  return named;
});

const clustersByName = facet(({ graph, subjects }): ReadonlyMap<string, NodeId> => {
  const named = new Map<string, NodeId>();
  for (const { id, name, state } of graph.nodes) {
    const subject = subjects.get(id);
    const isCluster =
      subject?.kind === 'cluster' ||
      (subject?.kind === 'sds-source' && subject.cluster !== undefined);
    if (isCluster && (inForce(state) || !named.has(name))) named.set(name, id);
  }
  return named;
});

const secretsByKey = facet(({ subjects }): ReadonlyMap<string, NodeId> => {
  const keyed = new Map<string, NodeId>();
  for (const [id, subject] of subjects) {
    const reference = subject.kind === 'secret' ? subject.references[0] : undefined;
    if (reference !== undefined) keyed.set(secretKey(reference), id);
  }
  return keyed;
});

const nodesOfResources = facet(({ subjects }): ReadonlyMap<Resource, NodeId> => {
  const nodes = new Map<Resource, NodeId>();
  for (const [id, subject] of subjects) {
    const resource = resourceOf(subject);
    if (resource !== undefined) nodes.set(resource, id);
  }
  return nodes;
});

/** The named resource of a subject, if it is one. */
function resourceOf(subject: Subject): Resource | undefined {
  switch (subject.kind) {
    case 'listener':
      return subject.listener;
    case 'filter-chain':
      return subject.chain;
    case 'cluster':
    case 'sds-source':
      return subject.cluster;
    case 'socket-match':
      return subject.match;
    case 'secret':
      return subject.secret;
    case 'transport-socket':
    case 'endpoint-group':
    case 'loose-endpoints':
    case 'address':
    case 'agent':
    case 'ca':
      return undefined;
  }
}
