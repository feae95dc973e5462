import { certificatesIn, type InspectedPem } from '../../x509/inspect-pem';
import { type Validity, type ValidityState, validityAt } from '../../x509/validity';

/** From what stops everything to what stops nothing. */
const RANK: readonly ValidityState[] = ['expired', 'not-yet-valid', 'expiring', 'valid'];

const worseFirst = (a: Validity, b: Validity): number =>
  RANK.indexOf(a.state) - RANK.indexOf(b.state) || a.left - b.left;

/**
 * One state for all certificates of a secret or context: a chain is as good as the worst of it, roots
 * as good as the best, since one that is valid will do.
 */
export function overallState(
  pems: readonly Pick<InspectedPem, 'field' | 'blocks'>[],
  now: number,
): Validity | undefined {
  const of = (...fields: readonly InspectedPem['field'][]): readonly Validity[] =>
    pems
      .filter(({ field }) => fields.includes(field))
      .flatMap(({ blocks }) => certificatesIn(blocks))
      .map((certificate) => validityAt(certificate, now))
      .sort(worseFirst);
  return of('certificate_chain')[0] ?? of('trusted_ca', 'trust_bundle').at(-1);
}
