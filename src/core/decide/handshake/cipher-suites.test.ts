import { describe, expect, it } from 'vitest';
import { cipherList, groupOf } from './cipher-suites';
import { schemeOf, signatureScheme, verifiedSchemes } from './signature-schemes';

const names = (...entries: readonly string[]) => cipherList(entries).suites.map(({ name }) => name);

describe('cipher suites', () => {
  it('are read one by one, equally preferred ones too', () => {
    expect(
      names('[ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]', 'AES256-SHA'),
    ).toEqual(['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'AES256-SHA']);
  });
  it('say which key they need and since when they are', () => {
    const { suites } = cipherList(['ECDHE-RSA-AES128-SHA', 'AES128-GCM-SHA256']);
    expect(suites).toEqual([
      { name: 'ECDHE-RSA-AES128-SHA', exchange: 'ECDHE', key: 'RSA', since: 'TLSv1.0' },
      { name: 'AES128-GCM-SHA256', exchange: 'RSA', key: 'RSA', since: 'TLSv1.2' },
    ]);
  });
  // Each name was tried on Envoy 1.40 (envoy --mode validate).
  it.each([
    ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'EC', 'TLSv1.2'],
    ['ECDHE-RSA-AES256-GCM-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'RSA', 'TLSv1.2'],
    ['ECDHE-ECDSA-AES256-GCM-SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'EC', 'TLSv1.2'],
    ['ECDHE-RSA-AES128-GCM-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'RSA', 'TLSv1.2'],
    [
      'ECDHE-ECDSA-CHACHA20-POLY1305',
      'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
      'EC',
      'TLSv1.2',
    ],
    [
      'ECDHE-RSA-CHACHA20-POLY1305',
      'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
      'RSA',
      'TLSv1.2',
    ],
    ['ECDHE-ECDSA-AES128-SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', 'EC', 'TLSv1.0'],
    ['ECDHE-ECDSA-AES256-SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', 'EC', 'TLSv1.0'],
    ['ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'RSA', 'TLSv1.0'],
    ['ECDHE-RSA-AES256-SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'RSA', 'TLSv1.0'],
    ['ECDHE-ECDSA-AES128-SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', 'EC', 'TLSv1.2'],
    ['ECDHE-RSA-AES128-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'RSA', 'TLSv1.2'],
    ['AES128-GCM-SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'RSA', 'TLSv1.2'],
    ['AES256-GCM-SHA384', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'RSA', 'TLSv1.2'],
    ['AES128-SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA', 'RSA', 'TLSv1.0'],
    ['AES256-SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'RSA', 'TLSv1.0'],
    ['DES-CBC3-SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'RSA', 'TLSv1.0'],
  ] as const)('%s has two names', (name, standard, key, since) => {
    const exchange = name.startsWith('ECDHE') ? 'ECDHE' : 'RSA';
    const suite = { name, exchange, key, since };
    expect(cipherList([name])).toEqual({ suites: [suite], unknown: [], hasRules: false });
    expect(cipherList([standard]).suites).toEqual([suite]);
  });
  it.each([
    ...['ALL', 'DEFAULT', 'HIGH', 'FIPS', 'SSLv3', 'TLSv1', 'TLSv1.2', 'kRSA', 'kECDHE', 'kEECDH'],
    ...['ECDH', 'kPSK', 'aRSA', 'aECDSA', 'ECDSA', 'aPSK', 'ECDHE', 'EECDH', 'RSA', 'PSK', '3DES'],
    ...['AES128', 'AES256', 'AES', 'AESGCM', 'CHACHA20', 'SHA1', 'SHA', 'ECDHE+AESGCM'],
    ...['-SHA', '+ALL', '!aRSA', 'ALL:-AES128-SHA'],
  ])('%s is a rule, not a suite', (name) => {
    expect(cipherList([name])).toEqual({ suites: [], unknown: [], hasRules: true });
  });
  it.each([
    ...['MD5', 'LOW', 'SHA256', 'SHA384', 'kRSA+NOPE', 'TLS_AES_128_GCM_SHA256', 'AES128-SHA256'],
  ])('%s is refused', (name) => {
    expect(cipherList([name])).toEqual({ suites: [], unknown: [name], hasRules: false });
  });
  it('for keys that are shared beforehand are taken, and never come to it', () => {
    const entries = [
      'PSK-AES128-CBC-SHA',
      'ECDHE-PSK-AES256-CBC-SHA',
      'ECDHE-PSK-CHACHA20-POLY1305',
    ];
    expect(cipherList(entries)).toEqual({ suites: [], unknown: [], hasRules: false });
    expect(cipherList(['PSK-NOPE', 'NOPSK-AES128-CBC-SHA']).unknown).toHaveLength(2);
  });
  it('may be unknown, or rules', () => {
    expect(cipherList(['NOPE', 'AES128-SHA'])).toMatchObject({
      unknown: ['NOPE'],
      hasRules: false,
    });
    expect(cipherList(['ALL', '-AES128-SHA'])).toMatchObject({ unknown: [], hasRules: true });
  });
});

describe('groups', () => {
  it('have two names each', () => {
    const pairs = [
      ['P-256', 'prime256v1'],
      ['P-384', 'secp384r1'],
      ['P-521', 'secp521r1'],
      ['X25519', 'x25519'],
    ] as const;
    for (const [group, other] of pairs) {
      expect([groupOf(group), groupOf(other)]).toEqual([group, group]);
    }
  });
  it('are those that Envoy takes', () => {
    expect(groupOf('X25519MLKEM768')).toBe('X25519MLKEM768');
    expect(groupOf('MLKEM1024')).toBe('MLKEM1024');
    for (const name of ['P-224', 'secp256r1', 'X25519Kyber768Draft00']) {
      expect(groupOf(name)).toBeUndefined();
    }
    expect(groupOf('toString')).toBeUndefined();
  });
});

describe('signature schemes', () => {
  const EC = { kind: 'EC', curve: 'P-384' } as const;
  const RSA = { kind: 'RSA', bits: 2048 } as const;
  const all = verifiedSchemes([]);
  it('are bound to a curve in TLS 1.3 alone', () => {
    expect(signatureScheme(EC, 'TLSv1.3', [], all)).toBe('ecdsa_secp384r1_sha384');
    expect(signatureScheme(EC, 'TLSv1.2', [], all)).toBe('ecdsa_secp256r1_sha256');
    expect(signatureScheme({ kind: 'EC', curve: 'P-521' }, 'TLSv1.3', [], all)).toBeUndefined();
  });
  it('are PSS for RSA in TLS 1.3', () => {
    const old = ['rsa_pkcs1_sha256'];
    expect(signatureScheme(RSA, 'TLSv1.3', [], old)).toBeUndefined();
    expect(signatureScheme(RSA, 'TLSv1.2', [], old)).toBe('rsa_pkcs1_sha256');
    expect(signatureScheme(RSA, 'TLSv1.3', [], all)).toBe('rsa_pss_rsae_sha256');
  });
  it('are fixed before TLS 1.2', () => {
    expect(signatureScheme(RSA, 'TLSv1.1', [], [])).toBe('rsa_pkcs1_md5_sha1');
    expect(signatureScheme(EC, 'TLSv1.0', [], [])).toBe('ecdsa_sha1');
  });
  it.each([
    ['RSA+SHA1', 'rsa_pkcs1_sha1'],
    ['RSA+SHA384', 'rsa_pkcs1_sha384'],
    ['RSA+SHA512', 'rsa_pkcs1_sha512'],
    ['RSA-PSS+SHA256', 'rsa_pss_rsae_sha256'],
    ['RSA-PSS+SHA384', 'rsa_pss_rsae_sha384'],
    ['RSA-PSS+SHA512', 'rsa_pss_rsae_sha512'],
    ['PSS+SHA256', 'rsa_pss_rsae_sha256'],
    ['PSS+SHA384', 'rsa_pss_rsae_sha384'],
    ['PSS+SHA512', 'rsa_pss_rsae_sha512'],
    ['ECDSA+SHA1', 'ecdsa_sha1'],
    ['ECDSA+SHA384', 'ecdsa_secp384r1_sha384'],
    ['ECDSA+SHA512', 'ecdsa_secp521r1_sha512'],
  ])('%s is OpenSSL’s name of %s', (pair, scheme) => {
    expect([schemeOf(pair), schemeOf(scheme)]).toEqual([scheme, scheme]);
  });
  it('are taken of others in BoringSSL’s order, SHA-1 last and only with PKCS #1', () => {
    expect(all).toEqual([
      'ecdsa_secp256r1_sha256',
      'rsa_pss_rsae_sha256',
      'rsa_pkcs1_sha256',
      'ecdsa_secp384r1_sha384',
      'rsa_pss_rsae_sha384',
      'rsa_pkcs1_sha384',
      'rsa_pss_rsae_sha512',
      'rsa_pkcs1_sha512',
      'rsa_pkcs1_sha1',
    ]);
    const P521 = { kind: 'EC', curve: 'P-521' } as const;
    const asked = ['ecdsa_secp521r1_sha512'];
    expect(signatureScheme(P521, 'TLSv1.3', [], asked)).toBe('ecdsa_secp521r1_sha512');
    expect(signatureScheme(EC, 'TLSv1.2', [], ['ecdsa_sha1'])).toBe('ecdsa_sha1');
    expect(signatureScheme(EC, 'TLSv1.3', [], ['ecdsa_sha1'])).toBeUndefined();
    expect(signatureScheme(EC, 'TLSv1.2', [], ['rsa_pkcs1_sha256'])).toBeUndefined();
  });
  it('may be written in two ways', () => {
    expect(schemeOf('ECDSA+SHA256')).toBe('ecdsa_secp256r1_sha256');
    expect(schemeOf('rsa_pkcs1_sha1')).toBe('rsa_pkcs1_sha1');
    expect(schemeOf('not_one')).toBeUndefined();
    expect(verifiedSchemes(['RSA+SHA256'])).toEqual(['rsa_pkcs1_sha256']);
    expect(
      signatureScheme({ kind: 'other', name: 'Ed25519' }, 'TLSv1.3', ['ed25519'], ['ed25519']),
    ).toBe('ed25519');
  });
});
