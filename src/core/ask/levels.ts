import type { ChainStep } from '../decide/filter-chain/trace';
import type { Dump } from '../graph/dump';
import type { FilterChain, Listener } from '../model/types';
import { fieldOf, some } from './refs';
import type { AskEffect, AskField, AskStep } from './types';

type LevelStep = Extract<AskStep, { step: 'level' }>;

/** So many branches and fields of a level are shown. */
const MAX_BRANCHES = 12;
const MAX_FIELDS = 4;

/** The levels of the decision, those that ask nothing of any chain drawn together. */
export function levelSteps(
  listener: Listener,
  steps: readonly ChainStep[],
  dump: Dump,
): readonly AskStep[] {
  const made: AskStep[] = [];
  let left = listener.chains.filter(({ isDefault }) => !isDefault).length;
  // With only a default chain, no criterion is compared.
  if (left === 0) return made;
  for (const step of steps) {
    const before = left;
    left -= step.out.reduce((sum, { chains }) => sum + chains.length, 0);
    const silent = step.branches.every(({ key }) => key === '') && step.taken !== undefined;
    const last = made.at(-1);
    if (!silent) made.push(levelStep(listener, step, { before, left }, dump));
    else if (last?.step !== 'silent') made.push({ step: 'silent', levels: [step.level], left });
    else made[made.length - 1] = { ...last, levels: [...last.levels, step.level] };
  }
  return made;
}

function levelStep(
  listener: Listener,
  step: ChainStep,
  counts: Pick<LevelStep, 'before' | 'left'>,
  dump: Dump,
): LevelStep {
  const chainsAt = (list: readonly number[]): readonly FilterChain[] =>
    list.flatMap((at) => listener.chains[at] ?? []);
  const { taken } = step;
  return {
    step: 'level',
    level: step.level,
    value: step.value,
    ...counts,
    branches: step.branches.slice(0, MAX_BRANCHES).map(({ key, chains, fits }) => {
      return { key, fits, taken: key === taken, ...some(dump, chainsAt(chains)) };
    }),
    branchCount: step.branchCount,
    out: step.out.map(({ why, chains }) => ({ why, ...some(dump, chainsAt(chains)) })),
    effect: effectOf(step),
    fields: fieldsOf(step, chainsAt, dump),
  };
}

function effectOf({ taken, rivals, out }: ChainStep): AskEffect {
  if (taken === undefined) return rivals.length > 0 ? 'open' : 'ended';
  return out.length > 0 ? 'narrowed' : 'nothing';
}

/** What the chains that stay ask for; where none does, what those ask for that fell out. */
function fieldsOf(
  { level, branches, taken }: ChainStep,
  chainsAt: (list: readonly number[]) => readonly FilterChain[],
  dump: Dump,
): readonly AskField[] {
  const asking = branches.filter(({ key }) => key !== '');
  const kept = asking.filter(({ key }) => key === taken);
  const chains = new Set((kept.length > 0 ? kept : asking).flatMap((one) => chainsAt(one.chains)));
  return [...chains].slice(0, MAX_FIELDS).flatMap((chain) => {
    const of = dump.nodeOf(chain);
    const pointer = fieldOf(chain.pointer, chain.pointer, 'filter_chain_match', level);
    return of === undefined ? [] : [{ of, pointer }];
  });
}
