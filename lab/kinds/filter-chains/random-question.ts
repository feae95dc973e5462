import { Random } from '../../../scripts/random';
import type { JsonObject } from '../../../src/core/base/json';
import {
  chain,
  type Inspector,
  inspector,
  PROXY_PROTOCOL,
  socketAddress,
} from '../../listeners/parts';
import type { ListenerQuestion } from '../../listeners/question';
import { aimedConnection, randomConnection } from './aimed-connection';
import { DISABLED, type Family } from './pools';
import { mayChooseByChance, randomMatches, randomPool } from './random-match';

const FAMILIES: readonly [readonly [Family, ...Family[]], ...(readonly [Family, ...Family[]])[]] = [
  [4],
  [4],
  [4],
  [6],
  [4, 6],
];

const INSPECTORS: readonly [readonly Inspector[], ...(readonly Inspector[])[]] = [
  ['tls', 'http'],
  ['tls', 'http'],
  ['http', 'tls'],
  ['tls'],
  ['tls'],
  ['http'],
  [],
];

/** One listener with random chains, and connections aimed at them. */
export function randomQuestion(seed: number, index: number, asks: number): ListenerQuestion {
  const random = new Random(seed, index);
  const families = random.pick(FAMILIES);
  const careless = random.once(20);
  const pool = randomPool(random, families);
  const matches = randomMatches(random, pool, 1 + random.below(8), careless);
  const onSix = random.once(12);
  const directSources = onSix ? ['::1'] : undefined;
  const listener: JsonObject = {
    name: `l${index}`,
    address: socketAddress(onSix ? '::1' : '127.0.0.1', 15006),
    listener_filters: [PROXY_PROTOCOL, ...randomInspectors(random)],
    filter_chains: matches.map((match, i) => chain(`c${i}`, match)),
    ...(random.once(2) && { default_filter_chain: chain('default', defaultMatch(random)) }),
  };
  // Many copies are asked, so few questions.
  const chance = mayChooseByChance(matches);
  const connections = Array.from({ length: chance ? asks / 2 : asks }, () => {
    const aim = random.percent(80) ? random.pick(matches) : undefined;
    return aim === undefined
      ? randomConnection(random, families, directSources)
      : aimedConnection(random, aim, families, directSources);
  });
  return {
    id: `${seed}-${index}`,
    listener,
    connections,
    chance,
  };
}

function randomInspectors(random: Random): readonly JsonObject[] {
  return random
    .pick(INSPECTORS)
    .map((name) => inspector(name, random.once(5) ? random.pick(DISABLED) : undefined));
}

/** A default chain's criteria are ignored, so some have impossible ones. */
function defaultMatch(random: Random): JsonObject | undefined {
  return random.once(4) ? { destination_port: 1, server_names: ['nobody.example'] } : undefined;
}
