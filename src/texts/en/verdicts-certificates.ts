import type { CertificateVerdicts, ChainEnd, PlaceVerdict } from '../../core/certificates/types';
import type { PemField } from '../../core/x509/pem-places';
import type { Certificate, SubjectName } from '../../core/x509/types';
import type { Validity } from '../../core/x509/validity';
import { count } from './count';
import { code } from './phrases';
import { span } from './span';

const FIELDS: Readonly<Record<PemField, string>> = {
  certificate_chain: 'Certificate chain',
  private_key: 'Private key',
  trusted_ca: 'Trusted roots',
  crl: 'Revocation list',
  trust_bundle: 'Trust bundle of a SPIFFE domain',
};

const TIME = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
const time = (at: number): string => `${TIME.format(at)} UTC`;

/** On a badge. */
function short({ state, left }: Validity): string {
  switch (state) {
    case 'valid':
    case 'expiring':
      return `${span(left)} left`;
    case 'expired':
      return `expired ${span(left)} ago`;
    case 'not-yet-valid':
      return 'not yet valid';
  }
}

function long(validity: Validity): string {
  const { state, left } = validity;
  switch (state) {
    case 'valid':
      return `valid, ${span(left)} left`;
    case 'expiring':
      return `about to expire, ${span(left)} left`;
    case 'expired':
    case 'not-yet-valid':
      return short(validity);
  }
}

function key({ key: of }: Certificate): string {
  switch (of.kind) {
    case 'RSA':
      return `RSA, ${of.bits} bits`;
    case 'EC':
      return `ECDSA, ${of.curve}`;
    case 'other':
      return of.name;
  }
}

const PURPOSES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'TLS server',
  '1.3.6.1.5.5.7.3.2': 'TLS client',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'email',
  '1.3.6.1.5.5.7.3.8': 'time stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP signing',
};

function content({ field, content: of, where }: PlaceVerdict): string | undefined {
  switch (of) {
    case 'text':
      return undefined;
    case 'redacted':
      return field === 'private_key'
        ? 'Redacted: Envoy leaves it out of the dump, as it should.'
        : 'Redacted: it is not in this file.';
    case 'empty':
      return 'Empty.';
    case 'file':
      return `In the file ${code(where ?? '')}, whose content no dump has.`;
    case 'environment':
      return `In the environment variable ${code(where ?? '')}, whose content no dump has.`;
    case 'broken':
      return 'It is not base64, so it cannot be read.';
  }
}

/** A sentence about a chain and roots, around the name of what is held against the node's own. */
function end({ partner, mesh, end: of }: ChainEnd): readonly [before: string, after: string] {
  const named = partner !== undefined && partner.name !== '';
  const holds = partner?.holds ?? 'roots';
  const result = outcome(of, mesh);
  if (holds === 'certificate') {
    return named
      ? ['The certificate', ` is used with these roots and ${result('them')}`]
      : [`The certificate that these roots are used with ${result('them')}`, ''];
  }
  if (!named) return [`The chain ${result('the roots that it is used with')}`, ''];
  const sentence = result(SLOT);
  const at = sentence.indexOf(SLOT);
  return [`The chain ${sentence.slice(0, at)}the roots `, sentence.slice(at + SLOT.length)];
}

/** Stands where a link comes. */
const SLOT = '\n';

function outcome(of: ChainEnd['end'], mesh: boolean): (roots: string) => string {
  switch (of.kind) {
    case 'ends':
      return of.checked
        ? (roots) => `ends in ${roots} at ${code(of.root)}; the signatures are right.`
        : (roots) => `ends in ${roots} by its names; the signatures were not checked.`;
    case 'does-not': {
      const after = of.issuer === '' ? '' : `, at a certificate issued by ${code(of.issuer)}`;
      return mesh
        ? (roots) =>
            `does not end in ${roots}: Envoy's check would say “${of.problem}”${after}. Others in the mesh refuse it if they trust the same roots.`
        : (roots) =>
            `does not end in ${roots} (“${of.problem}”${after}). That need not be wrong: the roots are for what the other end shows.`;
    }
    case 'unverified':
      return (roots) => `is used with ${roots}, but Envoy accepts any certificate there.`;
    case 'unknown':
      return of.why === 'validator'
        ? (roots) => `is held against ${roots} by a validator whose rules this page does not know.`
        : (roots) => `may end in ${roots} or not: this file does not have the content of both.`;
  }
}

const NAMES: Readonly<Record<SubjectName['type'], string>> = {
  DNS: 'DNS',
  URI: 'URI',
  EMAIL: 'email',
  IP_ADDRESS: 'IP',
  OTHER_NAME: 'other name',
  OTHER: 'a name of another kind',
};

/** Certificates, as they stand in the file. */
export const certificates = {
  title: 'What is in it',
  gone: 'The file was changed, moved or deleted after it was opened, so its certificates cannot be read. Open it again.',
  field: (field: PemField): string => FIELDS[field],
  content,
  keyVisible:
    'The private key stands in this file in clear. Whoever has the file can pose as this proxy: treat the file as a secret, and replace the key.',
  role: { leaf: 'leaf', intermediate: 'intermediate', root: 'root' },
  short,
  long,
  clocks: {
    now: 'Now',
    dump: 'At the dump',
    /** A field where a person says it better. */
    taken: 'The dump was taken at (UTC)',
    /** Rows say when they came; the dump was printed then or later. */
    dumpMeaning: ({ dumpTime }: Pick<CertificateVerdicts, 'dumpTime'>): string =>
      dumpTime === undefined
        ? 'No row of this file says when it came, so the time of the dump is not known.'
        : `The newest row of this file came on ${time(dumpTime)}: the dump was taken then or later.`,
  },
  end,
  unchecked:
    'Signatures: not checked. Browsers offer what it takes (WebCrypto) on https pages and on localhost only.',
  facts: {
    spiffe: 'SPIFFE id',
    subject: 'Subject',
    names: 'SANs',
    issuer: 'Issuer',
    serial: 'Serial',
    key: 'Key',
    signature: 'Signed with',
    usages: 'Key usage',
    purposes: 'Good for',
    authority: 'May issue',
    from: 'From',
    until: 'Until',
    sha256: 'SHA-256',
  },
  key,
  name: ({ type, value }: SubjectName): string =>
    value === undefined ? NAMES[type] : `${NAMES[type]}: ${value}`,
  /** In the place of what tells a certificate from all others, where a description stands in for it. */
  redacted: 'redacted',
  noNames: 'none',
  purpose: (oid: string): string => PURPOSES[oid] ?? oid,
  anyUse: 'any use',
  authority: ({ ca, pathLength }: Certificate): string =>
    ca
      ? pathLength === undefined
        ? 'yes'
        : `yes, ${count(pathLength, 'CA', 'CAs')} below it at most`
      : 'no',
  time,
  revocation: (issuer: string, revoked: number, nextUpdate: number | undefined): string =>
    `${code(issuer)} takes back ${count(revoked, 'certificate', 'certificates')}${
      nextUpdate === undefined ? '' : `; the next list is due on ${time(nextUpdate)}`
    }.`,
  block: {
    'private-key': 'A private key. It is not shown here.',
    broken: (label: string): string => `A block ${code(label)} that cannot be read.`,
    other: (label: string): string => `A block ${code(label)}.`,
  },
  more: (n: number): string => `and ${count(n, 'block more', 'blocks more')}`,
  unnamed: 'a certificate without a name',
};
