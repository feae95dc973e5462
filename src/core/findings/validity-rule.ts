import type { Dump } from '../graph/dump';
import type { GraphNode } from '../graph/types';
import type { Validity } from '../x509/validity';
import { about, certificateRule, type Found, type NodeCertificates, type Severity } from './rule';

export interface ValidityValues {
  /** Until it expires, in milliseconds from now; negative once it has. */
  readonly left: number;
  /** `last-change`: judged at the newest time in the file; `now`: the file has no time. */
  readonly by: 'last-change' | 'now';
}

/** Where a certificate stands in its life at the dump's last change and now. */
export interface TwoStates {
  readonly atDump: Validity;
  readonly now: Validity;
}

/** A rule about when certificates are valid; `holds` says of which. */
export const validityRule = <R extends string>(
  rule: R,
  severity: Severity,
  holds: (states: TwoStates) => boolean,
) =>
  certificateRule(rule, (certificates, dump): readonly Found<ValidityValues>[] => {
    const found = certificates.filter((one) => {
      if (isUnused(one.node, dump)) return false;
      const states = statesOf(one);
      return states !== undefined && holds(states);
    });
    const [first] = found;
    if (first?.state === undefined) return [];
    const by = first.stateAtDump === undefined ? 'now' : 'last-change';
    return [
      { severity, values: { left: first.state.left, by }, ...about(found.map(({ node }) => node)) },
    ];
  });

/** No socket of the file refers to it: no connection fails by it. */
function isUnused({ id }: GraphNode, { subjects, model: { sections } }: Dump): boolean {
  const subject = subjects.get(id);
  return (
    sections.listeners &&
    sections.clusters &&
    subject?.kind === 'secret' &&
    subject.references.length === 0
  );
}

const statesOf = ({ state, stateAtDump }: NodeCertificates): TwoStates | undefined =>
  state && { atDump: stateAtDump ?? state, now: state };
