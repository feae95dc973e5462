import type { TlsVersion } from '../model/types';
import type { PublicKeyKind } from '../x509/types';

/** What BoringSSL takes from the other end unless told otherwise (extensions.cc). */
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

/** Names of `signature_algorithms`; empty: BoringSSL's own. */
export const verifiedSchemes = (own: readonly string[]): readonly string[] =>
  own.length > 0 ? own : VERIFIED;

/**
 * The scheme by which a key signs in a handshake, the first of its own that the other end verifies
 * (ssl_privkey.cc, ssl_pkey_supports_algorithm): TLS 1.3 binds each ECDSA scheme to one curve and
 * has no PKCS #1. Undefined: there is none.
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
  const signed = own.length > 0 ? own : SIGNED;
  return signed.find((scheme) => verified.includes(scheme) && fits(scheme, key, version));
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
