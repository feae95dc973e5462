import type { Pointer } from '../base/pointer';
import type { Matcher, MatchInput } from '../model/matcher';
import { inputsAt, placesOf, testsOf } from '../model/matcher-inputs';
import { parseRange } from './filter-chain-ranges';
import { wholeMatcher } from './regex';

/** Why Envoy does not load a matcher; `at`: the matcher's place in the file. */
export type MatcherRefusal = {
  readonly at: Pointer;
} /** "Duplicate domain in ServerNameMatcher" */ & (
  | { readonly kind: 'repeated-domain'; readonly domain: string }
  /** "Invalid wildcard domain format", "Empty domain in ServerNameMatcher" */
  | { readonly kind: 'bad-domain'; readonly domain: string }
  | { readonly kind: 'bad-range'; readonly range: string }
  | { readonly kind: 'bad-regex'; readonly regex: string }
  /** "Didn't find a registered implementation": an input of another place, or of HTTP. */
  | { readonly kind: 'foreign-input'; readonly type: string }
);

/** Whose matcher it is: each has inputs of its own. */
export type MatcherOwner = 'listener' | 'cluster';

/**
 * Why Envoy would refuse a matcher (source/common/matcher/matcher.h and the custom matchers in
 * source/extensions/common/matcher/); empty: it would not, as far as its parts are known.
 */
export const matcherRefusals = (matcher: Matcher, owner: MatcherOwner): readonly MatcherRefusal[] =>
  placesOf(matcher).flatMap((place) => refusalsAt(place, owner));

function refusalsAt(place: Matcher, owner: MatcherOwner): readonly MatcherRefusal[] {
  const at = place.pointer;
  const foreign = inputsAt(place).flatMap((input): readonly MatcherRefusal[] =>
    isForeign(input, owner) ? [{ at, kind: 'foreign-input', type: typeOf(input) }] : [],
  );
  switch (place.kind) {
    case 'list':
      return [...foreign, ...badRegexes(place)];
    case 'ranges':
      return [
        ...foreign,
        ...place.entries
          .flatMap(({ ranges }) => ranges)
          .filter((range) => parseRange(range) === undefined)
          .map((range): MatcherRefusal => ({ at, kind: 'bad-range', range })),
      ];
    case 'domains':
      return [...foreign, ...badDomains(place)];
    case 'exact':
    case 'prefix':
    case 'unknown':
      return foreign;
  }
}

const typeOf = (input: MatchInput): string => (input.kind === 'unknown' ? input.type : input.kind);

function isForeign(input: MatchInput, owner: MatcherOwner): boolean {
  switch (input.kind) {
    case 'unknown':
      // Requests are not there yet when a listener or a cluster is asked.
      return /[.]Http\w*Input$/.test(input.type);
    case 'endpoint_metadata':
    case 'locality_metadata':
      return owner === 'listener';
    default:
      return owner === 'cluster';
  }
}

const badRegexes = ({
  pointer: at,
  entries,
}: Extract<Matcher, { kind: 'list' }>): readonly MatcherRefusal[] =>
  entries
    .flatMap(({ predicate }) => testsOf(predicate))
    .filter(({ matcher: { how, value } }) => how === 'regex' && wholeMatcher(value) === undefined)
    .map(({ matcher: { value } }) => ({ at, kind: 'bad-regex', regex: value }));

/** source/extensions/common/matcher/domain_matcher.h, validateConfiguration. */
function badDomains({
  pointer: at,
  entries,
}: Extract<Matcher, { kind: 'domains' }>): readonly MatcherRefusal[] {
  const seen = new Set<string>();
  return entries
    .flatMap(({ domains }) => domains)
    .flatMap((domain): readonly MatcherRefusal[] => {
      if (seen.has(domain)) return [{ at, kind: 'repeated-domain', domain }];
      seen.add(domain);
      return isDomain(domain) ? [] : [{ at, kind: 'bad-domain', domain }];
    });
}

/** `*`, `*.example.com`, or a name without a star. */
const isDomain = (domain: string): boolean => domain === '*' || /^([*][.])?[^*]+$/.test(domain);
