import type { Pointer } from '../base/pointer';
import type { CertificateStates, FirstOf } from '../certificates/types';
import type { Dump } from '../graph/dump';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { NodeKind } from '../ids/kinds';

export type Severity = 'error' | 'warning' | 'info';

export interface FindingSubject {
  readonly kind: NodeKind;
  /** As the file has it; empty where the file gives none. */
  readonly name: string;
  readonly id: NodeId;
}

/** What a rule found. `values`: what its sentence needs, of the first subject where each has its own. */
export interface Found<V> {
  readonly severity: Severity;
  /** Whom it is about, the most telling first. */
  readonly subjects: FirstOf<FindingSubject>;
  readonly values: V;
  /** Where it stands in the file. */
  readonly evidence: readonly { readonly pointer: Pointer }[];
}

export interface FindingOf<R extends string, V> extends Found<V> {
  readonly rule: R;
}

/** The certificates of a node as they stand in their life, and what they were held against. */
export interface NodeCertificates extends CertificateStates {
  readonly node: GraphNode;
}

/** A rule that the dump alone answers: it runs when the dump is opened, so it must be quick. */
export interface DumpRule<R extends string, V> {
  readonly rule: R;
  readonly reads: 'dump';
  readonly find: (dump: Dump) => readonly FindingOf<R, V>[];
}

/** A rule about certificates, which are read out of the file after it was opened. */
export interface CertificateRule<R extends string, V> {
  readonly rule: R;
  readonly reads: 'certificates';
  readonly find: (
    certificates: readonly NodeCertificates[],
    dump: Dump,
  ) => readonly FindingOf<R, V>[];
}

export const dumpRule = <R extends string, V>(
  rule: R,
  find: (dump: Dump) => readonly Found<V>[],
): DumpRule<R, V> => ({
  rule,
  reads: 'dump',
  find: (dump) => find(dump).map((found) => ({ rule, ...found })),
});

export const certificateRule = <R extends string, V>(
  rule: R,
  find: (certificates: readonly NodeCertificates[], dump: Dump) => readonly Found<V>[],
): CertificateRule<R, V> => ({
  rule,
  reads: 'certificates',
  find: (certificates, dump) => find(certificates, dump).map((found) => ({ rule, ...found })),
});

/** The subjects of a finding with where they stand. */
export const about = (
  nodes: readonly GraphNode[],
): Pick<Found<unknown>, 'subjects' | 'evidence'> => ({
  subjects: {
    items: nodes.map(({ kind, name, id }) => ({ kind, name, id })),
    total: nodes.length,
  },
  evidence: nodes.flatMap(({ pointer }) => (pointer === undefined ? [] : [{ pointer }])),
});
