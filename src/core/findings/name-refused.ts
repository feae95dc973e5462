import type { FirstOf } from '../certificates/types';
import { about, certificateRule, type Found } from './rule';

interface Values {
  /** The cluster that leads back to this proxy; its callers have one like it. */
  readonly cluster: string;
  /** Matchers, of which one would have to fit. */
  readonly accepts: FirstOf<string>;
  /** Names in the certificate. */
  readonly has: FirstOf<string>;
}

/** A cluster that leads back to this proxy refuses the name that the proxy presents. */
export const nameRefused = certificateRule(
  'name-refused',
  (certificates, dump): readonly Found<Values>[] => {
    const refused = certificates.filter(({ refusals }) => refusals.total > 0);
    const refusals = refused.flatMap((one) => one.refusals.items);
    const [first] = refusals;
    if (first === undefined) return [];
    const { cluster, accepts, has } = first;
    const { subjects, evidence } = about(refused.map(({ node }) => node));
    const clusters = refusals.flatMap(({ cluster: { id } }) =>
      id === undefined ? [] : (dump.index.byId.get(id) ?? []),
    );
    return [
      {
        severity: 'error',
        subjects,
        values: { cluster: cluster.name, accepts, has },
        evidence: [...evidence, ...about(clusters).evidence],
      },
    ];
  },
);
