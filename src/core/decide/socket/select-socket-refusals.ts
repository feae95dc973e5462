import { isImplied } from '../../model/sockets';
import type { Cluster } from '../../model/types';
import { type MatcherRefusal, matcherRefusals } from '../matcher-tree/refusals';

/** Why Envoy does not load a cluster for its transport socket matches, by their positions. */
export type SocketRefusal =
  | { readonly kind: 'no-name' | 'no-socket'; readonly match: number }
  /** "Duplicate transport socket name": the matcher selects by name. */
  | { readonly kind: 'repeated-name'; readonly match: number; readonly other: number }
  | { readonly kind: 'matcher'; readonly refusal: MatcherRefusal };

type Choosing = Pick<Cluster, 'matches' | 'byMatcher' | 'matcher'>;

/**
 * Why Envoy would refuse a cluster for how it chooses sockets
 * (source/common/upstream/transport_socket_match_impl.cc, cluster.proto); empty: it would not.
 */
export function socketRefusals(cluster: Choosing): readonly SocketRefusal[] {
  const { matcher } = cluster;
  const wrong = matcher === undefined ? [] : matcherRefusals(matcher, 'cluster');
  return [
    ...incomplete(cluster),
    ...(cluster.byMatcher ? repeated(cluster) : []),
    ...wrong.map((refusal): SocketRefusal => ({ kind: 'matcher', refusal })),
  ];
}

/** A raw buffer must be written here: none is implied. */
const incomplete = ({ matches }: Choosing): readonly SocketRefusal[] =>
  matches.flatMap(({ name, socket }, match): readonly SocketRefusal[] => {
    if (name === '') return [{ kind: 'no-name', match }];
    return isImplied(socket) ? [{ kind: 'no-socket', match }] : [];
  });

function repeated({ matches }: Choosing): readonly SocketRefusal[] {
  const first = new Map<string, number>();
  return matches.flatMap(({ name }, match): readonly SocketRefusal[] => {
    const other = first.get(name);
    if (other === undefined) first.set(name, match);
    return other === undefined ? [] : [{ kind: 'repeated-name', match, other }];
  });
}
