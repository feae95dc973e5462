import type { SanMatcher, SdsReference, TlsCertificate, TlsContext } from '../../model/types';
import type { SecretArrival, SecretLookup } from '../secret/lookup';
import { type Readiness, readiness } from '../secret/readiness';
import { type ClientCertificate, clientCertificate } from './client-certificate';
import { type EffectiveParameters, effectiveParameters } from './tls-parameters';
import { type EffectiveValidation, effectiveValidation } from './validation';
import {
  effectiveNames,
  type Unverified,
  unverified,
  type Verification,
  verification,
} from './verification';

/** A certificate by which this end proves who it is. */
export type Presented =
  | { readonly kind: 'inline'; readonly certificate: TlsCertificate }
  | { readonly kind: 'sds'; readonly reference: SdsReference; readonly state: SecretArrival };

/** What a TLS context is in effect: Envoy's defaults filled in, secrets merged in. */
export interface EffectiveTls extends EffectiveParameters {
  readonly side: TlsContext['side'];
  readonly alpn: readonly string[];
  /**
   * Upstream: sent unless a request or filter overrides it
   * (source/common/tls/client_context_impl.cc).
   */
  readonly sni: string | undefined;
  readonly presents: readonly Presented[];
  /** SDS certificates beside inline ones, which Envoy prefers. */
  readonly certificatesIgnored: readonly SdsReference[];
  readonly validation: EffectiveValidation;
  /** Name checks in force; one must fit. */
  readonly names: readonly SanMatcher[];
  readonly untypedIgnored: boolean;
  readonly namesFollowSni: boolean;
  /** Pins of the leaf and of its key; one of all must fit. */
  readonly pins: readonly string[];
  readonly verification: Verification;
  readonly unverified: readonly Unverified[];
  /** What a server end asks of the client; `client-end` for an upstream context. */
  readonly clientCertificate: ClientCertificate;
  readonly readiness: Readiness;
}

/** Entries in which nothing is set are passed over (context_config_impl.cc). */
const isSet = (certificate: TlsCertificate): boolean =>
  certificate.chain !== undefined ||
  certificate.privateKey !== undefined ||
  certificate.pkcs12 !== undefined ||
  certificate.provider !== undefined;

/** Whether this end shows a certificate, as configured: what `presents` of effectiveTls has any of. */
export const showsCertificate = ({ certificates, sdsCertificates }: TlsContext): boolean =>
  certificates.length > 0 ? certificates.some(isSet) : sdsCertificates.length > 0;

const CLIENT_END: ClientCertificate = { demand: 'none', reason: 'client-end' };

/** What the end asks of a client: effectiveTls's `clientCertificate`, without the rest. */
export const demandOf = (
  context: TlsContext,
  validation: EffectiveValidation,
): ClientCertificate =>
  context.side === 'downstream'
    ? clientCertificate(validation, context.requireClientCertificate ?? false)
    : CLIENT_END;

/**
 * A Downstream- or UpstreamTlsContext in effect (source/common/tls/context_config_impl.cc,
 * server_context_config_impl.cc, cert_validator/default_validator.cc).
 */
export function effectiveTls(context: TlsContext, lookup: SecretLookup): EffectiveTls {
  const { side } = context;
  const written = context.certificates.length > 0;
  const presents: readonly Presented[] = written
    ? context.certificates.filter(isSet).map((certificate) => ({ kind: 'inline', certificate }))
    : context.sdsCertificates.map((reference) => {
        return { kind: 'sds', reference, state: lookup(reference, 'certificate') };
      });
  const validation = effectiveValidation(context.validation, lookup);
  const known = validation.kind === 'none' ? undefined : validation.context;
  const names = effectiveNames(context, validation);
  const verified = verification(validation);
  const demanded = demandOf(context, validation);
  return {
    ...effectiveParameters(context),
    side,
    alpn: context.alpn,
    sni: context.sni === '' ? undefined : context.sni,
    presents,
    certificatesIgnored: written ? context.sdsCertificates : [],
    validation,
    names: names.names,
    untypedIgnored: names.untypedIgnored,
    namesFollowSni: names.followSni,
    pins: known === undefined ? [] : [...known.hashes, ...known.spkis],
    verification: verified,
    unverified: unverified(side, verified, names, known, demanded),
    clientCertificate: demanded,
    readiness: readiness(context, lookup),
  };
}
