import { isNowhere } from '../decide/filter-chain/dead-end';
import { awaitedBy } from '../decide/secret/readiness';
import type { Dump } from '../graph/dump';
import { criteriaOf, istioName } from '../graph/lines';
import type { SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import { listedEndpoints } from '../model/listed-endpoints';
import { isImplied, tlsContextOf } from '../model/sockets';
import type { Cluster, SocketMatch } from '../model/types';
import {
  type Description,
  fact,
  originFacts,
  type PlaceInFile,
  place,
  type Said,
  say,
  textFact,
  when,
} from './description';
import { criteriaText, sayEndpoints } from './endpoints';
import { nodeValue } from './node-value';
import { sayOrigin } from './origin-messages';
import { plaintextCause } from './plaintext-cause';
import { sayPlaintextPath } from './plaintext-path-messages';
import { saySocket, socketFacts, socketPlaces } from './socket';
import { groupsOf, sayTunnel, sayTunnelOf } from './tunnel-messages';
import type { Fact } from './types';

function sayHeadline({ name, type }: Cluster): Said {
  const istio = istioName(name);
  return say({
    key: 'cluster',
    type,
    host: istio?.host || undefined,
    port: istio?.port,
    subset: istio?.subset,
    direction: istio?.direction ?? 'other',
  });
}

/** How many endpoints have which look; nothing where they are not in the file. */
function sayProtections(cluster: Cluster, { protections }: GraphNode): readonly Said[] {
  if ((listedEndpoints(cluster) ?? []).length === 0) return [];
  const counts = Object.entries(protections).map(
    ([protection, n]) => [protection, n ?? 0] as const,
  );
  return [say({ key: 'cluster-endpoints', protections: counts })];
}

export function describeCluster(
  { cluster }: SubjectOf<'cluster'>,
  node: GraphNode,
  dump: Dump,
): Description {
  const { matches, socket, origin } = cluster;
  const single = matches.length === 0;
  const tunnel = sayTunnelOf(dump, groupsOf(dump, node.id));
  const nowhere = isNowhere(cluster);
  const plaintextPath = tunnel.length > 0 || nowhere ? [] : sayPlaintextPath(dump, cluster);
  const plain = single && isImplied(socket) && tunnel.length === 0;
  const cause =
    plain && !nowhere && plaintextPath.length === 0 ? plaintextCause(dump, cluster, []) : undefined;
  const messages: readonly Said[] = [
    sayHeadline(cluster),
    ...sayOrigin(origin, 'cluster', {
      waitsFor: awaitedBy(cluster, dump.lookup),
      inForce: dump.isInForce('cluster', cluster.name),
    }),
    ...when(!single, { key: 'cluster-by-match', matches: matches.length }),
    ...when(nowhere, { key: 'cluster-nowhere' }),
    ...when(
      plain && !nowhere && plaintextPath.length === 0,
      { key: 'cluster-no-socket' },
      isInbound(cluster) ? 'plain' : 'warning',
    ),
    ...(cause === undefined ? [] : [say({ key: 'plaintext-cause', cause }, 'warning')]),
    ...(node.protections.plaintext === undefined ? [] : plaintextPath),
    ...when(single && !isImplied(socket), { key: 'cluster-own-socket' }),
    ...(single && !isImplied(socket) ? saySocket(socket, 'client', node.id, node, dump) : []),
    ...(single && !isImplied(socket) ? [] : tunnel),
    ...sayProtections(cluster, node),
    ...(nowhere ? [] : sayEndpoints(cluster)),
  ];
  return {
    messages: once(messages),
    facts: [
      ...clusterFacts(cluster, node, dump),
      ...(single ? socketFacts(socket, node.id, dump) : []),
    ],
    places: [
      ...(single ? socketPlaces(socket) : []),
      place('self', cluster.pointer),
      ...endpointPlaces(cluster),
    ],
  };
}

/** The app beside a sidecar is called in plaintext inside the pod, as intended. */
const isInbound = ({ name }: Cluster): boolean => istioName(name)?.direction === 'inbound';

/** Where its endpoints are listed, or would be; an inline load assignment is part of the cluster. */
function endpointPlaces({ endpoints, pointer: own }: Cluster): readonly PlaceInFile[] {
  const pointer = endpoints.kind === 'unknown' ? undefined : endpoints.pointer;
  // A STATIC cluster may list none at all.
  return pointer === undefined || pointer === own ? [] : [place('endpoints', pointer)];
}

/** Each key once: a sentence that is true twice is not said twice. */
function once(messages: readonly Said[]): readonly Said[] {
  const seen = new Set<string>();
  return messages.filter(({ message: { key } }) => !seen.has(key) && seen.add(key));
}

function clusterFacts(cluster: Cluster, node: GraphNode, dump: Dump): readonly Fact[] {
  const istio = istioName(cluster.name);
  return [
    ...textFact('cluster-type', cluster.type),
    ...textFact('service-name', cluster.serviceName),
    ...textFact('host', istio?.host),
    ...textFact('port', istio?.port),
    ...textFact('subset', istio?.subset),
    ...textFact('namespace', node.namespace),
    ...fact(
      'match-order',
      dump
        .next(node.id, 'socket-match')
        .map(({ id, subject: { match } }) => nodeValue(id, match.name, criteriaText(match.match))),
    ),
    ...textFact('endpoint-count', listedEndpoints(cluster)?.length),
    ...originFacts(cluster.origin),
  ];
}

/**
 * An earlier entry that takes every endpoint, so this one is never reached
 * (transport_socket_match_impl.cc).
 */
const deadBehind = ({ matches }: Cluster, index: number): SocketMatch | undefined =>
  matches.slice(0, index).find(({ match }) => Object.keys(match).length === 0);

function sayCriteria(cluster: Cluster, match: SocketMatch, index: number): readonly Said[] {
  // With `transport_socket_matcher` Envoy ignores the entries' own matches (cluster.proto).
  if (cluster.byMatcher) return [say({ key: 'endpoints-unknown', why: 'matcher' }, 'warning')];
  const criteria = criteriaOf(match.match);
  const where = { position: index + 1, of: cluster.matches.length };
  const dead = deadBehind(cluster, index);
  return [
    criteria.length === 0
      ? say({ key: 'match-takes-rest', ...where })
      : say({ key: 'match-takes', criteria, ...where }),
    ...(dead === undefined ? [] : [say({ key: 'match-dead', by: dead.name }, 'warning')]),
  ];
}

export function describeMatch(
  { cluster, match, index }: SubjectOf<'socket-match'>,
  node: GraphNode,
  dump: Dump,
): Description {
  const taking = groupsOf(dump, node.id).reduce((n, group) => n + group.endpoints.length, 0);
  const counted = listedEndpoints(cluster) !== undefined;
  const tunnel = sayTunnel(dump, node.id);
  const raw = tlsContextOf(match.socket) === undefined;
  const messages: readonly Said[] = [
    ...sayCriteria(cluster, match, index),
    ...(counted && !cluster.byMatcher
      ? [say({ key: 'match-endpoints', count: taking })]
      : sayEndpoints(cluster)),
    ...saySocket(match.socket, 'client', node.id, node, dump),
    ...(raw ? [] : tunnel),
  ];
  return {
    messages: once(messages),
    facts: [
      ...fact(
        'match-criteria',
        criteriaOf(match.match).map(([key, value]) => ({
          type: 'text',
          text: `${key} = ${value}`,
        })),
      ),
      ...textFact('endpoint-count', counted ? taking : undefined),
      ...socketFacts(match.socket, node.id, dump),
    ],
    places: [...socketPlaces(match.socket), place('self', match.pointer)],
  };
}
