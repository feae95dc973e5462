import type { Listener } from '../model/types';
import { CHAIN_LEVELS, type ChainLevel, keysOf } from './filter-chain-levels';
import { type IpRange, parseRange } from './filter-chain-ranges';

/** A chain at its position in the listener's list. */
export interface PreparedChain {
  readonly index: number;
  readonly match: Listener['chains'][number]['match'];
}

/** The chains of a listener that are searched; the default chain is not. */
export const prepareChains = ({ chains }: Pick<Listener, 'chains'>): readonly PreparedChain[] =>
  chains.flatMap(({ match, isDefault }, index) => (isDefault ? [] : [{ index, match }]));

/**
 * A place in Envoy's tree: the chains that are left at a level, by their keys. Places are made when a
 * walk first comes there and are kept, so that listeners of thousands of chains are sorted once.
 */
export class ChainNode {
  readonly level: ChainLevel;
  readonly chains: readonly PreparedChain[];
  /** By key, in the order in which the file first names them. */
  readonly branches: ReadonlyMap<string, readonly PreparedChain[]>;
  private readonly at: number;
  private readonly next = new Map<string, ChainNode>();
  private parsed: ReadonlyMap<string, IpRange> | undefined;

  constructor(chains: readonly PreparedChain[], at = 0) {
    this.chains = chains;
    this.at = at;
    this.level = CHAIN_LEVELS[at] ?? 'source_ports';
    this.branches = byKey(chains, this.level);
  }

  get isLast(): boolean {
    return this.at === CHAIN_LEVELS.length - 1;
  }

  /** Where the walk goes on behind a branch. */
  behind(key: string): ChainNode {
    let node = this.next.get(key);
    if (node === undefined) {
      node = new ChainNode(this.branches.get(key) ?? [], this.at + 1);
      this.next.set(key, node);
    }
    return node;
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
}

function byKey(
  chains: readonly PreparedChain[],
  level: ChainLevel,
): ReadonlyMap<string, readonly PreparedChain[]> {
  const branches = new Map<string, PreparedChain[]>();
  for (const chain of chains) {
    for (const key of keysOf(level, chain.match)) {
      const known = branches.get(key);
      if (known === undefined) branches.set(key, [chain]);
      // A chain that names a value twice stands there once.
      else if (known.at(-1) !== chain) known.push(chain);
    }
  }
  return branches;
}
