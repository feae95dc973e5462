import type { JsonObject } from '../base/json';
import type { Dump } from '../graph/dump';
import { criteriaOf } from '../graph/lines';
import type { GroupedEndpoint, SubjectOf } from '../graph/subjects';
import { addressText } from '../model/address';
import { innermost, isImplied } from '../model/sockets';
import type { Cluster, Endpoint } from '../model/types';
import {
  type Description,
  fact,
  type PlaceInFile,
  place,
  type Said,
  say,
  text,
  textFact,
  textFacts,
} from './description';
import { plaintextCause } from './plaintext-cause';
import { sayPlaintextPath } from './plaintext-path-messages';
import { sayTunnelOf } from './tunnel-messages';
import type { Fact } from './types';

/** Endpoints whose own JSON is offered beside the row's: more would be a list, not an example. */
const EXAMPLES = 3;

/** `tlsMode = istio, zone = a`; undefined where there is nothing. */
export function criteriaText(metadata: JsonObject | undefined): string | undefined {
  const pairs = criteriaOf(metadata ?? {}).map(([key, value]) => `${key} = ${value}`);
  return pairs.length === 0 ? undefined : pairs.join(', ');
}

/** Why a cluster has no list of endpoints, where it has none. */
export function sayEndpoints({ endpoints }: Cluster): readonly Said[] {
  switch (endpoints.kind) {
    case 'unknown':
      return [say({ key: 'endpoints-unknown', why: endpoints.why }, 'warning')];
    case 'original-dst':
      return [say({ key: 'endpoints-original-dst' })];
    case 'row':
    case 'load-assignment':
      return endpoints.endpoints.length === 0
        ? [say({ key: 'endpoints-none-now' }, 'warning')]
        : [];
  }
}

/** Whose metadata the group's entry fitted; `rest` where its match is empty. */
function fitted(match: JsonObject, endpoints: readonly GroupedEndpoint[]) {
  if (Object.keys(match).length === 0) return 'rest';
  const byLocality = endpoints.every(
    ({ verdict }) => verdict.kind === 'match' && verdict.by === 'locality',
  );
  return byLocality ? 'locality' : 'endpoint';
}

function sayGroup({ cluster, of, endpoints }: SubjectOf<'endpoint-group'>): readonly Said[] {
  const count = endpoints.length;
  switch (of.kind) {
    case 'match': {
      const from = fitted(of.match.match, endpoints);
      return [say({ key: 'endpoints', count, entry: of.match.name, from })];
    }
    case 'own': {
      const from = isImplied(cluster.socket) && cluster.matches.length > 0 ? 'plaintext' : 'own';
      const tone = from === 'plaintext' ? 'warning' : 'plain';
      return [say({ key: 'endpoints', count, entry: undefined, from }, tone)];
    }
    case 'unknown':
      return [say({ key: 'endpoints-unknown', why: of.why }, 'warning')];
    case 'none-now':
      return [say({ key: 'endpoints-none-now' }, 'warning')];
    case 'original-dst':
      return [say({ key: 'endpoints-original-dst' })];
  }
}

/** For a group that is called without TLS. */
function sayWithoutTls(
  { cluster, of, endpoints }: SubjectOf<'endpoint-group'>,
  dump: Dump,
): readonly Said[] {
  if (of.kind === 'unknown' || of.kind === 'none-now') return [];
  const socket = of.kind === 'match' ? of.match.socket : cluster.socket;
  if (innermost(socket).content.kind !== 'raw-buffer') return [];
  const path = sayPlaintextPath(dump, cluster);
  if (path.length > 0) return path;
  const listed = endpoints.map(({ endpoint }) => endpoint);
  const cause = listed.length === 0 ? undefined : plaintextCause(dump, cluster, listed);
  return cause === undefined ? [] : [say({ key: 'plaintext-cause', cause }, 'warning')];
}

/** An endpoint's own facts in one line, by the names that the file gives them. */
function noteOf(endpoint: Endpoint): string | undefined {
  const { metadata, health, priority, weight, hostname } = endpoint;
  const parts = [
    criteriaText(metadata),
    hostname,
    health,
    priority === 0 ? undefined : `priority ${priority}`,
    weight === undefined ? undefined : `load_balancing_weight ${weight}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/** Each value once, with how many endpoints have it where they differ. */
function counted(values: readonly (string | undefined)[]) {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const all = counts.size === 1 && [...counts.values()][0] === values.length;
  return [...counts].map(([value, n]) => text(value, all ? undefined : String(n)));
}

function endpointFacts(endpoints: readonly Endpoint[]): readonly Fact[] {
  const weighed = endpoints.some((e) => e.weight !== undefined || e.priority !== 0);
  return [
    ...textFact('endpoint-count', endpoints.length),
    ...fact(
      'endpoint',
      endpoints.map((endpoint) => text(addressText(endpoint.address), noteOf(endpoint))),
    ),
    ...fact('health', counted(endpoints.map(({ health }) => health))),
    ...(weighed
      ? fact(
          'priority-weight',
          counted(endpoints.map(({ priority, weight }) => `${priority}, ${weight ?? 1}`)),
        )
      : []),
  ];
}

const examples = (endpoints: readonly Endpoint[]): readonly PlaceInFile[] =>
  endpoints.slice(0, EXAMPLES).map(({ pointer }) => place('metadata', pointer));

export function describeEndpoints(group: SubjectOf<'endpoint-group'>, dump: Dump): Description {
  const { of, pointer, cluster } = group;
  const tunnel = sayTunnelOf(dump, [group]);
  const endpoints = group.endpoints.map(({ endpoint }) => endpoint);
  const criteria =
    of.kind === 'match'
      ? criteriaOf(of.match.match).map(([key, value]) => `${key} = ${value}`)
      : [];
  return {
    messages: [...sayGroup(group), ...(tunnel.length > 0 ? tunnel : sayWithoutTls(group, dump))],
    facts: [
      ...textFacts('match-criteria', criteria),
      ...(endpoints.length === 0 ? [] : endpointFacts(endpoints)),
    ],
    places: [
      place(pointer === cluster.pointer ? 'owner' : 'endpoints', pointer),
      ...examples(endpoints),
    ],
  };
}

/** A row of the endpoints section whose cluster is not in the file. */
export function describeLoose(subject: SubjectOf<'loose-endpoints'>): Description {
  const { clusterName, endpoints, pointer } = subject;
  return {
    messages: endpoints.length === 0 ? [say({ key: 'endpoints-none-now' }, 'warning')] : [],
    facts: [
      ...textFact('service-name', clusterName),
      ...(endpoints.length === 0 ? [] : endpointFacts(endpoints)),
    ],
    places: [place('endpoints', pointer), ...examples(endpoints)],
  };
}
