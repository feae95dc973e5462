import type { JsonObject } from '../base/json';
import type { Cluster, Endpoint, SocketMatch } from '../model/types';
import { type Mismatch, mismatch } from './struct-match';

/** What became of an entry in one pass. `late`: an entry before it was taken already. */
export type CandidateOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'out'; readonly why: Mismatch }
  | { readonly kind: 'late'; readonly fits: boolean }
  /** Could fit, but what it would be compared with is not in a dump. */
  | { readonly kind: 'undecided' };

export interface SocketCandidate {
  readonly index: number;
  readonly name: string;
  readonly match: JsonObject;
  readonly outcome: CandidateOutcome;
}

/** One step of the decision: the value looked at, and every entry with what became of it. */
export type SocketStep =
  | {
      readonly step: 'endpoint' | 'locality';
      readonly metadata: JsonObject | 'not-dumped' | undefined;
      readonly candidates: readonly SocketCandidate[];
    }
  /** The cluster's own socket is taken; implied: it has none, so Envoy uses a raw buffer. */
  | { readonly step: 'own'; readonly implied: boolean }
  /** `transport_socket_matcher` decides, by what no dump tells in full. */
  | { readonly step: 'matcher' };

export type SocketVerdict =
  | {
      readonly kind: 'match';
      /** Position in `cluster.matches`. */
      readonly index: number;
      /** Whose metadata the entry fitted. */
      readonly by: 'endpoint' | 'locality';
      readonly trace: readonly SocketStep[];
    }
  | { readonly kind: 'own'; readonly trace: readonly SocketStep[] }
  | {
      readonly kind: 'unknown';
      readonly missing: 'locality' | 'matcher';
      readonly trace: readonly SocketStep[];
    };

function pass(
  step: 'endpoint' | 'locality',
  matches: readonly SocketMatch[],
  metadata: JsonObject | undefined,
): { readonly taken: number | undefined; readonly step: SocketStep } {
  let taken: number | undefined;
  const candidates = matches.map(({ name, match }, index): SocketCandidate => {
    const why = mismatch(match, metadata);
    const entry = { index, name, match };
    if (taken !== undefined)
      return { ...entry, outcome: { kind: 'late', fits: why === undefined } };
    if (why !== undefined) return { ...entry, outcome: { kind: 'out', why } };
    taken = index;
    return { ...entry, outcome: { kind: 'taken' } };
  });
  return { taken, step: { step, metadata, candidates } };
}

/**
 * Which transport socket Envoy uses towards an endpoint
 * (source/common/upstream/transport_socket_match_impl.cc): the first entry of
 * `transport_socket_matches` that fits the endpoint's metadata, else the first that fits its
 * locality's, else the cluster's own socket, which is a raw buffer where it has none.
 *
 * Locality metadata is not in an EDS row, so where no entry fits the endpoint's and any could fit
 * the locality's, the verdict is unknown. An entry with an empty match always fits in the first
 * pass, so that such a list is always decided.
 */
export function selectSocket(
  cluster: Pick<Cluster, 'matches' | 'byMatcher' | 'socket'>,
  endpoint: Pick<Endpoint, 'metadata' | 'localityMetadata'>,
): SocketVerdict {
  const { matches, byMatcher } = cluster;
  if (byMatcher && matches.length > 0) {
    return { kind: 'unknown', missing: 'matcher', trace: [{ step: 'matcher' }] };
  }
  const { content } = cluster.socket;
  const own: SocketStep = {
    step: 'own',
    implied: content.kind === 'raw-buffer' && content.implied,
  };
  if (matches.length === 0) return { kind: 'own', trace: [own] };

  const first = pass('endpoint', matches, endpoint.metadata);
  if (first.taken !== undefined) {
    return { kind: 'match', index: first.taken, by: 'endpoint', trace: [first.step] };
  }
  if (endpoint.localityMetadata === 'not-dumped') {
    const candidates = matches.map(({ name, match }, index): SocketCandidate => {
      return { index, name, match, outcome: { kind: 'undecided' } };
    });
    const open: SocketStep = { step: 'locality', metadata: 'not-dumped', candidates };
    return { kind: 'unknown', missing: 'locality', trace: [first.step, open] };
  }
  const second = pass('locality', matches, endpoint.localityMetadata);
  if (second.taken !== undefined) {
    return { kind: 'match', index: second.taken, by: 'locality', trace: [first.step, second.step] };
  }
  return { kind: 'own', trace: [first.step, second.step, own] };
}
