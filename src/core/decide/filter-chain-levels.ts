import type { FilterChainMatch } from '../model/types';
import type { SeenConnection } from './connection';
import { type Ip, inRange, isLoopback, parseIp, parseRange, sameIp } from './filter-chain-ranges';

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
 * The values under which a chain stands at a level, in a form in which equal ones are equal texts:
 * ranges without host bits, names in lower case (`.x.y` is a way to write `*.x.y`).
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
const nameKey = (name: string): string =>
  name.startsWith('.') ? `*${name.toLowerCase()}` : name.toLowerCase();

/** By name, or by the number that stands for it; ANY is the default. `LOCAL` is its old name. */
function sourceType(type: string | undefined): string {
  if (type === 'SAME_IP_OR_LOOPBACK' || type === 'LOCAL' || type === '1') return LOCAL;
  return type === 'EXTERNAL' || type === '2' ? EXTERNAL : NO_KEY;
}

const LOCAL = 'SAME_IP_OR_LOOPBACK';
const EXTERNAL = 'EXTERNAL';

/** Matches catch-alls only (filter_chain_manager_impl.cc, fakeAddress). */
const FAKE_IP = '255.255.255.255';

/** What a level compares with. */
export interface LevelValue {
  /** As it is told in the trace. */
  readonly shown: string | readonly string[] | undefined;
  /**
   * How well a key suits, more being better; undefined: not at all. Of the keys at a level the best is
   * taken, and two that are equally good are a choice that Envoy leaves open.
   */
  rank(key: string): number | undefined;
}

export function valueAt(level: ChainLevel, seen: SeenConnection): LevelValue {
  switch (level) {
    case 'destination_port':
      return exactly(seen.local === undefined ? undefined : String(seen.local.port));
    case 'prefix_ranges':
      return address(seen.local?.address);
    case 'server_names':
      return serverName(seen.serverName);
    case 'transport_protocol':
      return exactly(seen.transportProtocol);
    case 'application_protocols':
      return protocols(seen.applicationProtocols);
    case 'direct_source_prefix_ranges':
      return address(seen.directRemote?.address);
    case 'source_type':
      return exactly(isLocal(seen) ? LOCAL : EXTERNAL);
    case 'source_prefix_ranges':
      return address(seen.remote?.address);
    case 'source_ports':
      return exactly(seen.remote === undefined ? undefined : String(seen.remote.port));
  }
}

const exactly = (value: string | undefined): LevelValue => ({
  shown: value,
  rank: (key) => (key === NO_KEY ? 0 : key === value ? 1 : undefined),
});

/** Longest prefix; no ranges is as good as a length of 0. */
function address(text: string | undefined): LevelValue {
  const ip = parseIp(text ?? FAKE_IP);
  return {
    shown: text,
    rank(key) {
      if (key === NO_KEY) return 0;
      const range = parseRange(key);
      return ip !== undefined && range !== undefined && inRange(ip, range)
        ? range.length
        : undefined;
    },
  };
}

/** Exact, then wildcards from the longest to the shortest; a lone dot at the end is not one. */
function serverName(name: string): LevelValue {
  const exact = name.startsWith('.') ? `*${name}` : name;
  return {
    shown: name,
    rank(key) {
      if (key === NO_KEY) return 0;
      if (key === exact) return Number.POSITIVE_INFINITY;
      if (!key.startsWith('*.')) return undefined;
      const suffix = key.slice(1);
      const fits = suffix.length > 1 && name.length > suffix.length && name.endsWith(suffix);
      return fits ? suffix.length : undefined;
    },
  };
}

/** The client's order decides, not the chains'. */
const protocols = (offered: readonly string[]): LevelValue => ({
  shown: offered,
  rank(key) {
    if (key === NO_KEY) return 0;
    const at = offered.indexOf(key);
    return at < 0 ? undefined : offered.length - at;
  },
});

/**
 * The peer is a pipe, is exactly 127.0.0.1 or ::1, or has the local address
 * (source/common/network/utility.cc, isSameIpOrLoopback).
 */
export function isLocal({ local, remote }: SeenConnection): boolean {
  if (remote === undefined) return true;
  const ip = parseIp(remote.address);
  if (ip === undefined) return false;
  const own: Ip | undefined = local === undefined ? undefined : parseIp(local.address);
  return isLoopback(ip) || (own !== undefined && sameIp(ip, own));
}
