/** Types of subject alternative names that Envoy's matchers know, and one for all others. */
export type SubjectNameType = 'DNS' | 'URI' | 'EMAIL' | 'IP_ADDRESS' | 'OTHER_NAME' | 'OTHER';

/** A subject alternative name as Envoy prints it (source/common/tls/utility.cc, generalNameAsString). */
export interface SubjectName {
  readonly type: SubjectNameType;
  /** IPv6 compressed, in lower case; undefined: a kind of name that is not read. */
  readonly value: string | undefined;
}

export type PublicKeyKind =
  | { readonly kind: 'RSA'; readonly bits: number }
  | { readonly kind: 'EC'; readonly curve: string }
  | { readonly kind: 'other'; readonly name: string };

/** `root`: issued by itself; `intermediate`: may issue others; `leaf`: neither. */
export type CertificateRole = 'leaf' | 'intermediate' | 'root';

/** What a certificate says (RFC 5280). Plain data; times in milliseconds since 1970. */
export interface Certificate {
  /** SHA-256 of the certificate, hex in lower case: `verify_certificate_hash`. */
  readonly sha256: string;
  /** SHA-256 of the public key's info, base64: `verify_certificate_spki`. */
  readonly spki: string;
  readonly subject: string;
  readonly issuer: string;
  /** Hex in lower case. */
  readonly serial: string;
  readonly commonName: string | undefined;
  /** Undefined: no such extension, which is not the same as an empty one. */
  readonly names: readonly SubjectName[] | undefined;
  /** The first URI name with the scheme `spiffe`. */
  readonly spiffeId: string | undefined;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: PublicKeyKind;
  readonly signatureAlgorithm: string;
  /** Names of RFC 5280 4.2.1.3; undefined: no such extension, so that every use is allowed. */
  readonly keyUsages: readonly string[] | undefined;
  /** OIDs; undefined: no such extension. */
  readonly extendedUsages: readonly string[] | undefined;
  readonly ca: boolean;
  readonly pathLength: number | undefined;
  readonly subjectKeyId: string | undefined;
  readonly authorityKeyId: string | undefined;
  readonly role: CertificateRole;
  /** A description that replaces it in a redacted dump: its ids and names are made up. */
  readonly standIn?: true;
}

/** A certificate revocation list: what it takes back, of whom. */
export interface RevocationList {
  readonly sha256: string;
  readonly issuer: string;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  /** Serial numbers, hex in lower case. */
  readonly revoked: readonly string[];
}

/**
 * The evidence of a signature: its DER, or, in a redacted dump, what a stand-in says: the SHA-256
 * of the certificates that signed, `undefined` if that could not be checked.
 */
export type Proof =
  | { readonly der: Uint8Array; readonly standIn?: undefined }
  | {
      readonly der?: undefined;
      readonly standIn: { readonly signers: readonly string[] | undefined };
    };

/** One PEM block of a text, in order. */
export type PemBlock =
  | ({ readonly kind: 'certificate'; readonly certificate: Certificate } & Proof)
  | ({ readonly kind: 'revocation-list'; readonly list: RevocationList } & Proof)
  | { readonly kind: 'private-key'; readonly label: string }
  /** Its base64 or what it holds cannot be read. */
  | { readonly kind: 'broken'; readonly label: string }
  | { readonly kind: 'other'; readonly label: string };

export const EXTENDED_USAGE = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const;

/**
 * Who signed whom, as plain data, so that chains can be built without waiting. Keys are the SHA-256
 * of certificates and lists. `unchecked`: there is no WebCrypto (browsers hide it on plain HTTP);
 * then names alone say who issued what.
 */
export type Signatures =
  | { readonly kind: 'checked'; readonly signers: ReadonlyMap<string, ReadonlySet<string>> }
  | { readonly kind: 'unchecked' };
