import './reflect';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type GeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509Crl,
} from '@peculiar/x509';
import { toBase64, toHex } from './base64';
import { pemBlocks } from './pem';
import { sha256Of } from './sha256';
import { readStandIn } from './stand-in';
import type {
  Certificate,
  CertificateRole,
  PemBlock,
  PublicKeyKind,
  RevocationList,
  SubjectName,
  SubjectNameType,
} from './types';

/**
 * The only module, beside ./signatures, that loads @peculiar/x509: it is heavy, and is loaded when
 * a certificate is first read.
 */

/** Every block of a PEM text, described. Never throws: what cannot be read is `broken`. */
export function describePem(text: string): readonly PemBlock[] {
  return pemBlocks(text).map(({ label, bytes }): PemBlock => {
    if (label.endsWith('PRIVATE KEY')) return { kind: 'private-key', label };
    if (bytes === undefined) return { kind: 'broken', label };
    try {
      return read(label, bytes);
    } catch {
      return { kind: 'broken', label };
    }
  });
}

function read(label: string, der: Uint8Array): PemBlock {
  switch (label) {
    case 'CERTIFICATE':
    case 'TRUSTED CERTIFICATE':
    case 'X509 CERTIFICATE':
      return { kind: 'certificate', certificate: certificateOf(der), der };
    case 'X509 CRL':
      return { kind: 'revocation-list', list: listOf(der), der };
    default:
      return readBlock(label, der);
  }
}

function readBlock(label: string, bytes: Uint8Array): PemBlock {
  const block = readStandIn(label, bytes);
  if (block === undefined) return { kind: 'other', label };
  const { signers, ...described } = block;
  return { ...described, standIn: { signers } };
}

const bytesOf = (buffer: ArrayBuffer): Uint8Array => new Uint8Array(buffer);

function certificateOf(der: Uint8Array): Certificate {
  const parsed = new X509Certificate(new Uint8Array(der));
  const constraints = parsed.getExtension(BasicConstraintsExtension);
  const names = namesOf(parsed);
  const ca = constraints?.ca ?? false;
  const { subject, issuer } = parsed;
  return {
    sha256: toHex(sha256Of(der)),
    spki: toBase64(sha256Of(bytesOf(parsed.publicKey.rawData))),
    subject,
    issuer,
    serial: parsed.serialNumber.toLowerCase(),
    commonName: parsed.subjectName.getField('CN')[0],
    names,
    spiffeId: names?.find(({ type, value }) => type === 'URI' && value?.startsWith('spiffe://'))
      ?.value,
    notBefore: parsed.notBefore.getTime(),
    notAfter: parsed.notAfter.getTime(),
    key: keyOf(parsed),
    signatureAlgorithm: signatureOf(parsed),
    keyUsages: keyUsagesOf(parsed),
    extendedUsages: parsed.getExtension(ExtendedKeyUsageExtension)?.usages.map(String),
    ca,
    pathLength: constraints?.pathLength,
    subjectKeyId: parsed.getExtension(SubjectKeyIdentifierExtension)?.keyId,
    authorityKeyId: parsed.getExtension(AuthorityKeyIdentifierExtension)?.keyId,
    role: roleOf(ca, subject === issuer),
  };
}

function roleOf(ca: boolean, ownIssuer: boolean): CertificateRole {
  if (ownIssuer) return 'root';
  return ca ? 'intermediate' : 'leaf';
}

const TYPES: Readonly<Record<string, SubjectNameType>> = {
  dns: 'DNS',
  url: 'URI',
  email: 'EMAIL',
  ip: 'IP_ADDRESS',
  guid: 'OTHER_NAME',
  upn: 'OTHER_NAME',
};

function namesOf(parsed: X509Certificate): readonly SubjectName[] | undefined {
  const extension = parsed.extensions.find(({ type }) => type === '2.5.29.17');
  if (extension === undefined) return undefined;
  // A kind of name that the package does not know makes it give up the whole list.
  if (!(extension instanceof SubjectAlternativeNameExtension)) {
    return [{ type: 'OTHER', value: undefined }];
  }
  return extension.names.items.map(nameOf);
}

function nameOf({ type, value }: GeneralName): SubjectName {
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return { type: known ?? 'OTHER', value: known === 'OTHER_NAME' ? undefined : value };
}

function keyOf({ publicKey: { algorithm } }: X509Certificate): PublicKeyKind {
  if ('modulusLength' in algorithm && typeof algorithm.modulusLength === 'number') {
    return { kind: 'RSA', bits: algorithm.modulusLength };
  }
  if ('namedCurve' in algorithm && typeof algorithm.namedCurve === 'string') {
    return { kind: 'EC', curve: algorithm.namedCurve };
  }
  return { kind: 'other', name: algorithm.name };
}

function signatureOf(parsed: X509Certificate): string {
  try {
    const algorithm: object = parsed.signatureAlgorithm;
    const name = nameIn(algorithm);
    const hash = 'hash' in algorithm ? nameIn(algorithm.hash) : undefined;
    return [name, hash].filter((part) => part !== undefined).join(' ');
  } catch {
    return 'unknown';
  }
}

function nameIn(algorithm: unknown): string | undefined {
  if (typeof algorithm !== 'object' || algorithm === null || !('name' in algorithm))
    return undefined;
  return typeof algorithm.name === 'string' ? algorithm.name : undefined;
}

const USAGES = [
  ['digitalSignature', KeyUsageFlags.digitalSignature],
  ['nonRepudiation', KeyUsageFlags.nonRepudiation],
  ['keyEncipherment', KeyUsageFlags.keyEncipherment],
  ['dataEncipherment', KeyUsageFlags.dataEncipherment],
  ['keyAgreement', KeyUsageFlags.keyAgreement],
  ['keyCertSign', KeyUsageFlags.keyCertSign],
  ['cRLSign', KeyUsageFlags.cRLSign],
  ['encipherOnly', KeyUsageFlags.encipherOnly],
  ['decipherOnly', KeyUsageFlags.decipherOnly],
] as const;

function keyUsagesOf(parsed: X509Certificate): readonly string[] | undefined {
  const flags = parsed.getExtension(KeyUsagesExtension)?.usages;
  if (flags === undefined) return undefined;
  return USAGES.flatMap(([name, flag]) => ((flags & flag) === 0 ? [] : [name]));
}

function listOf(der: Uint8Array): RevocationList {
  const parsed = new X509Crl(new Uint8Array(der));
  return {
    sha256: toHex(sha256Of(der)),
    issuer: parsed.issuer,
    thisUpdate: parsed.thisUpdate.getTime(),
    nextUpdate: parsed.nextUpdate?.getTime(),
    revoked: parsed.entries.map(({ serialNumber }) => serialNumber.toLowerCase()),
  };
}
