import type { Listener } from '../../model/types';
import { CHAIN_LEVELS, keysOf } from './levels';
import { ChainNode, searched } from './node';

export interface Overlap {
  readonly chain: number;
  /** An earlier one, or the same where it names a value twice. */
  readonly other: number;
}

/**
 * Two chains that share a leaf of Envoy's tree: at every level they have a key in common
 * (filter_chain_manager_impl.cc, addFilterChainForSourcePorts). Envoy builds the tree with every
 * combination of keys; here chains are partitioned level by level, and a group that was met before
 * at a level is not partitioned again.
 */
export function overlapping(chains: Listener['chains']): Overlap | undefined {
  for (const index of searched(chains)) {
    const match = chains[index]?.match;
    if (match !== undefined && CHAIN_LEVELS.some((level) => repeats(keysOf(level, match)))) {
      return { chain: index, other: index };
    }
  }
  return within(new ChainNode(chains), new Set());
}

const repeats = (keys: readonly string[]): boolean =>
  keys.length > 1 && new Set(keys).size < keys.length;

function within(node: ChainNode, met: Set<string>): Overlap | undefined {
  for (const [key, group] of node.branches) {
    const [other, chain] = group;
    if (other === undefined || chain === undefined) continue;
    if (node.isLast) return { chain, other };
    const name = `${node.level} ${group.join()}`;
    if (met.has(name)) continue;
    met.add(name);
    const found = within(node.behind(key), met);
    if (found !== undefined) return found;
  }
  return undefined;
}
