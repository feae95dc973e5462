import { groupBy } from '../base/group-by';
import type { JsonValue } from '../base/json';
import { firstOf, refTo } from '../certificates/refs';
import type { FirstOf } from '../certificates/types';
import {
  type EndpointMetadata,
  type SocketCandidate,
  type SocketStep,
  type SocketVerdict,
  selectSocket,
  UNLISTED,
} from '../decide/socket/select-socket';
import type { Dump } from '../graph/dump';
import { criteriaText } from '../inspect/endpoints';
import { addressText } from '../model/address';
import { listedEndpoints } from '../model/listed-endpoints';
import { isImplied } from '../model/sockets';
import type { Cluster, Endpoint } from '../model/types';
import type { EntryOutcome, SocketChoiceView, SocketStepView } from './types';

/** The most different choices that are shown of one cluster. */
const MAX_CHOICES = 12;
const MAX_ADDRESSES = 3;
const MAX_ENTRIES = 20;

/**
 * Which entry of `transport_socket_matches` endpoints of a cluster select, and why not the others;
 * endpoints with equal metadata are shown together. Undefined if there is no choice.
 */
export function socketChoices(
  dump: Dump,
  cluster: Cluster,
  endpoints: readonly Endpoint[] | undefined,
): FirstOf<SocketChoiceView> | undefined {
  if (cluster.matches.length === 0) return undefined;
  const atConnection = cluster.endpoints.kind === 'original-dst' ? [UNLISTED] : [];
  const groups = groupsOf(endpoints ?? listedEndpoints(cluster) ?? atConnection);
  if (groups.length === 0) return undefined;
  return firstOf(groups, MAX_CHOICES, (group) => choiceOf(dump, cluster, group));
}

/** By how an endpoint's socket is chosen. */
type Chosen = EndpointMetadata & Pick<Endpoint, 'address'>;

function groupsOf(endpoints: readonly Chosen[]): readonly (readonly Chosen[])[] {
  const keyOf = ({
    metadata,
    localityMetadata,
    filterMetadata,
    localityFilterMetadata,
  }: Chosen): string =>
    JSON.stringify([
      metadata ?? null,
      localityMetadata ?? null,
      filterMetadata ?? null,
      localityFilterMetadata ?? null,
    ]);
  return [...groupBy(endpoints, keyOf).values()];
}

function choiceOf(dump: Dump, cluster: Cluster, endpoints: readonly Chosen[]): SocketChoiceView {
  const verdict = selectSocket(cluster, endpoints[0] ?? UNLISTED);
  const known = endpoints.flatMap(({ address }) => (address && addressText(address)) ?? []);
  return {
    endpoints: firstOf(known, MAX_ADDRESSES, (address) => address),
    taken: takenOf(dump, cluster, verdict),
    steps: verdict.trace.map((step) => stepOf(dump, cluster, step)),
  };
}

function takenOf(
  dump: Dump,
  { matches, socket }: Cluster,
  verdict: SocketVerdict,
): SocketChoiceView['taken'] {
  switch (verdict.kind) {
    case 'match': {
      const match = matches[verdict.index];
      const entry = match === undefined ? { id: undefined, name: '' } : refTo(dump, match);
      return { kind: 'match', entry, by: verdict.by };
    }
    case 'own':
      return { kind: 'own', implied: isImplied(socket) };
    case 'unknown':
      return { kind: 'unknown', missing: verdict.missing };
  }
}

function stepOf(dump: Dump, cluster: Cluster, step: SocketStep): SocketStepView {
  switch (step.step) {
    case 'endpoint':
    case 'locality': {
      const { metadata } = step;
      return {
        step: step.step,
        metadata: metadata === 'not-dumped' ? metadata : criteriaText(metadata),
        entries: firstOf(step.candidates, MAX_ENTRIES, (one) => entryOf(dump, cluster, one)),
      };
    }
    case 'own':
      return step;
    case 'matcher':
      return { step: 'matcher', named: step.named };
  }
}

function entryOf(
  dump: Dump,
  { matches }: Cluster,
  { index, name, match, outcome }: SocketCandidate,
): EntryOutcome {
  const entry = matches[index];
  return {
    ...(entry === undefined ? { id: undefined, name } : refTo(dump, entry)),
    index,
    criteria: criteriaText(match),
    outcome: outcomeOf(outcome),
  };
}

function outcomeOf(outcome: SocketCandidate['outcome']): EntryOutcome['outcome'] {
  if (outcome.kind !== 'out') return outcome;
  const { why } = outcome;
  switch (why.key) {
    case 'no-metadata':
      return { kind: 'no-metadata' };
    case 'missing':
      return { kind: 'missing', field: why.field };
    case 'differs':
      return { kind: 'differs', field: why.field, found: valueText(why.found) };
  }
}

const valueText = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
