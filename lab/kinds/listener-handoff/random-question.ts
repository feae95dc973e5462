import { Random } from '../../../scripts/random';
import type { JsonObject } from '../../../src/core/base/json';
import type { ClientBytes, Connection } from '../../connections/connection';
import { type HandoffQuestion, listener, type Parts } from './question';

/** Keeps the stream of random numbers apart from the other kinds'. */
const STREAM = 3_000_000;

const FOUR = ['10.0.0.9', '10.0.0.10', '127.0.0.1'];
const SIX = ['fd00::9', 'fd00::10', '::ffff:10.0.0.9'];
const WILDCARDS = ['0.0.0.0', '0.0.0.0', '::'];
const PORTS = [80, 443, 9999];

export function randomQuestion(seed: number, index: number, asks: number): HandoffQuestion {
  const random = new Random(seed, STREAM + index);
  const ports = random.some(PORTS, 2);
  const address = random.pick(['127.0.0.1', '127.0.0.1', '0.0.0.0', '0.0.0.0', '::', '::']);
  const entrance = listener('entrance', {
    address,
    port: 15001,
    compat: address === '::' && random.percent(80),
    proxy: true,
    tls: random.once(3),
    ...(random.percent(90) ? { useOriginalDst: true } : randomFlag(random)),
    ...randomChains(random, ports),
  });
  const targets = Array.from({ length: 1 + random.below(5) }, (_, i) =>
    listener(`t${i}`, randomTarget(random, ports)),
  );
  // Envoy adds them in order, so that of two with one address the second is refused.
  const listeners: JsonObject[] = [entrance, ...targets];
  const six = address === '::' && !isCompat(entrance);
  const connections = Array.from({ length: asks }, () => randomConnection(random, ports, six));
  return { id: `${seed}-${index}`, listeners, receivedBy: 'entrance', connections };
}

function randomTarget(random: Random, ports: readonly number[]): Parts {
  const six = random.once(3);
  const address = random.once(2) ? pick(random, WILDCARDS) : pick(random, six ? SIX : FOUR);
  const port = pick(random, ports);
  return {
    address,
    port,
    ...(address === '::' && { compat: random.once(2) }),
    ...(random.once(4) && {
      additional: [
        { address: pick(random, [...FOUR, ...SIX, '0.0.0.0']), port: pick(random, ports) },
      ],
    }),
    bind: random.once(5) ? 'deprecated' : false,
    ...(random.once(3) && { useOriginalDst: true }),
    tls: random.once(2),
    ...randomChains(random, ports),
  };
}

function randomChains(random: Random, ports: readonly number[]): Partial<Parts> {
  const withDefault = !random.once(3);
  switch (random.below(5)) {
    case 0:
      return { withDefault, chains: { port: { destination_port: pick(random, ports) } } };
    case 1:
      return {
        withDefault,
        chains: { tls: { transport_protocol: 'tls' }, raw: { transport_protocol: 'raw_buffer' } },
      };
    case 2:
      return {
        withDefault,
        chains: { near: { prefix_ranges: [{ address_prefix: '10.0.0.9', prefix_len: 32 }] } },
      };
    default:
      return { withDefault };
  }
}

function randomFlag(random: Random): Partial<Parts> {
  return random.once(2) ? { useOriginalDst: false } : {};
}

function randomConnection(random: Random, ports: readonly number[], six: boolean): Connection {
  const family = random.once(3) ? SIX : FOUR;
  const address = pick(random, family);
  const bytes: ClientBytes = random.once(2) ? { kind: 'tls', sni: 'a.com' } : { kind: 'raw' };
  return {
    destination: { address, port: random.once(6) ? pick(random, PORTS) : pick(random, ports) },
    source: { address: family === SIX ? 'fd00:2::2' : '10.2.2.2', port: 40000 },
    direct_source: { address: six ? '::1' : random.pick(['127.0.0.1', '127.0.0.9']) },
    bytes,
  };
}

function isCompat(entrance: JsonObject): boolean {
  return JSON.stringify(entrance).includes('ipv4_compat');
}

function pick<T>(random: Random, list: readonly T[]): T {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('Nothing to choose from.');
  return random.pick([first, ...rest]);
}
