import { describe, expect, it } from 'vitest';
import type { DataSource, SanMatcher, TlsContext, ValidationContext } from '../../model/types';
import type { Certificate } from '../../x509/types';
import {
  CA,
  certificateSecret,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  untyped,
  uri,
} from '../fixtures/contexts';
import {
  bundle,
  certificate,
  clientEnd,
  ROOT,
  serverEnd,
  shownInline,
} from '../fixtures/handshake-ends';
import { loadVerdict } from './load';
import type { HandshakeEnd } from './types';

/** The words of a refusal; empty: it loads. */
const refusal = (end: HandshakeEnd): string => {
  const { loaded } = loadVerdict(end);
  return loaded.state === 'rejected' ? loaded.message : '';
};
const inlineEnd = (fields: Partial<ValidationContext>, own: Partial<TlsContext> = {}) =>
  clientEnd({ validation: inline(fields), ...own }, { roots: fields.trustedCa && bundle(ROOT) });
const HEX = 'ab'.repeat(32);
const B64 = `${'A'.repeat(43)}=`;

describe('what Envoy refuses: certificates', () => {
  it('none, several of a client, and both kinds of a server', () => {
    expect(refusal(serverEnd({ certificates: [] }, { shown: [] }))).toBe(
      'No TLS certificates found for server context',
    );
    expect(refusal(serverEnd({}))).toBe('');
    expect(refusal(clientEnd({}))).toBe('');
    expect(refusal(serverEnd({ sdsCertificates: [reference('x')] }))).toBe(
      'SDS and non-SDS TLS certificates may not be mixed in server contexts',
    );
    const several = 'Multiple TLS certificates are not supported for client contexts';
    expect(refusal(clientEnd({ certificates: [shownInline(), shownInline()] }))).toBe(several);
    expect(
      refusal(clientEnd({ certificates: [shownInline()], sdsCertificates: [reference('x')] })),
    ).toBe(several);
    const two = [reference('x'), reference('y')];
    expect(refusal(serverEnd({ certificates: [], sdsCertificates: two }))).toBe('');
    expect(refusal(serverEnd({ certificates: [shownInline(), shownInline()] }))).toBe('');
  });
  it('without a certificate, with a short key, or with another curve', () => {
    const shows = (fields: Parameters<typeof certificate>[1]) =>
      refusal(serverEnd({}, { shows: [certificate('x', fields)] }));
    expect(refusal(serverEnd({}, { shows: [] }))).toBe(
      'Failed to load certificate chain from <inline>',
    );
    expect(shows({ key: { kind: 'RSA', bits: 2047 } })).toBe(
      'Failed to load certificate chain from <inline>, only RSA certificates with 2048-bit or larger keys are supported',
    );
    expect(shows({ key: { kind: 'RSA', bits: 2048 } })).toBe('');
    expect(shows({ key: { kind: 'EC', curve: 'P-521' } })).toBe('');
    expect(shows({ key: { kind: 'EC', curve: 'K-256' } })).toBe(
      'Failed to load certificate chain from <inline>, only P-256, P-384 or P-521 ECDSA certificates are supported',
    );
    const chain: DataSource = { kind: 'file', path: '/c.pem' };
    const file = { certificates: [{ ...shownInline(), chain }] };
    expect(refusal(serverEnd(file, { shown: [bundle()] }))).toBe(
      'Failed to load certificate chain from /c.pem',
    );
    expect(refusal(serverEnd(file, { shown: [{ kind: 'not-in-file' }, bundle()] }))).toContain(
      '<inline>',
    );
  });
});

describe('what Envoy refuses: validation', () => {
  it('rules that need roots', () => {
    const names =
      'SAN-based verification of peer certificates without trusted CA is insecure and not allowed';
    expect(refusal(inlineEnd({ typedNames: [uri('x')] }))).toBe(names);
    expect(refusal(inlineEnd({ untypedNames: [untyped('x')] }))).toBe(names);
    expect(refusal(inlineEnd({ typedNames: [uri('x')], trustedCa: CA }))).toBe('');
    expect(refusal(inlineEnd({ allowExpired: true }))).toBe(
      'Certificate validity period is always ignored without trusted CA',
    );
    expect(refusal(inlineEnd({ crl: CA }))).toBe(
      'Failed to load CRL from <inline> without trusted CA',
    );
    expect(refusal(inlineEnd({ crl: { kind: 'file', path: '/l' } }))).toBe(
      'Failed to load CRL from /l without trusted CA',
    );
    expect(refusal(inlineEnd({ crl: { kind: 'inline', redacted: false, empty: true } }))).toBe('');
    expect(refusal(inlineEnd({}))).toBe('');
  });
  it('roots that hold none', () => {
    const file: DataSource = { kind: 'file', path: '/r' };
    const end = (trustedCa: DataSource) =>
      clientEnd({ validation: inline({ trustedCa }) }, { roots: bundle() });
    expect(refusal(end(CA))).toBe('Failed to load trusted CA certificates from <inline>');
    expect(refusal(end(file))).toBe('Failed to load trusted CA certificates from /r');
  });
  it('the SNI as the name without anything to verify by', () => {
    const own = { autoSniSanValidation: true };
    expect(refusal(clientEnd(own))).toBe(
      "'auto_sni_san_validation' was configured without a validation context",
    );
    expect(refusal(inlineEnd({}, own))).toBe(
      "'auto_sni_san_validation' was configured without configuring a trusted CA",
    );
    expect(refusal(inlineEnd({ trustedCa: CA }, own))).toBe('');
  });
  it('matchers without a type, or with a regex that is none', () => {
    const regex = (value: string) => ({ ...uri(value, 'regex'), value });
    expect(refusal(inlineEnd({ trustedCa: CA, typedNames: [untyped('x')] }))).not.toBe('');
    expect(refusal(inlineEnd({ trustedCa: CA, typedNames: [uri('('), regex('(')] }))).toBe(
      'missing ): (',
    );
    expect(refusal(inlineEnd({ trustedCa: CA, untypedNames: [regex('[')] }))).toContain(
      'missing ]',
    );
    // Untyped ones are not read where there are typed ones.
    const both = { typedNames: [uri('x')], untypedNames: [regex('(')] };
    expect(refusal(inlineEnd({ trustedCa: CA, ...both }))).toBe('');
  });
  it('matchers of other names without an OID, before their regex is looked at', () => {
    const other = (oid?: string, how: SanMatcher['how'] = 'exact'): SanMatcher => ({
      ...uri('(', how),
      type: 'OTHER_NAME',
      ...(oid === undefined ? {} : { oid }),
    });
    const of = (...typedNames: readonly SanMatcher[]) =>
      refusal(inlineEnd({ trustedCa: CA, typedNames }));
    const words = 'Failed to create SAN matcher for OTHER_NAME with OID: ';
    expect(of(other('1.3.6.1.4.1.311.20.2.3'))).toBe('');
    expect(of(other())).toBe(words);
    expect(of(other('1.40.1', 'regex'))).toBe(`${words}1.40.1`);
    expect(of(other('1.2.3', 'regex'))).toBe('missing ): (');
    expect(of(uri('(', 'regex'), other('1'))).toBe('missing ): (');
    // Only matchers of other names have an OID that anybody reads.
    expect(of({ ...uri('x'), oid: '1' })).toBe('');
    expect(refusal(inlineEnd({ typedNames: [other('1')] }))).toContain('without trusted CA');
  });
  it('pins that are none', () => {
    expect(refusal(inlineEnd({ hashes: [HEX, `${'AB:'.repeat(31)}AB`], spkis: [B64] }))).toBe('');
    for (const hash of ['zz', `${HEX}0`, `0${HEX}`, HEX.slice(1)]) {
      expect(refusal(inlineEnd({ hashes: [hash] }))).toBe(`Invalid hex-encoded SHA-256 ${hash}`);
    }
    for (const spki of ['', 'A'.repeat(44), `${B64}=`, `A${B64}`]) {
      expect(refusal(inlineEnd({ spkis: [spki] }))).toBe(`Invalid base64-encoded SHA-256 ${spki}`);
    }
  });
  it('trust domains twice, or without a bundle', () => {
    const end = (names: readonly string[], ...roots: readonly Certificate[]) =>
      clientEnd(
        {
          validation: inline({ customValidator: { kind: 'spiffe', trustDomains: names } }),
          autoSniSanValidation: true,
        },
        { trustDomains: names.map((name) => ({ name, bundle: bundle(...roots) })) },
      );
    expect(refusal(end(['a', 'b'], ROOT))).toBe('');
    expect(refusal(end(['a', 'a'], ROOT))).toBe(
      'Multiple trust bundles are given for one trust domain for a, workload: ',
    );
    expect(refusal(end(['a']))).toBe('Failed to load trusted CA certificate for a');
    const other = { customValidator: { kind: 'other', name: 'x' }, hashes: ['no'] } as const;
    expect(refusal(inlineEnd({ ...other, allowExpired: true }))).toBe('');
  });
});

it('refuses a certificate without the OCSP response that must be there', () => {
  expect(refusal(serverEnd({}, { lacksStaple: true }))).toBe(
    'Required OCSP response is missing from TLS context',
  );
});

describe('what Envoy refuses: parameters', () => {
  it('suites, groups and schemes that it does not know', () => {
    expect(refusal(serverEnd({ cipherSuites: ['AES128-SHA', 'X', 'Y'] }))).toBe(
      'Failed to initialize cipher suites AES128-SHA:X:Y. The following ciphers were rejected when tried individually: X, Y',
    );
    expect(refusal(serverEnd({ curves: ['P-256', 'X'] }))).toBe(
      'Failed to initialize ECDH curves P-256:X',
    );
    expect(refusal(serverEnd({ curves: ['P-256', 'prime256v1'] }))).toBe(
      'Failed to initialize ECDH curves P-256:prime256v1',
    );
    // A suite may be there twice, a group may not.
    expect(refusal(serverEnd({ cipherSuites: ['AES128-SHA', 'AES128-SHA'] }))).toBe('');
    expect(refusal(serverEnd({ cipherSuites: ['kRSA+AESGCM'], curves: ['X25519', 'P-256'] }))).toBe(
      '',
    );
    const schemes = (...signatureAlgorithms: readonly string[]) =>
      refusal(serverEnd({}, { signatureAlgorithms }));
    expect(schemes('rsa_pkcs1_sha256', 'x')).toBe(
      'Failed to initialize TLS signature algorithms rsa_pkcs1_sha256:x',
    );
    expect(schemes('rsa_pkcs1_sha256', 'RSA+SHA256')).toContain('signature algorithms');
    expect(schemes('rsa_pkcs1_sha256', 'ecdsa_sha1')).toBe('');
  });
});

describe('what shows only as secrets come', () => {
  const weak = certificate('weak', { key: { kind: 'RSA', bits: 1024 } });
  const delivered = lookupOf(
    certificateSecret('cert'),
    rootsSecret('ROOTCA', { allowExpired: true }),
  );
  it('leaves the context without them', () => {
    const server = serverEnd(
      { certificates: [], sdsCertificates: [reference('cert')] },
      { lookup: delivered, shown: [bundle(weak)] },
    );
    expect(loadVerdict(server)).toEqual({
      loaded: { state: 'loaded' },
      ready: false,
      secretRefused: expect.stringContaining('2048-bit'),
    });
    const client = clientEnd({ validation: combined() }, { lookup: delivered });
    expect(loadVerdict(client)).toMatchObject({
      ready: false,
      secretRefused: expect.stringContaining('validity'),
    });
    const sds = clientEnd(
      { validation: { kind: 'sds', reference: reference('ROOTCA') } },
      { lookup: delivered },
    );
    expect(loadVerdict(sds)).toMatchObject({ loaded: { state: 'loaded' }, ready: false });
  });
  it('refuses the resource where they are static', () => {
    const source = { kind: 'static' } as const;
    const server = serverEnd(
      { certificates: [], sdsCertificates: [{ ...reference('cert'), source }] },
      { lookup: delivered, shown: [bundle(weak)] },
    );
    expect(refusal(server)).toContain('2048-bit');
    const validation = { kind: 'sds', reference: { ...reference('ROOTCA'), source } } as const;
    expect(refusal(clientEnd({ validation }, { lookup: delivered }))).toContain('validity');
  });
  it('is no matter for a written certificate of a client', () => {
    const client = clientEnd(
      { validation: combined() },
      {
        shows: [certificate('x')],
        lookup: lookupOf(rootsSecret('ROOTCA', { trustedCa: CA })),
        roots: bundle(ROOT),
      },
    );
    expect(loadVerdict(client)).toEqual({
      loaded: { state: 'loaded' },
      ready: true,
      secretRefused: undefined,
    });
    expect(loadVerdict(clientEnd({ validation: combined() }))).toMatchObject({ ready: 'unknown' });
  });
});
