import { groupBy, pushTo } from '../base/group-by';
import type { SecretArrival, SecretLookup } from '../decide/secret/lookup';
import { referencesOf, type SecretUse, secretKey } from '../model/secret-references';
import { socketsOf, tlsContextOf } from '../model/sockets';
import type { Model, SdsReference, SdsSource, Secret } from '../model/types';

/** A name and its config source: Envoy keeps one provider for each pair (secret_manager_impl.cc). */
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

/** What a row is for; `empty`: nothing has been delivered yet, so that it fits any use. */
export type RowKind = SecretUse | 'generic-secret' | 'empty';

export function rowKind({ content }: Secret): RowKind {
  if (content.kind !== 'other') return content.kind;
  return content.type === 'session-ticket-keys' ? 'ticket-keys' : content.type;
}

function fits(secret: Secret, uses: ReadonlySet<RowKind>): boolean {
  const kind = rowKind(secret);
  return kind === 'empty' || uses.has(kind);
}

const RANK: readonly Secret['origin']['state'][] = [
  'active',
  'static',
  'unknown',
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
  // A model has one object for equal sources, so that most references need no computed key.
  const bySource = new Map<SdsSource, Map<string, JoinedSecret>>();
  const secretOf = (reference: SdsReference): JoinedSecret | undefined =>
    bySource.get(reference.source)?.get(reference.name) ?? joined.get(secretKey(reference));
  for (const { socket } of socketsOf(model)) {
    const context = tlsContextOf(socket);
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
  const kinds = new Set<RowKind>();
  return rows.filter((row) => !kinds.has(rowKind(row)) && kinds.add(rowKind(row)));
}

function stateOf(row: Secret | undefined): SecretArrival {
  if (row === undefined) return { kind: 'not-in-file' };
  return row.content.kind === 'empty' || row.emptied === true
    ? { kind: 'not-ready', secret: row }
    : { kind: 'in-file', secret: row };
}
