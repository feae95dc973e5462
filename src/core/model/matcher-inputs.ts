import type { Matcher, MatchInput, MatchPredicate, OnMatch } from './matcher';

/** Every input that a matcher asks, in file order; the same one as often as it is asked. */
export function inputsOf(matcher: Matcher): readonly MatchInput[] {
  const inputs: MatchInput[] = [];
  for (const place of placesOf(matcher)) {
    if (place.kind === 'list') {
      for (const { predicate } of place.entries) inputs.push(...ofPredicate(predicate));
    } else if (place.kind !== 'unknown') inputs.push(place.input);
  }
  return inputs;
}

/** A matcher and all that are nested in it. */
export function placesOf(matcher: Matcher): readonly Matcher[] {
  const next = [...onMatches(matcher), matcher.otherwise];
  return [
    matcher,
    ...next.flatMap((one) => (one?.kind === 'matcher' ? placesOf(one.matcher) : [])),
  ];
}

function onMatches(matcher: Matcher): readonly OnMatch[] {
  return matcher.kind === 'unknown' ? [] : matcher.entries.map(({ onMatch }) => onMatch);
}

function ofPredicate(predicate: MatchPredicate): readonly MatchInput[] {
  return testsOf(predicate).map(({ input }) => input);
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
