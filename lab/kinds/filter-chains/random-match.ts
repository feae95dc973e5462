import type { Random } from '../../../scripts/random';
import { canonical, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import {
  APPLICATION_PROTOCOLS,
  DIRECT_RANGES,
  type Family,
  PORTS,
  RANGES,
  type Range,
  SERVER_NAMES,
  SOURCE_PORTS,
  SOURCE_RANGES,
  SOURCE_TYPES,
  TRANSPORT_PROTOCOLS,
} from './pools';

/** A `FilterChainMatch`. A type alias, so that it is JSON too. */
export type ChainMatch = {
  readonly destination_port?: number;
  readonly prefix_ranges?: readonly Range[];
  readonly server_names?: readonly string[];
  readonly transport_protocol?: string;
  readonly application_protocols?: readonly string[];
  readonly direct_source_prefix_ranges?: readonly Range[];
  readonly source_type?: string;
  readonly source_prefix_ranges?: readonly Range[];
  readonly source_ports?: readonly number[];
};

type Criterion = keyof ChainMatch;
type Pool = { readonly [criterion in Criterion]?: readonly JsonValue[] };

/** Fields that hold one value; the others hold lists. */
const SINGLE: readonly Criterion[] = ['destination_port', 'transport_protocol', 'source_type'];

/** The small world of one listener: which criteria its chains use, and of each a few values. */
export function randomPool(random: Random, families: readonly Family[]): Pool {
  const ranges = (lists: { readonly [family in Family]: readonly Range[] }) =>
    families.flatMap((family) => [...lists[family]]);
  const all: readonly (readonly [Criterion, readonly JsonValue[]])[] = [
    ['destination_port', PORTS],
    ['prefix_ranges', ranges(RANGES)],
    ['server_names', SERVER_NAMES],
    ['transport_protocol', TRANSPORT_PROTOCOLS],
    ['application_protocols', APPLICATION_PROTOCOLS],
    // The peer is 127.0.0.x whatever the header says, so IPv4 ranges tell most.
    ['direct_source_prefix_ranges', random.once(4) ? ranges(DIRECT_RANGES) : DIRECT_RANGES[4]],
    ['source_type', SOURCE_TYPES],
    ['source_prefix_ranges', ranges(SOURCE_RANGES)],
    ['source_ports', SOURCE_PORTS],
  ];
  const used = random.some(all, 1 + random.below(5));
  return Object.fromEntries(
    used.map(([criterion, values]) => [criterion, random.some(values, 1 + random.below(4))]),
  );
}

/** One chain's criteria out of a listener's world; often some of them are left open. */
function randomMatch(random: Random, pool: Pool): ChainMatch {
  const match: Record<string, JsonValue> = {};
  for (const [criterion, values] of Object.entries(pool)) {
    if (!random.percent(65)) continue;
    const single = SINGLE.some((name) => name === criterion);
    const some = random.some(values, single ? 1 : 1 + random.below(2));
    const [first] = some;
    if (first !== undefined) match[criterion] = single ? first : some;
  }
  return match;
}

/**
 * So many matches that mostly do not overlap (else most listeners would be refused); a careless
 * listener is not looked after.
 */
export function randomMatches(
  random: Random,
  pool: Pool,
  count: number,
  careless: boolean,
): readonly ChainMatch[] {
  const taken = new Set<string>();
  const matches: ChainMatch[] = [];
  for (let tries = 0; matches.length < count && tries < count * 4; tries++) {
    const match = randomMatch(random, pool);
    const leaves = leavesOf(match);
    if (!careless && leaves.some((leaf) => taken.has(leaf))) continue;
    for (const leaf of leaves) taken.add(leaf);
    matches.push(match);
  }
  return matches;
}

/** Every combination of single values that a match stands for, as texts. */
function leavesOf(match: JsonObject): readonly string[] {
  let leaves: readonly JsonObject[] = [{}];
  for (const [criterion, value] of Object.entries(match)) {
    const values = Array.isArray(value) ? value : [value];
    leaves = leaves.flatMap((leaf) => values.map((one) => ({ ...leaf, [criterion]: one })));
  }
  return leaves.map((leaf) => canonical(leaf).toLowerCase());
}

/**
 * Whether two chains may sit at one prefix under two spellings, "no ranges" and a range of length
 * 0: then Envoy chooses by chance (its issue 34299).
 */
export function mayChooseByChance(matches: readonly ChainMatch[]): boolean {
  const levels = ['prefix_ranges', 'direct_source_prefix_ranges', 'source_prefix_ranges'] as const;
  return levels.some((level) => {
    const lists = matches.map((match) => match[level] ?? []);
    const open = lists.some((list) => list.length === 0);
    return open && lists.some((list) => list.some((range) => !range.prefix_len));
  });
}
