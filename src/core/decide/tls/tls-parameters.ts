import type { TlsContext, TlsVersion } from '../../model/types';

export interface EffectiveVersions {
  readonly min: TlsVersion;
  readonly max: TlsVersion;
  readonly minByDefault: boolean;
  readonly maxByDefault: boolean;
  /** False: the lowest is above the highest, so that no handshake can begin. */
  readonly possible: boolean;
}

export interface EffectiveList {
  readonly values: readonly string[];
  readonly byDefault: boolean;
}

export interface EffectiveParameters {
  readonly versions: EffectiveVersions;
  /** For TLS 1.2 and below; those of 1.3 cannot be configured. */
  readonly ciphers: EffectiveList;
  readonly curves: EffectiveList;
  /** The compliance policy that overrode all of the above. */
  readonly policy: 'FIPS_202205' | undefined;
}

const ORDER: readonly TlsVersion[] = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Suites in brackets are equally preferred (BoringSSL's cipher list syntax). */
const DEFAULT_CIPHERS: readonly string[] = [
  '[ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]',
  '[ECDHE-RSA-AES128-GCM-SHA256|ECDHE-RSA-CHACHA20-POLY1305]',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const DEFAULT_CURVES: readonly string[] = ['X25519', 'P-256'];

/** What BoringSSL's `ssl_compliance_policy_fips_202205` sets (ssl/ssl_lib.cc). */
const FIPS_CIPHERS: readonly string[] = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const FIPS_CURVES: readonly string[] = ['P-256', 'P-384'];

/** The enum's zero may come as its name or as its number. */
const isFips = (policy: string): boolean => policy === 'FIPS_202205' || policy === '0';

/**
 * Versions from lowest to highest as Envoy uses them: 1.2 to 1.3 for a server end; for a client end
 * 1.2 alone (source/common/tls/context_config_impl.cc, client_context_config_impl.cc: the default
 * maximum of a client is TLS 1.2).
 */
export function effectiveVersions(
  context: Pick<TlsContext, 'side' | 'minVersion' | 'maxVersion'>,
): EffectiveVersions {
  const min = context.minVersion ?? 'TLSv1.2';
  const max = context.maxVersion ?? (context.side === 'upstream' ? 'TLSv1.2' : 'TLSv1.3');
  return {
    min,
    max,
    minByDefault: context.minVersion === undefined,
    maxByDefault: context.maxVersion === undefined,
    possible: ORDER.indexOf(min) <= ORDER.indexOf(max),
  };
}

const list = (values: readonly string[], preset: readonly string[]): EffectiveList =>
  values.length === 0 ? { values: preset, byDefault: true } : { values, byDefault: false };

/**
 * TlsParameters in effect (tls/v3/common.proto). Defaults are those of Envoy since 1.23; a
 * compliance policy is applied last and overrides what is set beside it.
 */
export function effectiveParameters(context: TlsContext): EffectiveParameters {
  if (context.compliance.some(isFips)) {
    return {
      versions: {
        min: 'TLSv1.2',
        max: 'TLSv1.3',
        minByDefault: false,
        maxByDefault: false,
        possible: true,
      },
      ciphers: { values: FIPS_CIPHERS, byDefault: false },
      curves: { values: FIPS_CURVES, byDefault: false },
      policy: 'FIPS_202205',
    };
  }
  return {
    versions: effectiveVersions(context),
    ciphers: list(context.cipherSuites, DEFAULT_CIPHERS),
    curves: list(context.curves, DEFAULT_CURVES),
    policy: undefined,
  };
}
