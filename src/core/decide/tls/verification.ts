import type { SanMatcher, TlsContext, ValidationContext } from '../../model/types';
import type { ClientCertificate } from './client-certificate';
import {
  type EffectiveValidation,
  hasNames,
  hasRoots,
  pinCount,
  type RootsSource,
} from './validation';

/**
 * What is verified of the certificate that the other end presents (default_validator.cc,
 * spiffe_validator.cc).
 */
export type Verification =
  | { readonly kind: 'nothing'; readonly why: 'no-context' | 'no-roots' | 'system-roots-ignored' }
  /** Signed by the roots, not expired unless allowed, and one of the names and pins if there are any. */
  | { readonly kind: 'chain'; readonly roots: RootsSource; readonly pins: number }
  | { readonly kind: 'pins'; readonly pins: number }
  | { readonly kind: 'spiffe'; readonly domains: readonly string[] }
  | { readonly kind: 'custom'; readonly validator: string }
  /** ACCEPT_UNTRUSTED: looked at, and any result is accepted. */
  | { readonly kind: 'accepts-untrusted' }
  /** Names without roots: Envoy refuses such a configuration. */
  | { readonly kind: 'refused' }
  /** It depends on a secret whose content is not in the file. */
  | { readonly kind: 'unknown' };

/** Checks that might be expected and are not performed. */
export type Unverified =
  | 'everything'
  | 'chain'
  | 'name'
  | 'expiry'
  /** A server end lets in clients that show no certificate. */
  | 'client'
  | 'system-roots-ignored';

export interface EffectiveNames {
  /** One of these must fit; empty: no name is checked. */
  readonly names: readonly SanMatcher[];
  /** Untyped matchers beside typed ones, which Envoy ignores. */
  readonly untypedIgnored: boolean;
  /** `auto_sni_san_validation`: the name is the SNI that is sent, in place of any matcher. */
  readonly followSni: boolean;
}

const NO_NAMES: EffectiveNames = { names: [], untypedIgnored: false, followSni: false };

/**
 * The name checks in force: typed matchers alone where there are any (measured on Envoy 1.40);
 * the SPIFFE validator checks URI names only; ACCEPT_UNTRUSTED enforces none;
 * `auto_sni_san_validation` of a client replaces them with the SNI that is sent (tls.proto).
 */
export function effectiveNames(
  context: Pick<TlsContext, 'side' | 'sni' | 'autoSniSanValidation'>,
  validation: EffectiveValidation,
): EffectiveNames {
  if (validation.kind === 'none') return NO_NAMES;
  const { typedNames, untypedNames, acceptUntrusted, customValidator } = validation.context;
  if (customValidator?.kind === 'other') return NO_NAMES;
  const untypedIgnored = typedNames.length > 0 && untypedNames.length > 0;
  const names = typedNames.length > 0 ? typedNames : untypedNames;
  if (customValidator?.kind === 'spiffe') {
    const uris = names.filter(({ type }) => type === 'URI' || type === 'ANY');
    return { names: uris, untypedIgnored, followSni: false };
  }
  if (acceptUntrusted) return { ...NO_NAMES, untypedIgnored };
  const followSni = context.side === 'upstream' && context.autoSniSanValidation;
  if (!followSni || !context.sni) return { names, untypedIgnored, followSni };
  const sent: SanMatcher = { type: 'DNS', how: 'exact', value: context.sni, ignoreCase: false };
  return { names: [sent], untypedIgnored, followSni };
}

/** What is verified (default_validator.cc, `verifyCertAndUpdateStatus`). */
export function verification(validation: EffectiveValidation): Verification {
  if (validation.kind === 'none') return { kind: 'nothing', why: 'no-context' };
  const { context } = validation;
  const custom = context.customValidator;
  if (custom?.kind === 'spiffe') return { kind: 'spiffe', domains: custom.trustDomains };
  if (custom !== undefined) return { kind: 'custom', validator: custom.name };
  if (context.acceptUntrusted) return { kind: 'accepts-untrusted' };
  const pins = pinCount(context);
  if (validation.kind === 'partial') return whenPartial(validation, pins);
  if (validation.roots !== undefined) return { kind: 'chain', roots: validation.roots, pins };
  if (hasNames(context)) return { kind: 'refused' };
  if (pins > 0) return { kind: 'pins', pins };
  return { kind: 'nothing', why: context.systemRoots ? 'system-roots-ignored' : 'no-roots' };
}

/** Names without roots are rejected, so a secret that was accepted has roots. */
function whenPartial(
  { context, reference }: Extract<EffectiveValidation, { kind: 'partial' }>,
  pins: number,
): Verification {
  if (!hasNames(context) && !hasRoots(context)) return { kind: 'unknown' };
  return { kind: 'chain', roots: { kind: 'secret', reference }, pins };
}

/** The gaps, most serious first. */
export function unverified(
  side: TlsContext['side'],
  verified: Verification,
  { names, followSni }: EffectiveNames,
  context: ValidationContext | undefined,
  { demand }: ClientCertificate,
): readonly Unverified[] {
  const gaps: Unverified[] = [];
  // Without any certificate there is nothing to verify: the gap is the client itself.
  if (side === 'downstream' && (demand === 'none' || demand === 'optional')) gaps.push('client');
  switch (verified.kind) {
    case 'nothing':
      if (side === 'upstream') gaps.push('everything');
      break;
    case 'accepts-untrusted':
      gaps.push('everything');
      break;
    case 'pins':
      gaps.push('chain', 'expiry');
      break;
    case 'chain':
      if (names.length === 0 && !followSni && verified.pins === 0) gaps.push('name');
      if (context?.allowExpired === true) gaps.push('expiry');
      break;
    case 'spiffe':
      if (names.length === 0) gaps.push('name');
      if (context?.allowExpired === true) gaps.push('expiry');
      break;
    case 'custom':
    case 'refused':
    case 'unknown':
      break;
  }
  if (context?.systemRoots === true && !hasRoots(context)) gaps.push('system-roots-ignored');
  return gaps;
}
