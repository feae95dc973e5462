import type { FilterChainMatch } from '../../model/types';
import { parseRange } from '../ip-ranges';

/**
 * The levels of the decision in Envoy's order (filter_chain_manager_impl.cc), by their field in
 * listener_components.proto FilterChainMatch.
 */
export const CHAIN_LEVELS = [
  'destination_port',
  'prefix_ranges',
  'server_names',
  'transport_protocol',
  'application_protocols',
  'direct_source_prefix_ranges',
  'source_type',
  'source_prefix_ranges',
  'source_ports',
] as const;
export type ChainLevel = (typeof CHAIN_LEVELS)[number];

/** Key of a chain that asks nothing at a level. */
export const NO_KEY = '';
const NO_KEYS: readonly string[] = [NO_KEY];

/**
 * The keys of a chain at a level, in a form in which equal ones are equal texts: ranges without
 * host bits, names in lower case (`.x.y` is another spelling of `*.x.y`).
 */
export function keysOf(level: ChainLevel, match: FilterChainMatch): readonly string[] {
  switch (level) {
    case 'destination_port':
      return match.destinationPort === undefined ? NO_KEYS : [String(match.destinationPort)];
    case 'prefix_ranges':
      return orNone(match.prefixRanges, rangeKey);
    case 'server_names':
      return orNone(match.serverNames, nameKey);
    case 'transport_protocol':
      return match.transportProtocol === undefined ? NO_KEYS : [match.transportProtocol];
    case 'application_protocols':
      return match.applicationProtocols.length === 0 ? NO_KEYS : match.applicationProtocols;
    case 'direct_source_prefix_ranges':
      return orNone(match.directSourcePrefixRanges, rangeKey);
    case 'source_type':
      return [sourceType(match.sourceType)];
    case 'source_prefix_ranges':
      return orNone(match.sourcePrefixRanges, rangeKey);
    case 'source_ports':
      return orNone(match.sourcePorts, String);
  }
}

const orNone = <T>(values: readonly T[], key: (value: T) => string): readonly string[] =>
  values.length === 0 ? NO_KEYS : values.map(key);

const rangeKey = (range: string): string => parseRange(range)?.text ?? range;
/** `.x.y` is another spelling of `*.x.y`. */
export const nameKey = (name: string): string =>
  name.startsWith('.') ? `*${name.toLowerCase()}` : name.toLowerCase();

/** By name or number; ANY is the default. `LOCAL` is an old name of SAME_IP_OR_LOOPBACK. */
function sourceType(type: string | undefined): string {
  if (type === 'SAME_IP_OR_LOOPBACK' || type === 'LOCAL' || type === '1') return LOCAL;
  return type === 'EXTERNAL' || type === '2' ? EXTERNAL : NO_KEY;
}

export const LOCAL = 'SAME_IP_OR_LOOPBACK';
export const EXTERNAL = 'EXTERNAL';
