import type { Random } from '../../../scripts/random';
import type { ClientBytes, Connection } from '../../connections/connection';
import {
  ADDRESSES,
  APPLICATION_PROTOCOLS,
  DIRECT_RANGES,
  DIRECT_SOURCES,
  type Family,
  PORTS,
  RANGES,
  type Range,
  SNIS,
  SOURCE_PORTS,
  SOURCE_RANGES,
  SOURCES,
} from '../filter-chains/pools';
import type { InputName } from './inputs';

/**
 * What one listener and its connections are made of: so few values that most questions of the
 * matcher are about something that connections have.
 */
export interface World {
  readonly family: Family;
  readonly addresses: readonly string[];
  readonly ports: readonly number[];
  readonly sources: readonly string[];
  readonly sourcePorts: readonly number[];
  readonly snis: readonly string[];
  readonly protocols: readonly string[];
}

export function randomWorld(random: Random): World {
  const family: Family = random.once(4) ? 6 : 4;
  return {
    family,
    addresses: random.some(ADDRESSES[family], 3),
    ports: random.some(PORTS, 3),
    sources: random.some(SOURCES[family], 3),
    sourcePorts: random.some(SOURCE_PORTS, 2),
    snis: random.some(SNIS, 4),
    protocols: random.some(APPLICATION_PROTOCOLS, 3),
  };
}

/** What an input can say about a connection of this world, as the text that matchers see. */
export function textsOf(world: World, input: InputName): readonly string[] {
  switch (input) {
    case 'DestinationIP':
      return world.addresses;
    case 'DestinationPort':
      return world.ports.map(String);
    case 'SourceIP':
      return world.sources;
    case 'SourcePort':
      return world.sourcePorts.map(String);
    case 'DirectSourceIP':
      return DIRECT_SOURCES;
    case 'SourceType':
      return ['local', 'external'];
    case 'ServerName':
      return world.snis.map((sni) => sni.toLowerCase());
    case 'TransportProtocol':
      return ['tls', 'raw_buffer'];
    case 'ApplicationProtocol':
      return ["'http/1.1'", ...world.protocols.map((one) => `'${one}'`), quoted(world.protocols)];
  }
}

/** Ranges for the inputs that are addresses. */
export function rangesOf(world: World, input: InputName): readonly Range[] {
  if (input === 'DestinationIP') return RANGES[world.family];
  return input === 'SourceIP' ? SOURCE_RANGES[world.family] : DIRECT_RANGES[4];
}

export function connectionIn(world: World, random: Random): Connection {
  const destination = {
    address: random.pick(world.addresses) ?? '10.1.1.1',
    port: random.pick(world.ports) ?? 80,
  };
  return {
    destination,
    source: {
      address: random.once(8)
        ? destination.address
        : (random.pick(world.sources) ?? destination.address),
      port: (random.percent(80) ? random.pick(world.sourcePorts) : undefined) ?? 7000,
    },
    direct_source: { address: random.pick(DIRECT_SOURCES) ?? '127.0.0.1' },
    bytes: bytesIn(world, random),
  };
}

function bytesIn(world: World, random: Random): ClientBytes {
  if (random.percent(40)) return { kind: random.pick(['http/1.1', 'http/1.0', 'h2c', 'raw']) };
  const sni = random.percent(85) ? random.pick(world.snis) : undefined;
  const alpn = random.once(3) ? world.protocols : random.some(world.protocols, random.below(3));
  return { kind: 'tls', ...(sni && { sni }), ...(alpn.length > 0 && { alpn }) };
}

function quoted(protocols: readonly string[]): string {
  return protocols.map((one) => `'${one}'`).join(',');
}
