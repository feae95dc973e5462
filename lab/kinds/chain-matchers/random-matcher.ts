import type { Random } from '../../../scripts/random';
import type { JsonObject } from '../../../src/core/base/json';
import {
  exactMap,
  ipTree,
  list,
  nameTree,
  nested,
  prefixMap,
  single,
  tree,
  when,
} from '../../matchers/parts';
import { SERVER_NAMES } from '../filter-chains/pools';
import { type InputName, input, take } from './inputs';
import { rangesOf, textsOf, type World } from './world';

const ADDRESS_INPUTS = ['DestinationIP', 'SourceIP', 'DirectSourceIP'] as const;
const INPUTS: readonly [InputName, ...InputName[]] = [
  ...ADDRESS_INPUTS,
  'DestinationPort',
  'SourcePort',
  'SourceType',
  'ServerName',
  'TransportProtocol',
  'ApplicationProtocol',
];

/**
 * A matcher that takes one of these chains; at most `depth` matchers inside one another. Never
 * with `keep_matching`: Envoy 1.40.0 crashes on the first connection that meets it.
 */
export function randomMatcher(
  random: Random,
  world: World,
  chains: readonly string[],
  depth: number,
): JsonObject {
  const below = (): JsonObject => {
    if (depth > 1 && random.percent(45)) {
      return nested(randomMatcher(random, world, chains, depth - 1));
    }
    // Once in a while a chain that the listener does not have.
    return take((random.once(14) ? undefined : random.pick(chains)) ?? 'nobody');
  };
  const otherwise = random.percent(35) ? below() : undefined;
  switch (random.pick(['list', 'list', 'exact', 'prefix', 'ip', 'ip', 'name'])) {
    case 'list': {
      const count = 1 + random.below(3);
      const matchers = Array.from({ length: count }, () =>
        when(randomPredicate(random, world, 2), below()),
      );
      return list(matchers, otherwise);
    }
    case 'exact': {
      const name = random.pick(INPUTS);
      const values = random.some(textsOf(world, name), 1 + random.below(3));
      return tree(input(name), exactMap(branches(values, below)), otherwise);
    }
    case 'prefix': {
      const name = random.pick(INPUTS);
      const values = random.some(textsOf(world, name), 1 + random.below(3));
      const prefixes = values.map((value) => value.slice(0, 1 + random.below(value.length)));
      return tree(input(name), prefixMap(branches(prefixes, below)), otherwise);
    }
    case 'ip': {
      const name = random.pick(ADDRESS_INPUTS);
      const ranges = random.some(rangesOf(world, name), 1 + random.below(4));
      const parts = ranges.map((range) => ({
        ranges: random.once(6) ? [range, ...random.some(rangesOf(world, name), 1)] : [range],
        onMatch: below(),
        exclusive: random.once(4),
      }));
      return tree(input(name), ipTree(parts), otherwise);
    }
    case 'name': {
      const names = random.some([...SERVER_NAMES, '*', ...world.snis], 1 + random.below(4));
      // Names with a leading dot or capitals belong to the other way of matching.
      const domains = names.map((name) => name.toLowerCase().replace(/^\./, '*.'));
      const parts = [...new Set(domains)].map((one) => ({ domains: [one], onMatch: below() }));
      return tree(input('ServerName'), nameTree(parts), otherwise);
    }
  }
}

function branches(values: readonly string[], below: () => JsonObject) {
  return Object.fromEntries(values.map((value) => [value, below()]));
}

function randomPredicate(random: Random, world: World, depth: number): JsonObject {
  const part = () => randomPredicate(random, world, depth - 1);
  if (depth > 0 && random.once(3)) {
    switch (random.pick(['and', 'or', 'not'])) {
      case 'and':
        return { and_matcher: { predicate: [part(), part()] } };
      case 'or':
        return { or_matcher: { predicate: [part(), part()] } };
      case 'not':
        return { not_matcher: part() };
    }
  }
  const name = random.pick(INPUTS);
  const value = random.pick(textsOf(world, name)) ?? '';
  return single(input(name), stringMatcher(random, value));
}

function stringMatcher(random: Random, value: string): JsonObject {
  const from = random.below(value.length);
  const ignore: JsonObject = random.once(5) ? { ignore_case: true } : {};
  switch (random.pick(['exact', 'exact', 'prefix', 'suffix', 'contains', 'regex'])) {
    case 'exact':
      return random.once(5) ? { exact: value.toUpperCase(), ...ignore } : { exact: value };
    case 'prefix':
      return { prefix: value.slice(0, 1 + from), ...ignore };
    case 'suffix':
      return { suffix: value.slice(from), ...ignore };
    case 'contains':
      return { contains: value.slice(from, from + 3), ...ignore };
    case 'regex':
      return { safe_regex: { google_re2: {}, regex: randomRegex(random, value) } };
  }
}

/** Some find the whole text, some only a part of it, which is no match. */
function randomRegex(random: Random, value: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const half = value.slice(0, Math.ceil(value.length / 2)).replace(/[^A-Za-z0-9]/g, '.');
  return random.pick([escaped, `${half}.*`, half, `(${escaped}|other)`, '[a-z.]+', '.*\\d']);
}
