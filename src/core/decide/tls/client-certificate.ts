import type { EffectiveValidation } from './validation';
import { hasNames, hasRoots, pinCount } from './validation';

export type Demand = 'required' | 'optional' | 'none' | 'unknown';

/** Why a server end demands a client certificate, or why not. */
export type DemandReason =
  /** `require_client_certificate` with something to verify against. */
  | 'flag'
  /** Names or pins make Envoy insist although the flag is not set. */
  | 'names-imply'
  | 'pins-imply'
  | 'spiffe'
  /** ACCEPT_UNTRUSTED: one is asked for (with the flag demanded), any is accepted. */
  | 'accepts-untrusted'
  /** Roots without the flag: asked for, verified if shown. */
  | 'roots-without-flag'
  | 'nothing-to-verify'
  /** The flag is set, but without roots Envoy asks for none, or does without. */
  | 'flag-without-effect'
  /** Names without roots: Envoy refuses such a configuration. */
  | 'names-without-roots'
  | 'custom-validator'
  | 'secret-not-in-file'
  | 'secret-not-ready'
  /** A client end: it is never presented a *client* certificate. */
  | 'client-end';

export interface ClientCertificate {
  readonly demand: Demand;
  readonly reason: DemandReason;
}

const say = (demand: Demand, reason: DemandReason): ClientCertificate => ({ demand, reason });

/**
 * Whether a server end demands a client certificate in effect: `require_client_certificate` is half
 * of it (source/common/tls/cert_validator/default_validator.cc, initializeSslContexts and
 * addClientValidationContext; spiffe_validator.cc: always). `flag`: absent is false.
 *
 * While the validation secret is not known, what the context says without it decides if it is
 * enough: names cannot stand without roots (the secret would be refused), pins need none. A secret
 * that carries ACCEPT_UNTRUSTED beside foreign names is not reckoned with.
 */
export function clientCertificate(
  validation: EffectiveValidation,
  flag: boolean,
): ClientCertificate {
  switch (validation.kind) {
    case 'none':
      return say('none', flag ? 'flag-without-effect' : 'nothing-to-verify');
    case 'known':
      return whenKnown(validation, flag);
    case 'partial':
      return whenPartial(validation, flag);
  }
}

function whenKnown(
  { context }: Extract<EffectiveValidation, { kind: 'known' }>,
  flag: boolean,
): ClientCertificate {
  if (context.customValidator?.kind === 'spiffe') return say('required', 'spiffe');
  if (context.customValidator !== undefined) return say('unknown', 'custom-validator');
  const roots = hasRoots(context);
  if (context.acceptUntrusted) {
    if (!flag) return say('optional', 'accepts-untrusted');
    return roots ? say('required', 'accepts-untrusted') : say('optional', 'flag-without-effect');
  }
  if (roots && flag) return say('required', 'flag');
  if (hasNames(context)) return say('required', roots ? 'names-imply' : 'names-without-roots');
  if (pinCount(context) > 0) return say('required', 'pins-imply');
  if (roots) return say('optional', 'roots-without-flag');
  return say('none', flag ? 'flag-without-effect' : 'nothing-to-verify');
}

function whenPartial(
  { context, why }: Extract<EffectiveValidation, { kind: 'partial' }>,
  flag: boolean,
): ClientCertificate {
  const missing = why === 'not-ready' ? 'secret-not-ready' : 'secret-not-in-file';
  if (context.customValidator?.kind === 'spiffe') return say('required', 'spiffe');
  if (context.customValidator !== undefined) return say('unknown', 'custom-validator');
  const roots = hasRoots(context);
  if (context.acceptUntrusted) {
    // With the flag, roots decide, and the secret may have them.
    if (!flag) return say('optional', 'accepts-untrusted');
    return roots ? say('required', 'accepts-untrusted') : say('unknown', missing);
  }
  if (hasNames(context)) return say('required', flag ? 'flag' : 'names-imply');
  if (pinCount(context) > 0) return say('required', 'pins-imply');
  return roots && flag ? say('required', 'flag') : say('unknown', missing);
}
