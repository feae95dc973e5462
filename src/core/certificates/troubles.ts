import type { Validity } from '../x509/validity';
import type { CertificateVerdicts, Trouble } from './types';

/**
 * What is wrong with a certificate or roots, the worst first. Judged at the time of the dump: most
 * files are read later, when their certificates have been renewed. What has expired since is
 * reported as that, and is no problem of the proxy.
 */
export function troublesOf(
  verdicts: Pick<CertificateVerdicts, 'state' | 'stateAtDump' | 'ends' | 'refusals'>,
): readonly Trouble[] {
  const { state: now, stateAtDump, ends, refusals } = verdicts;
  const then = stateAtDump ?? now;
  return [
    ...inTime(then, now, 'expired'),
    // The time of the dump is the newest in it: it was taken then or later, so this says nothing yet.
    ...inTime(now, now, 'not-yet-valid'),
    ...ends.flatMap(({ end, mesh, partner }): readonly Trouble[] =>
      mesh && end.kind === 'does-not' ? [{ kind: 'chain', partner, problem: end.problem }] : [],
    ),
    ...refusals.items.map((refusal): Trouble => ({ kind: 'name', refusal })),
    ...inTime(then, now, 'expiring'),
    ...endedSince(then, now),
  ];
}

const inTime = (
  then: Validity | undefined,
  now: Validity | undefined,
  kind: 'expired' | 'not-yet-valid' | 'expiring',
): readonly Trouble[] =>
  then?.state === kind && now !== undefined ? [{ kind, left: now.left }] : [];

const endedSince = (then: Validity | undefined, now: Validity | undefined): readonly Trouble[] =>
  then?.state !== 'expired' && now?.state === 'expired'
    ? [{ kind: 'ended-since', left: now.left }]
    : [];

/** A person should look: not what merely ended since the dump was taken. */
export const isPressing = ({ kind }: Trouble): boolean => kind !== 'ended-since';
