import type { Dump, Resource } from '../graph/dump';
import type { FirstOf, NodeRef } from './types';

export const refTo = (dump: Pick<Dump, 'nodeOf'>, resource: Resource): NodeRef => ({
  id: dump.nodeOf(resource),
  name: resource.name,
});

/** The first of a list, each mapped by `show`. */
export const firstOf = <T, U>(
  all: readonly T[],
  most: number,
  show: (one: T) => U,
): FirstOf<U> => ({
  items: all.slice(0, most).map(show),
  total: all.length,
});
