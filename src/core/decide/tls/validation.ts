import type { DataSource, SdsReference, Validation, ValidationContext } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';

/** A CertificateValidationContext with no field set. */
export const EMPTY_CONTEXT: ValidationContext = {
  trustedCa: undefined,
  typedNames: [],
  untypedNames: [],
  hashes: [],
  spkis: [],
  acceptUntrusted: false,
  allowExpired: false,
  systemRoots: false,
  maxVerifyDepth: undefined,
  crl: undefined,
  customValidator: undefined,
};

const appended = <T>(list: readonly T[], more: readonly T[]): readonly T[] =>
  more.length === 0 ? list : list.length === 0 ? more : [...list, ...more];

/**
 * protobuf MergeFrom of a secret's context into the default one
 * (source/common/tls/context_config_impl.cc, getCombinedValidationContextConfig): lists are
 * appended, so that names of the secret widen what is accepted; a boolean or enum of the secret
 * counts only if it is not zero, so that none can be reset; a message of the secret replaces.
 */
export function mergeContexts(
  preset: ValidationContext,
  secret: ValidationContext,
): ValidationContext {
  return {
    trustedCa: secret.trustedCa ?? preset.trustedCa,
    typedNames: appended(preset.typedNames, secret.typedNames),
    untypedNames: appended(preset.untypedNames, secret.untypedNames),
    hashes: appended(preset.hashes, secret.hashes),
    spkis: appended(preset.spkis, secret.spkis),
    acceptUntrusted: preset.acceptUntrusted || secret.acceptUntrusted,
    allowExpired: preset.allowExpired || secret.allowExpired,
    systemRoots: preset.systemRoots || secret.systemRoots,
    maxVerifyDepth: secret.maxVerifyDepth ?? preset.maxVerifyDepth,
    crl: secret.crl ?? preset.crl,
    customValidator: secret.customValidator ?? preset.customValidator,
  };
}

/** Where the trusted roots of a context come from. */
export type RootsSource =
  | { readonly kind: 'secret'; readonly reference: SdsReference }
  | { readonly kind: 'context'; readonly data: DataSource };

/** What a TLS context verifies the other end with, as far as the file has it. */
export type EffectiveValidation =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'known';
      readonly context: ValidationContext;
      readonly roots: RootsSource | undefined;
      /** The secret that adds names to those of a default context, which loosens it. */
      readonly widenedBy: string | undefined;
    }
  /** The secret's content is not in the file; `context` is what is known without it. */
  | {
      readonly kind: 'partial';
      readonly context: ValidationContext;
      readonly reference: SdsReference;
      readonly why: 'not-in-file' | 'not-ready' | 'wrong-kind';
    };

/** `trusted_ca: {}` and an empty text are no roots; what a file or a variable holds counts as some. */
const isSome = (data: DataSource | undefined): data is DataSource =>
  data !== undefined && !(data.kind === 'inline' && data.empty);

export const hasRoots = (context: ValidationContext): boolean => isSome(context.trustedCa);
export const hasNames = (context: ValidationContext): boolean =>
  context.typedNames.length + context.untypedNames.length > 0;
export const pinCount = (context: ValidationContext): number =>
  context.hashes.length + context.spkis.length;

function inContext(context: ValidationContext): RootsSource | undefined {
  return isSome(context.trustedCa) ? { kind: 'context', data: context.trustedCa } : undefined;
}

/**
 * The validation context in effect: written, delivered by a secret, or merged from both
 * (`getCombinedValidationContextConfig`).
 */
export function effectiveValidation(
  validation: Validation,
  lookup: SecretLookup,
): EffectiveValidation {
  switch (validation.kind) {
    case 'none':
      return { kind: 'none' };
    case 'inline': {
      const { context } = validation;
      return { kind: 'known', context, roots: inContext(context), widenedBy: undefined };
    }
    case 'sds':
    case 'combined': {
      const { reference } = validation;
      const preset = validation.kind === 'combined' ? validation.context : EMPTY_CONTEXT;
      const state = lookup(reference, 'roots');
      if (state.kind !== 'in-file') {
        // One that was emptied keeps its names.
        const body = state.kind === 'not-ready' ? state.secret.content : undefined;
        const context = body?.kind === 'roots' ? mergeContexts(preset, body.context) : preset;
        return { kind: 'partial', context, reference, why: state.kind };
      }
      const { content } = state.secret;
      if (content.kind !== 'roots') {
        return { kind: 'partial', context: preset, reference, why: 'wrong-kind' };
      }
      const fromSecret = isSome(content.context.trustedCa);
      return {
        kind: 'known',
        context: mergeContexts(preset, content.context),
        roots: fromSecret ? { kind: 'secret', reference } : inContext(preset),
        widenedBy: hasNames(preset) && hasNames(content.context) ? reference.name : undefined,
      };
    }
  }
}
