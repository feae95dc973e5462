import '../../src/core/x509/reflect';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { X509Crl } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { Authority, certificateHash, publicKeyPin } from './authority';

const NOW = new Date('2026-11-25T12:00:00.500Z');

describe('the authority', () => {
  it('issues a chain that verifies, with the names that were ordered', async () => {
    const authority = new Authority(NOW);
    const root = await authority.issue({ name: 'root', ca: true });
    const middle = await authority.issue({
      name: 'middle',
      ca: true,
      issuer: root,
      key: 'ecdsa-p384',
    });
    const leaf = await authority.issue({
      name: 'leaf',
      issuer: middle,
      names: [
        { type: 'url', value: 'spiffe://cluster.local/ns/dev/sa/default' },
        { type: 'dns', value: '*.example.com' },
        { type: 'ip', value: '2001:db8::1' },
        { type: 'email', value: 'ops@example.com' },
      ],
    });
    const read = new X509Certificate(leaf.pem);
    expect(read.verify(new X509Certificate(middle.pem).publicKey)).toBe(true);
    expect(new X509Certificate(middle.pem).verify(new X509Certificate(root.pem).publicKey)).toBe(
      true,
    );
    expect(read.checkPrivateKey(createPrivateKey(leaf.key))).toBe(true);
    expect(read.subjectAltName).toBe(
      'URI:spiffe://cluster.local/ns/dev/sa/default, DNS:*.example.com, IP Address:2001:DB8:0:0:0:0:0:1, email:ops@example.com',
    );
    expect(read.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(certificateHash(leaf));
    expect(Buffer.from(publicKeyPin(leaf), 'base64')).toHaveLength(32);
  });

  it('counts validity from its own now and gives the same serial number for the same name', async () => {
    const one = await new Authority(NOW).issue({ name: 'old', from: -10, until: -1 });
    const other = await new Authority(NOW).issue({ name: 'old', from: -10, until: -1 });
    expect(one.certificate.notAfter.toISOString()).toBe('2026-11-24T12:00:00.000Z');
    expect(one.certificate.serialNumber).toBe(other.certificate.serialNumber);
    expect(one.pem).not.toBe(other.pem);
  });

  it('takes certificates back', async () => {
    const authority = new Authority(NOW);
    const root = await authority.issue({ name: 'root', ca: true });
    const leaf = await authority.issue({ name: 'leaf', issuer: root });
    const list = await authority.revoke(root, [leaf]);
    expect(list).toMatch(/^-----BEGIN X509 CRL-----\n/);
    const read = new X509Crl(list);
    expect(await read.verify(root.certificate)).toBe(true);
    expect(read.findRevoked(leaf.certificate)?.serialNumber).toBe(leaf.certificate.serialNumber);
  });

  it('has RSA keys too', async () => {
    const issued = await new Authority(NOW).issue({ name: 'rsa', key: 'rsa-2048' });
    expect(new X509Certificate(issued.pem).publicKey.asymmetricKeyType).toBe('rsa');
  });
});
