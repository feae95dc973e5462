import { describe, expect, it } from 'vitest';
import type { Secret, TlsContext, ValidationContext } from '../../model/types';
import {
  CA,
  certificateSecret,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  server,
  uri,
  warmingSecret,
} from '../fixtures/contexts';
import { clientProof } from './client-proof';

const proof = (
  validation: TlsContext['validation'],
  flag: boolean | undefined,
  ...secrets: readonly Secret[]
) => clientProof(server({ validation, requireClientCertificate: flag }), lookupOf(...secrets));

const ROOTS: Partial<ValidationContext> = { trustedCa: CA };
const NAMES: Partial<ValidationContext> = { typedNames: [uri('spiffe://a/')] };
const PINS: Partial<ValidationContext> = { hashes: ['aa'] };
const UNTRUSTED: Partial<ValidationContext> = { acceptUntrusted: true };
const SDS: TlsContext['validation'] = { kind: 'sds', reference: reference('ROOTCA') };

describe('what clients of a server end prove', () => {
  it('is nothing without something to verify them with, whatever the flag says', () => {
    expect(proof({ kind: 'none' }, false)).toBe('none');
    expect(proof({ kind: 'none' }, true)).toBe('none');
    expect(proof(inline({}), true)).toBe('none');
    expect(proof(inline({ systemRoots: true }), true)).toBe('none');
  });
  it('is who they are where roots, pins or SPIFFE bundles verify what is demanded', () => {
    expect(proof(inline(ROOTS), true)).toBe('demanded');
    expect(proof(inline({ ...ROOTS, ...NAMES }), false)).toBe('demanded');
    expect(proof(inline(PINS), undefined)).toBe('demanded');
    const spiffe = { customValidator: { kind: 'spiffe', trustDomains: ['a'] } } as const;
    expect(proof(inline(spiffe), false)).toBe('demanded');
  });
  it('is up to them with roots alone', () => {
    expect(proof(inline(ROOTS), false)).toBe('optional');
    expect(proof(inline(ROOTS), undefined)).toBe('optional');
  });
  it('is nothing where any certificate is accepted', () => {
    expect(proof(inline({ ...ROOTS, ...UNTRUSTED }), true)).toBe('none');
    expect(proof(inline(UNTRUSTED), false)).toBe('none');
    expect(proof(combined(UNTRUSTED), true)).toBe('none');
  });
  it('is not known of a validator of its own, or of what Envoy rejects', () => {
    const other = { customValidator: { kind: 'other', name: 'acme' } } as const;
    expect(proof(inline({ ...ROOTS, ...other }), true)).toBe('unknown');
    expect(proof(inline(NAMES), true)).toBe('unknown');
  });
  it('goes by the secret where the file has it', () => {
    expect(proof(SDS, true, rootsSecret('ROOTCA', ROOTS))).toBe('demanded');
    expect(proof(combined(), false, rootsSecret('ROOTCA', ROOTS))).toBe('optional');
    expect(proof(combined(), false, rootsSecret('ROOTCA', { ...ROOTS, ...NAMES }))).toBe(
      'demanded',
    );
    expect(proof(SDS, true, rootsSecret('ROOTCA', {}))).toBe('none');
    expect(proof(SDS, true, rootsSecret('ROOTCA', { ...ROOTS, ...UNTRUSTED }))).toBe('none');
  });
  it('goes by the flag while the secret is missing, which is to bring roots', () => {
    for (const secrets of [[], [warmingSecret('ROOTCA')], [certificateSecret('ROOTCA')]]) {
      expect(proof(SDS, true, ...secrets)).toBe('demanded');
      expect(proof(combined(), true, ...secrets)).toBe('demanded');
      expect(proof(combined(), false, ...secrets)).toBe('optional');
      expect(proof(combined(), undefined, ...secrets)).toBe('optional');
      expect(proof(combined(NAMES), false, ...secrets)).toBe('demanded');
      expect(proof(combined(PINS), false, ...secrets)).toBe('demanded');
    }
  });
});
