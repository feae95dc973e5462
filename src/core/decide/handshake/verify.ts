import { isRedacted, REDACTED_PART } from '../../model/redacted';
import type { SanMatcher, ValidationContext } from '../../model/types';
import type { Certificate, RevocationList, Signatures } from '../../x509/types';
import { dnsNameMatches } from '../dns-name';
import { pinCount } from '../tls/validation';
import { effectiveNames } from '../tls/verification';
import type { ChainProblem, ChainVerdict } from './chain/types';
import { verifyChain } from './chain/verify-chain';
import { plainHash } from './load';
import { matchNames, type NamesVerdict } from './san-match';
import type { Alert, HandshakeEnd, HandshakeMissing, Material, PeerVerdict } from './types';

/** When and with which checked signatures a certificate is looked at. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signatures: Signatures;
}

const NOTHING: PeerVerdict = {
  ok: true,
  unverified: true,
  chain: undefined,
  called: undefined,
  names: undefined,
  pins: undefined,
  detail: undefined,
  alert: undefined,
};

/**
 * What an end makes of the certificate that the other one shows (default_validator.cc,
 * doVerifyCertChain and verifyCertAndUpdateStatus; spiffe_validator.cc): chain, then names, then
 * pins; the first that fails ends it. `chain`: leaf first, at least one. Gives what is missing in
 * the file where that decides.
 */
export function verifyPeer(
  verifier: HandshakeEnd,
  chain: readonly Certificate[],
  at: Circumstances,
): PeerVerdict | HandshakeMissing {
  const { validation } = verifier.tls;
  if (validation.kind === 'none') return NOTHING;
  if (validation.kind === 'partial') return 'secret';
  const { context } = validation;
  if (context.customValidator?.kind === 'spiffe') return bySpiffe(verifier, context, chain, at);
  if (context.customValidator !== undefined) return 'validator';
  const leaf = chain[0];
  if (leaf === undefined) return refuse('empty cert chain', 'certificate_unknown', {});
  const verified = chainVerdict(verifier, context, chain, at);
  if (context.acceptUntrusted) {
    // Any result is accepted, but it is looked for, and may leave its traces.
    return typeof verified === 'string' ? NOTHING : { ...NOTHING, chain: verified };
  }
  if (typeof verified === 'string') return verified;
  if (verified?.ok === false) return chainRefused(verified);
  const wanted = verifier.call?.verifiedNames ?? [];
  const verifies = verified !== undefined || verifier.tls.names.length > 0 || pinCount(context) > 0;
  // Where nothing has Envoy look at the certificate, the names of a call do not either.
  const called = wanted.length > 0 && verifies ? hasCalledName(leaf, wanted) : undefined;
  if (called === false) {
    const detail = `verify SAN list, expected SANs: [${wanted.join(', ')}], certificate SANs: [${printedNames(leaf)}]`;
    return refuse(detail, 'certificate_unknown', { chain: verified, called });
  }
  const named = peerNames(verifier, leaf);
  if (named.passes === 'unknown') return namesMissing(verifier);
  if (named.passes === 'no') {
    return namesRefused(leaf, { chain: verified, called, names: named });
  }
  const pins = pinCount(context) === 0 ? undefined : isPinned(leaf, context);
  if (pins === false && hasRedactedPin(context)) return 'redacted';
  if (pins === false) {
    const looked = { chain: verified, called, names: named, pins };
    return refuse('cert hash and spki', 'bad_certificate_hash_value', looked);
  }
  const unverified = verified === undefined && pins === undefined && named.passes === 'unchecked';
  return { ...NOTHING, unverified, chain: verified, called, names: named, pins };
}

/** Undefined: there are no roots. */
function chainVerdict(
  verifier: HandshakeEnd,
  context: ValidationContext,
  chain: readonly Certificate[],
  at: Circumstances,
): ChainVerdict | HandshakeMissing | undefined {
  if (verifier.roots === undefined) return undefined;
  const roots = bundleOf(verifier.roots);
  const lists = verifier.lists === undefined ? EMPTY : bundleOf(verifier.lists);
  if (roots === undefined || lists === undefined) return rootsOf(verifier);
  return verifyChain(chain, {
    roots: roots.certificates,
    partial: true,
    purpose: verifier.context.side === 'downstream' ? 'client' : 'server',
    now: context.allowExpired ? undefined : at.now,
    depth: depthOf(verifier, context),
    lists: asked(verifier.lists !== undefined, roots.lists, lists.lists),
    listsForLeafOnly: verifier.listsForLeafOnly,
    signatures: at.signatures,
  });
}

/** Whether the names of a certificate pass, whatever becomes of its chain. */
export const peerNames = (verifier: Asking, { names }: Pick<Certificate, 'names'>): NamesVerdict =>
  matchNames(matchersOf(verifier), names);

/** What of an end decides which names it asks for. */
type Asking = Pick<HandshakeEnd, 'tls' | 'call' | 'context'>;

const namesMissing = (verifier: Asking): HandshakeMissing =>
  matchersOf(verifier).some(isRedacted) ? 'redacted' : 'names';

/**
 * The matchers in force for a call: names that a request adds are checked besides those of the
 * context, and `auto_sni_san_validation` follows the SNI that is really sent
 * (verifyCertAndUpdateStatus).
 */
function matchersOf({ tls, call, context }: Asking): readonly SanMatcher[] {
  if (call === undefined || !tls.namesFollowSni || tls.validation.kind === 'none') return tls.names;
  const sni = call.verifiedNames.length > 0 ? undefined : (call.sni ?? tls.sni);
  return effectiveNames({ ...context, sni }, tls.validation).names;
}

/** verifySubjectAltName: DNS names by the rules of DNS, others as they are. */
function hasCalledName({ names = [] }: Certificate, wanted: readonly string[]): boolean {
  return names.some(({ type, value }) =>
    wanted.some((name) =>
      value === undefined ? false : type === 'DNS' ? dnsNameMatches(name, value) : name === value,
    ),
  );
}

const EMPTY: Extract<Material, { kind: 'known' }>['bundle'] = { certificates: [], lists: [] };
const bundleOf = (material: Material | undefined): typeof EMPTY | undefined =>
  material?.kind === 'known' ? material.bundle : undefined;
const rootsOf = ({ context }: HandshakeEnd): HandshakeMissing =>
  context.side === 'downstream' ? 'server-roots' : 'client-roots';

/** Any list of the bundle, or a `crl`, whatever is in it, has Envoy ask for lists. */
function asked(
  given: boolean,
  ...lists: readonly (readonly RevocationList[])[]
): readonly RevocationList[] | undefined {
  const all = lists.flat();
  return given || all.length > 0 ? all : undefined;
}

/** Only server ends set it; it counts the anchor, and BoringSSL does not (addClientValidationContext). */
function depthOf(
  { context: { side } }: HandshakeEnd,
  { maxVerifyDepth }: ValidationContext,
): number {
  if (side === 'upstream' || maxVerifyDepth === undefined) return 100;
  return Math.max(0, maxVerifyDepth - 1);
}

function refuse(
  detail: string,
  alert: Alert,
  looked: Partial<Pick<PeerVerdict, 'chain' | 'called' | 'names' | 'pins'>>,
): PeerVerdict {
  return {
    ...NOTHING,
    ...looked,
    ok: false,
    unverified: false,
    detail: `verify cert failed: ${detail}`,
    alert,
  };
}

const CHECKED_LISTS = 'certificate revocation check against provided CRLs failed';
const REVOCATION: readonly ChainProblem[] = [
  'unable to get certificate CRL',
  'certificate revoked',
  'CRL has expired',
  'CRL is not yet valid',
];

/** A leaf whose names no matcher takes, in the words of Envoy. */
export const namesRefused = (
  leaf: Certificate,
  looked: Partial<Pick<PeerVerdict, 'chain' | 'called' | 'names'>>,
): PeerVerdict =>
  refuse(
    `SAN matcher, certificate SANs are [${printedNames(leaf)}]`,
    'certificate_unknown',
    looked,
  );

/** A chain that does not verify, in the words of Envoy, with the alert that is sent for it. */
export function chainRefused(
  verdict: Extract<ChainVerdict, { ok: false }>,
  alert: Alert = alertOf(verdict.problem),
): PeerVerdict {
  const { depth, problem } = verdict;
  const lists = REVOCATION.includes(problem) ? `${CHECKED_LISTS}: ` : '';
  const detail = `X509_verify_cert: certificate verification error at depth ${depth}: ${lists}${problem}`;
  return refuse(detail, alert, { chain: verdict });
}

/** ssl_x509.cc, SSL_alert_from_verify_result. */
function alertOf(problem: ChainProblem): Alert {
  switch (problem) {
    case 'certificate has expired':
    case 'certificate is not yet valid':
    case 'CRL has expired':
    case 'CRL is not yet valid':
      return 'certificate_expired';
    case 'certificate revoked':
      return 'certificate_revoked';
    case 'unsupported certificate purpose':
      return 'unsupported_certificate';
    case 'certificate signature failure':
    case 'CRL signature failure':
      return 'decrypt_error';
    case 'key usage does not include CRL signing':
      return 'certificate_unknown';
    case 'unable to get local issuer certificate':
    case 'unable to get issuer certificate':
    case 'self signed certificate':
    case 'self signed certificate in certificate chain':
    case 'invalid CA certificate':
    case 'path length constraint exceeded':
    case 'unable to get certificate CRL':
      return 'unknown_ca';
  }
}

const isPinned = (leaf: Certificate, { hashes, spkis }: ValidationContext): boolean =>
  hashes.some((hash) => plainHash(hash).toLowerCase() === leaf.sha256) || spkis.includes(leaf.spki);

const hasRedactedPin = ({ hashes, spkis }: ValidationContext): boolean =>
  hashes.includes(REDACTED_PART) || spkis.includes(REDACTED_PART);

/** Names as Envoy's words list them (utility.cc, getCertificateSansForLogging). */
const printedNames = ({ names = [] }: Certificate): string =>
  names.flatMap(({ type, value }) => (type === 'OTHER' ? [] : (value ?? []))).join(', ');

/** spiffe_validator.cc: the trust domain of the first URI name selects the bundle. */
function bySpiffe(
  verifier: HandshakeEnd,
  context: ValidationContext,
  chain: readonly Certificate[],
  at: Circumstances,
): PeerVerdict | HandshakeMissing {
  const leaf = chain[0];
  if (leaf === undefined) return refuse('empty cert chain', 'certificate_unknown', {});
  const signs = leaf.keyUsages?.some((usage) => usage === 'keyCertSign' || usage === 'cRLSign');
  if (leaf.ca || signs === true) return refuse('cert precheck', 'certificate_unknown', {});
  const domain = trustDomain(leaf.names?.find(({ type }) => type === 'URI')?.value ?? '');
  const trusted = verifier.trustDomains.find(({ name }) => name === domain);
  if (domain === '' || trusted === undefined) {
    return refuse('no trust bundle store', 'certificate_unknown', {});
  }
  const roots = bundleOf(trusted.bundle);
  if (roots === undefined) return rootsOf(verifier);
  const verified = verifyChain(chain, {
    roots: roots.certificates,
    partial: false,
    purpose: undefined,
    now: context.allowExpired ? undefined : at.now,
    depth: depthOf(verifier, context),
    lists: asked(false, roots.lists),
    listsForLeafOnly: false,
    signatures: at.signatures,
  });
  if (!verified.ok) return chainRefused(verified, 'certificate_unknown');
  const named = peerNames(verifier, leaf);
  if (named.passes === 'unknown') return namesMissing(verifier);
  return named.passes === 'no'
    ? refuse('SAN match', 'certificate_unknown', { chain: verified, names: named })
    : { ...NOTHING, unverified: false, chain: verified, names: named };
}

/** The host of a SPIFFE id; empty where the text is none. */
export function trustDomain(uri: string): string {
  const start = 'spiffe://';
  const end = uri.indexOf('/', start.length);
  return uri.startsWith(start) && end >= 0 ? uri.slice(start.length, end) : '';
}
