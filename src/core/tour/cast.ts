import type { Dump } from '../graph/dump';
import type { Subject, SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';

/** Parts that nodes play in the walkthroughs. */
export const ROLES = [
  'serving-listener',
  'mtls-chain',
  'permissive-listener',
  'permissive-chain',
  'plain-twin',
  'plain-only-chain',
  'own-tls-chain',
  'strict-chain',
  'ported-chain',
  'secured-end',
  'server-socket',
  'mesh-cluster',
  'istio-entry',
  'open-entry',
  'mesh-endpoints',
  'client-socket',
  'mixed-cluster',
  'plain-endpoints',
  'forced-cluster',
  'passthrough-cluster',
  'any-cluster',
  'certificate',
  'roots',
  'sds-source',
  'pipe',
  'agent',
  'ca',
  'waiting-secret',
  'waiting-listener',
] as const;
export type Role = (typeof ROLES)[number];

/** Who plays which role in a dump, and how to look around from there. */
export interface Cast {
  readonly dump: Dump;
  readonly nodes: readonly GraphNode[];
  /** The node that plays a role; undefined: the dump has none. */
  node(role: Role): GraphNode | undefined;
  byId(id: NodeId | undefined): GraphNode | undefined;
  /** The subject of a node, if it is of this kind. */
  subject<K extends Subject['kind']>(of: GraphNode | undefined, kind: K): SubjectOf<K> | undefined;
  /** The first node that a node leads to directly and that fits. */
  next(of: GraphNode | undefined, fits: (node: GraphNode) => boolean): GraphNode | undefined;
  /** The first node that belongs to another and fits. */
  owned(by: GraphNode | undefined, fits: (node: GraphNode) => boolean): GraphNode | undefined;
}
