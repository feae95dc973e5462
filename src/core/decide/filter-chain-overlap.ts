import { CHAIN_LEVELS, keysOf } from './filter-chain-levels';
import type { PreparedChain } from './filter-chain-prepare';

export interface Overlap {
  readonly chain: number;
  /** An earlier one, or the same where it names a value twice. */
  readonly other: number;
}

/**
 * Two chains that would stand at the same leaf of Envoy's tree: at every level they have a key in
 * common (filter_chain_manager_impl.cc, addFilterChainForSourcePorts). Envoy makes the tree with every
 * combination of keys; here chains are parted level by level, and a group that was met before at a
 * level is not looked at again.
 */
export function overlapping(chains: readonly PreparedChain[]): Overlap | undefined {
  for (const { index, match } of chains) {
    const keys = CHAIN_LEVELS.map((level) => keysOf(level, match));
    if (keys.some((list) => list.length > 1 && new Set(list).size < list.length)) {
      return { chain: index, other: index };
    }
  }
  return within(
    chains,
    0,
    CHAIN_LEVELS.map(() => new Set<string>()),
  );
}

function within(
  chains: readonly PreparedChain[],
  at: number,
  met: readonly Set<string>[],
): Overlap | undefined {
  const [first, second] = chains;
  if (first === undefined || second === undefined) return undefined;
  const groups = new Map<string, PreparedChain[]>();
  const before = met[at];
  const level = CHAIN_LEVELS[at];
  if (before === undefined || level === undefined)
    return { chain: second.index, other: first.index };
  for (const chain of chains) {
    for (const key of keysOf(level, chain.match)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [chain]);
      else group.push(chain);
    }
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const name = group.map(({ index }) => index).join();
    if (before.has(name)) continue;
    before.add(name);
    const found = within(group, at + 1, met);
    if (found !== undefined) return found;
  }
  return undefined;
}
