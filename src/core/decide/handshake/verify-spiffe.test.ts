import { describe, expect, it } from 'vitest';
import type { ValidationContext } from '../../model/types';
import type { Certificate } from '../../x509/types';
import { combined, inline, lookupOf, rootsSecret, untyped } from '../fixtures/contexts';
import {
  bundle,
  certificate,
  clientEnd,
  dns,
  MESH_ID,
  NOW,
  OTHER_ROOT,
  ROOT,
  signaturesOf,
  uriName,
} from '../fixtures/handshake-ends';
import type { HandshakeEnd, Material } from './types';
import { trustDomain, verifyPeer } from './verify';

const LEAF = certificate('leaf');
const NOT_IN_FILE: Material = { kind: 'not-in-file' };

/** The signature of a list called `list` is right, that of any other is not. */
const verify = (verifier: HandshakeEnd, ...chain: readonly Certificate[]) => {
  const { signers } = signaturesOf(ROOT, OTHER_ROOT, ...chain);
  const known = new Map([...signers, ['list', new Set([ROOT.sha256])] as const]);
  return verifyPeer(verifier, chain, { now: NOW, signatures: { kind: 'checked', signers: known } });
};

/** A client that trusts these certificates for one trust domain. */
function spiffe(
  domain: string,
  by: Certificate | Material,
  fields: Partial<ValidationContext> = {},
): HandshakeEnd {
  const validator = { kind: 'spiffe', trustDomains: [domain] } as const;
  return clientEnd(
    { validation: inline({ customValidator: validator, ...fields }) },
    { trustDomains: [{ name: domain, bundle: 'kind' in by ? by : bundle(by) }] },
  );
}

describe('the SPIFFE validator', () => {
  const mesh = (fields?: Partial<ValidationContext>) => spiffe('cluster.local', ROOT, fields);
  const detail = (text: string) => ({
    ok: false,
    detail: `verify cert failed: ${text}`,
    alert: 'certificate_unknown',
  });
  it('verifies the chain by the bundle', () => {
    expect(verify(mesh(), LEAF)).toMatchObject({
      ok: true,
      unverified: false,
      chain: { ok: true },
    });
    expect(verify(mesh(), certificate('x', { days: [-9, -1] }))).toMatchObject(
      detail(
        'X509_verify_cert: certificate verification error at depth 0: certificate has expired',
      ),
    );
    const allowing = mesh({ allowExpired: true });
    expect(verify(allowing, certificate('x', { days: [-9, -1] }))).toMatchObject({ ok: true });
    expect(verify(spiffe('cluster.local', NOT_IN_FILE), LEAF)).toBe('client-roots');
  });
  it('does not ask what the certificate is good for', () => {
    expect(verify(mesh(), certificate('x', { extendedUsages: [] }))).toMatchObject({ ok: true });
  });
  it('refuses without a certificate', () => {
    expect(verify(mesh())).toMatchObject(detail('empty cert chain'));
  });
  it('refuses a leaf that may sign', () => {
    const refused = detail('cert precheck');
    for (const keyUsages of [['keyCertSign'], ['digitalSignature', 'cRLSign']] as const) {
      expect(verify(mesh(), certificate('x', { keyUsages }))).toMatchObject(refused);
    }
    expect(verify(mesh(), certificate('x', { ca: true }))).toMatchObject(refused);
    expect(verify(mesh(), certificate('x', { keyUsages: undefined }))).toMatchObject({ ok: true });
  });
  it('goes by the first URI name', () => {
    const refused = detail('no trust bundle store');
    const named = (...names: NonNullable<Certificate['names']>) =>
      verify(mesh(), certificate('x', { names }));
    expect(named(dns('spiffe://td2/x'), uriName(MESH_ID))).toMatchObject({ ok: true });
    expect(named(uriName('spiffe://td2/x'), uriName(MESH_ID))).toMatchObject(refused);
    expect(named(dns(MESH_ID))).toMatchObject(refused);
    expect(verify(mesh(), certificate('x', { names: undefined }))).toMatchObject(refused);
    // No trust domain is not one that is called nothing.
    expect(verify(spiffe('', ROOT), certificate('x', { names: [] }))).toMatchObject(refused);
  });
  it('matches names', () => {
    const names = (...untypedNames: readonly ReturnType<typeof untyped>[]) =>
      verify(mesh({ untypedNames }), LEAF);
    expect(names(untyped(MESH_ID))).toMatchObject({ ok: true, names: { passes: 'yes' } });
    expect(names(untyped('x'))).toMatchObject({
      ...detail('SAN match'),
      chain: { ok: true },
      names: { passes: 'no' },
    });
    expect(names({ ...untyped('x'), how: 'custom' })).toBe('names');
    expect(names({ ...untyped('redacted'), how: 'custom' })).toBe('redacted');
  });
  it('takes roots of a secret as any', () => {
    const validator = { kind: 'spiffe', trustDomains: ['cluster.local'] } as const;
    const secret = rootsSecret('ROOTCA', { customValidator: validator });
    const trustDomains = [{ name: 'cluster.local', bundle: bundle(ROOT) }];
    const client = clientEnd(
      { validation: combined() },
      { lookup: lookupOf(secret), trustDomains },
    );
    expect(verify(client, LEAF)).toMatchObject({ ok: true, unverified: false });
  });
});

describe('a trust domain', () => {
  it.each([
    ['spiffe://cluster.local/ns/x', 'cluster.local'],
    ['spiffe://td/', 'td'],
    ['spiffe://td', ''],
    ['https://cluster.local/ns/x', ''],
    ['x', ''],
    ['', ''],
    ['spiffe:///x', ''],
  ])('of %s is "%s"', (name, domain) => {
    expect(trustDomain(name)).toBe(domain);
  });
});
