import type { Matcher, MatchInput, MatchPredicate, OnMatch } from './matcher';

/** Every input that a matcher asks, in file order; the same one as often as it is asked. */
export const inputsOf = (matcher: Matcher): readonly MatchInput[] =>
  placesOf(matcher).flatMap(inputsAt);

/** The inputs of a matcher without those of the matchers that are nested in it. */
export function inputsAt(matcher: Matcher): readonly MatchInput[] {
  if (matcher.kind === 'unknown' || matcher.kind === 'none') return [];
  if (matcher.kind !== 'list') return [matcher.input];
  return matcher.entries.flatMap(({ predicate }) => testsOf(predicate).map(({ input }) => input));
}

/** A matcher and all that are nested in it. */
export function placesOf(matcher: Matcher): readonly Matcher[] {
  const next = [...onMatchesOf(matcher), matcher.otherwise];
  return [
    matcher,
    ...next.flatMap((one) => (one?.kind === 'matcher' ? placesOf(one.matcher) : [])),
  ];
}

/** What the entries of a matcher lead to. */
export function onMatchesOf(matcher: Matcher): readonly OnMatch[] {
  if (matcher.kind === 'unknown' || matcher.kind === 'none') return [];
  return matcher.entries.map(({ onMatch }) => onMatch);
}

type TextPredicate = Extract<MatchPredicate, { kind: 'text' }>;

/** The comparisons that a predicate is made of. */
export function testsOf(predicate: MatchPredicate): readonly TextPredicate[] {
  switch (predicate.kind) {
    case 'text':
      return [predicate];
    case 'not':
      return testsOf(predicate.predicate);
    case 'or':
    case 'and':
      return predicate.predicates.flatMap(testsOf);
    case 'unknown':
      return [];
  }
}
