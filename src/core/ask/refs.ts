import { child, type Pointer } from '../base/pointer';
import type { Dump, Resource } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import type { SomeNodes } from './types';

/** So many of a list are named; the rest is a number. */
const MAX_NAMED = 20;

/** The nodes of these resources, the first of them by name. */
export function some(dump: Dump, resources: readonly Resource[]): SomeNodes {
  const named = resources.slice(0, MAX_NAMED).flatMap((one) => dump.nodeOf(one) ?? []);
  return { ids: named, total: resources.length };
}

/** All that a node leads to: a socket's secrets, and their sources. */
export function pathBehind({ index: { forward } }: Dump, start: NodeId): readonly NodeId[] {
  const seen = new Set<NodeId>([start]);
  for (const id of seen) {
    for (const { to, kind } of forward.get(id) ?? []) if (kind === 'path') seen.add(to);
  }
  return [...seen];
}

/**
 * A file is spelled in one way throughout, so a pointer into it shows whether names are
 * lowerCamelCase.
 */
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
