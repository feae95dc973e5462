import '../../src/core/x509/reflect';
import { createHash, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509';

/** Kinds of keys that Envoy takes, and two that it refuses (1024-bit RSA, and P-521 in old releases). */
export type KeyKind = 'ecdsa-p256' | 'ecdsa-p384' | 'ecdsa-p521' | 'rsa-2048' | 'rsa-1024';

/** What a certificate says. Times are days from the authority's `now`. */
export interface CertificateOrder {
  /** Name of the certificate in recordings, from which its serial number follows. */
  readonly name: string;
  /** Common name of the subject; the certificate's name if absent. */
  readonly subject?: string;
  /** Who signs; itself if absent. */
  readonly issuer?: Issued;
  readonly key?: KeyKind;
  readonly ca?: boolean;
  /** Subject alternative names; no extension if absent. */
  readonly names?: readonly JsonGeneralName[];
  /** Extended key usages; both sides of TLS if absent, no extension if empty. */
  readonly usages?: readonly ('serverAuth' | 'clientAuth' | 'codeSigning')[];
  /** Whether its key usage says that it may sign certificates; if absent, an authority's does. */
  readonly maySign?: boolean;
  /** Authorities: how many others may stand between it and a leaf. */
  readonly pathLength?: number;
  /** Whether it says which key it has, and which its issuer has. */
  readonly keyIds?: boolean;
  readonly from?: number;
  readonly until?: number;
}

/** A certificate with its keys. Keys are for the running Envoy alone and are never recorded. */
export interface Issued {
  readonly name: string;
  readonly certificate: X509Certificate;
  /** The certificate alone, PEM. */
  readonly pem: string;
  /** PKCS #8, PEM. */
  readonly key: string;
  readonly keys: CryptoKeyPair;
}

const DAY = 24 * 60 * 60 * 1000;
const ALGORITHMS = {
  'ecdsa-p256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'ecdsa-p384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  'ecdsa-p521': { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  'rsa-2048': rsa(2048),
  'rsa-1024': rsa(1024),
} as const;

function rsa(modulusLength: number) {
  return {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength,
  };
}

/** Issues certificates whose names, serial numbers and times follow from what was ordered. */
export class Authority {
  readonly now: Date;

  /** `now`: the moment from which validity is counted, cut to the second as certificates write it. */
  constructor(now: Date) {
    this.now = new Date(Math.floor(now.getTime() / 1000) * 1000);
  }

  /** Makes a key and a certificate for it: valid from yesterday for a year if nothing else is said. */
  async issue(order: CertificateOrder): Promise<Issued> {
    const algorithm = ALGORITHMS[order.key ?? 'ecdsa-p256'];
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const { issuer } = order;
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serialOf(order.name),
      subject: commonName(order.subject ?? order.name),
      issuer: issuer?.certificate.subjectName ?? commonName(order.subject ?? order.name),
      notBefore: this.day(order.from ?? -1),
      notAfter: this.day(order.until ?? 365),
      publicKey: keys.publicKey,
      signingKey: (issuer?.keys ?? keys).privateKey,
      signingAlgorithm: signingAlgorithm((issuer?.keys ?? keys).privateKey),
      extensions: [
        ...extensionsOf(order),
        ...(order.keyIds === true
          ? [
              await SubjectKeyIdentifierExtension.create(keys.publicKey),
              await AuthorityKeyIdentifierExtension.create((issuer?.keys ?? keys).publicKey),
            ]
          : []),
      ],
    });
    const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    const key = `${PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`;
    return { name: order.name, certificate, pem: `${certificate.toString('pem')}\n`, key, keys };
  }

  /** A list (PEM) that takes back certificates of an issuer; in force from yesterday for a year. */
  async revoke(
    issuer: Issued,
    revoked: readonly Issued[],
    { from = -1, until = 365 }: { from?: number; until?: number } = {},
  ): Promise<string> {
    const list = await X509CrlGenerator.create({
      issuer: issuer.certificate.subjectName,
      thisUpdate: this.day(from),
      nextUpdate: this.day(until),
      entries: revoked.map(({ certificate }) => ({
        serialNumber: certificate.serialNumber,
        revocationDate: this.day(from),
        // Without a reason the package writes an empty list of extensions, which Envoy refuses.
        reason: X509CrlReason.superseded,
      })),
      signingKey: issuer.keys.privateKey,
      signingAlgorithm: signingAlgorithm(issuer.keys.privateKey),
    });
    // The package's own label, `CRL`, is not the one that other programs look for.
    return `${PemConverter.encode(list.rawData, 'X509 CRL')}\n`;
  }

  private day(offset: number): Date {
    return new Date(this.now.getTime() + offset * DAY);
  }
}

function commonName(name: string): { readonly CN: string[] }[] {
  return [{ CN: [name] }];
}

/** 16 bytes, positive and without leading zeros. */
function serialOf(name: string): string {
  return `01${createHash('sha256').update(name).digest('hex').slice(0, 30)}`;
}

function signingAlgorithm(key: CryptoKey): { name: string; hash: string } {
  const own = Object.values(ALGORITHMS).find(
    (algorithm) =>
      algorithm.name === key.algorithm.name &&
      (!('namedCurve' in algorithm) ||
        ('namedCurve' in key.algorithm && algorithm.namedCurve === key.algorithm.namedCurve)),
  );
  return { name: key.algorithm.name, hash: own?.hash ?? 'SHA-256' };
}

function extensionsOf(order: CertificateOrder): Extension[] {
  const ca = order.ca ?? false;
  const maySign = order.maySign ?? ca;
  const flags =
    (ca ? KeyUsageFlags.cRLSign : KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment) |
    (maySign ? KeyUsageFlags.keyCertSign : 0);
  const extensions: Extension[] = [
    new BasicConstraintsExtension(ca, order.pathLength, true),
    new KeyUsagesExtension(flags, true),
  ];
  const usages = order.usages ?? (ca ? [] : (['serverAuth', 'clientAuth'] as const));
  if (usages.length > 0) {
    extensions.push(new ExtendedKeyUsageExtension(usages.map((usage) => ExtendedKeyUsage[usage])));
  }
  if (order.names !== undefined && order.names.length > 0) {
    extensions.push(new SubjectAlternativeNameExtension([...order.names]));
  }
  return extensions;
}

/** As `verify_certificate_hash` wants it: SHA-256 of the certificate, hex. */
export function certificateHash(issued: Issued): string {
  return createHash('sha256').update(new Uint8Array(issued.certificate.rawData)).digest('hex');
}

/** As `verify_certificate_spki` wants it: SHA-256 of the public key's info, base64. */
export function publicKeyPin(issued: Issued): string {
  return createHash('sha256')
    .update(new Uint8Array(issued.certificate.publicKey.rawData))
    .digest('base64');
}
