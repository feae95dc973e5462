import { isArray, isObject, type JsonObject, type JsonValue, own } from '../base/json';
import { toBase64 } from './base64';
import type {
  Certificate,
  CertificateRole,
  PublicKeyKind,
  RevocationList,
  SubjectName,
  SubjectNameType,
} from './types';

/**
 * Replaces certificates and revocation lists in a redacted dump: PEM-like blocks, base64 of JSON
 * that describes the original. They hold no key and no signature, so they name their signers
 * themselves.
 */

export const CERTIFICATE_LABEL = 'MTLSCOPE CERTIFICATE';
export const LIST_LABEL = 'MTLSCOPE REVOCATION LIST';

/** `signers`: SHA-256 of the certificates whose key signed it; undefined: it could not be checked. */
export type StandIn =
  | {
      readonly kind: 'certificate';
      readonly certificate: Certificate;
      readonly signers: readonly string[] | undefined;
    }
  | {
      readonly kind: 'revocation-list';
      readonly list: RevocationList;
      readonly signers: readonly string[] | undefined;
    };

/** The block of a stand-in, with a line end after it. Its content must be ASCII. */
export function standInText(standIn: StandIn): string {
  const [label, content] =
    standIn.kind === 'certificate'
      ? [CERTIFICATE_LABEL, standIn.certificate]
      : [LIST_LABEL, standIn.list];
  const text = JSON.stringify({ ...content, signers: standIn.signers });
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** A block's content; throws if it is no stand-in, as reading a certificate does. */
export function readStandIn(label: string, bytes: Uint8Array): StandIn | undefined {
  if (label !== CERTIFICATE_LABEL && label !== LIST_LABEL) return undefined;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  const json: JsonValue = JSON.parse(text);
  if (!isObject(json)) throw new Error('no stand-in');
  const read = new Fields(json);
  const signers = read.has('signers') ? read.texts('signers') : undefined;
  return label === CERTIFICATE_LABEL
    ? { kind: 'certificate', certificate: certificateOf(read), signers }
    : { kind: 'revocation-list', list: listOf(read), signers };
}

const ROLES: readonly CertificateRole[] = ['leaf', 'intermediate', 'root'];

const certificateOf = (read: Fields): Certificate => ({
  sha256: read.text('sha256'),
  spki: read.text('spki'),
  subject: read.text('subject'),
  issuer: read.text('issuer'),
  serial: read.text('serial'),
  commonName: read.has('commonName') ? read.text('commonName') : undefined,
  names: read.has('names') ? read.objects('names').map(nameOf) : undefined,
  spiffeId: read.has('spiffeId') ? read.text('spiffeId') : undefined,
  notBefore: read.number('notBefore'),
  notAfter: read.number('notAfter'),
  key: keyOf(read.object('key')),
  signatureAlgorithm: read.text('signatureAlgorithm'),
  keyUsages: read.has('keyUsages') ? read.texts('keyUsages') : undefined,
  extendedUsages: read.has('extendedUsages') ? read.texts('extendedUsages') : undefined,
  ca: read.flag('ca'),
  pathLength: read.has('pathLength') ? read.number('pathLength') : undefined,
  subjectKeyId: read.has('subjectKeyId') ? read.text('subjectKeyId') : undefined,
  authorityKeyId: read.has('authorityKeyId') ? read.text('authorityKeyId') : undefined,
  role: read.oneOf('role', ROLES),
  standIn: true,
});

const listOf = (read: Fields): RevocationList => ({
  sha256: read.text('sha256'),
  issuer: read.text('issuer'),
  thisUpdate: read.number('thisUpdate'),
  nextUpdate: read.has('nextUpdate') ? read.number('nextUpdate') : undefined,
  revoked: read.texts('revoked'),
});

const NAME_TYPES: readonly SubjectNameType[] = [
  'DNS',
  'URI',
  'EMAIL',
  'IP_ADDRESS',
  'OTHER_NAME',
  'OTHER',
];

const nameOf = (read: Fields): SubjectName => ({
  type: read.oneOf('type', NAME_TYPES),
  value: read.has('value') ? read.text('value') : undefined,
});

function keyOf(read: Fields): PublicKeyKind {
  const kind = read.oneOf('kind', ['RSA', 'EC', 'other'] as const);
  switch (kind) {
    case 'RSA':
      return { kind, bits: read.number('bits') };
    case 'EC':
      return { kind, curve: read.text('curve') };
    case 'other':
      return { kind, name: read.text('name') };
  }
}

/** The fields of an object that must be what they are read as. */
class Fields {
  constructor(private readonly json: JsonObject) {}

  has(field: string): boolean {
    return own(this.json, field) !== undefined;
  }

  text(field: string): string {
    const value = own(this.json, field);
    return typeof value === 'string' ? value : this.bad(field);
  }

  number(field: string): number {
    const value = own(this.json, field);
    return typeof value === 'number' ? value : this.bad(field);
  }

  flag(field: string): boolean {
    const value = own(this.json, field);
    return typeof value === 'boolean' ? value : this.bad(field);
  }

  oneOf<T extends string>(field: string, all: readonly T[]): T {
    const value = own(this.json, field);
    return all.find((one) => one === value) ?? this.bad(field);
  }

  texts(field: string): readonly string[] {
    return this.list(field).map((one) => (typeof one === 'string' ? one : this.bad(field)));
  }

  objects(field: string): readonly Fields[] {
    return this.list(field).map((one) => (isObject(one) ? new Fields(one) : this.bad(field)));
  }

  object(field: string): Fields {
    const value = own(this.json, field);
    return isObject(value) ? new Fields(value) : this.bad(field);
  }

  private list(field: string): readonly JsonValue[] {
    const value = own(this.json, field);
    return isArray(value) ? value : this.bad(field);
  }

  private bad(field: string): never {
    throw new Error(`no stand-in: ${field}`);
  }
}
