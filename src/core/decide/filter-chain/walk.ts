import { pushTo } from '../../base/group-by';
import type { FilterChainMatch } from '../../model/types';
import type { SeenConnection } from '../connection';
import type { ChainLevel } from './levels';
import type { ChainNode } from './node';
import type { ChainBranch, ChainStep, WhyOut } from './trace';
import { type Fit, type LevelValue, valueAt } from './values';

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
 * filter_chain_manager_impl.cc).
 */
export function walk(root: ChainNode, seen: SeenConnection): WalkEnd {
  const steps: ChainStep[] = [];
  let node = root;
  for (;;) {
    const stage = stageAt(node, seen);
    const [taken, ...others] = stage.best;
    if (taken !== undefined && others.length > 0) return part(stage, steps);
    steps.push(stepOf(stage, taken, []));
    if (taken === undefined) return { chain: undefined, steps };
    if (node.isLast) return { chain: node.branches.get(taken)?.[0], steps };
    node = node.behind(taken);
  }
}

/** Continues at each of several branches; if all have the same outcome, there is one. */
function part(stage: Stage, steps: readonly ChainStep[]): WalkEnd {
  const ends = stage.best.flatMap((key) => {
    const taken = stepOf(stage, key, stage.best);
    return leavesOf(walk(stage.node.behind(key), stage.seen)).map(
      (leaf): WalkLeaf => ({ chain: leaf.chain, steps: [...steps, taken, ...leaf.steps] }),
    );
  });
  const [first] = ends;
  return first !== undefined && ends.every(({ chain }) => chain === first.chain)
    ? first
    : { ends, steps: [...steps, stepOf(stage, undefined, stage.best)] };
}

const leavesOf = (end: WalkEnd): readonly WalkLeaf[] => (end.ends === undefined ? [end] : end.ends);

/** A place of the tree as one connection finds it. */
interface Stage {
  readonly node: ChainNode;
  readonly seen: SeenConnection;
  readonly shown: LevelValue['shown'];
  /** Keys that suit, the best first. */
  readonly fits: readonly string[];
  /** The best of them; several where none is better. */
  readonly best: readonly string[];
}

function stageAt(node: ChainNode, seen: SeenConnection): Stage {
  const { shown, fits } = valueAt(node.level, seen);
  const ranked = fits(node).toSorted((a, b) => b.rank - a.rank);
  const best = ranked.filter(({ rank }) => rank === ranked[0]?.rank);
  const keys = (list: readonly Fit[]): readonly string[] => list.map(({ key }) => key);
  return { node, seen, shown, fits: keys(ranked), best: keys(best) };
}

function stepOf(stage: Stage, taken: string | undefined, rivals: readonly string[]): ChainStep {
  const { node, shown } = stage;
  return {
    level: node.level,
    value: shown,
    branches: branchesOf(stage),
    branchCount: node.branches.size,
    taken,
    rivals,
    out: fallen(stage, taken === undefined ? rivals : [taken], rivals),
  };
}

/** More are too many to look at. */
const MAX_BRANCHES = 100;

function branchesOf({ node: { branches }, fits }: Stage): readonly ChainBranch[] {
  const suits = new Set(fits);
  const shown = [...fits];
  for (const key of branches.keys()) {
    if (shown.length >= MAX_BRANCHES) break;
    if (!suits.has(key)) shown.push(key);
  }
  return shown.map((key) => ({
    key,
    chains: branches.get(key) ?? [],
    fits: suits.has(key),
  }));
}

function fallen(
  { node, seen, fits }: Stage,
  kept: readonly string[],
  rivals: readonly string[],
): ChainStep['out'] {
  const { branches, chains } = node;
  // Most levels of most listeners ask nothing of any chain.
  if (kept.some((key) => branches.get(key)?.length === chains.length)) return [];
  const chainsOf = (keys: readonly string[]): ReadonlySet<number> =>
    new Set(keys.flatMap((key) => branches.get(key) ?? []));
  const [stay, equal, suit] = [chainsOf(kept), chainsOf(rivals), chainsOf(fits)];
  const out = new Map<WhyOut, number[]>();
  for (const chain of chains) {
    if (stay.has(chain)) continue;
    const why = equal.has(chain)
      ? 'rival'
      : suit.has(chain)
        ? 'shadowed'
        : notInspected(node.level, node.matchOf(chain), seen)
          ? 'not-inspected'
          : 'other-value';
    pushTo(out, why, chain);
  }
  return [...out].map(([why, list]) => ({ why, chains: list }));
}

/** No listener filter detects what the chain matches, so no connection like this one can match it. */
function notInspected(
  level: ChainLevel,
  match: FilterChainMatch | undefined,
  { inspected }: SeenConnection,
): boolean {
  if (inspected.tls || match === undefined) return false;
  switch (level) {
    case 'server_names':
      return true;
    case 'transport_protocol':
      return match.transportProtocol === 'tls';
    case 'application_protocols':
      return !inspected.http || !match.applicationProtocols.some((one) => HTTP.has(one));
    default:
      return false;
  }
}

/** What http_inspector can find. */
const HTTP: ReadonlySet<string> = new Set(['http/1.0', 'http/1.1', 'h2c']);
