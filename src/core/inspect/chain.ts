import { inspectsTls } from '../decide/inbound/inspector';
import type { Dump } from '../graph/dump';
import { rangesOf } from '../graph/lines';
import type { SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import { innermost, tlsContextOf } from '../model/sockets';
import type { FilterChain, FilterChainMatch, Listener } from '../model/types';
import {
  type Description,
  fact,
  place,
  type Said,
  say,
  text,
  textFact,
  textFacts,
  when,
} from './description';
import { nodeValue } from './node-value';
import { saySocket, socketFacts, socketPlaces } from './socket';
import type { Fact } from './types';

const isTls = (chain: FilterChain): boolean => tlsContextOf(chain.socket) !== undefined;

/** Everything of a match that says where a connection goes and comes from, not what it speaks. */
const placeOf = (match: FilterChainMatch): string =>
  JSON.stringify([
    match.destinationPort,
    match.prefixRanges,
    match.addressSuffix,
    match.sourceType,
    match.directSourcePrefixRanges,
    match.sourcePrefixRanges,
    match.sourcePorts,
  ]);

/**
 * The counterpart of a chain: for one with a TLS socket the chain that takes the same connections in
 * plaintext, and the reverse. Istio calls both together PERMISSIVE (filterchain_options.go).
 */
export function twinOf(chain: FilterChain, listener: Listener): FilterChain | undefined {
  if (listener.byMatcher || listener.internal || chain.isDefault) return undefined;
  if (!isTls(chain) && chain.match.transportProtocol === 'tls') return undefined;
  const here = placeOf(chain.match);
  return listener.chains.find(
    (other) =>
      !other.isDefault &&
      isTls(other) !== isTls(chain) &&
      (isTls(other) || other.match.transportProtocol !== 'tls') &&
      placeOf(other.match) === here,
  );
}

function sayMatch(chain: FilterChain, listener: Listener): Said {
  if (chain.isDefault) return say({ key: 'chain-default' });
  if (listener.byMatcher) return say({ key: 'chain-by-matcher' });
  const { match } = chain;
  return say({
    key: 'chain-takes',
    port: match.destinationPort,
    transport: match.transportProtocol,
    alpn: match.applicationProtocols,
    sni: match.serverNames,
    ranges: rangesOf(match),
  });
}

/** What a chain without TLS socket is; nothing is wrong with plaintext that the app sends out. */
function sayProtection(
  protection: string | undefined,
  { match }: FilterChain,
  listener: Listener,
): readonly Said[] {
  const tone = listener.direction === 'outbound' ? 'plain' : 'warning';
  const inspected = inspectsTls(listener, match.destinationPort);
  return [
    ...when(protection === 'passthrough', { key: 'chain-passthrough', inspected }),
    ...when(protection === 'tunnelled', { key: 'tunnelled' }),
    ...when(protection === 'plaintext', { key: 'chain-plaintext' }, tone),
  ];
}

function matchFacts(match: FilterChainMatch): readonly Fact[] {
  const direct = match.directSourcePrefixRanges.map((range) => text(range, 'direct_source'));
  const source = match.sourcePrefixRanges.map((range) => text(range));
  return [
    ...textFact('destination-port', match.destinationPort),
    ...textFacts('prefix-ranges', match.prefixRanges),
    ...fact('source-ranges', [...source, ...direct]),
    ...textFact('source-type', match.sourceType),
    ...textFacts('server-names', match.serverNames),
    ...textFact('transport-protocol', match.transportProtocol),
    ...textFacts('application-protocols', match.applicationProtocols),
  ];
}

export function describeChain(
  { chain, listener }: SubjectOf<'filter-chain'>,
  node: GraphNode,
  dump: Dump,
): Description {
  // For inbound chains the mode of the port says more (verdicts/inbound-ports.ts).
  const twin = listener.direction === 'inbound' ? undefined : twinOf(chain, listener);
  const end = 'closes' in node.line ? node.line.closes : undefined;
  const messages: readonly Said[] = [
    sayMatch(chain, listener),
    ...(twin === undefined
      ? []
      : [say({ key: 'chain-twin', twin: isTls(twin) ? 'tls' : 'plaintext' }, 'warning')]),
    ...when(end === 'nowhere', { key: 'chain-nowhere', clusters: chain.clusters }, 'warning'),
    ...when(end === 'unread', { key: 'chain-unread' }, 'warning'),
    ...(innermost(chain.socket).content.kind === 'raw-buffer'
      ? sayProtection(node.protection?.kind, chain, listener)
      : saySocket(chain.socket, 'server', node.id, node, dump)),
    ...when(chain.clusters.length > 0 && end === undefined, {
      key: 'chain-leads',
      clusters: chain.clusters,
    }),
  ];
  const facts: readonly Fact[] = [
    ...matchFacts(chain.match),
    ...fact(
      'leads-to-clusters',
      chain.clusters.map((name) => nodeValue(dump.clusterNamed(name), name)),
    ),
    ...socketFacts(chain.socket, node.id, dump),
  ];
  return { messages, facts, places: [...socketPlaces(chain.socket), place('self', chain.pointer)] };
}
