import type { Cluster } from '../model/types';
import { type MatcherRefusal, matcherRefusals } from './matcher-tree-refusals';

/** Why Envoy does not load a cluster for its transport socket matches, by their positions. */
export type SocketRefusal =
  /** "Duplicate transport socket name": the matcher could not tell them apart. */
  | { readonly kind: 'repeated-name'; readonly match: number; readonly other: number }
  | { readonly kind: 'matcher'; readonly refusal: MatcherRefusal };

/**
 * Why Envoy would refuse a cluster for how it chooses sockets
 * (source/common/upstream/transport_socket_match_impl.cc); empty: it would not.
 */
export function socketRefusals({
  matches,
  byMatcher,
  matcher,
}: Pick<Cluster, 'matches' | 'byMatcher' | 'matcher'>): readonly SocketRefusal[] {
  if (!byMatcher) return [];
  const first = new Map<string, number>();
  const repeated = matches.flatMap(({ name }, match): readonly SocketRefusal[] => {
    const other = first.get(name);
    if (other === undefined) first.set(name, match);
    return other === undefined ? [] : [{ kind: 'repeated-name', match, other }];
  });
  const wrong = matcher === undefined ? [] : matcherRefusals(matcher, 'cluster');
  return [...repeated, ...wrong.map((refusal): SocketRefusal => ({ kind: 'matcher', refusal }))];
}
