import { certificatesOf, type InspectedPem } from '../x509/inspect-pem';
import type { Certificate } from '../x509/types';
import { type Validity, type ValidityState, validityAt } from '../x509/validity';

/** From what stops everything to what stops nothing. */
const RANK: readonly ValidityState[] = ['expired', 'not-yet-valid', 'expiring', 'valid'];

const worseFirst = (a: Validity, b: Validity): number =>
  RANK.indexOf(a.state) - RANK.indexOf(b.state) || a.left - b.left;

type Life = Pick<Certificate, 'notBefore' | 'notAfter'>;

/** When the certificates of a secret or context are good. */
export interface Lives {
  readonly chain: readonly Life[];
  readonly roots: readonly Life[];
}

export function livesOf(pems: readonly Pick<InspectedPem, 'field' | 'blocks'>[]): Lives {
  const of = (...fields: readonly InspectedPem['field'][]): readonly Life[] =>
    certificatesOf(pems, ...fields).map(({ notBefore, notAfter }) => ({ notBefore, notAfter }));
  return { chain: of('certificate_chain'), roots: of('trusted_ca', 'trust_bundle') };
}

/**
 * One state for all certificates of a secret or context: a chain is as good as the worst of it, roots
 * as good as the best, since one that is valid will do.
 */
export function overallState({ chain, roots }: Lives, now: number): Validity | undefined {
  const at = (lives: readonly Life[]): readonly Validity[] =>
    lives.map((life) => validityAt(life, now)).sort(worseFirst);
  return at(chain)[0] ?? at(roots).at(-1);
}
