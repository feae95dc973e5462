import type { FilterChainMatch } from '../model/types';
import type { SeenConnection } from './connection';
import {
  type Ip,
  type IpRange,
  inRange,
  isLoopback,
  parseIp,
  parseRange,
  sameIp,
} from './filter-chain-ranges';

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

/** A key that suits the connection. Of several the one with the highest rank is taken. */
export interface Fit {
  readonly key: string;
  readonly rank: number;
}

export interface LevelValue {
  /** What the connection has; undefined: not an IP address. */
  readonly shown: string | readonly string[] | undefined;
  /** The keys of a level that suit it. Equal ranks are a choice that Envoy leaves open. */
  fits(keys: LevelKeys): readonly Fit[];
}

/** The keys of one place of the tree. */
export interface LevelKeys {
  readonly branches: ReadonlyMap<string, unknown>;
  readonly ranges: ReadonlyMap<string, IpRange>;
}

export function valueAt(level: ChainLevel, seen: SeenConnection): LevelValue {
  switch (level) {
    case 'destination_port':
      return exactly(seen.local === undefined ? undefined : String(seen.local.port));
    case 'prefix_ranges':
      return address(seen.local?.address);
    case 'server_names':
      return among(seen.serverName, namesFor(seen.serverName));
    case 'transport_protocol':
      return exactly(seen.transportProtocol);
    case 'application_protocols':
      // The client's order decides, not the chains'.
      return among(seen.applicationProtocols, seen.applicationProtocols);
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

/** Any of `wanted`, the first being the best; after them "asks nothing". */
const among = (shown: LevelValue['shown'], wanted: readonly string[]): LevelValue => ({
  shown,
  fits: ({ branches }) =>
    [...new Set([...wanted, NO_KEY])].flatMap((key, i) =>
      branches.has(key) ? [{ key, rank: wanted.length - i }] : [],
    ),
});

const exactly = (value: string | undefined): LevelValue =>
  among(value, value === undefined ? [] : [value]);

/** Longest prefix; no ranges is as good as a length of 0. */
function address(text: string | undefined): LevelValue {
  const ip = parseIp(text ?? FAKE_IP);
  return {
    shown: text,
    fits({ branches, ranges }) {
      const found: Fit[] = branches.has(NO_KEY) ? [{ key: NO_KEY, rank: 0 }] : [];
      for (const [key, range] of ip === undefined ? [] : ranges) {
        if (ip !== undefined && inRange(ip, range)) found.push({ key, rank: range.length });
      }
      return found;
    },
  };
}

/** Exact, then wildcards from the longest to the shortest; a lone dot at the end is not one. */
function namesFor(name: string): readonly string[] {
  if (name === '') return [];
  const names = [nameKey(name)];
  for (
    let dot = name.indexOf('.', 1);
    dot > 0 && dot < name.length - 1;
    dot = name.indexOf('.', dot + 1)
  ) {
    names.push(`*${name.slice(dot)}`);
  }
  return names;
}

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
