import { beforeAll, describe, expect, it } from 'vitest';
import { describePem } from '../../../x509/describe-pem';
import { type Issued, issue, NOW, type Order, revoke } from '../../../x509/fixtures/issue';
import { certificatesIn } from '../../../x509/inspect-pem';
import { checkSignatures } from '../../../x509/signatures';
import type { Certificate, Signatures } from '../../../x509/types';
import type { ChainRules } from './types';
import { verifyChain } from './verify-chain';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const names = [
  'root',
  'impostor',
  'middle',
  'lower',
  'leaf',
  'deep',
  'late',
  'client',
  'old',
] as const;
const made = new Map<string, Issued>();
let signatures: Signatures = { kind: 'unchecked' };

beforeAll(async () => {
  const make = async (name: string, order: Order) => {
    const one = await issue(name, order);
    made.set(name, one);
    return one;
  };
  const root = await make('root', { ca: true });
  made.set('impostor', await issue('root', { ca: true }));
  const middle = await make('middle', { by: root, ca: true, pathLength: 0 });
  const lower = await make('lower', { by: middle, ca: true });
  const old = await make('old', { by: root, ca: true, days: [-30, -1] });
  await make('leaf', { by: middle, serial: '0b0b' });
  await make('deep', { by: lower });
  await make('late', { by: old });
  await make('client', { by: root, usages: [CLIENT_AUTH] });
  signatures = await checkSignatures(
    describePem(names.map((name) => made.get(name)?.pem).join('')),
  );
});

const all = (...wanted: readonly (typeof names)[number][]) =>
  certificatesIn(describePem(wanted.map((name) => made.get(name)?.pem).join('')));

const verify = (chain: readonly (typeof names)[number][], rules: Partial<ChainRules> = {}) =>
  verifyChain(all(...chain), {
    roots: all('root'),
    partial: true,
    purpose: 'server',
    now: NOW,
    depth: 100,
    lists: undefined,
    listsForLeafOnly: false,
    signatures,
    ...rules,
  });

describe('a chain', () => {
  it('ends in a root of the bundle', () => {
    expect(verify(['leaf', 'middle'])).toMatchObject({ ok: true, unchecked: false });
    expect(verify(['leaf'])).toMatchObject({
      problem: 'unable to get local issuer certificate',
      depth: 0,
    });
    expect(
      verify(['leaf', 'middle'], { roots: all('root'), purpose: undefined, now: undefined }),
    ).toMatchObject({ ok: true });
  });
  it('ends in any certificate of the bundle, the leaf itself too', () => {
    expect(verify(['leaf'], { roots: all('middle') })).toMatchObject({ ok: true });
    expect(verify(['client'], { roots: all('client') })).toMatchObject({ ok: true });
    expect(verify(['leaf'], { roots: all('middle'), partial: false })).toMatchObject({
      problem: 'unable to get issuer certificate',
      depth: 1,
    });
  });
  it('is signed all the way, not only named', () => {
    expect(verify(['leaf', 'middle'], { roots: all('impostor') })).toMatchObject({
      problem: 'certificate signature failure',
      depth: 1,
    });
    const unchecked: Signatures = { kind: 'unchecked' };
    expect(
      verify(['leaf', 'middle'], { roots: all('impostor'), signatures: unchecked }),
    ).toMatchObject({ ok: true, unchecked: true });
  });
  it('tells a root that was sent but is not trusted', () => {
    const roots = all('client');
    expect(verify(['root'], { roots })).toMatchObject({ problem: 'self signed certificate' });
    expect(verify(['leaf', 'middle', 'root'], { roots })).toMatchObject({
      problem: 'self signed certificate in certificate chain',
      depth: 2,
    });
  });
  it('is good for its end, but for the anchor', () => {
    expect(verify(['client'])).toMatchObject({ problem: 'unsupported certificate purpose' });
    expect(verify(['client'], { purpose: 'client' })).toMatchObject({ ok: true });
  });
  it('is valid now, authorities as well', () => {
    expect(verify(['late', 'old'])).toMatchObject({
      problem: 'certificate has expired',
      depth: 1,
    });
    expect(verify(['late', 'old'], { now: undefined })).toMatchObject({ ok: true });
    expect(verify(['leaf', 'middle'], { now: 0 })).toMatchObject({
      problem: 'certificate is not yet valid',
      depth: 2,
    });
  });
  it('is as long as its authorities and the verifier allow', () => {
    expect(verify(['deep', 'lower', 'middle'])).toMatchObject({
      problem: 'path length constraint exceeded',
      depth: 2,
    });
    expect(verify(['leaf', 'middle'], { depth: 1 })).toMatchObject({ ok: true });
    expect(verify(['leaf', 'middle'], { depth: 0 })).toMatchObject({ ok: false });
  });
  it('has authorities that may issue', () => {
    const [leaf] = all('leaf');
    const [middle] = all('middle');
    if (leaf === undefined || middle === undefined) throw new Error('two were expected');
    const demoted = { ...middle, ca: false, keyUsages: undefined };
    const rules = { roots: all('root'), partial: true, purpose: undefined, now: NOW, depth: 100 };
    const verdict = verifyChain([leaf, demoted], {
      ...rules,
      lists: undefined,
      listsForLeafOnly: false,
      signatures,
    });
    expect(verdict).toMatchObject({ problem: 'invalid CA certificate', depth: 1 });
  });
});

describe('a signature of an algorithm that WebCrypto does not know', () => {
  const nobody: Signatures = { kind: 'checked', signers: new Map() };
  const by = (algorithm: string, key: Certificate['key']) => {
    const [signed, issuer] = all('client', 'root');
    if (signed === undefined || issuer === undefined) throw new Error('two were expected');
    return verifyChain([{ ...signed, signatureAlgorithm: algorithm }], {
      roots: [{ ...issuer, key }],
      partial: true,
      purpose: undefined,
      now: NOW,
      depth: 100,
      lists: undefined,
      listsForLeafOnly: false,
      signatures: nobody,
    });
  };
  const P256 = { kind: 'EC', curve: 'P-256' } as const;
  it.each([
    ['Ed25519', { kind: 'other', name: 'Ed25519' }],
    ['ECDSA SHA-256', { kind: 'EC', curve: 'K-256' }],
    ['ECDSA SHA-224', P256],
    ['RSASSA-PKCS1-v1_5 MD5', { kind: 'RSA', bits: 2048 }],
  ] as const)('says nothing against a certificate: %s', (algorithm, key) => {
    expect(by(algorithm, key)).toMatchObject({ ok: true, unchecked: true });
  });
  it('is told from one that does not fit', () => {
    const problem = 'certificate signature failure';
    expect(by('ECDSA SHA-256', P256)).toMatchObject({ ok: false, problem });
    // By another kind of key than the issuer has.
    expect(by('RSASSA-PKCS1-v1_5 SHA-256', P256)).toMatchObject({ ok: false, problem });
    const rsa = { kind: 'RSA', bits: 2048 } as const;
    expect(by('RSA-PSS SHA-512', rsa)).toMatchObject({ ok: false, problem });
  });
});

describe('revocation lists', () => {
  const withLists = async (...pems: readonly Promise<string>[]): Promise<Partial<ChainRules>> => {
    const text = (await Promise.all(pems)).join('');
    const blocks = describePem(names.map((name) => made.get(name)?.pem).join('') + text);
    return {
      lists: blocks.flatMap((one) => (one.kind === 'revocation-list' ? one.list : [])),
      signatures: await checkSignatures(blocks),
    };
  };
  const issued = (name: string): Issued => {
    const one = made.get(name);
    if (one === undefined) throw new Error(name);
    return one;
  };
  it('are needed for each certificate, or for the leaf alone', async () => {
    const one = await withLists(revoke(issued('middle'), []));
    expect(verify(['leaf', 'middle'], one)).toMatchObject({
      problem: 'unable to get certificate CRL',
      depth: 1,
    });
    expect(verify(['leaf', 'middle'], { ...one, listsForLeafOnly: true })).toMatchObject({
      ok: true,
    });
    const both = await withLists(revoke(issued('middle'), []), revoke(issued('root'), []));
    expect(verify(['leaf', 'middle'], both)).toMatchObject({ ok: true });
  });
  it('take certificates back', async () => {
    const lists = await withLists(revoke(issued('middle'), ['0b0b']), revoke(issued('root'), []));
    expect(verify(['leaf', 'middle'], lists)).toMatchObject({
      problem: 'certificate revoked',
      depth: 0,
    });
  });
  it('are in force and of the issuer', async () => {
    const old = await withLists(revoke(issued('middle'), [], [-30, -1]));
    const leafOnly = { listsForLeafOnly: true };
    expect(verify(['leaf', 'middle'], { ...old, ...leafOnly })).toMatchObject({
      problem: 'CRL has expired',
    });
    const early = await withLists(revoke(issued('middle'), [], [1, 30]));
    expect(verify(['leaf', 'middle'], { ...early, ...leafOnly })).toMatchObject({
      problem: 'CRL is not yet valid',
    });
    expect(verify(['leaf', 'middle'], { ...old, ...leafOnly, now: undefined })).toMatchObject({
      ok: true,
    });
  });
  it('of an issuer whose key nobody here can check with still say what is revoked', async () => {
    const { lists } = await withLists(revoke(issued('middle'), ['0b0b']));
    const [leaf, middle] = all('leaf', 'middle');
    if (leaf === undefined || middle === undefined) throw new Error('two were expected');
    const against = (key: Certificate['key']) =>
      verifyChain([{ ...leaf, signatureAlgorithm: 'Ed25519' }], {
        roots: [{ ...middle, key }],
        partial: true,
        purpose: undefined,
        now: NOW,
        depth: 100,
        lists,
        listsForLeafOnly: true,
        signatures: { kind: 'checked', signers: new Map() },
      });
    const revoked = { problem: 'certificate revoked' };
    expect(against({ kind: 'other', name: 'Ed25519' })).toMatchObject(revoked);
    expect(against(middle.key)).toMatchObject({ problem: 'CRL signature failure' });
  });
});
