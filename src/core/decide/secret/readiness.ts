import { rootsReferenceOf, type SecretUse } from '../../model/secret-references';
import { socketsIn, tlsContextOf } from '../../model/sockets';
import type { Cluster, Listener, SdsReference, Secret, TlsContext } from '../../model/types';
import type { SecretArrival, SecretLookup } from './lookup';

/**
 * Whether the secrets have arrived without which Envoy closes every connection (docs/decisions.md,
 * "Not ready").
 */
export type Readiness =
  | { readonly ready: true }
  /** Names of secrets that have not arrived. */
  | { readonly ready: false; readonly waitsFor: readonly string[] }
  /** Names of secrets of which the file does not tell. */
  | { readonly ready: 'unknown'; readonly missing: readonly string[] };

type Arrival = 'arrived' | 'waits' | 'unknown';

/** Envoy's version of a secret that was asked for and never came (secret_manager_impl.cc). */
const UNINITIALIZED = 'uninitialized';

/** Whether a secret was asked for and has not come. */
export const isAwaited = ({ origin }: Pick<Secret, 'origin'>): boolean =>
  origin.state === 'warming' || origin.versionInfo === UNINITIALIZED;

function arrivalOf(state: SecretArrival): Arrival {
  if (state.kind === 'not-in-file') return 'unknown';
  if (isAwaited(state.secret)) return 'waits';
  // An active row without a body but with a version came and was masked out of this file.
  const masked = state.secret.origin.versionInfo !== undefined;
  return state.kind === 'in-file' || masked ? 'arrived' : 'unknown';
}

/**
 * ready = some certificate has come if any is configured (of several one suffices), and the
 * validation secret, and (server) the ticket keys (context_config_impl.h, isReady).
 */
export function readiness(context: TlsContext, lookup: SecretLookup): Readiness {
  const waitsFor: string[] = [];
  const missing: string[] = [];
  const need = (references: readonly SdsReference[], use: SecretUse): void => {
    const arrivals = references.map((reference) => arrivalOf(lookup(reference, use)));
    if (references.length === 0 || arrivals.includes('arrived')) return;
    const list = arrivals.includes('unknown') ? missing : waitsFor;
    const wanted: Arrival = arrivals.includes('unknown') ? 'unknown' : 'waits';
    references.forEach(({ name }, i) => {
      if (arrivals[i] === wanted && !list.includes(name)) list.push(name);
    });
  };
  // Certificates written into the context take the place of those of SDS (context_config_impl.cc).
  need(context.certificates.length > 0 ? [] : context.sdsCertificates, 'certificate');
  const roots = rootsReferenceOf(context.validation);
  if (roots !== undefined) need([roots], 'roots');
  if (context.sessionTicketKeys !== undefined) need([context.sessionTicketKeys], 'ticket-keys');
  if (waitsFor.length > 0) return { ready: false, waitsFor };
  return missing.length > 0 ? { ready: 'unknown', missing } : { ready: true };
}

/** Names of secrets for which sockets of a listener or cluster wait, each once. */
export function awaitedBy(resource: Listener | Cluster, lookup: SecretLookup): readonly string[] {
  const names = socketsIn(resource).flatMap((socket) => {
    const context = tlsContextOf(socket);
    const ready = context && readiness(context, lookup);
    return ready?.ready === false ? ready.waitsFor : [];
  });
  return [...new Set(names)];
}
