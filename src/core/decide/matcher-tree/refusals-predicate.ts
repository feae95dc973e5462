import type { MatchPredicate, TextMatcher } from '../../model/matcher';
import { wholeMatcher } from '../regex';
import type { MatcherFault } from './fault';

/** What is wrong with a predicate (xds/type/matcher/v3/matcher.proto, string.proto, and RE2). */
export function predicateRefusals(predicate: MatchPredicate): readonly MatcherFault[] {
  switch (predicate.kind) {
    case 'text':
      return textFaults(predicate.matcher);
    case 'not':
      return predicateRefusals(predicate.predicate);
    case 'or':
    case 'and':
      return predicate.predicates.length < 2
        ? [{ kind: 'missing', what: 'predicate' }]
        : predicate.predicates.flatMap(predicateRefusals);
    case 'unknown':
      return predicate.type === '' ? [{ kind: 'missing', what: 'predicate' }] : [];
  }
}

function textFaults({ how, value }: TextMatcher): readonly MatcherFault[] {
  // An exact text may be empty, nothing else may.
  if (how !== 'exact' && value === '') return [{ kind: 'missing', what: 'value' }];
  const regex = how === 'regex' && wholeMatcher(value) === undefined;
  return regex ? [{ kind: 'bad-regex', regex: value }] : [];
}
