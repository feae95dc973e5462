import type { Dump } from '../graph/dump';
import { certificateExpired } from './certificate-expired';
import { certificateExpiredSince } from './certificate-expired-since';
import { certificateExpiring } from './certificate-expiring';
import { certificateNotYetValid } from './certificate-not-yet-valid';
import { chainIncomplete } from './chain-incomplete';
import { nameRefused } from './name-refused';
import { privateKeyVisible } from './private-key-visible';
import { resourceWarming } from './resource-warming';
import type { NodeCertificates, Severity } from './rule';
import { secretMissing } from './secret-missing';
import { updateRejected } from './update-rejected';

/** All rules; findings of one severity come in this order. */
const RULES = [
  privateKeyVisible,
  updateRejected,
  secretMissing,
  certificateExpired,
  certificateNotYetValid,
  chainIncomplete,
  nameRefused,
  resourceWarming,
  certificateExpiring,
  certificateExpiredSince,
] as const;

type Rule = (typeof RULES)[number];

/** Something about the configuration that a person should know. */
export type Finding = ReturnType<Rule['find']>[number];
/** What reading certificates finds. */
export type CertificateFinding = ReturnType<
  Extract<Rule, { readonly reads: 'certificates' }>['find']
>[number];
export type RuleId = Finding['rule'];
/** The finding of each rule. */
export type Findings = { readonly [F in Finding as F['rule']]: F };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const rank = ({ rule, severity }: Finding): number =>
  SEVERITIES.indexOf(severity) * RULES.length + RULES.findIndex((one) => one.rule === rule);

/** The worst first. */
export const worstFirst = (a: Finding, b: Finding): number => rank(a) - rank(b);

/** What the dump alone tells, the worst first. */
export const dumpFindings = (dump: Dump): readonly Finding[] =>
  RULES.flatMap((rule): readonly Finding[] => (rule.reads === 'dump' ? rule.find(dump) : [])).sort(
    worstFirst,
  );

/** What the certificates of some nodes tell, the worst first. */
export const certificateFindings = (
  certificates: readonly NodeCertificates[],
  dump: Dump,
): readonly CertificateFinding[] =>
  RULES.flatMap((rule): readonly CertificateFinding[] =>
    rule.reads === 'certificates' ? rule.find(certificates, dump) : [],
  ).sort(worstFirst);

/** Rules that need certificates to be read. */
export const CERTIFICATE_RULES: readonly CertificateFinding['rule'][] = RULES.flatMap((rule) =>
  rule.reads === 'certificates' ? rule.rule : [],
);
