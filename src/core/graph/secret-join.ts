import { groupBy } from '../base/group-by';
import type { SecretLookup, SecretState } from '../decide/secret/lookup';
import type {
  Model,
  SdsReference,
  SdsSource,
  Secret,
  TlsContext,
  TransportSocket,
} from '../model/types';

export type SecretUse = 'certificate' | 'roots' | 'other';

/** One use of a secret by a TLS context. */
export interface SecretReference {
  readonly reference: SdsReference;
  readonly use: SecretUse;
}

/** A name and where it comes from: what Envoy keeps one provider for (envoy-tls.md A.5). */
export interface JoinedSecret {
  readonly key: string;
  readonly name: string;
  readonly source: SdsSource;
  readonly references: SdsReference[];
  readonly uses: Set<SecretUse>;
  /** The row of the secrets section; undefined: dangling. */
  row: Secret | undefined;
  /** Several sources share the name, and a row does not say which source it came from. */
  ambiguous: boolean;
}

/** The part of a secret's id that names its source (`default@sds-grpc`, `x@ads`, `y@file`). */
export function sourceName(source: SdsSource): string | undefined {
  switch (source.kind) {
    case 'cluster':
      return source.cluster;
    case 'google-grpc':
      return source.target;
    case 'ads':
      return 'ads';
    case 'file':
      return 'file';
    case 'static':
      return undefined;
    case 'other':
      return 'other';
  }
}

/** Tells sources apart, the paths of two files included. */
const sourceKey = (source: SdsSource): string =>
  source.kind === 'file' ? `file:${source.path}` : `${source.kind}:${sourceName(source) ?? ''}`;

export const secretKey = (reference: SdsReference): string =>
  `${sourceKey(reference.source)} ${reference.name}`;

/** The innermost socket of a chain of wrappers. */
export function innermost(socket: TransportSocket): TransportSocket {
  let at = socket;
  while (at.content.kind === 'wrapper') at = at.content.inner;
  return at;
}

export function contextOf(socket: TransportSocket): TlsContext | undefined {
  const { content } = innermost(socket);
  return content.kind === 'tls' || content.kind === 'quic' ? content.context : undefined;
}

/** Every secret that a TLS context refers to, with what for, in the order of the context. */
export function referencesOf(context: TlsContext): readonly SecretReference[] {
  const { validation, sdsCertificates, sessionTicketKeys } = context;
  const all: SecretReference[] = [];
  for (const reference of sdsCertificates) all.push({ reference, use: 'certificate' });
  if (validation.kind === 'sds' || validation.kind === 'combined') {
    all.push({ reference: validation.reference, use: 'roots' });
  }
  if (sessionTicketKeys !== undefined) all.push({ reference: sessionTicketKeys, use: 'other' });
  return all;
}

function* socketsOf(model: Model): Iterable<TransportSocket> {
  for (const listener of model.listeners) for (const chain of listener.chains) yield chain.socket;
  for (const cluster of model.clusters) {
    for (const match of cluster.matches) yield match.socket;
    yield cluster.socket;
  }
}

/** A row fits a use by what it holds; an empty one (not yet delivered) fits any. */
const fits = (secret: Secret, uses: ReadonlySet<SecretUse>): boolean =>
  secret.content.kind === 'empty' || uses.has(secret.content.kind);

const RANK: readonly Secret['origin']['state'][] = [
  'active',
  'static',
  'draining',
  'warming',
  'failed',
];
const byRank = (a: Secret, b: Secret): number =>
  RANK.indexOf(a.origin.state) - RANK.indexOf(b.origin.state);

export interface SecretJoin {
  readonly joined: ReadonlyMap<string, JoinedSecret>;
  /** The secret that a reference of the model means; undefined for one of another model. */
  secretOf(reference: SdsReference): JoinedSecret | undefined;
  /** Rows that nothing in the file refers to. */
  readonly unused: readonly Secret[];
  readonly lookup: SecretLookup;
}

/** Joins the references of all TLS contexts with the rows of the secrets section, by name. */
export function joinSecrets(model: Model): SecretJoin {
  const joined = new Map<string, JoinedSecret>();
  const byName = new Map<string, JoinedSecret[]>();
  // A model has one object for equal sources, so that most references need no key of their own.
  const bySource = new Map<SdsSource, Map<string, JoinedSecret>>();
  const secretOf = (reference: SdsReference): JoinedSecret | undefined =>
    bySource.get(reference.source)?.get(reference.name) ?? joined.get(secretKey(reference));
  for (const socket of socketsOf(model)) {
    const context = contextOf(socket);
    for (const { reference, use } of context === undefined ? [] : referencesOf(context)) {
      let secret = secretOf(reference);
      if (secret === undefined) {
        const key = secretKey(reference);
        secret = {
          key,
          name: reference.name,
          source: reference.source,
          references: [],
          uses: new Set(),
          row: undefined,
          ambiguous: false,
        };
        joined.set(key, secret);
        pushTo(byName, reference.name, secret);
      }
      nameIn(bySource, reference, secret);
      secret.references.push(reference);
      secret.uses.add(use);
    }
  }
  const used = new Set<Secret>();
  const rowsByName = groupBy(model.secrets, (secret) => secret.name);
  for (const [name, secrets] of byName) {
    const rows = [...(rowsByName.get(name) ?? [])].sort(byRank);
    const ofFile = firstOfEach(rows.filter((row) => row.origin.state === 'static'));
    const fetched = firstOfEach(rows.filter((row) => row.origin.state !== 'static'));
    for (const secret of secrets) {
      const own = secret.source.kind === 'static' ? ofFile : fetched;
      secret.row = own.find((row) => fits(row, secret.uses)) ?? own[0];
      if (secret.row !== undefined) used.add(secret.row);
    }
    const sharing = secrets.filter(
      (secret) => secret.source.kind !== 'static' && secret.row !== undefined,
    );
    if (sharing.length > 1) for (const secret of sharing) secret.ambiguous = true;
  }
  return {
    joined,
    secretOf,
    unused: model.secrets.filter((row) => !used.has(row)),
    lookup: (reference) => stateOf(secretOf(reference)?.row),
  };
}

function pushTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function nameIn(
  bySource: Map<SdsSource, Map<string, JoinedSecret>>,
  { source, name }: SdsReference,
  secret: JoinedSecret,
): void {
  let names = bySource.get(source);
  if (names === undefined) {
    names = new Map();
    bySource.set(source, names);
  }
  if (!names.has(name)) names.set(name, secret);
}

/** Of rows alike for a use the first counts, so that a thousand with one name are not gone through again. */
function firstOfEach(rows: readonly Secret[]): readonly Secret[] {
  const kinds = new Set<Secret['content']['kind']>();
  return rows.filter(({ content: { kind } }) => !kinds.has(kind) && kinds.add(kind));
}

function stateOf(row: Secret | undefined): SecretState {
  if (row === undefined) return { kind: 'not-in-file' };
  return row.content.kind === 'empty' || row.emptied === true
    ? { kind: 'not-ready', secret: row }
    : { kind: 'in-file', secret: row };
}
