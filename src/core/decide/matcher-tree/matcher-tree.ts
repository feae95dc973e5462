import type { Matcher, OnMatch } from '../../model/matcher';
import { REDACTED_PART } from '../../model/redacted';
import { fitting, type TreeMatcher } from './fits';
import { holds, type ReadInput } from './predicate';
import type { MatcherStep, MatcherTest } from './trace';

/** What a matcher comes to. `unknown`: what decides is not in a dump, or not known to us. */
export type MatcherEnd =
  | { readonly kind: 'action'; readonly name: string }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'unknown'; readonly type: string };

export interface MatcherVerdict {
  readonly end: MatcherEnd;
  readonly steps: readonly MatcherStep[];
}

/**
 * Runs a tree of the xDS Matcher API (source/common/matcher/, xds/type/matcher/v3). Unlike the walk
 * through `filter_chain_match` this one comes back: where a nested matcher has no match, the next
 * entry that fits has its turn, then `on_no_match`.
 */
export function runMatcher(matcher: Matcher, read: ReadInput): MatcherVerdict {
  const steps: MatcherStep[] = [];
  return { end: run(matcher, { read, steps }), steps };
}

interface Run {
  readonly read: ReadInput;
  readonly steps: MatcherStep[];
}

const NO_MATCH: MatcherEnd = { kind: 'no-match' };

function run(matcher: Matcher, context: Run): MatcherEnd {
  const found = content(matcher, context);
  if (found.kind !== 'no-match') return found;
  const { pointer: at, otherwise } = matcher;
  context.steps.push({ step: 'no-match', at, hasOtherwise: otherwise !== undefined });
  return otherwise === undefined ? NO_MATCH : follow(otherwise, matcher, context);
}

function content(matcher: Matcher, context: Run): MatcherEnd {
  switch (matcher.kind) {
    case 'none':
      return NO_MATCH;
    case 'list':
      return list(matcher, context);
    case 'unknown':
      return giveUp(matcher, matcher.type, context);
    case 'exact':
    case 'prefix':
    case 'ranges':
    case 'domains':
      return tree(matcher, context);
  }
}

function list(matcher: Extract<Matcher, { kind: 'list' }>, context: Run): MatcherEnd {
  const { pointer: at } = matcher;
  for (const [entry, { predicate, onMatch }] of matcher.entries.entries()) {
    const tests: MatcherTest[] = [];
    const result = holds(predicate, context.read, tests);
    context.steps.push({ step: 'predicate', at, entry, tests, result });
    if (result === 'unknown') return giveUp(matcher, unknownOf(tests), context);
    if (result === 'no') continue;
    const found = follow(onMatch, matcher, context);
    if (found.kind !== 'no-match') return found;
  }
  return NO_MATCH;
}

/** Of which type the first test was that could not be made. */
function unknownOf(tests: readonly MatcherTest[]): string {
  const test = tests.find(({ result }) => result === 'unknown');
  if (test?.redacted === true) return REDACTED_PART;
  const input = test?.input;
  return input === undefined ? '' : input.kind === 'unknown' ? input.type : input.kind;
}

function tree(matcher: TreeMatcher, context: Run): MatcherEnd {
  const { pointer: at, kind, input, entries } = matcher;
  const got = context.read(input);
  if (got === 'unknown') {
    return giveUp(matcher, input.kind === 'unknown' ? input.type : input.kind, context);
  }
  const fits = got.value === undefined ? [] : fitting(matcher, got.value);
  const taken = new Set(fits.map(({ entry }) => entry));
  const out = [...entries.keys()].filter((entry) => !taken.has(entry));
  context.steps.push({ step: 'tree', at, kind, input, value: got.value, fits, out });
  for (const { entry, passedOver } of fits) {
    const onMatch = entries[entry]?.onMatch;
    if (passedOver || onMatch === undefined) continue;
    context.steps.push({ step: 'enter', at, entry });
    const found = follow(onMatch, matcher, context);
    if (found.kind !== 'no-match') return found;
  }
  return NO_MATCH;
}

function follow(onMatch: OnMatch, { pointer: at }: Matcher, context: Run): MatcherEnd {
  const end = ended(onMatch, at, context);
  if (!onMatch.keepMatching || end.kind !== 'action') return end;
  context.steps.push({ step: 'kept-matching', at, name: end.name });
  return NO_MATCH;
}

function ended(onMatch: OnMatch, at: Matcher['pointer'], context: Run): MatcherEnd {
  switch (onMatch.kind) {
    case 'matcher':
      return run(onMatch.matcher, context);
    case 'action':
      if (!onMatch.keepMatching) context.steps.push({ step: 'action', at, name: onMatch.name });
      return { kind: 'action', name: onMatch.name };
    case 'unknown':
      context.steps.push({ step: 'unknown', at, type: onMatch.type });
      return { kind: 'unknown', type: onMatch.type };
  }
}

function giveUp({ pointer: at }: Matcher, type: string, { steps }: Run): MatcherEnd {
  steps.push({ step: 'unknown', at, type });
  return { kind: 'unknown', type };
}
