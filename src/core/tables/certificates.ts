import { lifelineOf } from '../certificates/secret-story';
import type { Dump } from '../graph/dump';
import type { Subject, SubjectOf } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { addressText } from '../model/address';
import { isInForce } from '../model/in-force';
import { type SecretUse, writtenContextOf } from '../model/secret-references';
import { ownTlsContextOf } from '../model/sockets';
import type { Cluster, FilterChain } from '../model/types';
import type { InspectedPem } from '../x509/inspect-pem';
import type { PemPlace } from '../x509/pem-places';
import type { Certificate, CertificateRole, PublicKeyKind, SubjectName } from '../x509/types';
import { validityAt } from '../x509/validity';
import type { CertificatePlace, CertificateRow, ListedCertificate } from './types';

/** Of the places of one certificate so many are named. */
const MAX_PLACES = 8;

/** A secret or TLS context that has certificates or roots, or ought to. */
export interface CertificateHolder {
  readonly id: NodeId;
  readonly subject: Subject;
}

/** All of them, in the order of the file. */
export const certificateHolders = (dump: Dump): readonly CertificateHolder[] =>
  [...dump.subjects].flatMap(([id, subject]) => (isHolder(dump, subject) ? [{ id, subject }] : []));

function isHolder(dump: Dump, subject: Subject): boolean {
  if (subject.kind === 'secret') {
    const kind = subject.secret?.content.kind ?? 'empty';
    if (kind !== 'empty') return kind !== 'other';
    const uses = usesOf(dump, subject);
    return uses.size === 0 || uses.has('certificate') || uses.has('roots');
  }
  if (subject.kind !== 'transport-socket') return false;
  const context = ownTlsContextOf(subject.socket);
  if (context === undefined) return false;
  const written = writtenContextOf(context.validation);
  return (
    context.certificates.length > 0 ||
    written?.trustedCa !== undefined ||
    written?.customValidator?.kind === 'spiffe'
  );
}

const usesOf = (dump: Dump, subject: SubjectOf<'secret'>): ReadonlySet<SecretUse> =>
  new Set((lifelineOf(dump, subject)?.users ?? []).map(({ use }) => use));

type User = FilterChain | Cluster;

interface Entry extends Omit<CertificateRow, 'name' | 'validity' | 'placesTotal' | 'users'> {
  placesTotal: number;
  readonly users: Set<User>;
}

/** The certificates of a file as they are read, one row each: roots stand in many contexts. */
export class CertificateList {
  private readonly entries = new Map<string, Entry>();
  private readonly dump: Dump;

  constructor(dump: Dump) {
    this.dump = dump;
  }

  /** `pems`: what stands at the holder, with the place that each was read from. */
  add({ id, subject }: CertificateHolder, pems: readonly ReadPem[]): void {
    const place = { id, name: placeName(this.dump, subject) };
    const users = usersOf(this.dump, subject);
    const enter = (key: string, row: Pick<Entry, 'role'> & Partial<Entry>): void => {
      const known = this.entries.get(key);
      const entry: Entry =
        known === undefined
          ? { ...NOTHING, ...row, id, places: [place], placesTotal: 1, users: new Set(users) }
          : joined(known, place, row.role);
      if (known !== undefined) for (const user of users) entry.users.add(user);
      this.entries.set(key, entry);
    };
    const listed = pems.filter(({ pem }) => pem.field in ROLES);
    if (listed.length === 0) enter(`${id} missing`, missing(this.dump, subject));
    for (const { pem, place: at } of listed) {
      const role = ROLES[pem.field] ?? 'leaf';
      const certificates = pem.blocks.flatMap((block) =>
        block.kind === 'certificate' ? [block.certificate] : [],
      );
      certificates.forEach((certificate, index) => {
        const own = role === 'leaf' && index > 0 ? 'intermediate' : role;
        enter(certificate.sha256, { role: own, certificate: listedOf(certificate) });
      });
      if (certificates.length > 0) continue;
      const unread = pem.content === 'text' ? 'broken' : pem.content;
      enter(`${id} ${pem.pointer}`, { role, unread, source: sourceOf(at) });
    }
  }

  /** `now`: the time at which they are judged, in milliseconds since 1970. */
  rows(now: number): readonly CertificateRow[] {
    return [...this.entries.values()].map((entry) => {
      const { certificate, source, places, users } = entry;
      const chains = [...users].filter((user) => 'match' in user).length;
      return {
        ...entry,
        name: nameIn(certificate) || (source ?? places[0]?.name ?? ''),
        validity: certificate && validityAt(certificate, now),
        users: { chains, clusters: users.size - chains },
      };
    });
  }
}

const nameIn = (certificate: ListedCertificate | undefined): string | undefined =>
  certificate?.commonName || certificate?.names[0] || certificate?.subject;

/** From what it is there for first to what it may be beside. */
const ROLE_ORDER: readonly CertificateRole[] = ['leaf', 'root', 'intermediate'];

/** A certificate at one more place: a root may end the chain of a leaf as well. */
function joined(known: Entry, place: CertificatePlace, role: CertificateRole): Entry {
  const first = ROLE_ORDER.indexOf(role) < ROLE_ORDER.indexOf(known.role);
  if (known.places.some(({ id }) => id === place.id)) return first ? { ...known, role } : known;
  const placesTotal = known.placesTotal + 1;
  if (first) {
    return {
      ...known,
      id: place.id,
      role,
      places: [place, ...known.places].slice(0, MAX_PLACES),
      placesTotal,
    };
  }
  const places = known.places.length < MAX_PLACES ? [...known.places, place] : known.places;
  return { ...known, places, placesTotal };
}

export interface ReadPem {
  readonly pem: InspectedPem;
  readonly place: PemPlace;
}

const NOTHING = { certificate: undefined, unread: undefined, source: undefined };

/** Fields that hold certificates; a private key is in no table. */
const ROLES: Readonly<Partial<Record<InspectedPem['field'], CertificateRole>>> = {
  certificate_chain: 'leaf',
  trusted_ca: 'root',
  trust_bundle: 'root',
};

/** A holder in which no certificate or roots stand: a secret that is not here, or PKCS #12. */
function missing(dump: Dump, subject: Subject): Pick<CertificateRow, 'role' | 'unread'> {
  if (subject.kind !== 'secret') return { role: 'leaf', unread: 'other-form' };
  const kind = subject.secret?.content.kind ?? 'empty';
  if (kind !== 'empty') {
    return { role: kind === 'roots' ? 'root' : 'leaf', unread: 'other-form' };
  }
  const uses = usesOf(dump, subject);
  const onlyRoots = uses.has('roots') && !uses.has('certificate');
  return { role: onlyRoots ? 'root' : 'leaf', unread: 'not-in-file' };
}

function sourceOf({ content }: PemPlace): string | undefined {
  if (content.kind === 'file') return content.path;
  return content.kind === 'environment' ? content.variable : undefined;
}

function listedOf(one: Certificate): ListedCertificate {
  const { subject, commonName, issuer, serial, sha256, notBefore, notAfter, signatureAlgorithm } =
    one;
  return {
    subject,
    commonName,
    issuer,
    serial,
    sha256,
    notBefore,
    notAfter,
    signatureAlgorithm,
    names: (one.names ?? []).flatMap(nameOf),
    key: keyText(one.key),
  };
}

const nameOf = ({ value }: SubjectName): readonly string[] => (value === undefined ? [] : [value]);

function keyText(key: PublicKeyKind): string {
  switch (key.kind) {
    case 'RSA':
      return `RSA ${key.bits}`;
    case 'EC':
      return `EC ${key.curve}`;
    case 'other':
      return key.name;
  }
}

/** The secret, or whose TLS context it is. */
function placeName(dump: Dump, subject: Subject): string {
  if (subject.kind === 'secret') return subject.name;
  if (subject.kind !== 'transport-socket') return '';
  const owner = dump.subjects.get(subject.owner);
  switch (owner?.kind) {
    case 'filter-chain':
      return `${owner.listener.name || addressText(owner.listener.address)} › ${owner.chain.name}`;
    case 'socket-match':
      return `${owner.cluster.name} › ${owner.match.name}`;
    case 'cluster':
      return owner.cluster.name;
    case 'transport-socket':
      return placeName(dump, owner);
    default:
      return dump.index.byId.get(subject.owner)?.name ?? '';
  }
}

/** Chains and clusters in force that use a holder. */
function usersOf(dump: Dump, subject: Subject): ReadonlySet<User> {
  if (subject.kind === 'secret') {
    const users = lifelineOf(dump, subject)?.users ?? [];
    return new Set(
      users.flatMap(({ owner }) => {
        if (!isInForce(owner.kind === 'listener' ? owner.listener : owner.cluster)) return [];
        return owner.kind === 'listener' ? owner.chain : owner.cluster;
      }),
    );
  }
  let at: Subject | undefined = subject;
  while (at?.kind === 'transport-socket') at = dump.subjects.get(at.owner);
  switch (at?.kind) {
    case 'filter-chain':
      return isInForce(at.listener) ? new Set([at.chain]) : NO_USERS;
    case 'socket-match':
    case 'cluster':
    case 'sds-source':
      return at.cluster !== undefined && isInForce(at.cluster) ? new Set([at.cluster]) : NO_USERS;
    default:
      return NO_USERS;
  }
}

const NO_USERS: ReadonlySet<User> = new Set();

/** What the summary of a dump says of its certificates at a time (milliseconds since 1970). */
export interface CertificateCounts {
  /** Leaf certificates, and roots; those that cannot be read apart. */
  readonly leaves: number;
  readonly intermediates: number;
  readonly roots: number;
  readonly unread: number;
  readonly expired: number;
  /** Of those that have not expired the one that does next. */
  readonly next:
    | {
        readonly id: NodeId;
        readonly name: string;
        readonly role: CertificateRole;
        readonly notAfter: number;
      }
    | undefined;
}

export function certificateCounts(rows: readonly CertificateRow[]): CertificateCounts {
  const of = (role: CertificateRole): number =>
    rows.filter((row) => row.certificate !== undefined && row.role === role).length;
  const expired = rows.filter(({ validity }) => validity?.state === 'expired').length;
  const living = rows.flatMap(({ id, places, name, role, certificate, validity }) =>
    certificate === undefined || validity?.state === 'expired'
      ? []
      : [{ id, name: places[0]?.name || name, role, notAfter: certificate.notAfter }],
  );
  const [first, ...others] = living;
  return {
    leaves: of('leaf'),
    intermediates: of('intermediate'),
    roots: of('root'),
    unread: rows.filter(({ unread }) => unread !== undefined).length,
    expired,
    next: first && others.reduce((a, b) => (b.notAfter < a.notAfter ? b : a), first),
  };
}
