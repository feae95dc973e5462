import { describe, expect, it } from 'vitest';
import {
  CA,
  certificateSecret,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  tlsSocket,
  uri,
} from '../decide/fixtures/contexts';
import {
  authority,
  bundle,
  certificate,
  clientEnd,
  NOW,
  OTHER_ROOT,
  ROOT,
  serverEnd,
  signaturesOf,
} from '../decide/fixtures/handshake-ends';
import type { HandshakeEnd, Material } from '../decide/handshake/types';
import type { Subject } from '../graph/subjects';
import { listenerId } from '../ids/ids';
import type { Secret, ValidationContext } from '../model/types';
import type { Certificate, RevocationList, Signatures } from '../x509/types';
import { chainEnds } from './chain-ends';

const NOBODY: Signatures = { kind: 'checked', signers: new Map() };
const LEAF = certificate('a');

/** The node of a socket into whose context everything is written. */
const SOCKET: Subject = {
  kind: 'transport-socket',
  socket: tlsSocket(serverEnd({}).context),
  owner: listenerId('x', 'active'),
  side: 'server',
};

function endsOf(
  ends: readonly HandshakeEnd[],
  signatures: Signatures,
  subject: Subject = SOCKET,
  ...secrets: readonly Secret[]
) {
  const dump = { lookup: lookupOf(...secrets), nodeOf: () => undefined };
  return chainEnds(dump, subject, ends, { now: NOW, signatures });
}

const trusting = (fields: Partial<ValidationContext> = {}) => ({
  validation: inline({ trustedCa: CA, ...fields }),
});

/** How the chain of a context ends in the roots beside it. */
const endOf = (
  chain: readonly Certificate[],
  roots: Certificate,
  signatures: Signatures = signaturesOf(...chain, roots),
  fields: Partial<ValidationContext> = {},
  more: Partial<HandshakeEnd> = {},
) =>
  endsOf(
    [serverEnd(trusting(fields), { shows: chain, roots: bundle(roots), ...more })],
    signatures,
  )[0]?.end;

describe('where a chain ends', () => {
  it('is checked by signatures', () => {
    expect(endOf([LEAF], ROOT)).toEqual({ kind: 'ends', root: 'CN=ROOT', checked: true });
    expect(endOf([LEAF], ROOT, NOBODY)).toMatchObject({
      kind: 'does-not',
      problem: 'certificate signature failure',
    });
  });

  it('is told by names alone where signatures cannot be checked', () => {
    const byNames = { kind: 'ends', root: 'CN=ROOT', checked: false };
    expect(endOf([LEAF], ROOT, { kind: 'unchecked' })).toEqual(byNames);
    const odd = certificate('a', { signatureAlgorithm: '1.2.840.113549.1.1.4' });
    expect(endOf([odd], ROOT, NOBODY)).toEqual(byNames);
    const curve = authority('ROOT', { key: { kind: 'EC', curve: 'K-256' } });
    expect(endOf([LEAF], curve, NOBODY)).toEqual(byNames);
  });

  it('is another root', () => {
    const other = certificate('a', { issuer: 'CN=elsewhere' });
    expect(endOf([other], ROOT, NOBODY)).toEqual({
      kind: 'does-not',
      problem: 'unable to get local issuer certificate',
      issuer: 'CN=elsewhere',
    });
  });

  it('may be an intermediate that is trusted itself', () => {
    const middle = authority('MIDDLE', { issuer: 'CN=ROOT', role: 'intermediate' });
    const leaf = certificate('a', { issuer: 'CN=MIDDLE' });
    expect(endOf([leaf], middle)).toMatchObject({ kind: 'ends', root: 'CN=MIDDLE' });
  });

  it('is not known where a side is missing', () => {
    const end = serverEnd(
      { validation: combined() },
      { shows: [LEAF], roots: undefined, lookup: lookupOf(rootsSecret('ROOTCA', {})) },
    );
    const roots = rootsSecret('ROOTCA', {});
    expect(endsOf([end], NOBODY, SOCKET, roots)).toMatchObject([
      { partner: { name: 'ROOTCA', holds: 'roots' }, end: { kind: 'unknown' } },
    ]);
    const nothing: Material = { kind: 'not-in-file' };
    const file = serverEnd(trusting(), { roots: bundle(ROOT) });
    expect(endsOf([{ ...file, shown: [nothing] }], NOBODY)).toEqual([]);
  });
});

describe('what a peer of the same trust looks at as well', () => {
  const list = (revoked: readonly string[], until = NOW + 1): RevocationList => ({
    sha256: 'list',
    issuer: 'CN=ROOT',
    thisUpdate: 0,
    nextUpdate: until,
    revoked,
  });
  const lists = (...all: readonly RevocationList[]): Partial<HandshakeEnd> => ({
    lists: { kind: 'known', bundle: { certificates: [], lists: all } },
  });
  const signed: Signatures = {
    kind: 'checked',
    signers: new Map([...signaturesOf(LEAF, ROOT).signers, ['list', new Set([ROOT.sha256])]]),
  };
  const listed = (...all: readonly RevocationList[]) =>
    endOf([LEAF], ROOT, signed, {}, lists(...all));

  it('is what a list takes back, and whether the list is still good', () => {
    expect(listed(list([]))).toMatchObject({ kind: 'ends' });
    expect(listed(list(['01']))).toMatchObject({ problem: 'certificate revoked' });
    expect(listed(list([], NOW - 1))).toMatchObject({ problem: 'CRL has expired' });
    expect(listed()).toMatchObject({ problem: 'unable to get certificate CRL' });
  });

  it('is the bundle of the trust domain, where the SPIFFE validator decides', () => {
    const by = (name: string) =>
      endOf(
        [LEAF],
        ROOT,
        signaturesOf(LEAF, ROOT),
        { trustedCa: undefined, customValidator: { kind: 'spiffe', trustDomains: [name] } },
        { roots: undefined, trustDomains: [{ name, bundle: bundle(ROOT) }] },
      );
    expect(by('cluster.local')).toMatchObject({ kind: 'ends', root: 'CN=ROOT' });
    expect(by('elsewhere')).toMatchObject({ kind: 'does-not', problem: 'no trust bundle store' });
  });

  it('is how long the chain may be', () => {
    const middle = authority('MIDDLE', { issuer: 'CN=ROOT', role: 'intermediate' });
    const chain = [certificate('a', { issuer: 'CN=MIDDLE' }), middle];
    const all = signaturesOf(...chain, ROOT);
    // A client's context: its peer is a server, which alone sets the depth.
    const deep = (maxVerifyDepth: number) =>
      endsOf(
        [clientEnd(trusting({ maxVerifyDepth }), { shows: chain, roots: bundle(ROOT) })],
        all,
      )[0]?.end;
    expect(deep(2)).toMatchObject({ kind: 'ends' });
    expect(deep(1)).toMatchObject({ kind: 'does-not' });
  });

  it('is what the certificate is good for, at the end that shows it', () => {
    const serverOnly = certificate('a', { extendedUsages: ['1.3.6.1.5.5.7.3.1'] });
    expect(endOf([serverOnly], ROOT)).toMatchObject({ kind: 'ends' });
    const end = clientEnd(trusting(), { shows: [serverOnly], roots: bundle(ROOT) });
    expect(endsOf([end], signaturesOf(serverOnly, ROOT))).toMatchObject([
      { end: { problem: 'unsupported certificate purpose' } },
    ]);
  });

  it('is the time of a root, not that of the chain, which is told beside it', () => {
    const old = certificate('a', { days: [-9, -1] });
    expect(endOf([old], ROOT)).toMatchObject({ kind: 'ends' });
    expect(endOf([LEAF], authority('ROOT', { days: [-9, -1] }))).toMatchObject({
      kind: 'does-not',
      problem: 'certificate has expired',
    });
  });

  it('is no name and no pin, which are about somebody else', () => {
    const fields = { typedNames: [uri('spiffe://x/y')], hashes: ['00'.repeat(32)] };
    expect(endOf([LEAF], ROOT, signaturesOf(LEAF, ROOT), fields)).toMatchObject({ kind: 'ends' });
  });

  it('is nothing where any chain is accepted, or an unknown validator decides', () => {
    const fields = { acceptUntrusted: true };
    expect(endOf([LEAF], OTHER_ROOT, NOBODY, fields)).toEqual({ kind: 'unverified' });
    const other = { customValidator: { kind: 'other', name: 'x' } } as const;
    expect(endOf([LEAF], ROOT, NOBODY, other)).toEqual({ kind: 'unknown', why: 'validator' });
  });
});

it('of several contexts with the same roots the worst counts', () => {
  const roots = rootsSecret('ROOTCA', { trustedCa: CA });
  const chain = certificateSecret('default');
  const lookup = lookupOf(roots, chain);
  const end = (shows: Certificate): HandshakeEnd =>
    serverEnd(
      { certificates: [], sdsCertificates: [reference('default')], validation: combined() },
      { shows: [shows], roots: bundle(ROOT), lookup },
    );
  const other = certificate('b', { issuer: 'CN=OTHER' });
  const subject: Subject = {
    kind: 'secret',
    name: 'ROOTCA',
    secret: roots,
    source: undefined,
    references: [],
    ambiguous: false,
  };
  const found = endsOf(
    [end(LEAF), end(other)],
    signaturesOf(LEAF, ROOT, other),
    subject,
    roots,
    chain,
  );
  expect(found).toMatchObject([
    { partner: { name: 'default', holds: 'certificate' }, mesh: true, end: { kind: 'does-not' } },
  ]);
});
