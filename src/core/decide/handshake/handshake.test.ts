import { describe, expect, it } from 'vitest';
import type { TlsContext, ValidationContext } from '../../model/types';
import type { Certificate } from '../../x509/types';
import {
  CA,
  certificateSecret,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  uri,
  warmingSecret,
} from '../fixtures/contexts';
import {
  authority,
  bundle,
  certificate,
  clientEnd,
  dns,
  MESH_ID,
  NOW,
  OTHER_ROOT,
  ROOT,
  serverEnd,
  signaturesOf,
  uriName,
} from '../fixtures/handshake-ends';
import { handshake } from './handshake';
import type { HandshakeEnd } from './types';

const SERVER = certificate('server');
const STRANGER = certificate('stranger', { issuer: 'CN=OTHER' });
const EXPIRED = certificate('expired', { days: [-30, -1] });
const ALL = [ROOT, OTHER_ROOT, SERVER, STRANGER, EXPIRED];

const shake = (server: HandshakeEnd, client: HandshakeEnd, ...more: readonly Certificate[]) =>
  handshake(server, client, { now: NOW, signatures: signaturesOf(...ALL, ...more) });

/** A context with ROOT as its anchor, and options for the end that has it. */
const rooted = (fields: Partial<ValidationContext> = {}): Partial<TlsContext> => ({
  validation: inline({ trustedCa: CA, ...fields }),
});
const WITH_ROOT = { roots: bundle(ROOT) };
const REQUIRED = { requireClientCertificate: true };

it('says that it went by names where nobody here can check a signature', () => {
  const odd = certificate('odd', { signatureAlgorithm: 'Ed25519' });
  const root = authority('ROOT', { key: { kind: 'other', name: 'Ed25519' } });
  const at = { now: NOW, signatures: { kind: 'checked', signers: new Map() } } as const;
  const server = serverEnd({}, { shows: [odd] });
  const by = (one: Certificate) =>
    handshake(server, clientEnd(rooted(), { roots: bundle(one) }), at);
  expect(by(root)).toMatchObject({ kind: 'done', unchecked: true });
  // A known algorithm, and no signer.
  const known = handshake(serverEnd({}), clientEnd(rooted(), WITH_ROOT), at);
  expect(known).toMatchObject({ kind: 'failed', step: 'server-certificate' });
  expect(shake(serverEnd({}), clientEnd(rooted(), WITH_ROOT))).toMatchObject({ unchecked: false });
});

describe('what a server asks for (numbers: H cases of lab/recordings/handshakes)', () => {
  it('41: without roots the flag has no effect', () => {
    const verdict = shake(serverEnd(REQUIRED), clientEnd({}, { shows: [STRANGER] }));
    expect(verdict).toMatchObject({ kind: 'done', clientCertificate: false });
  });
  it('42: matchers make a client certificate mandatory', () => {
    const server = serverEnd(rooted({ typedNames: [uri(MESH_ID)] }), WITH_ROOT);
    expect(shake(server, clientEnd({}))).toMatchObject({
      kind: 'failed',
      step: 'client-shows',
      by: 'server',
      serverSaw:
        'TLS_error:|268435648:SSL_routines:OPENSSL_internal:PEER_DID_NOT_RETURN_A_CERTIFICATE:peer_did_not_provide_required_client_certificate:TLS_error_end',
      clientSaw:
        'TLS_error:|268436496:SSL_routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE:TLS_error_end',
    });
  });
  it('43: roots alone ask, and verify what is shown', () => {
    const server = serverEnd(rooted(), WITH_ROOT);
    expect(shake(server, clientEnd({}))).toMatchObject({ kind: 'done', clientCertificate: false });
    expect(shake(server, clientEnd({}, { shows: [STRANGER] }))).toMatchObject({
      kind: 'failed',
      step: 'client-certificate',
      clientSaw: expect.stringContaining('TLSV1_ALERT_UNKNOWN_CA'),
      serverSaw: expect.stringContaining('depth_0:_unable_to_get_local_issuer_certificate'),
    });
  });
  it('44: ACCEPT_UNTRUSTED with the flag wants one, and any will do', () => {
    const server = serverEnd({ ...rooted({ acceptUntrusted: true }), ...REQUIRED }, WITH_ROOT);
    expect(shake(server, clientEnd({}, { shows: [EXPIRED] }))).toMatchObject({
      kind: 'done',
      clientCertificate: true,
    });
    expect(shake(server, clientEnd({}))).toMatchObject({ kind: 'failed', step: 'client-shows' });
  });
  it('an accepted signature that does not fit ends a client of TLS 1.2 that signs nothing', () => {
    const twin = authority('twin', { subject: 'CN=ROOT', issuer: 'CN=ROOT' });
    const client = (fields: Partial<TlsContext>, shows?: readonly Certificate[]) =>
      clientEnd(
        { ...rooted({ acceptUntrusted: true }), ...fields },
        { roots: bundle(twin), ...(shows && { shows }) },
      );
    const asks = serverEnd(rooted(), WITH_ROOT);
    expect(shake(serverEnd({}), client({}))).toMatchObject({
      kind: 'failed',
      step: 'server-certificate',
      by: 'client',
      clientSaw: expect.stringMatching(
        /BAD_SIGNATURE\|184549382.*public_key_routines:TLS_error_end$/,
      ),
    });
    expect(shake(serverEnd({}), client({ maxVersion: 'TLSv1.3' }))).toMatchObject({ kind: 'done' });
    expect(shake(asks, client({}, [SERVER]))).toMatchObject({ kind: 'done' });
  });
  it('63: without roots ACCEPT_UNTRUSTED takes no certificate for one', () => {
    const server = serverEnd({ validation: inline({ acceptUntrusted: true }), ...REQUIRED });
    expect(shake(server, clientEnd({}))).toMatchObject({ kind: 'done', clientCertificate: false });
  });
});

describe('what a client verifies (H cases)', () => {
  it('45: with a name to send alone, nothing', () => {
    const verdict = shake(
      serverEnd({}, { shows: [STRANGER] }),
      clientEnd({ sni: 'api.example.com' }),
    );
    expect(verdict).toMatchObject({ kind: 'done' });
    expect(verdict).toHaveProperty(
      'trace',
      expect.arrayContaining([
        { step: 'server-certificate', verdict: expect.objectContaining({ unverified: true }) },
      ]),
    );
  });
  it('46: with roots alone, not the name', () => {
    const other = certificate('dns', { names: [dns('api.example.com')] });
    const client = clientEnd({ ...rooted(), sni: 'other.org' }, WITH_ROOT);
    expect(shake(serverEnd({}, { shows: [other] }), client, other)).toMatchObject({ kind: 'done' });
  });
  it('47: matchers without roots are refused', () => {
    const client = clientEnd({ validation: inline({ typedNames: [uri(MESH_ID)] }) });
    expect(shake(serverEnd({}), client)).toEqual({
      kind: 'not-loaded',
      server: { state: 'loaded' },
      client: {
        state: 'rejected',
        message:
          'SAN-based verification of peer certificates without trusted CA is insecure and not allowed',
      },
    });
  });
  it('48: matchers of a secret widen those of the context', () => {
    const secret = rootsSecret('ROOTCA', { trustedCa: CA, typedNames: [uri(MESH_ID)] });
    const validation = combined({ typedNames: [uri('spiffe://cluster.local/ns/x/sa/x')] });
    const client = clientEnd({ validation }, { ...WITH_ROOT, lookup: lookupOf(secret) });
    expect(shake(serverEnd({}), client)).toMatchObject({ kind: 'done' });
  });
  it('49: ACCEPT_UNTRUSTED of the context stays', () => {
    const secret = rootsSecret('ROOTCA', { trustedCa: CA });
    const validation = combined({ acceptUntrusted: true });
    const client = clientEnd({ validation }, { ...WITH_ROOT, lookup: lookupOf(secret) });
    expect(shake(serverEnd({}, { shows: [STRANGER] }), client)).toMatchObject({ kind: 'done' });
  });
  it('50: untyped matchers of a secret are ignored beside typed ones', () => {
    const secret = rootsSecret('ROOTCA', {
      trustedCa: CA,
      untypedNames: [{ ...uri(MESH_ID), type: 'ANY' }],
    });
    const validation = combined({ typedNames: [uri('spiffe://cluster.local/ns/x/sa/x')] });
    const client = clientEnd({ validation }, { ...WITH_ROOT, lookup: lookupOf(secret) });
    expect(shake(serverEnd({}), client)).toMatchObject({
      kind: 'failed',
      step: 'server-certificate',
      by: 'client',
      clientSaw: `TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify_cert_failed:_SAN_matcher,_certificate_SANs_are_[${MESH_ID}]:TLS_error_end`,
      serverSaw: expect.stringContaining('268436502:'),
    });
  });
  it('60: the SNI takes the place of the matchers', () => {
    const other = certificate('dns', { names: [dns('a.com')] });
    const fields = { ...rooted({ typedNames: [uri(MESH_ID)] }), autoSniSanValidation: true };
    const server = serverEnd({}, { shows: [other] });
    const named = clientEnd({ ...fields, sni: 'a.com' }, WITH_ROOT);
    expect(shake(server, named, other)).toMatchObject({ kind: 'done' });
    expect(shake(server, clientEnd(fields, WITH_ROOT), other)).toMatchObject({ kind: 'failed' });
  });
  it('59: the names of a call and the matchers must both fit', () => {
    const other = certificate('dns', { names: [dns('*.a.com')] });
    const server = serverEnd({}, { shows: [other] });
    const call = (...verifiedNames: readonly string[]) => ({ sni: 'x.a.com', verifiedNames });
    const client = (fields: Partial<TlsContext>, ...names: readonly string[]) =>
      clientEnd(fields, { ...WITH_ROOT, call: call(...names) });
    const matched = rooted({ typedNames: [uri(MESH_ID)] });
    expect(shake(server, client(matched, 'x.a.com'), other)).toMatchObject({
      clientSaw: expect.stringContaining('SAN_matcher'),
    });
    expect(shake(server, client(rooted(), 'x.a.com'), other)).toMatchObject({ kind: 'done' });
    expect(shake(server, client(rooted(), 'b.com'), other)).toMatchObject({
      clientSaw: expect.stringContaining(
        'verify_SAN_list,_expected_SANs:_[b.com],_certificate_SANs:_[*.a.com]',
      ),
    });
    // Without anything to verify by, the names of a call are not looked at either.
    expect(shake(server, client({}, 'b.com'), other)).toMatchObject({ kind: 'done' });
    const follows = { ...matched, autoSniSanValidation: true, sni: 'other.org' };
    expect(shake(server, client(follows), other)).toMatchObject({ kind: 'done' });
    expect(shake(server, client(follows, 'x.a.com'), other)).toMatchObject({ kind: 'failed' });
  });
  it('62: one pin of either list is enough', () => {
    const pinned = (hash: string, spki: string) =>
      clientEnd({ validation: inline({ hashes: [hash], spkis: [spki] }) });
    const foreign = `${'B'.repeat(43)}=`;
    expect(shake(serverEnd({}), pinned('ab'.repeat(32), SERVER.spki))).toMatchObject({
      kind: 'done',
    });
    expect(shake(serverEnd({}), pinned('ab'.repeat(32), foreign))).toMatchObject({
      kind: 'failed',
      clientSaw: expect.stringContaining('cert_hash_and_spki'),
      serverSaw: expect.stringContaining('TLSV1_ALERT_BAD_CERTIFICATE_HASH_VALUE'),
    });
  });
});

describe('versions and protocols (H cases)', () => {
  it('51: a client that says nothing stops at TLS 1.2', () => {
    expect(shake(serverEnd({ minVersion: 'TLSv1.3' }), clientEnd({}))).toMatchObject({
      kind: 'failed',
      step: 'version',
      by: 'server',
      serverSaw: expect.stringContaining('268435696:'),
      clientSaw: expect.stringContaining('268436526:'),
    });
  });
  it('52: Istio’s client and server use TLS 1.3', () => {
    const both = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' } as const;
    expect(shake(serverEnd(both), clientEnd(both))).toMatchObject({
      kind: 'done',
      version: 'TLSv1.3',
    });
  });
  it('53, 54: ALPN is the server’s first that is offered, or none', () => {
    const server = serverEnd({ alpn: ['h2', 'http/1.1'] });
    expect(shake(server, clientEnd({ alpn: ['istio-peer-exchange', 'istio'] }))).toMatchObject({
      kind: 'done',
      alpn: undefined,
    });
    expect(shake(server, clientEnd({ alpn: ['http/1.1', 'istio', 'h2'] }))).toMatchObject({
      alpn: 'h2',
    });
  });
  it('a client that can do nothing sends nothing', () => {
    const client = clientEnd({ minVersion: 'TLSv1.3' });
    expect(shake(serverEnd({}), client)).toMatchObject({
      kind: 'failed',
      step: 'version',
      by: 'client',
      clientSaw: expect.stringContaining('NO_SUPPORTED_VERSIONS_ENABLED'),
      serverSaw: undefined,
    });
  });
  it('a client is told nothing where TLS 1.3 is over for it already', () => {
    const both = { maxVersion: 'TLSv1.3' } as const;
    const server = serverEnd({ ...rooted(), ...REQUIRED, ...both }, WITH_ROOT);
    expect(shake(server, clientEnd(both))).toMatchObject({
      kind: 'failed',
      version: 'TLSv1.3',
      clientSaw: undefined,
    });
  });
});

describe('secrets (H cases)', () => {
  it('55: one certificate of two is enough', () => {
    const rsa = certificate('rsa', { key: { kind: 'RSA', bits: 2048 } });
    const lookup = lookupOf(certificateSecret('rsa'), warmingSecret('ecdsa'));
    const server = serverEnd(
      { certificates: [], sdsCertificates: [reference('ecdsa'), reference('rsa')] },
      { lookup, shown: [{ kind: 'not-in-file' }, bundle(rsa)] },
    );
    expect(shake(server, clientEnd({}))).toMatchObject({
      kind: 'done',
      trace: expect.arrayContaining([
        expect.objectContaining({ step: 'parameters', certificate: 1, by: 'no-name' }),
      ]),
    });
  });
  it('56: a client without its roots opens nothing', () => {
    const lookup = lookupOf(warmingSecret('ROOTCA'));
    const client = clientEnd({ validation: combined() }, { lookup });
    expect(shake(serverEnd({}), client)).toMatchObject({
      kind: 'failed',
      step: 'secrets',
      by: 'client',
      clientSaw: 'TLS_error:_Secret_is_not_supplied_by_SDS',
      serverSaw: undefined,
    });
  });
  it('58: a server without its certificate closes', () => {
    const lookup = lookupOf(warmingSecret('cert'));
    const server = serverEnd(
      { certificates: [], sdsCertificates: [reference('cert')] },
      { lookup },
    );
    expect(shake(server, clientEnd({}))).toMatchObject({
      step: 'secrets',
      by: 'server',
      serverSaw: 'TLS_error:_Secret_is_not_supplied_by_SDS',
    });
  });
  it('a secret that breaks a rule does not arrive', () => {
    const secret = rootsSecret('ROOTCA', { typedNames: [uri(MESH_ID)] });
    const client = clientEnd({ validation: combined() }, { lookup: lookupOf(secret) });
    expect(shake(serverEnd({}), client)).toMatchObject({ step: 'secrets', by: 'client' });
  });
  it('says nothing of a handshaker that it does not know', () => {
    expect(shake(serverEnd({ customHandshaker: 'x' }), clientEnd({}))).toMatchObject({
      kind: 'unknown',
      missing: 'handshaker',
    });
  });
  it('says what is missing where the file does not tell', () => {
    const client = clientEnd({ validation: combined() });
    expect(shake(serverEnd({}), client)).toMatchObject({ kind: 'unknown', missing: 'secret' });
    const files = clientEnd(rooted(), { roots: { kind: 'not-in-file' } });
    expect(shake(serverEnd({}), files)).toMatchObject({ kind: 'unknown', missing: 'client-roots' });
  });
});

describe('the SPIFFE validator', () => {
  const spiffe = (name: string, by = ROOT): HandshakeEnd =>
    clientEnd(
      { validation: inline({ customValidator: { kind: 'spiffe', trustDomains: [name] } }) },
      { trustDomains: [{ name, bundle: bundle(by) }] },
    );
  it('looks for the bundle of the first URI’s trust domain', () => {
    expect(shake(serverEnd({}), spiffe('cluster.local'))).toMatchObject({ kind: 'done' });
    expect(shake(serverEnd({}), spiffe('td2'))).toMatchObject({
      clientSaw: expect.stringContaining('no_trust_bundle_store'),
    });
    const two = certificate('two', { names: [uriName('spiffe://td2/x'), uriName(MESH_ID)] });
    expect(shake(serverEnd({}, { shows: [two] }), spiffe('cluster.local'), two)).toMatchObject({
      kind: 'failed',
    });
  });
  it('refuses a leaf that may sign', () => {
    const signs = certificate('signs', { keyUsages: ['digitalSignature', 'keyCertSign'] });
    expect(shake(serverEnd({}, { shows: [signs] }), spiffe('cluster.local'), signs)).toMatchObject({
      clientSaw: expect.stringContaining('cert_precheck'),
    });
  });
  it('needs a bundle that reaches a root', () => {
    const middle = certificate('middle', { ca: true, keyUsages: ['keyCertSign'] });
    const leaf = certificate('leaf', { issuer: 'CN=middle' });
    const server = serverEnd({}, { shows: [leaf] });
    expect(shake(server, spiffe('cluster.local', middle), middle, leaf)).toMatchObject({
      clientSaw: expect.stringContaining('depth_1:_unable_to_get_issuer_certificate'),
    });
  });
});

describe('parameters', () => {
  const RSA = { kind: 'RSA', bits: 2048 } as const;
  it('a certificate needs a suite of its key', () => {
    const cipherSuites = ['ECDHE-RSA-AES128-GCM-SHA256'];
    expect(shake(serverEnd({ cipherSuites }), clientEnd({}))).toMatchObject({
      kind: 'failed',
      step: 'parameters',
      serverSaw: expect.stringContaining('NO_SHARED_CIPHER'),
      clientSaw: expect.stringContaining('HANDSHAKE_FAILURE_ON_CLIENT_HELLO'),
    });
    const rsa = certificate('rsa', { key: RSA });
    expect(shake(serverEnd({ cipherSuites }, { shows: [rsa] }), clientEnd({}))).toMatchObject({
      kind: 'done',
    });
  });
  it('groups must meet', () => {
    const verdict = shake(
      serverEnd({ curves: ['P-256'], maxVersion: 'TLSv1.3' }),
      clientEnd({ curves: ['X25519'], maxVersion: 'TLSv1.3' }),
    );
    expect(verdict).toMatchObject({ serverSaw: expect.stringContaining('NO_SHARED_GROUP') });
  });
  it('before TLS 1.3 a certificate’s curve must be offered', () => {
    const p384 = certificate('p384', { key: { kind: 'EC', curve: 'P-384' } });
    const server = serverEnd({}, { shows: [p384] });
    expect(shake(server, clientEnd({}))).toMatchObject({
      serverSaw: expect.stringContaining('WRONG_CURVE'),
    });
    expect(shake(server, clientEnd({ curves: ['P-256', 'P-384'] }))).toMatchObject({
      kind: 'done',
    });
  });
  it('refuses unknown suites and groups, weak keys, and too many or no certificates', () => {
    const message = (server: HandshakeEnd) => {
      const verdict = shake(server, clientEnd({}));
      return verdict.kind === 'not-loaded' && verdict.server.state === 'rejected'
        ? verdict.server.message
        : '';
    };
    expect(message(serverEnd({ cipherSuites: ['NOPE'] }))).toContain('cipher suites NOPE');
    expect(message(serverEnd({ curves: ['P-999'] }))).toContain('ECDH curves P-999');
    const weak = certificate('weak', { key: { kind: 'RSA', bits: 1024 } });
    expect(message(serverEnd({}, { shows: [weak] }))).toContain('2048-bit');
    expect(message(serverEnd({ certificates: [] }, {}))).toContain('No TLS certificates found');
    expect(message(serverEnd({ sdsCertificates: [reference('x')] }))).toContain('may not be mixed');
  });
});
