import { unreachable } from '../../base/assert';
import type { MatchInput, MatchPredicate, TextMatcher } from '../../model/matcher';
import { isRedacted } from '../../model/redacted';
import { wholeMatcher } from '../regex';
import type { InputValue, MatcherTest, Truth } from './trace';

/** The values of a matcher's inputs; `unknown`: only a running Envoy has them. */
export type ReadInput = (input: MatchInput) => { readonly value: InputValue } | 'unknown';

/**
 * Whether a predicate holds (source/common/matcher/field_matcher.h). Every test that was made is
 * added to `tests`; and and or stop at the first that decides.
 */
export function holds(predicate: MatchPredicate, read: ReadInput, tests: MatcherTest[]): Truth {
  switch (predicate.kind) {
    case 'text':
      return textHolds(predicate.input, predicate.matcher, read, tests);
    case 'not':
      return OPPOSITE[holds(predicate.predicate, read, tests)];
    case 'or':
      return first(predicate.predicates, 'yes', read, tests);
    case 'and':
      return first(predicate.predicates, 'no', read, tests);
    case 'unknown':
      tests.push({ input: undefined, value: undefined, result: 'unknown' });
      return 'unknown';
    default:
      return unreachable(predicate);
  }
}

const OPPOSITE: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

function first(
  predicates: readonly MatchPredicate[],
  decisive: 'yes' | 'no',
  read: ReadInput,
  tests: MatcherTest[],
): Truth {
  let unknown = false;
  for (const predicate of predicates) {
    const truth = holds(predicate, read, tests);
    if (truth === decisive) return decisive;
    unknown ||= truth === 'unknown';
  }
  return unknown ? 'unknown' : OPPOSITE[decisive];
}

function textHolds(
  input: MatchInput,
  matcher: TextMatcher,
  read: ReadInput,
  tests: MatcherTest[],
): Truth {
  const got = read(input);
  const value = got === 'unknown' ? undefined : got.value;
  // No value fits nothing (source/common/matcher/value_input_matcher.h).
  const result: Truth =
    got === 'unknown' ? 'unknown' : value === undefined ? 'no' : textMatches(matcher, value);
  const redacted = value !== undefined && isRedacted(matcher);
  tests.push({ input, value, result, ...(redacted ? { redacted } : {}) });
  return result;
}

const ascii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const truth = (value: boolean): Truth => (value ? 'yes' : 'no');

/** type/matcher/v3/string.proto StringMatcher; case is folded for ASCII alone, and never in a regex. */
function textMatches({ how, value, ignoreCase }: TextMatcher, text: string): Truth {
  const [wanted, given] = ignoreCase ? [ascii(value), ascii(text)] : [value, text];
  switch (how) {
    case 'exact':
      return truth(given === wanted);
    case 'prefix':
      return truth(given.startsWith(wanted));
    case 'suffix':
      return truth(given.endsWith(wanted));
    case 'contains':
      return truth(given.includes(wanted));
    case 'regex': {
      const regex = wholeMatcher(value);
      return regex === undefined ? 'unknown' : truth(regex.matches(text));
    }
    case 'custom':
      return 'unknown';
  }
}
