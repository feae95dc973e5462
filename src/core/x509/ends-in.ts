import type { ChainVerdict } from './chain-types';
import type { Certificate, Signatures } from './types';
import { verifyChain } from './verify-chain';

/**
 * Whether a chain, leaf first, ends in one of some roots, by names and signatures alone: no times,
 * no purposes. `path` of the verdict is the certificates from the leaf to the root, or to where it
 * broke off.
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
