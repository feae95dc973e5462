import { describe, expect, it } from 'vitest';
import { bundle, certificate, dns, serverEnd } from '../fixtures/handshake-ends';
import type { ClientHello } from './client-hello';
import { answerHello } from './server-answer';

const HELLO: ClientHello = {
  versions: { min: 'TLSv1.2', max: 'TLSv1.3' },
  suites: ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
  groups: ['X25519', 'P-256'],
  schemes: ['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256', 'rsa_pkcs1_sha256'],
  sni: undefined,
  alpn: [],
};
const TLS12 = { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } } as const;

describe('what a server answers to any client', () => {
  it('is the highest version, its own first protocol, and no cipher for TLS 1.3', () => {
    const server = serverEnd({ alpn: ['h2', 'http/1.1'] });
    expect(answerHello(server, { ...HELLO, alpn: ['http/1.1', 'h2'] })).toMatchObject({
      kind: 'agreed',
      version: 'TLSv1.3',
      alpn: 'h2',
      cipher: undefined,
      group: 'X25519',
      scheme: 'ecdsa_secp256r1_sha256',
    });
    expect(answerHello(server, { ...HELLO, ...TLS12 })).toMatchObject({
      version: 'TLSv1.2',
      alpn: undefined,
      cipher: 'ECDHE-ECDSA-AES128-GCM-SHA256',
    });
  });
  it('is a certificate that the client’s suites can use', () => {
    const rsa = certificate('rsa', { key: { kind: 'RSA', bits: 2048 }, names: [dns('a.com')] });
    const ec = certificate('ec', { names: [dns('a.com')] });
    const two = serverEnd({}, { shown: [bundle(rsa), bundle(ec)] });
    const said = { ...HELLO, ...TLS12, sni: 'a.com' };
    expect(answerHello(two, said)).toMatchObject({ certificate: 1, by: 'exact-name' });
    const old = { ...said, suites: ['ECDHE-RSA-AES128-GCM-SHA256'] };
    expect(answerHello(two, old)).toMatchObject({ certificate: 0, by: 'exact-name' });
    // In TLS 1.3 signature schemes decide, not suites and groups.
    const modern = { ...HELLO, sni: 'a.com', schemes: ['rsa_pss_rsae_sha256'] };
    expect(answerHello(two, modern)).toMatchObject({ certificate: 0 });
  });
  it('may be none', () => {
    const server = serverEnd({});
    const failed = (hello: Partial<ClientHello>) => answerHello(server, { ...HELLO, ...hello });
    expect(failed({ versions: { min: 'TLSv1.0', max: 'TLSv1.1' } })).toEqual({
      kind: 'failed',
      version: undefined,
      reason: 'UNSUPPORTED_PROTOCOL',
    });
    expect(failed({ schemes: [] })).toMatchObject({ reason: 'NO_COMMON_SIGNATURE_ALGORITHMS' });
    expect(failed({ groups: ['P-521'] })).toMatchObject({ reason: 'NO_SHARED_GROUP' });
    expect(failed({ ...TLS12, groups: ['X25519'] })).toMatchObject({ reason: 'WRONG_CURVE' });
    expect(failed({ ...TLS12, suites: [] })).toMatchObject({ reason: 'NO_SHARED_CIPHER' });
    expect(
      answerHello(serverEnd({ minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' }), HELLO),
    ).toMatchObject({ reason: 'NO_SUPPORTED_VERSIONS_ENABLED' });
  });
  it('is unknown where the certificate is not in the file, or rules choose the suites', () => {
    const hidden = serverEnd({}, { shown: [{ kind: 'not-in-file' }] });
    expect(answerHello(hidden, HELLO)).toEqual({ kind: 'unknown', missing: 'server-certificate' });
    const rules = serverEnd({ cipherSuites: ['ALL'] });
    expect(answerHello(rules, { ...HELLO, ...TLS12 })).toEqual({
      kind: 'unknown',
      missing: 'ciphers',
    });
    expect(answerHello(rules, HELLO)).toMatchObject({ kind: 'agreed' });
  });
});
