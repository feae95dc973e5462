import { describe, expect, it } from 'vitest';
import type { TlsContext, ValidationContext } from '../../model/types';
import type { Certificate, RevocationList } from '../../x509/types';
import { CA, inline } from '../fixtures/contexts';
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
} from '../fixtures/handshake-ends';
import type { HandshakeEnd, Material } from './types';
import { verifyPeer } from './verify';

const LEAF = certificate('leaf');
const STRANGER = certificate('stranger', { issuer: 'CN=OTHER' });
const WITH_ROOT = { roots: bundle(ROOT) };
const rooted = (fields: Partial<ValidationContext> = {}): Partial<TlsContext> => ({
  validation: inline({ trustedCa: CA, ...fields }),
});

/** The signature of a list called `list` is right, that of any other is not. */
const verify = (verifier: HandshakeEnd, ...chain: readonly Certificate[]) => {
  const { signers } = signaturesOf(ROOT, OTHER_ROOT, ...chain);
  const known = new Map([...signers, ['list', new Set([ROOT.sha256])] as const]);
  return verifyPeer(verifier, chain, { now: NOW, signatures: { kind: 'checked', signers: known } });
};

describe('a chain that is refused', () => {
  const middle = authority('middle', { issuer: 'CN=ROOT' });
  const under = certificate('under', { issuer: 'CN=middle' });
  const list = (fields: Partial<RevocationList> = {}): Material => ({
    kind: 'known',
    bundle: {
      certificates: [],
      lists: [
        {
          sha256: 'list',
          issuer: 'CN=ROOT',
          thisUpdate: NOW - 1000,
          nextUpdate: NOW + 1000,
          revoked: [],
          ...fields,
        },
      ],
    },
  });
  it.each<[string, string, Partial<HandshakeEnd>, readonly Certificate[]]>([
    ['certificate has expired', 'certificate_expired', {}, [certificate('x', { days: [-9, -1] })]],
    [
      'certificate is not yet valid',
      'certificate_expired',
      {},
      [certificate('x', { days: [1, 2] })],
    ],
    [
      'unsupported certificate purpose',
      'unsupported_certificate',
      {},
      [certificate('x', { extendedUsages: ['1.3.6.1.5.5.7.3.2'] })],
    ],
    ['unable to get local issuer certificate', 'unknown_ca', {}, [STRANGER]],
    ['self signed certificate', 'unknown_ca', {}, [authority('x')]],
    [
      'self signed certificate in certificate chain',
      'unknown_ca',
      {},
      [certificate('x', { issuer: 'CN=OTHER' }), OTHER_ROOT],
    ],
    [
      'invalid CA certificate',
      'unknown_ca',
      {},
      [under, { ...middle, ca: false, keyUsages: undefined }],
    ],
    ['unable to get certificate CRL', 'unknown_ca', { lists: list({ issuer: 'CN=x' }) }, [LEAF]],
    ['certificate revoked', 'certificate_revoked', { lists: list({ revoked: ['01'] }) }, [LEAF]],
    ['CRL has expired', 'certificate_expired', { lists: list({ nextUpdate: NOW - 1 }) }, [LEAF]],
    [
      'CRL is not yet valid',
      'certificate_expired',
      { lists: list({ thisUpdate: NOW + 1 }) },
      [LEAF],
    ],
    [
      'CRL signature failure',
      'decrypt_error',
      { lists: list({ sha256: 'forged', revoked: ['01'] }) },
      [LEAF],
    ],
    [
      'key usage does not include CRL signing',
      'certificate_unknown',
      {
        roots: bundle(authority('ROOT', { keyUsages: ['keyCertSign'] })),
        lists: list(),
      },
      [LEAF],
    ],
  ])('%s: %s', (problem, alert, options, chain) => {
    expect(verify(clientEnd(rooted(), { ...WITH_ROOT, ...options }), ...chain)).toMatchObject({
      ok: false,
      unverified: false,
      chain: { ok: false, problem },
      alert,
      detail: expect.stringMatching(
        new RegExp(
          `^verify cert failed: X509_verify_cert: certificate verification error at depth \\d: .*${problem}$`,
        ),
      ),
    });
  });
  it('certificate signature failure: decrypt_error', () => {
    const at = { now: NOW, signatures: { kind: 'checked', signers: new Map() } } as const;
    expect(verifyPeer(clientEnd(rooted(), WITH_ROOT), [LEAF], at)).toMatchObject({
      chain: { problem: 'certificate signature failure' },
      alert: 'decrypt_error',
    });
  });
  it('for its lists says so', () => {
    const asked = { ...WITH_ROOT, lists: list({ revoked: ['01'] }) };
    expect(verify(clientEnd(rooted(), asked), LEAF)).toMatchObject({
      detail:
        'verify cert failed: X509_verify_cert: certificate verification error at depth 0: certificate revocation check against provided CRLs failed: certificate revoked',
    });
  });
  it('may be one that is good for the other end', () => {
    const forServers = certificate('x', { extendedUsages: ['1.3.6.1.5.5.7.3.1'] });
    expect(verify(serverEnd(rooted(), WITH_ROOT), forServers)).toMatchObject({
      chain: { problem: 'unsupported certificate purpose' },
    });
    expect(verify(clientEnd(rooted(), WITH_ROOT), forServers)).toMatchObject({ ok: true });
  });
  it('is not refused for its time where that is allowed', () => {
    const old = certificate('x', { days: [-9, -1] });
    const allowing = clientEnd(rooted({ allowExpired: true }), WITH_ROOT);
    expect(verify(allowing, old)).toMatchObject({ ok: true, chain: { ok: true } });
  });
  it('by its depth is refused by a server end alone, which counts the anchor', () => {
    const ends = (maxVerifyDepth: number | undefined) =>
      [serverEnd, clientEnd].map((end) => {
        const verdict = verify(end(rooted({ maxVerifyDepth }), WITH_ROOT), under, middle);
        return typeof verdict === 'string' ? verdict : verdict.ok;
      });
    expect(ends(undefined)).toEqual([true, true]);
    expect(ends(2)).toEqual([true, true]);
    expect(ends(1)).toEqual([false, true]);
    expect(ends(0)).toEqual([false, true]);
  });
});
