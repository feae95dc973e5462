import type { SanMatcher } from '../../model/types';
import type { SubjectName } from '../../x509/types';
import { dnsNameMatches } from '../dns-name';
import { wholeMatcher } from '../regex';

/** What one matcher says to one name of a certificate. */
export type NameMatch =
  | 'matches'
  /** The name is of a type that the matcher does not look at. */
  | 'other-type'
  | 'differs'
  /** A matcher that is an extension, or one for names that are not read. */
  | 'unknown';

export interface NameTry {
  /** Position in the list of matchers. */
  readonly matcher: number;
  /** Position in the certificate's names. */
  readonly name: number;
  readonly result: NameMatch;
}

/** Whether a certificate passes a list of matchers, with every comparison that was made. */
export type NamesVerdict =
  /** Nothing is asked of the name. */
  | { readonly passes: 'unchecked' }
  | {
      readonly passes: 'yes';
      /** The first pair that fits. */
      readonly by: NameTry;
      readonly tries: readonly NameTry[];
    }
  | {
      readonly passes: 'no';
      /** The certificate has no SAN extension at all; its common name is never looked at. */
      readonly noNames: boolean;
      readonly tries: readonly NameTry[];
    }
  | { readonly passes: 'unknown'; readonly tries: readonly NameTry[] };

const UNTYPED: readonly SubjectName['type'][] = ['DNS', 'URI', 'EMAIL', 'IP_ADDRESS'];
const ascii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** type/matcher/v3/string.proto StringMatcher; case is folded for ASCII alone, and never in a regex. */
function textMatches(matcher: SanMatcher, text: string): boolean | undefined {
  const fold = matcher.ignoreCase ? ascii : (same: string) => same;
  const [value, given] = [fold(matcher.value), fold(text)];
  switch (matcher.how) {
    case 'exact':
      return given === value;
    case 'prefix':
      return given.startsWith(value);
    case 'suffix':
      return given.endsWith(value);
    case 'contains':
      return given.includes(value);
    case 'regex':
      return wholeMatcher(matcher.value)?.matches(text) ?? false;
    case 'custom':
      return undefined;
  }
}

/** One matcher against one name (source/common/tls/cert_validator/san_matcher.cc, match). */
export function matchName(matcher: SanMatcher, name: SubjectName): NameMatch {
  const looksAt = matcher.type === 'ANY' ? UNTYPED.includes(name.type) : matcher.type === name.type;
  if (!looksAt) return 'other-type';
  // Which OID is meant is not kept, so that no more can be said of such names.
  if (name.value === undefined || name.type === 'OTHER_NAME') return 'unknown';
  if (name.type === 'DNS' && matcher.how === 'exact') {
    return dnsNameMatches(matcher.value, name.value) ? 'matches' : 'differs';
  }
  const fits = textMatches(matcher, name.value);
  return fits === undefined ? 'unknown' : fits ? 'matches' : 'differs';
}

/**
 * Whether a certificate's names pass a list of matchers: any matcher, any name
 * (default_validator.cc, matchSubjectAltName). An untyped matcher counts as four, of DNS, URI,
 * EMAIL and IP_ADDRESS. `names`: undefined if the certificate has no such extension.
 */
export function matchNames(
  matchers: readonly SanMatcher[],
  names: readonly SubjectName[] | undefined,
): NamesVerdict {
  if (matchers.length === 0) return { passes: 'unchecked' };
  const tries: NameTry[] = [];
  let by: NameTry | undefined;
  matchers.forEach((matcher, m) => {
    names?.forEach((name, n) => {
      const one: NameTry = { matcher: m, name: n, result: matchName(matcher, name) };
      tries.push(one);
      if (one.result === 'matches') by ??= one;
    });
  });
  if (by !== undefined) return { passes: 'yes', by, tries };
  if (tries.some(({ result }) => result === 'unknown')) return { passes: 'unknown', tries };
  return { passes: 'no', noNames: names === undefined, tries };
}
