import { describe, expect, it } from 'vitest';
import { regexRefusal } from '../regex-refusal';
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
    expect(groupOf('prime256v1')).toBe('P-256');
    expect(groupOf('P-384')).toBe('P-384');
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

describe('a regex that Envoy refuses', () => {
  it('is refused in its words', () => {
    expect(regexRefusal('(')).toBe('missing ): (');
    expect(regexRefusal('*a')).toBe('no argument for repetition operator: *');
    expect(regexRefusal('[z-a]')).toBe('invalid character class range: z-a');
    expect(regexRefusal('spiffe://.*')).toBeUndefined();
  });
});
