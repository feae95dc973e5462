import { pushTo } from '../../base/group-by';
import type { FilterChainMatch, Listener } from '../../model/types';
import { type IpRange, parseRange } from '../ip-ranges';
import { CHAIN_LEVELS, type ChainLevel, keysOf } from './levels';

/**
 * A place in Envoy's tree: the chains that are left at a level, by their keys. Places are made when a
 * walk first comes there and are kept, so that listeners of thousands of chains are sorted once.
 * Chains are positions in the listener's list.
 */
export class ChainNode {
  readonly level: ChainLevel;
  readonly chains: readonly number[];
  /** By key, in the order in which the file first names them. */
  readonly branches: ReadonlyMap<string, readonly number[]>;
  private readonly all: Listener['chains'];
  private readonly at: number;
  private readonly next = new Map<string, ChainNode>();
  private parsed: ReadonlyMap<string, IpRange> | undefined;

  constructor(all: Listener['chains'], chains: readonly number[] = searched(all), at = 0) {
    this.all = all;
    this.chains = chains;
    this.at = at;
    this.level = CHAIN_LEVELS[at] ?? 'source_ports';
    this.branches = this.byKey();
  }

  get isLast(): boolean {
    return this.at === CHAIN_LEVELS.length - 1;
  }

  /** The node below a branch. */
  behind(key: string): ChainNode {
    let node = this.next.get(key);
    if (node === undefined) {
      node = new ChainNode(this.all, this.branches.get(key) ?? [], this.at + 1);
      this.next.set(key, node);
    }
    return node;
  }

  matchOf(chain: number): FilterChainMatch | undefined {
    return this.all[chain]?.match;
  }

  /** The keys that are ranges, at a level of addresses. */
  get ranges(): ReadonlyMap<string, IpRange> {
    this.parsed ??= new Map(
      [...this.branches.keys()].flatMap((key) => {
        const range = parseRange(key);
        return range === undefined ? [] : [[key, range] as const];
      }),
    );
    return this.parsed;
  }

  private byKey(): ReadonlyMap<string, readonly number[]> {
    const branches = new Map<string, number[]>();
    for (const chain of this.chains) {
      const match = this.matchOf(chain);
      if (match === undefined) continue;
      // A chain that repeats a value is added once.
      for (const key of new Set(keysOf(this.level, match))) pushTo(branches, key, chain);
    }
    return branches;
  }
}

/** All but the default chain, which is taken where the search fails. */
export const searched = (chains: Listener['chains']): readonly number[] =>
  chains.flatMap(({ isDefault }, index) => (isDefault ? [] : [index]));
