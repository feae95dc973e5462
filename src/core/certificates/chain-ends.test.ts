import { describe, expect, it } from 'vitest';
import { child, ROOT } from '../base/pointer';
import type { InspectedPem } from '../x509/inspect-pem';
import type { Certificate, Signatures } from '../x509/types';
import { chainEnds } from './chain-ends';

const certificate = (
  name: string,
  issuer: string,
  more: Partial<Certificate> = {},
): Certificate => ({
  sha256: name,
  spki: '',
  subject: `CN=${name}`,
  issuer: `CN=${issuer}`,
  serial: '1',
  commonName: name,
  names: undefined,
  spiffeId: undefined,
  notBefore: 0,
  notAfter: 1,
  key: { kind: 'RSA', bits: 2048 },
  signatureAlgorithm: 'RSASSA-PKCS1-v1_5 SHA-256',
  keyUsages: undefined,
  extendedUsages: undefined,
  ca: name === issuer,
  pathLength: undefined,
  subjectKeyId: undefined,
  authorityKeyId: undefined,
  role: name === issuer ? 'root' : 'leaf',
  ...more,
});

const pem = (field: InspectedPem['field'], ...all: readonly Certificate[]): InspectedPem => ({
  field,
  pointer: child(ROOT, field),
  blocks: all.map((one) => ({ kind: 'certificate', certificate: one, der: new Uint8Array() })),
  content: 'text',
  keyVisible: false,
});

/** How the chain of a context ends in the roots beside it. */
function endOf(leaf: Certificate, root: Certificate, signatures: Signatures) {
  const own = [pem('certificate_chain', leaf), pem('trusted_ca', root)];
  return chainEnds(own, [], signatures)[0]?.end;
}

const NOBODY: Signatures = { kind: 'checked', signers: new Map() };
const ROOT_CA = certificate('ca', 'ca');
const LEAF = certificate('a', 'ca');

describe('where a chain ends', () => {
  it('is checked by signatures', () => {
    const signers = new Map([['a', new Set(['ca'])]]);
    expect(endOf(LEAF, ROOT_CA, { kind: 'checked', signers })).toEqual({
      kind: 'ends',
      root: 'CN=ca',
      checked: true,
    });
    expect(endOf(LEAF, ROOT_CA, NOBODY)).toMatchObject({
      kind: 'does-not',
      problem: 'certificate signature failure',
    });
  });

  it('is told by names alone where signatures cannot be checked', () => {
    const byNames = { kind: 'ends', root: 'CN=ca', checked: false };
    expect(endOf(LEAF, ROOT_CA, { kind: 'unchecked' })).toEqual(byNames);
    const odd = certificate('a', 'ca', { signatureAlgorithm: '1.2.840.113549.1.1.4' });
    expect(endOf(odd, ROOT_CA, NOBODY)).toEqual(byNames);
    const curve = certificate('ca', 'ca', { key: { kind: 'EC', curve: 'K-256' } });
    const signed = certificate('a', 'ca', { signatureAlgorithm: 'ECDSA SHA-256' });
    expect(endOf(signed, curve, NOBODY)).toEqual(byNames);
  });

  it('is another root', () => {
    expect(endOf(certificate('a', 'other'), ROOT_CA, NOBODY)).toEqual({
      kind: 'does-not',
      problem: 'unable to get local issuer certificate',
      issuer: 'CN=other',
    });
  });

  it('is not known where a side is missing', () => {
    const partner = {
      pointer: ROOT,
      holds: 'roots',
      node: { id: undefined, name: 'x' },
      mesh: false,
    } as const;
    const ends = chainEnds([pem('certificate_chain', LEAF)], [{ partner, pems: [] }], NOBODY);
    expect(ends).toMatchObject([{ end: { kind: 'unknown' } }]);
    expect(chainEnds([], [{ partner, pems: [] }], NOBODY)).toEqual([]);
  });
});
