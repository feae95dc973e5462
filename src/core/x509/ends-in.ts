import type { ChainVerdict } from './chain-types';
import type { Certificate, Signatures } from './types';
import { verifyChain } from './verify-chain';

/**
 * Whether a chain, leaf first, ends in one of some roots, by names and signatures alone: no times, no
 * purposes. `path` of the verdict is the way, or how far it got.
 */
export function endsIn(
  chain: readonly Certificate[],
  roots: readonly Certificate[],
  signatures: Signatures,
): ChainVerdict {
  return verifyChain(chain, {
    roots,
    partial: true,
    purpose: undefined,
    now: undefined,
    depth: 100,
    lists: undefined,
    listsForLeafOnly: false,
    signatures,
  });
}
