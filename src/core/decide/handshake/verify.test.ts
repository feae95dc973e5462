import { describe, expect, it } from 'vitest';
import type { TlsContext, ValidationContext } from '../../model/types';
import type { Certificate } from '../../x509/types';
import { CA, combined, inline, lookupOf, uri, warmingSecret } from '../fixtures/contexts';
import {
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
import type { HandshakeEnd, Material } from './types';
import { verifyPeer } from './verify';

const LEAF = certificate('leaf');
const STRANGER = certificate('stranger', { issuer: 'CN=OTHER' });
const WITH_ROOT = { roots: bundle(ROOT) };
const NOT_IN_FILE: Material = { kind: 'not-in-file' };
const rooted = (fields: Partial<ValidationContext> = {}): Partial<TlsContext> => ({
  validation: inline({ trustedCa: CA, ...fields }),
});

/** The signature of a list called `list` is right, that of any other is not. */
const verify = (verifier: HandshakeEnd, ...chain: readonly Certificate[]) => {
  const { signers } = signaturesOf(ROOT, OTHER_ROOT, ...chain);
  const known = new Map([...signers, ['list', new Set([ROOT.sha256])] as const]);
  return verifyPeer(verifier, chain, { now: NOW, signatures: { kind: 'checked', signers: known } });
};

describe('what is missing in the file', () => {
  it('is named where it decides', () => {
    const partial = clientEnd(
      { validation: combined() },
      { lookup: lookupOf(warmingSecret('ROOTCA')) },
    );
    expect(verify(partial, LEAF)).toBe('secret');
    const other = { customValidator: { kind: 'other', name: 'x' } } as const;
    expect(verify(clientEnd({ validation: inline(other) }), LEAF)).toBe('validator');
    expect(verify(clientEnd(rooted(), { roots: NOT_IN_FILE }), LEAF)).toBe('client-roots');
    expect(verify(serverEnd(rooted(), { roots: NOT_IN_FILE }), LEAF)).toBe('server-roots');
    const lists = { ...WITH_ROOT, lists: NOT_IN_FILE };
    expect(verify(clientEnd(rooted(), lists), LEAF)).toBe('client-roots');
    const custom = rooted({ typedNames: [{ ...uri('x'), how: 'custom' }] });
    expect(verify(clientEnd(custom, WITH_ROOT), LEAF)).toBe('names');
  });
  it('may have been redacted: then it neither fits nor fails to', () => {
    const redacted = { ...uri('redacted'), how: 'custom' } as const;
    const names = (...typedNames: readonly (typeof redacted | ReturnType<typeof uri>)[]) =>
      verify(clientEnd(rooted({ typedNames }), WITH_ROOT), LEAF);
    expect(names(redacted)).toBe('redacted');
    expect(names(uri('x'), redacted)).toBe('redacted');
    expect(names(uri(MESH_ID), redacted)).toMatchObject({ ok: true });
    const pins = (...hashes: readonly string[]) =>
      verify(clientEnd({ validation: inline({ hashes }) }), LEAF);
    expect(pins('redacted')).toBe('redacted');
    expect(pins('ab'.repeat(32), 'redacted')).toBe('redacted');
    expect(pins(LEAF.sha256, 'redacted')).toMatchObject({ ok: true, pins: true });
    expect(verify(clientEnd({ validation: inline({ spkis: ['redacted'] }) }), LEAF)).toBe(
      'redacted',
    );
  });
  it('is no matter where anything is accepted', () => {
    const accepting = clientEnd(rooted({ acceptUntrusted: true }), { roots: NOT_IN_FILE });
    expect(verify(accepting, LEAF)).toMatchObject({ ok: true, unverified: true, chain: undefined });
  });
});

describe('what a verdict tells', () => {
  it('is nothing where nothing is verified', () => {
    const looked = { chain: undefined, called: undefined, names: undefined, pins: undefined };
    expect(verify(clientEnd({}), STRANGER)).toEqual({
      ok: true,
      unverified: true,
      ...looked,
      detail: undefined,
      alert: undefined,
    });
    const empty = clientEnd({ validation: inline({}) });
    expect(verify(empty, STRANGER)).toMatchObject({ ok: true, unverified: true });
  });
  it('is each thing that was looked at', () => {
    const names = rooted({ typedNames: [uri(MESH_ID)], spkis: [LEAF.spki] });
    const call = { sni: undefined, verifiedNames: [MESH_ID] };
    expect(verify(clientEnd(names, { ...WITH_ROOT, call }), LEAF)).toMatchObject({
      ok: true,
      unverified: false,
      chain: { ok: true, path: [LEAF, ROOT] },
      called: true,
      names: { passes: 'yes' },
      pins: true,
    });
  });
  it('is verified by any one of roots, and pins', () => {
    expect(verify(clientEnd(rooted(), WITH_ROOT), LEAF)).toMatchObject({
      unverified: false,
      names: { passes: 'unchecked' },
      pins: undefined,
    });
    const pinned = clientEnd({ validation: inline({ hashes: [LEAF.sha256] }) });
    expect(verify(pinned, LEAF)).toMatchObject({ ok: true, unverified: false, chain: undefined });
  });
  it('keeps the chain of an accepted certificate', () => {
    const accepting = clientEnd(rooted({ acceptUntrusted: true }), WITH_ROOT);
    expect(verify(accepting, STRANGER)).toMatchObject({
      ok: true,
      unverified: true,
      chain: { ok: false, problem: 'unable to get local issuer certificate' },
    });
  });
  it('is a refusal without a certificate', () => {
    const refused = { ok: false, detail: 'verify cert failed: empty cert chain' };
    const alert = 'certificate_unknown';
    expect(verify(clientEnd(rooted(), WITH_ROOT))).toMatchObject({ ...refused, alert });
  });
});

describe('the names of a call', () => {
  const verdict = (names: Certificate['names'], ...verifiedNames: readonly string[]) => {
    const client = clientEnd(rooted(), { ...WITH_ROOT, call: { sni: undefined, verifiedNames } });
    const found = verify(client, certificate('x', { names }));
    return typeof found === 'string' ? found : (found.detail ?? found.called);
  };
  it('must be one of the certificate’s, DNS names by the rules of DNS', () => {
    expect(verdict([dns('a.com'), uriName('b')], 'x.org', 'b')).toBe(true);
    expect(verdict([dns('*.a.com')], 'x.a.com')).toBe(true);
    const refused = 'verify cert failed: verify SAN list, expected SANs';
    expect(verdict([uriName('*.a.com')], 'x.a.com')).toBe(
      `${refused}: [x.a.com], certificate SANs: [*.a.com]`,
    );
    expect(verdict([dns('a.com'), uriName('b')], 'c', 'd')).toBe(
      `${refused}: [c, d], certificate SANs: [a.com, b]`,
    );
  });
  it('are not found in names that cannot be read, or are not there', () => {
    const unread = { type: 'DNS', value: undefined } as const;
    expect(verdict([unread, dns('a.com')], 'a.com')).toBe(true);
    expect(verdict([unread, { type: 'OTHER', value: 'z' }, dns('a')], 'b')).toMatch(/: \[a\]$/);
    expect(verdict(undefined, 'a.com')).toMatch(/: \[\]$/);
  });
  it('are not asked for where there are none', () => {
    expect(verdict([dns('a.com')])).toBeUndefined();
  });
  it('are looked at beside pins alone', () => {
    const call = { sni: undefined, verifiedNames: ['a.com'] };
    const pinned = clientEnd({ validation: inline({ hashes: [LEAF.sha256] }) }, { call });
    expect(verify(pinned, LEAF)).toMatchObject({ ok: false, called: false });
    const nothing = clientEnd({ validation: inline({}) }, { call });
    expect(verify(nothing, LEAF)).toMatchObject({ ok: true, called: undefined });
  });
  it('keep the chain in what was looked at', () => {
    const call = { sni: undefined, verifiedNames: ['a.com'] };
    expect(verify(clientEnd(rooted(), { ...WITH_ROOT, call }), LEAF)).toMatchObject({
      chain: { ok: true },
      called: false,
    });
  });
});

describe('names and pins that are refused', () => {
  it('keep what was looked at before', () => {
    const other = clientEnd(rooted({ typedNames: [uri('x')] }), WITH_ROOT);
    expect(verify(other, LEAF)).toMatchObject({
      alert: 'certificate_unknown',
      chain: { ok: true },
      names: { passes: 'no' },
    });
    const pinned = rooted({ typedNames: [uri(MESH_ID)], spkis: ['x'] });
    expect(verify(clientEnd(pinned, WITH_ROOT), LEAF)).toMatchObject({
      alert: 'bad_certificate_hash_value',
      detail: 'verify cert failed: cert hash and spki',
      chain: { ok: true },
      names: { passes: 'yes' },
      pins: false,
    });
  });
  it('takes a hash of capitals, and one with colons', () => {
    const leaf = certificate('x', { sha256: 'ab'.repeat(32) });
    const colons = Array.from({ length: 32 }, () => 'AB').join(':');
    for (const hash of ['AB'.repeat(32), colons]) {
      const pinned = clientEnd({ validation: inline({ hashes: [hash] }) });
      expect(verify(pinned, leaf)).toMatchObject({ ok: true, pins: true });
    }
  });
});
