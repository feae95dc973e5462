import type { SeenConnection } from './connection';
import { CHAIN_LEVELS, type ChainLevel, type LevelValue, valueAt } from './filter-chain-levels';
import type { PreparedChain } from './filter-chain-prepare';
import type { ChainStep, WhyOut } from './filter-chain-trace';

/** Where a walk ended: at a chain, at nothing, or at several ends that Envoy leaves open. */
export type WalkEnd = WalkLeaf | WalkOpen;
export interface WalkLeaf {
  /** Position of the chain; undefined: no branch was left. */
  readonly chain: number | undefined;
  readonly steps: readonly ChainStep[];
  readonly ends?: never;
}
export interface WalkOpen {
  /** Up to the level where they part. */
  readonly steps: readonly ChainStep[];
  /** Each with all its steps. */
  readonly ends: readonly WalkLeaf[];
}

/**
 * Level by level, at each one the best branch and never back (findFilterChain and what it calls in
 * filter_chain_manager_impl.cc). The chains left at a level are those of Envoy's tree at that place.
 */
export function walk(chains: readonly PreparedChain[], seen: SeenConnection, from = 0): WalkEnd {
  const steps: ChainStep[] = [];
  let left = chains;
  for (let at = from; at < CHAIN_LEVELS.length; at += 1) {
    const stage = stageAt(left, at, seen);
    const best = bestOf(stage.branches);
    const [taken, ...others] = best;
    if (taken !== undefined && others.length > 0) {
      return part(best, stage, steps, (one) => walk(one.chains, seen, at + 1));
    }
    steps.push(stepOf(stage, taken, []));
    if (taken === undefined) return { chain: undefined, steps };
    left = taken.chains;
  }
  return { chain: left[0]?.index, steps };
}

/** Goes on at each of several branches; where all lead to the same end, there is one. */
function part(
  best: readonly Branch[],
  stage: Stage,
  steps: readonly ChainStep[],
  goOn: (branch: Branch) => WalkEnd,
): WalkEnd {
  const ends = best.flatMap((one) => {
    const taken = stepOf(stage, one, best);
    return leavesOf(goOn(one)).map(
      (leaf): WalkLeaf => ({ chain: leaf.chain, steps: [...steps, taken, ...leaf.steps] }),
    );
  });
  const [first] = ends;
  return first !== undefined && ends.every(({ chain }) => chain === first.chain)
    ? first
    : { ends, steps: [...steps, stepOf(stage, undefined, best)] };
}

export const leavesOf = (end: WalkEnd): readonly WalkLeaf[] =>
  end.ends === undefined ? [end] : end.ends;

interface Branch {
  readonly key: string;
  /** How well it suits the connection's value; undefined: not at all. */
  readonly rank: number | undefined;
  readonly chains: PreparedChain[];
}

/** A level with the chains that are left there. */
interface Stage {
  readonly level: ChainLevel;
  /** Position of the level. */
  readonly at: number;
  readonly value: LevelValue;
  readonly seen: SeenConnection;
  readonly chains: readonly PreparedChain[];
  /** In the order in which the file first names them. */
  readonly branches: ReadonlyMap<string, Branch>;
}

function stageAt(chains: readonly PreparedChain[], at: number, seen: SeenConnection): Stage {
  const level = CHAIN_LEVELS[at] ?? 'source_ports';
  const value = valueAt(level, seen);
  const branches = new Map<string, Branch>();
  for (const chain of chains) {
    for (const key of chain.keys[at] ?? []) {
      const known = branches.get(key);
      if (known === undefined) branches.set(key, { key, rank: value.rank(key), chains: [chain] });
      // A chain that names a value twice stands there once.
      else if (known.chains.at(-1) !== chain) known.chains.push(chain);
    }
  }
  return { level, at, value, seen, chains, branches };
}

function bestOf(branches: ReadonlyMap<string, Branch>): readonly Branch[] {
  let best: Branch[] = [];
  for (const branch of branches.values()) {
    if (branch.rank === undefined) continue;
    const sofar = best[0]?.rank ?? -1;
    if (branch.rank > sofar) best = [branch];
    else if (branch.rank === sofar) best.push(branch);
  }
  return best;
}

function stepOf(stage: Stage, taken: Branch | undefined, rivals: readonly Branch[]): ChainStep {
  const kept = chainsOf(taken === undefined ? rivals : [taken]);
  const rival = chainsOf(rivals);
  const out = stage.chains.flatMap((chain) => {
    if (kept.has(chain)) return [];
    return [{ chain: chain.index, why: rival.has(chain) ? 'rival' : whyOut(chain, stage) }];
  });
  return {
    level: stage.level,
    value: stage.value.shown,
    branches: [...stage.branches.values()].map(({ key, rank, chains }) => ({
      key,
      chains: chains.map(({ index }) => index),
      fits: rank !== undefined,
    })),
    taken: taken?.key,
    rivals: rivals.map(({ key }) => key),
    out,
  };
}

const chainsOf = (branches: readonly Branch[]): ReadonlySet<PreparedChain> =>
  new Set(branches.flatMap(({ chains }) => chains));

function whyOut({ keys }: PreparedChain, { level, at, branches, seen }: Stage): WhyOut {
  const own = keys[at] ?? [];
  if (own.some((key) => branches.get(key)?.rank !== undefined)) return 'shadowed';
  return own.every((key) => notInspected(level, key, seen)) ? 'not-inspected' : 'other-value';
}

/** Nobody looked for it, so that no connection like this one can have it. */
function notInspected(level: ChainLevel, key: string, { inspected }: SeenConnection): boolean {
  switch (level) {
    case 'server_names':
      return !inspected.tls;
    case 'transport_protocol':
      return !inspected.tls && key === 'tls';
    case 'application_protocols':
      return !inspected.tls && !(inspected.http && HTTP.has(key));
    default:
      return false;
  }
}

/** What http_inspector can find. */
const HTTP: ReadonlySet<string> = new Set(['http/1.0', 'http/1.1', 'h2c']);
