import { describe, expect, it } from 'vitest';
import { certificate, dns, uriName } from '../fixtures/handshake-ends';
import { selectCertificate, serverNames } from './certificate-selection';

const RSA = { kind: 'RSA', bits: 2048 } as const;
const named = (name: string, ...names: readonly string[]) =>
  certificate(name, { names: names.map(dns) });
const EC_API = named('ec', 'api.example.com');
const RSA_API = certificate('rsa', { names: [dns('api.example.com')], key: RSA });
const WILD = named('wild', '*.example.com');
const OTHER = named('other', 'other.org');

const choose = (
  leaves: Parameters<typeof selectCertificate>[0],
  sni?: string,
  { curves = ['P-256'], fullScan = false } = {},
) => selectCertificate(leaves, { sni, ecdsaCurves: curves }, fullScan);

describe('which certificate a server shows', () => {
  it('is the one with the exact name, before a wildcard', () => {
    expect(choose([OTHER, WILD, EC_API], 'api.example.com')).toEqual({
      index: 2,
      reason: 'exact-name',
    });
    expect(choose([OTHER, WILD, EC_API], 'x.example.com')).toEqual({
      index: 1,
      reason: 'wildcard-name',
    });
  });
  it('reaches one label with a wildcard', () => {
    expect(choose([OTHER, WILD], 'a.b.example.com')).toEqual({ index: 0, reason: 'first' });
    expect(choose([OTHER, WILD], 'example.com').reason).toBe('first');
    expect(choose([OTHER, WILD], '.example.com').reason).toBe('exact-name');
    // One label, which is not empty, and a domain after it.
    expect(choose([OTHER, named('m', 'm')], 'com').reason).toBe('first');
    expect(choose([OTHER, named('dot', '*.')], 'com.').reason).toBe('first');
    expect(choose([OTHER, named('c', '*.c')], 'com.c')).toEqual({
      index: 1,
      reason: 'wildcard-name',
    });
  });
  it('prefers ECDSA for a client that takes it, whatever the order', () => {
    expect(choose([RSA_API, EC_API], 'api.example.com').index).toBe(1);
    expect(choose([EC_API, RSA_API], 'api.example.com', { curves: [] }).index).toBe(1);
    expect(choose([EC_API, RSA_API], 'api.example.com', { curves: ['P-384'] }).index).toBe(1);
    expect(choose([RSA_API], 'api.example.com').index).toBe(0);
  });
  it('takes the first among equals', () => {
    expect(choose([named('a', 'x.org'), named('b', 'x.org')], 'x.org').index).toBe(0);
  });
  it('looks at all without a name, or with a full scan', () => {
    const p384 = certificate('p384', { key: { kind: 'EC', curve: 'P-384' } });
    expect(choose([p384, RSA_API, EC_API])).toEqual({ index: 2, reason: 'no-name' });
    expect(choose([p384, EC_API], 'foo.org', { fullScan: true })).toEqual({
      index: 1,
      reason: 'full-scan',
    });
    expect(choose([p384], undefined, { curves: [] })).toEqual({ index: 0, reason: 'first' });
  });
  it('goes by DNS names, or by the common name where there is no SAN extension', () => {
    expect(serverNames(named('a', 'x.org', '*.y.org'))).toEqual(['x.org', '.y.org']);
    expect(serverNames(certificate('cn', { names: undefined }))).toEqual(['cn']);
    expect(serverNames(certificate('cn', { names: [uriName('spiffe://x/y')] }))).toEqual([]);
    const unreadable = { type: 'DNS', value: undefined } as const;
    expect(serverNames(certificate('cn', { names: [unreadable, dns('x.org')] }))).toEqual([
      'x.org',
    ]);
    expect(serverNames(certificate('cn', { names: undefined, commonName: undefined }))).toEqual([]);
  });
});
