import type { Message } from '../dump/schema/message';
import { BOOL, DURATION, ENUM, UINT } from '../dump/schema/scalars';
import { Pool } from './pool';
import { readAddress, readRanges } from './read-address';
import { readFilters } from './read-filters';
import { readListenerFilters } from './read-listener-filter';
import { readMatcher } from './read-matcher';
import { readOwnSocket } from './read-socket';
import type { FilterChain, FilterChainMatch, Listener, Origin } from './types';

/** listener_components.proto FilterChainMatch; `undefined` and `{}` take everything alike. */
export function readChainMatch(
  message: Message | undefined,
  pool: Pool = new Pool(),
): FilterChainMatch {
  if (message === undefined) return ANY_CONNECTION;
  return pool.chainMatch({
    destinationPort: message.get('destination_port', UINT),
    prefixRanges: readRanges(message, 'prefix_ranges'),
    sourceType: message.get('source_type', ENUM),
    directSourcePrefixRanges: readRanges(message, 'direct_source_prefix_ranges'),
    sourcePrefixRanges: readRanges(message, 'source_prefix_ranges'),
    sourcePorts: message.list('source_ports', UINT),
    serverNames: message.texts('server_names'),
    transportProtocol: message.text('transport_protocol'),
    applicationProtocols: pool.texts(message.texts('application_protocols')),
    addressSuffix: message.text('address_suffix'),
    suffixLength: message.get('suffix_len', UINT),
  });
}

const ANY_CONNECTION: FilterChainMatch = {
  destinationPort: undefined,
  prefixRanges: [],
  sourceType: undefined,
  directSourcePrefixRanges: [],
  sourcePrefixRanges: [],
  sourcePorts: [],
  serverNames: [],
  transportProtocol: undefined,
  applicationProtocols: [],
  addressSuffix: undefined,
  suffixLength: undefined,
};

/**
 * A match as one line in a fixed order, the same for equal matches whatever the spelling of the keys
 * or the order of lists that are sets: part of a chain's id.
 */
export function canonicalMatch(match: FilterChainMatch): string {
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ['port', match.destinationPort],
    ['to', [...match.prefixRanges].sort().join(',') || undefined],
    ['source', match.sourceType],
    ['direct', [...match.directSourcePrefixRanges].sort().join(',') || undefined],
    ['from', [...match.sourcePrefixRanges].sort().join(',') || undefined],
    ['from-port', [...match.sourcePorts].sort((a, b) => a - b).join(',') || undefined],
    ['sni', [...match.serverNames].sort().join(',') || undefined],
    ['transport', match.transportProtocol],
    ['alpn', [...match.applicationProtocols].sort().join(',') || undefined],
    ['suffix', match.addressSuffix],
    ['suffix-length', match.suffixLength],
  ];
  return (
    parts
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${value}`)
      .join(' ') || 'any'
  );
}

function readChain(message: Message, isDefault: boolean, pool: Pool): FilterChain {
  return {
    name: pool.text(message.text('name') ?? ''),
    pointer: message.pointer,
    isDefault,
    match: readChainMatch(message.message('filter_chain_match'), pool),
    socket: readOwnSocket(message, 'downstream', pool),
    ...readFilters(message),
  };
}

/** listener.proto Listener (config/listener/v3, and api/v2 which shares the names). */
export function readListener(
  message: Message,
  origin: Origin,
  rowName: string | undefined,
  pool: Pool = new Pool(),
): Listener {
  const chains = message.each('filter_chains', (chain) => readChain(chain, false, pool));
  const fallback = message.message('default_filter_chain');
  const direction = message.get('traffic_direction', ENUM);
  const matcher = message.message('filter_chain_matcher');
  const bind =
    message.get('bind_to_port', BOOL) ??
    message.message('deprecated_v1')?.get('bind_to_port', BOOL);
  return {
    name: message.text('name') ?? rowName ?? '',
    pointer: message.pointer,
    origin,
    address: readAddress(message.message('address')),
    additionalAddresses: message
      .messages('additional_addresses')
      .flatMap((more) => readAddress(more.message('address')) ?? []),
    direction: direction === 'INBOUND' ? 'inbound' : direction === 'OUTBOUND' ? 'outbound' : 'none',
    internal: message.has('internal_listener'),
    bindToPort: bind ?? true,
    useOriginalDst: message.get('use_original_dst', BOOL) ?? false,
    useProxyProto: message.messages('filter_chains')[0]?.get('use_proxy_proto', BOOL) ?? false,
    chains: fallback === undefined ? chains : [...chains, readChain(fallback, true, pool)],
    byMatcher: message.has('filter_chain_matcher'),
    matcher: matcher === undefined ? undefined : readMatcher(matcher),
    listenerFilters: pool.texts(
      message.messages('listener_filters').flatMap((filter) => filter.text('name') ?? []),
    ),
    filters: readListenerFilters(message, pool),
    filtersTimeout: message.get('listener_filters_timeout', DURATION),
    continueOnFiltersTimeout: message.get('continue_on_listener_filters_timeout', BOOL) ?? false,
  };
}
