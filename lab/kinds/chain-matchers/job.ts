import { Random } from '../../../scripts/random';
import type { JsonObject } from '../../../src/core/base/json';
import type { Job } from '../../job';
import { chain, inspector, PROXY_PROTOCOL, socketAddress } from '../../listeners/parts';
import type { ListenerQuestion } from '../../listeners/question';
import { recordListeners } from '../../listeners/record';
import { NAMED } from './named';
import { randomMatcher } from './random-matcher';
import { connectionIn, randomWorld } from './world';

const LISTENERS = 260;
const ASKS = 20;
/** Matchers inside one another. */
const DEPTH = 3;

/** Keeps the stream of random numbers apart from the other kinds'. */
const STREAM = 1_000_000;

export const CHAIN_MATCHERS: Job = {
  name: 'chain-matchers',
  run: async (lab, seed) => {
    const cases = await recordListeners(lab, chainMatcherQuestions(seed));
    await lab.record('chain-matchers', 'filter-chain', cases);
  },
};

export function chainMatcherQuestions(seed: number): readonly ListenerQuestion[] {
  const random = Array.from({ length: LISTENERS }, (_, i) => randomQuestion(seed, i));
  return [...NAMED, ...random];
}

function randomQuestion(seed: number, index: number): ListenerQuestion {
  const random = new Random(seed, STREAM + index);
  const world = randomWorld(random);
  const chains = Array.from({ length: 2 + random.below(4) }, (_, i) => `c${i}`);
  const inspectors: readonly JsonObject[] = random.pick([
    [inspector('tls'), inspector('http')],
    [inspector('tls'), inspector('http')],
    [inspector('http')],
    [inspector('tls')],
  ]);
  const listener: JsonObject = {
    name: `l${index}`,
    address: socketAddress('127.0.0.1', 15008),
    listener_filters: [PROXY_PROTOCOL, ...inspectors],
    filter_chains: chains.map((name) => chain(name)),
    filter_chain_matcher: randomMatcher(random, world, chains, DEPTH),
    ...(random.once(2) && { default_filter_chain: chain('default') }),
  };
  const connections = Array.from({ length: ASKS }, () => connectionIn(world, random));
  return { id: `${seed}-${index}`, listener, connections, chance: false };
}
