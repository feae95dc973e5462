import type { ChainEnd } from '../certificates/types';
import { about, certificateRule, type Found, type NodeCertificates } from './rule';

interface Values {
  /** In Envoy's words. */
  readonly problem: string;
  /** What the subjects are: the certificates that do not lead to roots, or the roots. */
  readonly side: 'certificate' | 'roots';
  /** The name of the other side; empty: written into the TLS context. */
  readonly partner: string;
}

/**
 * A certificate of the mesh that does not lead to the roots it is used with. It is told of the
 * certificate; of the roots only where they are looked at without it.
 */
export const chainIncomplete = certificateRule(
  'chain-incomplete',
  (certificates): readonly Found<Values>[] => {
    const chains = found(certificates, 'certificate');
    return chains.length > 0 ? chains : found(certificates, 'roots');
  },
);

function found(
  certificates: readonly NodeCertificates[],
  side: Values['side'],
): readonly Found<Values>[] {
  const broken = certificates.flatMap(({ node, ends }) => {
    const end = ends.find((one) => one.mesh && one.end.kind === 'does-not' && sideOf(one) === side);
    return end === undefined || end.end.kind !== 'does-not'
      ? []
      : [{ node, problem: end.end.problem, partner: end.partner?.name ?? '' }];
  });
  const [first] = broken;
  if (first === undefined) return [];
  const { problem, partner } = first;
  return [
    {
      severity: 'error',
      values: { problem, side, partner },
      ...about(broken.map(({ node }) => node)),
    },
  ];
}

const sideOf = ({ partner }: ChainEnd): Values['side'] =>
  partner?.holds === 'certificate' ? 'roots' : 'certificate';
