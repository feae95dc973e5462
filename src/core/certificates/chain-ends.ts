import { endsIn } from '../x509/ends-in';
import { certificatesOf, type InspectedPem } from '../x509/inspect-pem';
import type { Certificate, Signatures } from '../x509/types';
import type { Partner } from './material';
import type { ChainEnd } from './types';

/** What a partner's place holds. */
export interface Held {
  readonly partner: Partner;
  readonly pems: readonly InspectedPem[];
}

interface Parts {
  readonly chain: readonly Certificate[];
  readonly roots: readonly Certificate[];
}

/**
 * Whether chains end in roots: those beside them in one TLS context, and those of other places that
 * are used together with them.
 */
export function chainEnds(
  own: readonly InspectedPem[],
  held: readonly Held[],
  signatures: Signatures,
): readonly ChainEnd[] {
  const mine = partsOf(own);
  const beside =
    mine.chain.length > 0 && mine.roots.length > 0
      ? [{ partner: undefined, mesh: false, end: endOf(mine.chain, mine.roots, signatures) }]
      : [];
  return [
    ...beside,
    ...held.flatMap(({ partner: { node, holds, mesh }, pems }): readonly ChainEnd[] => {
      const theirs = partsOf(pems);
      const [chain, roots] =
        holds === 'roots' ? [mine.chain, theirs.roots] : [theirs.chain, mine.roots];
      const partner = { ...node, holds };
      // What the file does not have on this side is told of by its place.
      if ((holds === 'roots' ? chain : roots).length === 0) return [];
      return [{ partner, mesh, end: endOf(chain, roots, signatures) }];
    }),
  ];
}

/** The first chain, and all certificates that count as roots. */
function partsOf(pems: readonly InspectedPem[]): Parts {
  const chains = pems.map((one) => certificatesOf([one], 'certificate_chain'));
  return {
    chain: chains.find((chain) => chain.length > 0) ?? [],
    roots: certificatesOf(pems, 'trusted_ca', 'trust_bundle'),
  };
}

function endOf(
  chain: readonly Certificate[],
  roots: readonly Certificate[],
  signatures: Signatures,
): ChainEnd['end'] {
  if (chain.length === 0 || roots.length === 0) return { kind: 'unknown' };
  const verdict = endsIn(chain, roots, signatures);
  const { path } = verdict;
  const last = path.at(-1);
  const root = last?.subject ?? '';
  if (verdict.ok) return { kind: 'ends', root, checked: !verdict.unchecked };
  return { kind: 'does-not', problem: verdict.problem, issuer: last?.issuer ?? '' };
}
