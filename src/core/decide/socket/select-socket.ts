import type { JsonObject } from '../../base/json';
import { isImplied } from '../../model/sockets';
import type { Cluster, Endpoint, SocketMatch, TransportSocket } from '../../model/types';
import type { EndpointMetadata } from '../matcher-tree/endpoint';
import type { MatcherStep } from '../matcher-tree/trace';
import { runSocketMatcher } from './socket-matcher';
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
  /** `transport_socket_matcher` decides; `named`: the entry that its action names. */
  | {
      readonly step: 'matcher';
      readonly steps: readonly MatcherStep[];
      readonly named: string | undefined;
    };

/** Which socket is taken, and nothing of how that was found. */
export type SocketChoice =
  | {
      readonly kind: 'match';
      /** Position in `cluster.matches`. */
      readonly index: number;
      /** Whose metadata the entry fitted, or that the matcher named it. */
      readonly by: 'endpoint' | 'locality' | 'matcher';
    }
  | { readonly kind: 'own' }
  | { readonly kind: 'unknown'; readonly missing: 'locality' | 'matcher' };

/** An endpoint that is found at connection time, as an ORIGINAL_DST cluster has: it has no metadata. */
export const UNLISTED: EndpointMetadata & Pick<Endpoint, 'address'> = {
  address: undefined,
  metadata: undefined,
  localityMetadata: undefined,
};

export type SocketVerdict = SocketChoice & { readonly trace: readonly SocketStep[] };

type Choosing = Pick<Cluster, 'matches' | 'byMatcher' | 'matcher' | 'socket'>;

export type { EndpointMetadata };

const OWN: SocketChoice = { kind: 'own' };

/**
 * Which transport socket Envoy uses towards an endpoint
 * (source/common/upstream/transport_socket_match_impl.cc): the first entry of
 * `transport_socket_matches` that fits the endpoint's metadata, else the first that fits its
 * locality's, else the cluster's own socket, which is a raw buffer where it has none.
 *
 * Locality metadata is not in an EDS row, so where no entry fits the endpoint's and any could fit
 * the locality's, the verdict is unknown. An entry with an empty match always fits in the first
 * pass, so that such a list is always decided.
 *
 * Under `transport_socket_matcher` the entries' own matches are not looked at: it names an entry, and
 * where it names none that is there, the cluster's own socket is taken.
 */
export function chooseSocket(
  cluster: Pick<Cluster, 'matches' | 'byMatcher' | 'matcher'>,
  endpoint: EndpointMetadata,
): SocketChoice {
  const { matches, byMatcher } = cluster;
  const { metadata, localityMetadata } = endpoint;
  if (matches.length === 0) return OWN;
  if (byMatcher) return chooseByMatcher(cluster, endpoint).choice;
  const first = firstFit(matches, metadata);
  if (first >= 0) return { kind: 'match', index: first, by: 'endpoint' };
  if (localityMetadata === 'not-dumped') return { kind: 'unknown', missing: 'locality' };
  const second = firstFit(matches, localityMetadata);
  return second >= 0 ? { kind: 'match', index: second, by: 'locality' } : OWN;
}

/** The socket that was chosen; undefined: unknown which. */
export function socketOf(
  { matches, socket }: Pick<Cluster, 'matches' | 'socket'>,
  choice: SocketChoice,
): TransportSocket | undefined {
  switch (choice.kind) {
    case 'match':
      return matches[choice.index]?.socket;
    case 'own':
      return socket;
    case 'unknown':
      return undefined;
  }
}

function chooseByMatcher(
  { matches, matcher }: Pick<Cluster, 'matches' | 'matcher'>,
  endpoint: EndpointMetadata,
): { readonly choice: SocketChoice; readonly step: SocketStep } {
  const verdict = matcher && runSocketMatcher(matcher, endpoint);
  if (verdict === undefined || verdict.end.kind === 'unknown') {
    const step: SocketStep = { step: 'matcher', steps: verdict?.steps ?? [], named: undefined };
    return { choice: { kind: 'unknown', missing: 'matcher' }, step };
  }
  const named = verdict.end.kind === 'action' ? verdict.end.name : undefined;
  const index = matches.findIndex(({ name }) => name === named);
  return {
    choice: index < 0 ? OWN : { kind: 'match', index, by: 'matcher' },
    step: { step: 'matcher', steps: verdict.steps, named },
  };
}

const firstFit = (matches: readonly SocketMatch[], metadata: JsonObject | undefined): number =>
  matches.findIndex(({ match }) => mismatch(match, metadata) === undefined);

/** The choice with its trace: every entry of every pass, with what became of it. */
export function selectSocket(cluster: Choosing, endpoint: EndpointMetadata): SocketVerdict {
  const choice = chooseSocket(cluster, endpoint);
  return { ...choice, trace: traceOf(choice, cluster, endpoint) };
}

function traceOf(
  choice: SocketChoice,
  cluster: Choosing,
  endpoint: EndpointMetadata,
): readonly SocketStep[] {
  const { matches, socket } = cluster;
  const { metadata, localityMetadata } = endpoint;
  const own: SocketStep = { step: 'own', implied: isImplied(socket) };
  if (matches.length === 0) return [own];
  if (cluster.byMatcher) {
    const { step } = chooseByMatcher(cluster, endpoint);
    return choice.kind === 'own' ? [step, own] : [step];
  }
  const taken = choice.kind === 'match' ? choice : undefined;
  const byEndpoint = taken?.by === 'endpoint';
  const first = pass('endpoint', matches, metadata, byEndpoint ? taken?.index : undefined);
  if (byEndpoint) return [first];
  if (localityMetadata === 'not-dumped') return [first, undecided(matches)];
  const second = pass('locality', matches, localityMetadata, taken?.index);
  return taken === undefined ? [first, second, own] : [first, second];
}

function pass(
  step: 'endpoint' | 'locality',
  matches: readonly SocketMatch[],
  metadata: JsonObject | undefined,
  taken: number | undefined,
): SocketStep {
  const candidates = matches.map(({ name, match }, index): SocketCandidate => {
    const entry = { index, name, match };
    if (index === taken) return { ...entry, outcome: { kind: 'taken' } };
    const why = mismatch(match, metadata);
    // Only an entry after the selected one can fit as well.
    return why === undefined || (taken !== undefined && index > taken)
      ? { ...entry, outcome: { kind: 'late', fits: why === undefined } }
      : { ...entry, outcome: { kind: 'out', why } };
  });
  return { step, metadata, candidates };
}

const undecided = (matches: readonly SocketMatch[]): SocketStep => ({
  step: 'locality',
  metadata: 'not-dumped',
  candidates: matches.map(({ name, match }, index): SocketCandidate => {
    return { index, name, match, outcome: { kind: 'undecided' } };
  }),
});
