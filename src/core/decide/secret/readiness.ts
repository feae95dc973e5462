import type { SdsReference, TlsContext } from '../../model/types';
import type { SecretLookup, SecretState, SecretUse } from './lookup';

/** Whether the secrets have come without which Envoy closes every connection here (E.4). */
export type Readiness =
  | { readonly ready: true }
  /** Names of secrets that have not arrived. */
  | { readonly ready: false; readonly waitsFor: readonly string[] }
  /** Names of secrets of which the file does not tell. */
  | { readonly ready: 'unknown'; readonly missing: readonly string[] };

type Arrival = 'arrived' | 'waits' | 'unknown';

/** Envoy's version of a secret that was asked for and never came (secret_manager_impl.cc). */
const UNINITIALIZED = 'uninitialized';

function arrivalOf(state: SecretState): Arrival {
  if (state.kind === 'not-in-file') return 'unknown';
  const { state: life, versionInfo } = state.secret.origin;
  if (life === 'warming' || versionInfo === UNINITIALIZED) return 'waits';
  // An active row without a body but with a version came and was masked out of this file.
  return state.kind === 'in-file' || versionInfo !== undefined ? 'arrived' : 'unknown';
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
  // Certificates written into the context stand for those of SDS (D.1).
  need(context.certificates.length > 0 ? [] : context.sdsCertificates, 'certificate');
  const { validation } = context;
  if (validation.kind === 'sds' || validation.kind === 'combined') {
    need([validation.reference], 'roots');
  }
  if (context.sessionTicketKeys !== undefined) need([context.sessionTicketKeys], 'ticket-keys');
  if (waitsFor.length > 0) return { ready: false, waitsFor };
  return missing.length > 0 ? { ready: 'unknown', missing } : { ready: true };
}
