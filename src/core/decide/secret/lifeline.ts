import { isInForce } from '../../model/in-force';
import {
  DEFAULT_FETCH_TIMEOUT,
  referencesOf,
  type SecretReference,
  type SecretUse,
  secretKey,
} from '../../model/secret-references';
import { type SocketOwner, socketsOf, tlsContextOf } from '../../model/sockets';
import type {
  Cluster,
  Model,
  SdsReference,
  SdsSource,
  Secret,
  TlsContext,
} from '../../model/types';
import type { SecretLookup } from './lookup';
import { isAwaited } from './readiness';

/** The state of a secret according to its row. */
export type SecretLife =
  | 'active'
  | 'static'
  /** Asked for, and nothing has come yet. */
  | 'uninitialized'
  /** What came first was refused, and nothing came since. */
  | 'refused'
  /** Its row is there, its body was taken out of this file. */
  | 'masked'
  /** The secrets section does not have it. */
  | 'absent'
  /** The file has no secrets section. */
  | 'unknown';

/**
 * `for-ever`, or seconds after which Envoy stops waiting (`initial_fetch_timeout`,
 * config_source.proto).
 */
export type Wait = 'for-ever' | number;

/** What a missing secret breaks for its owner (docs/decisions.md, "Not ready", "Life of a secret"). */
export type SecretEffect =
  | { readonly kind: 'none' }
  /** Of several certificates another has come, and serves. */
  | { readonly kind: 'another-serves' }
  /** Certificates written into the context stand for it. */
  | { readonly kind: 'ignored' }
  /** A listener that was never active: nothing listens. */
  | { readonly kind: 'port-closed'; readonly wait: Wait }
  /** A cluster that was never active: 503, NC. */
  | { readonly kind: 'no-cluster'; readonly wait: Wait }
  /** An update waits, the version before it is in force. */
  | { readonly kind: 'old-version-serves'; readonly wait: Wait }
  /** A listener takes connections and closes them at once. */
  | { readonly kind: 'closes-connections' }
  /** A cluster fails each connection before it begins: UF. */
  | { readonly kind: 'fails-connections' }
  /** Envoy refuses a resource that names a static secret which is not there. */
  | { readonly kind: 'refused' }
  /** The owner is no longer, or never was, in force. */
  | { readonly kind: 'not-in-force' }
  | { readonly kind: 'unknown' };

export interface SecretUser {
  readonly owner: SocketOwner;
  readonly context: TlsContext;
  readonly use: SecretUse;
  readonly reference: SdsReference;
  readonly effect: SecretEffect;
}

/** A secret with everything that hangs on it. */
export interface SecretLifeline {
  readonly name: string;
  readonly source: SdsSource;
  readonly life: SecretLife;
  readonly row: Secret | undefined;
  readonly users: readonly SecretUser[];
  /** The cluster that serves it; undefined: none in the file, or another kind of source. */
  readonly servedBy: Cluster | undefined;
}

export interface SecretLifelines {
  /** By name and source, in the order in which the file first refers to them. */
  readonly used: readonly SecretLifeline[];
  /** Rows that nothing in the file refers to. */
  readonly unused: readonly Secret[];
}

interface Found {
  readonly name: string;
  readonly source: SdsSource;
  readonly users: SecretUser[];
  row: Secret | undefined;
}

/**
 * Every secret of a file: who refers to it, where it comes from, what has become of it, and what
 * breaks because of it. `lookup`: joins references with rows, as for all decisions.
 */
export function secretLifelines(model: Model, lookup: SecretLookup): SecretLifelines {
  const byKey = new Map<string, Found>();
  const seen = new Set<Secret>();
  const inForce = new InForce(model);
  for (const { owner, socket } of socketsOf(model)) {
    const context = tlsContextOf(socket);
    if (context === undefined) continue;
    for (const { reference, use } of referencesOf(context)) {
      const found = lookup(reference, use);
      const row = found.kind === 'not-in-file' ? undefined : found.secret;
      if (row !== undefined) seen.add(row);
      const { name, source } = reference;
      const key = secretKey(reference);
      const entry: Found = byKey.get(key) ?? { name, source, users: [], row };
      entry.row ??= row;
      const effect = effectOf(model, context, { reference, use }, lookup, inForce.of(owner));
      entry.users.push({ owner, context, use, reference, effect });
      byKey.set(key, entry);
    }
  }
  const used = [...byKey.values()].map(({ name, source, users, row }): SecretLifeline => {
    return {
      name,
      source,
      life: lifeOf(row, model),
      row,
      users,
      servedBy: source.kind === 'cluster' ? inForce.cluster(source.cluster) : undefined,
    };
  });
  return { used, unused: model.secrets.filter((row) => !seen.has(row)) };
}

function lifeOf(row: Secret | undefined, { sections }: Model): SecretLife {
  if (row === undefined) return sections.secrets ? 'absent' : 'unknown';
  const { state, rejected } = row.origin;
  if (isAwaited(row)) return rejected === undefined ? 'uninitialized' : 'refused';
  if (row.content.kind === 'empty' || row.emptied === true) return 'masked';
  return state === 'static' ? 'static' : 'active';
}

const isThere = (life: SecretLife): boolean =>
  life === 'active' || life === 'static' || life === 'masked';

/** Whether an owner is in force, waits, or neither. */
type OwnerState = 'in-force' | 'waits-alone' | 'waits-behind' | 'not-in-force';

function effectOf(
  model: Model,
  context: TlsContext,
  { reference, use }: SecretReference,
  lookup: SecretLookup,
  {
    standing: ownerState,
    kind,
  }: { readonly standing: OwnerState; readonly kind: SocketOwner['kind'] },
): SecretEffect {
  const life = (one: SdsReference): SecretLife => {
    const found = lookup(one, use);
    return lifeOf(found.kind === 'not-in-file' ? undefined : found.secret, model);
  };
  if (use === 'certificate' && context.certificates.length > 0) return { kind: 'ignored' };
  const own = life(reference);
  if (isThere(own)) return { kind: 'none' };
  if (ownerState === 'not-in-force') return { kind: 'not-in-force' };
  if (own === 'unknown') return { kind: 'unknown' };
  // A refusal ends the waiting (lab, broken-*): whoever still waits does so for another secret.
  if (own === 'refused' && ownerState !== 'in-force') return { kind: 'unknown' };
  if (own === 'absent') {
    return { kind: reference.source.kind === 'static' ? 'refused' : 'unknown' };
  }
  const wait =
    reference.fetchTimeout === 0 ? 'for-ever' : (reference.fetchTimeout ?? DEFAULT_FETCH_TIMEOUT);
  switch (ownerState) {
    case 'waits-alone':
      return { kind: kind === 'listener' ? 'port-closed' : 'no-cluster', wait };
    case 'waits-behind':
      return { kind: 'old-version-serves', wait };
    case 'in-force': {
      const others = use === 'certificate' ? context.sdsCertificates : [];
      if (others.some((one) => one !== reference && isThere(life(one)))) {
        return { kind: 'another-serves' };
      }
      return { kind: kind === 'listener' ? 'closes-connections' : 'fails-connections' };
    }
  }
}

/** Which version of a resource is in force. */
class InForce {
  private readonly listeners: ReadonlySet<string>;
  private readonly clusters: ReadonlyMap<string, Cluster>;

  constructor(model: Model) {
    this.listeners = new Set(model.listeners.filter(isInForce).map(({ name }) => name));
    this.clusters = new Map(model.clusters.filter(isInForce).map((one) => [one.name, one]));
  }

  cluster(name: string): Cluster | undefined {
    return this.clusters.get(name);
  }

  of(owner: SocketOwner): { readonly standing: OwnerState; readonly kind: SocketOwner['kind'] } {
    const { kind } = owner;
    const resource = kind === 'listener' ? owner.listener : owner.cluster;
    if (isInForce(resource)) return { kind, standing: 'in-force' };
    if (resource.origin.state !== 'warming') return { kind, standing: 'not-in-force' };
    const known = kind === 'listener' ? this.listeners : this.clusters;
    return { kind, standing: known.has(resource.name) ? 'waits-behind' : 'waits-alone' };
  }
}
