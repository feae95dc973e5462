import type { Certificate } from './types';

export type ValidityState = 'valid' | 'expiring' | 'expired' | 'not-yet-valid';

export interface Validity {
  readonly state: ValidityState;
  /** Until it ends, in milliseconds; negative once it has. */
  readonly left: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The validity of a certificate at a time (milliseconds since 1970). `expiring`: less than a fifth
 * of its life is left, at most 30 days: a mesh renews daily certificates after half of theirs.
 */
export function validityAt(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  now: number,
): Validity {
  const left = notAfter - now;
  if (now < notBefore) return { state: 'not-yet-valid', left };
  if (left < 0) return { state: 'expired', left };
  const soon = Math.min(30 * DAY, (notAfter - notBefore) / 5);
  return { state: left < soon ? 'expiring' : 'valid', left };
}
