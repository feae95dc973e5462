import type { TlsVersion } from '../../model/types';

/** A cipher suite of TLS 1.2 and below (BoringSSL's ssl_cipher.cc); those of 1.3 are fixed. */
export interface CipherSuite {
  readonly name: string;
  readonly exchange: 'ECDHE' | 'RSA';
  readonly key: 'RSA' | 'EC';
  /** AEAD suites came with TLS 1.2. */
  readonly since: TlsVersion;
}

const ECDHE = [
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'CHACHA20-POLY1305',
  'AES128-SHA',
  'AES256-SHA',
] as const;
const RSA = ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA'] as const;
const since = (name: string): TlsVersion => (name.endsWith('-SHA') ? 'TLSv1.0' : 'TLSv1.2');

const SUITES: readonly CipherSuite[] = [
  ...ECDHE.flatMap((rest): CipherSuite[] => [
    { name: `ECDHE-ECDSA-${rest}`, exchange: 'ECDHE', key: 'EC', since: since(rest) },
    { name: `ECDHE-RSA-${rest}`, exchange: 'ECDHE', key: 'RSA', since: since(rest) },
  ]),
  { name: 'ECDHE-RSA-AES128-SHA256', exchange: 'ECDHE', key: 'RSA', since: 'TLSv1.2' },
  ...RSA.map((name): CipherSuite => ({ name, exchange: 'RSA', key: 'RSA', since: since(name) })),
  { name: 'DES-CBC3-SHA', exchange: 'RSA', key: 'RSA', since: 'TLSv1.0' },
];

const BY_NAME = new Map(SUITES.map((suite) => [suite.name, suite]));
/** Names of the same suites in the TLS standards' spelling are known to BoringSSL, rules as well. */
const RULES = new Set(['ALL', 'HIGH', 'FIPS', 'SHA', 'SHA1', 'aRSA', 'aECDSA', 'kECDHE', 'ECDHE']);

export interface CipherList {
  readonly suites: readonly CipherSuite[];
  /** Names that Envoy refuses. */
  readonly unknown: readonly string[];
  /** Has rules such as `ALL` or `-SHA`, whose meaning is not worked out here. */
  readonly hasRules: boolean;
}

/** Reads the entries of `cipher_suites`; those in brackets with bars are equally preferred. */
export function cipherList(entries: readonly string[]): CipherList {
  const suites: CipherSuite[] = [];
  const unknown: string[] = [];
  let hasRules = false;
  for (const name of entries.flatMap((entry) => entry.split(/[:[\]|]/)).filter(Boolean)) {
    const suite = BY_NAME.get(name);
    if (suite !== undefined) suites.push(suite);
    else if (RULES.has(name.replace(/^[-+!]/, ''))) hasRules = true;
    else if (/^[-+!]/.test(name) && BY_NAME.has(name.slice(1))) hasRules = true;
    else unknown.push(name);
  }
  return { suites, unknown, hasRules };
}

/** Key exchange groups by BoringSSL's names and OpenSSL's (ssl_key_share.cc, kNamedGroups). */
const GROUPS: Readonly<Record<string, string>> = {
  'P-224': 'P-224',
  secp224r1: 'P-224',
  'P-256': 'P-256',
  prime256v1: 'P-256',
  'P-384': 'P-384',
  secp384r1: 'P-384',
  'P-521': 'P-521',
  secp521r1: 'P-521',
  X25519: 'X25519',
  x25519: 'X25519',
  X25519Kyber768Draft00: 'X25519Kyber768Draft00',
  X25519MLKEM768: 'X25519MLKEM768',
  MLKEM1024: 'MLKEM1024',
};

/** The group that a name of `ecdh_curves` means; undefined: Envoy refuses it. */
export const groupOf = (name: string): string | undefined =>
  Object.hasOwn(GROUPS, name) ? GROUPS[name] : undefined;
