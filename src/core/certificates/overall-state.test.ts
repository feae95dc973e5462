import { describe, expect, it } from 'vitest';
import type { Certificate, PemBlock } from '../x509/types';
import { livesOf, overallState } from './overall-state';

const DAY = 24 * 60 * 60 * 1000;

/** A certificate of 100 days, as far as its times go. */
const until = (notAfter: number): PemBlock => {
  const certificate: Certificate = {
    sha256: '',
    spki: '',
    subject: '',
    issuer: '',
    serial: '',
    commonName: undefined,
    names: undefined,
    spiffeId: undefined,
    notBefore: notAfter - 100 * DAY,
    notAfter,
    key: { kind: 'RSA', bits: 2048 },
    signatureAlgorithm: '',
    keyUsages: undefined,
    extendedUsages: undefined,
    ca: false,
    pathLength: undefined,
    subjectKeyId: undefined,
    authorityKeyId: undefined,
    role: 'leaf',
  };
  return { kind: 'certificate', certificate, der: new Uint8Array() };
};

describe('the state of all certificates together', () => {
  const now = 1000 * DAY;
  const blocks = [until(now + 90 * DAY), until(now - DAY), until(now + 5 * DAY)];

  it('of a chain is that of its worst', () => {
    expect(overallState(livesOf([{ field: 'certificate_chain', blocks }]), now)).toEqual({
      state: 'expired',
      left: -DAY,
    });
  });
  it('of roots is that of their best: one that is valid will do', () => {
    expect(overallState(livesOf([{ field: 'trusted_ca', blocks }]), now)?.state).toBe('valid');
  });
  it('is that of the chain where there are both, and none without certificates', () => {
    const both = [
      { field: 'trusted_ca', blocks: [until(now - DAY)] },
      { field: 'certificate_chain', blocks: [until(now + 5 * DAY)] },
    ] as const;
    expect(overallState(livesOf(both), now)?.state).toBe('expiring');
    expect(overallState(livesOf([{ field: 'private_key', blocks: [] }]), now)).toBeUndefined();
  });
});
