import { child, type Pointer } from '../../base/pointer';
import { indexOf } from '../../graph/graph-index';
import type { Connected } from '../../graph/subjects';
import { type GraphNode, slim } from '../../graph/types';
import type { NodeId } from '../../ids/ids';
import type { SomeNodes } from './types';

/** So many of a list are named; the rest is a number. */
const MOST_NAMED = 20;

/** From what stands in the model to its node; made once a graph, at its first question. */
const known = new WeakMap<Connected, ReadonlyMap<object, NodeId>>();

/** The nodes of listeners, chains, clusters and entries by what they stand for. */
export function idsOf(connected: Connected): ReadonlyMap<object, NodeId> {
  const made = known.get(connected);
  if (made !== undefined) return made;
  const ids = new Map<object, NodeId>();
  for (const [id, subject] of connected.subjects) {
    switch (subject.kind) {
      case 'listener':
        ids.set(subject.listener, id);
        break;
      case 'filter-chain':
        ids.set(subject.chain, id);
        break;
      case 'cluster':
        ids.set(subject.cluster, id);
        break;
      case 'socket-match':
        ids.set(subject.match, id);
        break;
      default:
        break;
    }
  }
  known.set(connected, ids);
  return ids;
}

/** The nodes of these things, the first of them by name. */
export function some(ids: ReadonlyMap<object, NodeId>, things: readonly object[]): SomeNodes {
  const named = things.slice(0, MOST_NAMED).flatMap((thing) => ids.get(thing) ?? []);
  return { ids: named, total: things.length };
}

/** All that a node leads to along the way: a socket's secrets, and where those come from. */
export function wayBehind({ graph }: Connected, start: NodeId): readonly NodeId[] {
  const { forward } = indexOf(graph);
  const seen = new Set<NodeId>([start]);
  for (const id of seen) {
    for (const { to, kind } of forward.get(id) ?? []) if (kind === 'way') seen.add(to);
  }
  return [...seen];
}

/** The nodes themselves, and what each belongs to. */
export function nodesOf({ graph }: Connected, ids: Iterable<NodeId>): readonly GraphNode[] {
  const { byId } = indexOf(graph);
  const nodes = new Map<NodeId, GraphNode>();
  for (const id of ids) {
    for (let at = byId.get(id); at !== undefined && !nodes.has(at.id); ) {
      nodes.set(at.id, slim(at));
      at = at.owner === undefined ? undefined : byId.get(at.owner);
    }
  }
  return [...nodes.values()];
}

/** A file is written in one way throughout: a pointer into it shows whether names are lowerCamelCase. */
const CAMEL = /\/(filterChains|defaultFilterChain|transportSocketMatches|transportSocket)(\/|$)/;

/** The pointer to a field below `owner`, named as the file names its fields; `like` shows how. */
export function fieldOf(owner: Pointer, like: Pointer, ...names: readonly (string | number)[]) {
  const written = CAMEL.test(like)
    ? names.map((name) =>
        typeof name === 'number'
          ? name
          : name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      )
    : names;
  return child(owner, ...written);
}
