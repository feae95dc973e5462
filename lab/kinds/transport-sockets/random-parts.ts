import type { Random } from '../../../scripts/random';
import { isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import { exactMap, list, nested, prefixMap, single, tree, when } from '../../matchers/parts';
import {
  type ClusterParts,
  type Entry,
  MATCH_KEY,
  metadataInput,
  type SocketKind,
  takeSocket,
} from './cluster';

const KEYS = ['tlsMode', 'zone', 'tunnel', 'o'];

/** Values that look alike: kinds, capitals, and what is nested in a struct. */
const VALUES: readonly JsonValue[] = [
  'istio',
  'Istio',
  'disabled',
  '',
  true,
  'true',
  false,
  1,
  '1',
  1.5,
  null,
  {},
  { x: 1 },
  { x: 1, y: 2 },
  { x: { z: 'a' } },
  [],
  ['a'],
  ['a', 'b'],
  ['b', 'a'],
  'a',
];

/** A cluster whose entries and metadata are made of few keys and values. */
export function randomParts(random: Random): ClusterParts {
  const keys = random.some(KEYS, 1 + random.below(3));
  const values = random.some(VALUES, 2 + random.below(3));
  const struct = (size: number): JsonObject =>
    Object.fromEntries(random.some(keys, size).map((key) => [key, random.pick(values) ?? null]));
  const kind = (): SocketKind => (random.once(6) ? 'raw' : 'tls');

  const entries: readonly Entry[] = Array.from({ length: random.below(6) }, (_, i) => ({
    // Twice the same name is refused where a matcher goes by names.
    name: `m${random.once(80) ? 0 : i}`,
    kind: kind(),
    ...randomMatch(random, struct),
  }));
  const metadata = (): JsonObject | undefined => {
    if (random.once(6)) return undefined;
    const aim = random.once(2) ? random.pick(entries)?.match : undefined;
    const fields = { ...struct(random.below(3)), ...aim };
    if (random.once(8)) return { istio: fields };
    return { [MATCH_KEY]: fields, ...(random.once(3) && { istio: struct(1) }) };
  };
  const parts: ClusterParts = {
    entries,
    ...(random.percent(60) && { own: kind() }),
    ...optional('endpoint', metadata()),
    ...optional('locality', random.once(2) ? metadata() : undefined),
  };
  if (!random.once(4)) return parts;
  const names = entries.map(({ name }) => name);
  return { ...parts, matcher: randomMatcher(random, { keys, values, names, parts }, 2) };
}

/** What a matcher is made of. */
interface World {
  readonly keys: readonly string[];
  readonly values: readonly JsonValue[];
  readonly names: readonly string[];
  readonly parts: ClusterParts;
}

function randomMatch(random: Random, struct: (size: number) => JsonObject): Pick<Entry, 'match'> {
  const dice = random.below(10);
  if (dice === 0) return {};
  return { match: dice === 1 ? {} : struct(1 + random.below(2)) };
}

function optional<K extends string>(key: K, value: JsonObject | undefined) {
  return value === undefined ? {} : { [key]: value };
}

function randomMatcher(random: Random, world: World, depth: number): JsonObject {
  const { keys, values, names, parts } = world;
  const below = (): JsonObject =>
    depth > 1 && random.once(3)
      ? nested(randomMatcher(random, world, depth - 1))
      : takeSocket((random.once(10) ? undefined : random.pick(names)) ?? 'nobody');
  const filter = random.once(8) ? random.pick(['istio', undefined]) : MATCH_KEY;
  const of = random.once(3) ? 'Locality' : 'Endpoint';
  const there = of === 'Locality' ? parts.locality : parts.endpoint;
  const fields = there?.[filter ?? 'envoy.lb'];
  const key = (isObject(fields) ? random.pick(Object.keys(fields)) : undefined) ?? 'tlsMode';
  const path = random.once(6) ? [key, 'x'] : [random.once(6) ? (random.pick(keys) ?? key) : key];
  const input = metadataInput(of, filter, path);
  const present = isObject(fields) && !random.once(5) ? [fields[key] ?? ''] : [];
  const texts = [...present, ...random.some(values, 1 + random.below(2))].map(textOf);
  const some = [...new Set(texts)].filter((text) => text !== '');
  const branches = Object.fromEntries(
    (some.length > 0 ? some : ['istio']).map((t) => [t, below()]),
  );
  const otherwise = random.once(3) ? below() : undefined;
  switch (random.pick(['exact', 'exact', 'prefix', 'list'])) {
    case 'exact':
      return tree(input, exactMap(branches), otherwise);
    case 'prefix':
      return tree(input, prefixMap(branches), otherwise);
    case 'list': {
      const matchers = Object.entries(branches).map(([text, onMatch]) => {
        const is = single(input, random.once(2) ? { exact: text } : { prefix: text.slice(0, 2) });
        return when(random.once(4) ? { not_matcher: is } : is, onMatch);
      });
      return list(matchers, otherwise);
    }
  }
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
