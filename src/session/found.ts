import type { CertificateFinding, Finding } from '../core/findings/index';
import type { Severity } from '../core/findings/rule';
import type { Dump } from '../core/graph/dump';
import type { GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { FindingPage } from './graph-questions';
import { pageOf } from './page';

/** Everything that was found so far, as it is judged at one time. */
export interface Found {
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** Subjects of errors and warnings, in the order of these. */
  readonly pressing: readonly GraphNode[];
  /** The worst of the certificates of a node. */
  readonly worst: ReadonlyMap<NodeId, CertificateFinding>;
}

/** `now`: milliseconds since 1970. The same object for the same time. */
export type FoundAt = (now: number) => Found;

export function foundOf(
  dump: Dump,
  findings: readonly Finding[],
  worst: Found['worst'] = new Map(),
): Found {
  const count = (severity: Severity): number =>
    findings.filter((one) => one.severity === severity).length;
  const pressing = findings
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ subjects }) => subjects.items.flatMap(({ id }) => dump.index.byId.get(id) ?? []));
  return {
    findings,
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
    pressing: [...new Set(pressing)],
    worst,
  };
}

/** A finding about everything has as many subjects as the file has nodes. */
const MAX_SUBJECTS = 20;

export function findingPage({ findings, counts }: Found, from: number, to: number): FindingPage {
  const { items, total } = pageOf(findings, from, to);
  return { findings: { items: items.map(bounded), total }, counts };
}

const bounded = (finding: Finding): Finding => ({
  ...finding,
  subjects: {
    items: finding.subjects.items.slice(0, MAX_SUBJECTS),
    total: finding.subjects.total,
  },
  evidence: finding.evidence.slice(0, MAX_SUBJECTS),
});
