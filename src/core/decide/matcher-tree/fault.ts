/** What is wrong with a part of a matcher, with Envoy's words. */
export type MatcherFault =
  /** "Duplicate domain in ServerNameMatcher" */
  | { readonly kind: 'repeated-domain'; readonly domain: string }
  /** "Invalid wildcard domain format", "Empty domain in ServerNameMatcher" */
  | { readonly kind: 'bad-domain'; readonly domain: string }
  | { readonly kind: 'bad-range'; readonly range: string }
  | { readonly kind: 'bad-regex'; readonly regex: string }
  /** "Didn't find a registered implementation": an input, action or tree of another place, or of HTTP. */
  | { readonly kind: 'foreign'; readonly type: string }
  /** "Proto constraint validation failed": what must be there is not. */
  | { readonly kind: 'missing'; readonly what: MissingPart };

export type MissingPart =
  | 'entries'
  | 'tree'
  | 'keys'
  | 'predicate'
  | 'value'
  | 'on-match'
  | 'name'
  | 'key';
