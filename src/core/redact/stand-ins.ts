import { REDACTED_PART } from '../model/redacted';
import { describePem } from '../x509/describe-pem';
import { checkSignatures } from '../x509/signatures';
import { standInText } from '../x509/stand-in';
import type {
  Certificate,
  PemBlock,
  PublicKeyKind,
  RevocationList,
  Signatures,
  SubjectName,
} from '../x509/types';
import type { Names } from './names';
import { NAME_ATTRIBUTES } from './vocabulary/standards';

/** More pairs than a page looks at: a whole file is looked at once. */
const MAX_PAIRS = 50_000;

const CERTIFICATE_LABELS = /^(TRUSTED |X509 )?CERTIFICATE$|^X509 CRL$/;

/** Replaces what cannot be read by a block that cannot be read either. */
const broken = (label: string): string => {
  const known = CERTIFICATE_LABELS.test(label) ? label : 'CERTIFICATE';
  return `-----BEGIN ${known}-----\n*\n-----END ${known}-----\n`;
};

const known = (text: string, form: RegExp): string => (form.test(text) ? text : REDACTED_PART);

/** Kinds of keys and curves with a known name; others are numbered. */
function keyOf(key: PublicKeyKind): PublicKeyKind {
  switch (key.kind) {
    case 'RSA':
      return key;
    case 'EC':
      return { ...key, curve: known(key.curve, /^[PK]-\d{3}$|^brainpoolP\d{3}[rt]1$/) };
    case 'other':
      return { ...key, name: known(key.name, /^(Ed|X)(25519|448)$|^(EC)?DSA$|^RSA(SSA)?-PSS$/) };
  }
}

/**
 * Describes the certificates and revocation lists of a file in the pseudonyms of its redaction. The
 * signers are determined when it is made. Ids (SHA-256, serials, key ids) are numbered, and pins of
 * certificates that are in the file are mapped to those of their stand-ins.
 */
export class StandIns {
  private readonly known = new Map<string, readonly PemBlock[]>();
  private readonly ids = new Map<string, number>();
  private readonly made = new Map<string, string>();
  private readonly pins = new Set<string>();
  private readonly names: Names;
  private signatures: Signatures = { kind: 'unchecked' };

  private constructor(names: Names) {
    this.names = names;
  }

  /** How many certificates and lists there are. */
  get size(): number {
    return this.made.size;
  }

  static async of(texts: Iterable<string>, names: Names): Promise<StandIns> {
    const all = new StandIns(names);
    const blocks: PemBlock[] = [];
    for (const text of texts) blocks.push(...all.blocks(text));
    all.signatures = await checkSignatures(blocks, MAX_PAIRS);
    return all;
  }

  /** A PEM text with stand-ins in place of its blocks; private keys are left out. */
  text(pem: string): string {
    return this.blocks(pem)
      .map((block) => this.block(block))
      .join('');
  }

  /** `verify_certificate_hash`; undefined: no certificate of the file has it. */
  hash(pin: string): string | undefined {
    const plain = pin.replaceAll(':', '').toLowerCase();
    if (!this.pins.has(plain)) return undefined;
    const hex = this.hex(plain);
    return pin.includes(':') ? (hex.match(/../g) ?? []).join(':') : hex;
  }

  /** `verify_certificate_spki`; undefined: no certificate of the file has that key. */
  spki(pin: string): string | undefined {
    return this.pins.has(pin) ? this.keyPin(pin) : undefined;
  }

  private blocks(text: string): readonly PemBlock[] {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const blocks = describePem(text);
    this.known.set(text, blocks);
    for (const block of blocks) {
      if (block.kind !== 'certificate') continue;
      this.pins.add(block.certificate.sha256);
      this.pins.add(block.certificate.spki);
    }
    return blocks;
  }

  private block(block: PemBlock): string {
    switch (block.kind) {
      case 'certificate':
        return this.once(block.certificate.sha256, () =>
          standInText({
            kind: 'certificate',
            certificate: this.certificate(block.certificate),
            signers: this.signers(block.certificate.sha256),
          }),
        );
      case 'revocation-list':
        return this.once(block.list.sha256, () =>
          standInText({
            kind: 'revocation-list',
            list: this.list(block.list),
            signers: this.signers(block.list.sha256),
          }),
        );
      case 'private-key':
        return '';
      case 'broken':
      case 'other':
        return broken(block.label);
    }
  }

  private once(id: string, make: () => string): string {
    const made = this.made.get(id) ?? make();
    this.made.set(id, made);
    return made;
  }

  private signers(id: string): readonly string[] | undefined {
    if (this.signatures.kind === 'unchecked') return undefined;
    return [...(this.signatures.signers.get(id) ?? [])].map((signer) => this.hex(signer));
  }

  /** Field by field: what a certificate says that is not here does not leave. */
  private certificate(one: Certificate): Certificate {
    const optional = (text: string | undefined, map: (text: string) => string) =>
      text === undefined ? undefined : map(text);
    const id = (text: string): string => this.serial(text);
    return {
      sha256: this.hex(one.sha256),
      spki: this.keyPin(one.spki),
      subject: this.distinguished(one.subject),
      issuer: this.distinguished(one.issuer),
      serial: id(one.serial),
      commonName: optional(one.commonName, (name) => this.attribute(name)),
      names: one.names?.map((name) => this.name(name)),
      spiffeId: optional(one.spiffeId, (uri) => this.names.text(uri)),
      notBefore: one.notBefore,
      notAfter: one.notAfter,
      key: keyOf(one.key),
      signatureAlgorithm: known(one.signatureAlgorithm, /^[A-Za-z\d_-]{1,20}( SHA-?\d{1,3})?$/),
      keyUsages: one.keyUsages,
      extendedUsages: one.extendedUsages?.map((usage) => this.usage(usage)),
      ca: one.ca,
      pathLength: one.pathLength,
      subjectKeyId: optional(one.subjectKeyId, id),
      authorityKeyId: optional(one.authorityKeyId, id),
      role: one.role,
    };
  }

  private list(list: RevocationList): RevocationList {
    return {
      sha256: this.hex(list.sha256),
      issuer: this.distinguished(list.issuer),
      thisUpdate: list.thisUpdate,
      nextUpdate: list.nextUpdate,
      revoked: list.revoked.map((serial) => this.serial(serial)),
    };
  }

  /** A name with a star inside a label fits other names, which are not known. */
  private name({ type, value }: SubjectName): SubjectName {
    const isPattern = value !== undefined && /[^.]\*|\*[^.]/.test(value);
    if (value === undefined || isPattern) return { type, value: undefined };
    return { type, value: this.names.text(value, type === 'DNS' ? 'host' : 'name') };
  }

  /** RFC 4514: attributes that are parted by commas, or pluses. */
  private distinguished(name: string): string {
    return name
      .split(/((?<!\\)[,+] *)/)
      .map((part, i) => {
        if (i % 2 === 1) return part.trim() === '+' ? '+' : ', ';
        const [, type = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? [];
        const kept = NAME_ATTRIBUTES.has(type) || /^\d+(\.\d+)+$/.test(type);
        const shown = kept || type === '' ? type : this.names.pseudonyms.name(type, 'key');
        return value === '' ? shown : `${shown}=${this.attribute(value)}`;
      })
      .join('');
  }

  /** A value with blanks is one name: words of it would say how many there are. */
  private attribute(value: string): string {
    const plain = value.replace(/\s+/g, ' ').trim();
    return /[\s\\"]/.test(plain)
      ? this.names.pseudonyms.name(plain, 'name')
      : this.names.text(plain);
  }

  /** Usages of RFC 5280 4.2.1.12 are known to everybody; those of an enterprise are not. */
  private usage(oid: string): string {
    return /^1\.3\.6\.1\.5\.5\.7\.3\.\d+$|^2\.5\.29\.37\.0$/.test(oid)
      ? oid
      : `1.3.6.1.4.1.${this.number(oid)}`;
  }

  private number(id: string): number {
    const known = this.ids.get(id) ?? this.ids.size + 1;
    this.ids.set(id, known);
    return known;
  }

  /** In the form that Envoy asks for: 64 hexadecimal digits. */
  private hex(id: string): string {
    return this.number(id).toString(16).padStart(64, '0');
  }

  private serial(serial: string): string {
    return this.number(serial).toString(16).padStart(2, '0');
  }

  /** 32 bytes in base64: six bits a letter, of the last letter's but four. */
  private keyPin(pin: string): string {
    return `${String(this.number(pin)).padStart(42, 'A')}A=`;
  }
}
