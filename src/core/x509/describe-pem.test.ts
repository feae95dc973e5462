import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describePem } from './describe-pem';
import { issue, NOW, revoke } from './fixtures/issue';
import { certificatesIn } from './inspect-pem';
import { validityAt } from './validity';

const DAY = 24 * 60 * 60 * 1000;
const first = (pem: string) => {
  const [certificate] = certificatesIn(describePem(pem));
  if (certificate === undefined) throw new Error('a certificate was expected');
  return certificate;
};

describe('a certificate', () => {
  it('says who it is for', async () => {
    const root = await issue('root', { ca: true });
    const leaf = await issue('leaf', {
      by: root,
      subject: 'O=istio, CN=leaf',
      serial: '0A0B',
      names: [
        { type: 'url', value: 'spiffe://cluster.local/ns/dev/sa/default' },
        { type: 'dns', value: '*.Example.com' },
        { type: 'ip', value: '2001:DB8:0:0::1' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'email', value: 'ops@example.com' },
      ],
      usages: ['1.3.6.1.5.5.7.3.1'],
    });
    const der = new Uint8Array(leaf.certificate.rawData);
    expect(first(leaf.pem)).toEqual({
      sha256: createHash('sha256').update(der).digest('hex'),
      spki: createHash('sha256')
        .update(new Uint8Array(leaf.certificate.publicKey.rawData))
        .digest('base64'),
      subject: 'O=istio, CN=leaf',
      issuer: 'CN=root',
      serial: '0a0b',
      commonName: 'leaf',
      names: [
        { type: 'URI', value: 'spiffe://cluster.local/ns/dev/sa/default' },
        { type: 'DNS', value: '*.Example.com' },
        { type: 'IP_ADDRESS', value: '2001:db8::1' },
        { type: 'IP_ADDRESS', value: '127.0.0.1' },
        { type: 'EMAIL', value: 'ops@example.com' },
      ],
      spiffeId: 'spiffe://cluster.local/ns/dev/sa/default',
      notBefore: NOW - DAY,
      notAfter: NOW + 365 * DAY,
      key: { kind: 'EC', curve: 'P-256' },
      signatureAlgorithm: 'ECDSA SHA-256',
      keyUsages: ['digitalSignature'],
      extendedUsages: ['1.3.6.1.5.5.7.3.1'],
      ca: false,
      pathLength: undefined,
      subjectKeyId: undefined,
      authorityKeyId: undefined,
      role: 'leaf',
    });
  });
  it('has a role in its chain', async () => {
    const root = await issue('root', { ca: true });
    const middle = await issue('middle', { by: root, ca: true, pathLength: 0, rsa: true });
    const own = await issue('own');
    expect(first(root.pem)).toMatchObject({ role: 'root', ca: true, names: undefined });
    expect(first(middle.pem)).toMatchObject({
      role: 'intermediate',
      pathLength: 0,
      key: { kind: 'RSA', bits: 2048 },
      keyUsages: ['keyCertSign', 'cRLSign'],
    });
    expect(first(own.pem)).toMatchObject({ role: 'root', ca: false });
  });
  it('is valid, expiring, expired or not yet valid at a time', () => {
    const life = { notBefore: 0, notAfter: 100 * DAY };
    expect(validityAt(life, -1).state).toBe('not-yet-valid');
    expect(validityAt(life, 0)).toEqual({ state: 'valid', left: 100 * DAY });
    expect(validityAt(life, 80 * DAY).state).toBe('valid');
    expect(validityAt(life, 80 * DAY + 1).state).toBe('expiring');
    expect(validityAt(life, 100 * DAY).state).toBe('expiring');
    expect(validityAt(life, 100 * DAY + 1)).toEqual({ state: 'expired', left: -1 });
    expect(validityAt({ notBefore: 0, notAfter: 3650 * DAY }, 3619 * DAY).state).toBe('valid');
  });
});

describe('PEM texts', () => {
  it('are read block by block, whatever stands between', async () => {
    const root = await issue('root', { ca: true });
    const list = await revoke(root, ['0a01']);
    const text = `# my roots\n${root.pem}subject=x\n${list}-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END EC PRIVATE KEY-----\n-----BEGIN DH PARAMETERS-----\nAAAA\n-----END DH PARAMETERS-----\n`;
    expect(describePem(text)).toMatchObject([
      { kind: 'certificate', certificate: { subject: 'CN=root' } },
      { kind: 'revocation-list', list: { issuer: 'CN=root', revoked: ['0a01'] } },
      { kind: 'private-key', label: 'EC PRIVATE KEY' },
      { kind: 'other', label: 'DH PARAMETERS' },
    ]);
  });
  it('may be broken, and are told as such', () => {
    const block = (body: string) =>
      `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    const broken = { kind: 'broken', label: 'CERTIFICATE' };
    expect(describePem(block('MIIB'))).toEqual([broken]);
    expect(describePem(block('not base64!'))).toEqual([broken]);
    expect(describePem('-----BEGIN CERTIFICATE-----\nMIIB')).toEqual([broken]);
    expect(describePem('-----BEGIN ')).toEqual([]);
    expect(describePem('[redacted]')).toEqual([]);
  });
});
