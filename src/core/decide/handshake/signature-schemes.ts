import type { TlsVersion } from '../../model/types';
import type { PublicKeyKind } from '../../x509/types';

/** The schemes that BoringSSL accepts by default (extensions.cc). */
const VERIFIED: readonly string[] = [
  'ecdsa_secp256r1_sha256',
  'rsa_pss_rsae_sha256',
  'rsa_pkcs1_sha256',
  'ecdsa_secp384r1_sha384',
  'rsa_pss_rsae_sha384',
  'rsa_pkcs1_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pkcs1_sha512',
  'rsa_pkcs1_sha1',
];
/** And what it signs with. */
const SIGNED: readonly string[] = [...VERIFIED, 'ecdsa_secp521r1_sha512', 'ecdsa_sha1'];

const CURVES: Readonly<Record<string, string>> = {
  ecdsa_secp256r1_sha256: 'P-256',
  ecdsa_secp384r1_sha384: 'P-384',
  ecdsa_secp521r1_sha512: 'P-521',
};

/** OpenSSL's spelling of them. */
const PAIRS: Readonly<Record<string, string>> = {
  'RSA+SHA1': 'rsa_pkcs1_sha1',
  'RSA+SHA256': 'rsa_pkcs1_sha256',
  'RSA+SHA384': 'rsa_pkcs1_sha384',
  'RSA+SHA512': 'rsa_pkcs1_sha512',
  'RSA-PSS+SHA256': 'rsa_pss_rsae_sha256',
  'RSA-PSS+SHA384': 'rsa_pss_rsae_sha384',
  'RSA-PSS+SHA512': 'rsa_pss_rsae_sha512',
  'PSS+SHA256': 'rsa_pss_rsae_sha256',
  'PSS+SHA384': 'rsa_pss_rsae_sha384',
  'PSS+SHA512': 'rsa_pss_rsae_sha512',
  'ECDSA+SHA1': 'ecdsa_sha1',
  'ECDSA+SHA256': 'ecdsa_secp256r1_sha256',
  'ECDSA+SHA384': 'ecdsa_secp384r1_sha384',
  'ECDSA+SHA512': 'ecdsa_secp521r1_sha512',
};
const NAMES = new Set([...SIGNED, 'ed25519', 'rsa_pkcs1_md5_sha1', 'rsa_pkcs1_sha256_legacy']);

/** The scheme that a name of `signature_algorithms` means; undefined: Envoy refuses it. */
export const schemeOf = (name: string): string | undefined =>
  NAMES.has(name) ? name : Object.hasOwn(PAIRS, name) ? PAIRS[name] : undefined;

/** Those of `signature_algorithms`, if there are any, else BoringSSL's own. */
const schemesOr = (own: readonly string[], preset: readonly string[]): readonly string[] =>
  own.length > 0 ? own.flatMap((name) => schemeOf(name) ?? []) : preset;

/** What an end takes from the other one. */
export const verifiedSchemes = (own: readonly string[]): readonly string[] =>
  schemesOr(own, VERIFIED);

/**
 * The scheme by which a key signs in a handshake: the first of its schemes that the other end
 * accepts (ssl_privkey.cc, ssl_pkey_supports_algorithm). TLS 1.3 binds each ECDSA scheme to one
 * curve and has no PKCS #1. Undefined: there is none.
 */
export function signatureScheme(
  key: PublicKeyKind,
  version: TlsVersion,
  own: readonly string[],
  verified: readonly string[],
): string | undefined {
  if (version === 'TLSv1.0' || version === 'TLSv1.1') {
    return key.kind === 'EC' ? 'ecdsa_sha1' : 'rsa_pkcs1_md5_sha1';
  }
  return schemesOr(own, SIGNED).find(
    (scheme) => verified.includes(scheme) && fits(scheme, key, version),
  );
}

function fits(scheme: string, key: PublicKeyKind, version: TlsVersion): boolean {
  switch (key.kind) {
    case 'RSA':
      return scheme.startsWith('rsa_pss_') || (scheme.startsWith('rsa_') && version !== 'TLSv1.3');
    case 'EC':
      if (!scheme.startsWith('ecdsa_')) return false;
      return version !== 'TLSv1.3' || CURVES[scheme] === key.curve;
    case 'other':
      return scheme === key.name.toLowerCase();
  }
}
