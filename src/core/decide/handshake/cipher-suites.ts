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
  { name: 'ECDHE-ECDSA-AES128-SHA256', exchange: 'ECDHE', key: 'EC', since: 'TLSv1.2' },
  { name: 'ECDHE-RSA-AES128-SHA256', exchange: 'ECDHE', key: 'RSA', since: 'TLSv1.2' },
  ...RSA.map((name): CipherSuite => ({ name, exchange: 'RSA', key: 'RSA', since: since(name) })),
  { name: 'DES-CBC3-SHA', exchange: 'RSA', key: 'RSA', since: 'TLSv1.0' },
];

const BY_NAME: ReadonlyMap<string, CipherSuite> = new Map(
  SUITES.flatMap((suite): readonly (readonly [string, CipherSuite])[] => [
    [suite.name, suite],
    [standardName(suite), suite],
  ]),
);

/** `TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA`: a suite as the standards write it. */
function standardName({ name, exchange }: CipherSuite): string {
  const cipher = name
    .replace(/^ECDHE-(RSA|ECDSA)-/, '')
    .replace(/^AES(\d+)-SHA/, 'AES_$1_CBC_SHA')
    .replace(/^AES(\d+)-GCM-/, 'AES_$1_GCM_')
    .replace('CHACHA20-POLY1305', 'CHACHA20_POLY1305_SHA256')
    .replace('DES-CBC3-SHA', '3DES_EDE_CBC_SHA');
  const keys = exchange === 'RSA' ? 'RSA' : name.split('-', 2).join('_');
  return `TLS_${keys}_WITH_${cipher}`;
}

/** They need no certificate, and Envoy never has the key that they need. */
const PSK = /^(PSK|ECDHE-PSK)-AES(128|256)-CBC-SHA$|^ECDHE-PSK-CHACHA20-POLY1305$/;

/** Names of many suites at once (ssl_cipher.cc, kCipherAliases; each tried on Envoy 1.40). */
const RULES = new Set([
  ...['ALL', 'DEFAULT', 'HIGH', 'FIPS', 'SSLv3', 'TLSv1', 'TLSv1.2'],
  ...['kRSA', 'kECDHE', 'kEECDH', 'ECDH', 'kPSK', 'aRSA', 'aECDSA', 'ECDSA', 'aPSK'],
  ...['ECDHE', 'EECDH', 'RSA', 'PSK'],
  ...['3DES', 'AES128', 'AES256', 'AES', 'AESGCM', 'CHACHA20', 'SHA1', 'SHA'],
]);
/** `ECDHE+AESGCM`: those of both. */
const isRule = (text: string): boolean =>
  text
    .replace(/^[-+!]/, '')
    .split('+')
    .every((name) => RULES.has(name));

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
    else if (isRule(name)) hasRules = true;
    else if (PSK.test(name)) continue;
    else if (/^[-+!]/.test(name) && BY_NAME.has(name.slice(1))) hasRules = true;
    else unknown.push(name);
  }
  return { suites, unknown, hasRules };
}

/** Key exchange groups by BoringSSL's names and OpenSSL's (kNamedGroups; tried on Envoy 1.40). */
const GROUPS: Readonly<Record<string, string>> = {
  'P-256': 'P-256',
  prime256v1: 'P-256',
  'P-384': 'P-384',
  secp384r1: 'P-384',
  'P-521': 'P-521',
  secp521r1: 'P-521',
  X25519: 'X25519',
  x25519: 'X25519',
  X25519MLKEM768: 'X25519MLKEM768',
  MLKEM1024: 'MLKEM1024',
};

/** The group that a name of `ecdh_curves` means; undefined: Envoy refuses it. */
export const groupOf = (name: string): string | undefined =>
  Object.hasOwn(GROUPS, name) ? GROUPS[name] : undefined;
