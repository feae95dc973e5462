import { BlockList, isIPv6 } from 'node:net';
import type { Random } from '../../../scripts/random';
import type { ClientBytes, Connection, Endpoint } from '../../connections/connection';
import {
  ADDRESSES,
  APPLICATION_PROTOCOLS,
  DIRECT_SOURCES,
  type Family,
  PORTS,
  type Range,
  SNIS,
  SOURCE_PORTS,
  SOURCES,
} from './pools';
import type { ChainMatch } from './random-match';

const HTTP = ['http/1.1', 'http/1.0', 'h2c'] as const;

/** A connection that knows nothing of the listener. */
export function randomConnection(
  random: Random,
  families: readonly [Family, ...Family[]],
  directSources: readonly string[] = DIRECT_SOURCES,
): Connection {
  const family = random.pick(families);
  const destination = { address: pick(random, ADDRESSES[family]), port: pick(random, PORTS) };
  return {
    destination,
    source: {
      address: random.percent(15) ? destination.address : pick(random, SOURCES[family]),
      port: random.once(3) ? 1024 + random.below(60_000) : pick(random, SOURCE_PORTS),
    },
    direct_source: { address: pick(random, directSources) },
    bytes: randomBytes(random),
  };
}

/**
 * Bends a random connection towards what a chain asks for; each criterion is left as it was once
 * in so many times, so that most connections just reach or just miss the chain.
 */
export function aimedConnection(
  random: Random,
  match: ChainMatch,
  families: readonly [Family, ...Family[]],
  directSources: readonly string[] = DIRECT_SOURCES,
): Connection {
  const aims = () => !random.once(9);
  const family = familyOf(match) ?? random.pick(families);
  const base = randomConnection(random, [family], directSources);
  let { destination, source, direct_source } = base;
  if (match.destination_port !== undefined && aims()) {
    destination = { ...destination, port: match.destination_port };
  }
  if (match.prefix_ranges && aims()) {
    destination = within(random, destination, match.prefix_ranges, ADDRESSES[family]);
  }
  if (match.direct_source_prefix_ranges && aims()) {
    const aimed = { address: direct_source.address, port: 0 };
    const { address } = within(random, aimed, match.direct_source_prefix_ranges, directSources);
    if (directSources.includes(address)) direct_source = { address };
  }
  if (match.source_prefix_ranges && aims()) {
    source = within(random, source, match.source_prefix_ranges, SOURCES[family]);
  }
  if (match.source_ports && aims()) source = { ...source, port: pick(random, match.source_ports) };
  if (match.source_type === 'SAME_IP_OR_LOOPBACK' && aims()) {
    const loopback = family === 6 ? '::1' : '127.0.0.1';
    source = { ...source, address: random.once(2) ? loopback : destination.address };
  }
  return {
    destination,
    source,
    direct_source,
    bytes: aims() ? aimedBytes(random, match) : base.bytes,
  };
}

function randomBytes(random: Random): ClientBytes {
  if (random.percent(55)) {
    const alpn = random.some(APPLICATION_PROTOCOLS, random.below(4));
    return tls(random.percent(80) ? pick(random, SNIS) : undefined, alpn);
  }
  return { kind: random.pick([...HTTP, 'raw', 'http/1.1']) };
}

function aimedBytes(random: Random, match: ChainMatch): ClientBytes {
  const { server_names, application_protocols, transport_protocol } = match;
  const plain = transport_protocol === 'raw_buffer';
  const http = HTTP.find((version) => application_protocols?.includes(version));
  if (plain || (http && !server_names && transport_protocol !== 'tls' && random.once(2))) {
    return { kind: http ?? random.pick([...HTTP, 'raw']) };
  }
  if (!server_names && !application_protocols && transport_protocol !== 'tls') {
    return randomBytes(random);
  }
  const sni = server_names
    ? nameFor(random, pick(random, server_names))
    : random.percent(70)
      ? pick(random, SNIS)
      : undefined;
  const wanted = application_protocols
    ? random.some(application_protocols, 1 + random.below(2))
    : [];
  const others = random.some(APPLICATION_PROTOCOLS, random.below(3));
  const alpn = [...new Set([...wanted, ...others])];
  random.shuffle(alpn);
  return tls(sni, alpn);
}

/** A server name that a name of the configuration is meant to match. */
function nameFor(random: Random, configured: string): string {
  if (configured.startsWith('*.') || configured.startsWith('.')) {
    const suffix = configured.replace(/^\*?\./, '');
    return `${random.pick(['x', 'a', 'b.a', 'www', 'q.a'])}.${suffix}`;
  }
  return random.once(4) ? configured.toUpperCase() : configured;
}

function tls(sni: string | undefined, alpn: readonly string[]): ClientBytes {
  return {
    kind: 'tls',
    ...(sni !== undefined && { sni }),
    ...(alpn.length > 0 && { alpn }),
  };
}

/** The endpoint with an address in one of the ranges: a known one, else the range's own. */
function within(
  random: Random,
  endpoint: Endpoint,
  ranges: readonly Range[],
  known: readonly string[],
): Endpoint {
  const { address_prefix, prefix_len = 0 } = pick(random, ranges);
  const family = isIPv6(address_prefix) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(address_prefix, prefix_len, family);
  const inside = known.filter(
    (address) => isIPv6(address) === (family === 'ipv6') && list.check(address, family),
  );
  if (isIPv6(endpoint.address) !== (family === 'ipv6')) return endpoint;
  return { ...endpoint, address: random.pick(inside) ?? address_prefix };
}

/** The family that a chain's ranges ask for, if they do. */
function familyOf(match: ChainMatch): Family | undefined {
  const [range] = [...(match.prefix_ranges ?? []), ...(match.source_prefix_ranges ?? [])];
  if (range === undefined) return undefined;
  return isIPv6(range.address_prefix) ? 6 : 4;
}

function pick<T>(random: Random, list: readonly T[]): T {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('Nothing to choose from.');
  return random.pick([first, ...rest]);
}
