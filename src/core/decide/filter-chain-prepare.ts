import type { Listener } from '../model/types';
import { CHAIN_LEVELS, keysOf } from './filter-chain-levels';

/** A chain with its keys at each level, in the order of CHAIN_LEVELS. */
export interface PreparedChain {
  /** Position in the listener's list. */
  readonly index: number;
  readonly keys: readonly (readonly string[])[];
}

/** The chains of a listener that are searched; the default chain is not. */
export const prepareChains = ({ chains }: Pick<Listener, 'chains'>): readonly PreparedChain[] =>
  chains.flatMap(({ match, isDefault }, index) =>
    isDefault ? [] : [{ index, keys: CHAIN_LEVELS.map((level) => keysOf(level, match)) }],
  );
