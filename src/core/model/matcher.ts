import type { Pointer } from '../base/pointer';

/**
 * A tree of the xDS Matcher API (xds/type/matcher/v3/matcher.proto), as listeners have it in
 * `filter_chain_matcher` and clusters in `transport_socket_matcher`.
 */
export type Matcher = {
  readonly pointer: Pointer;
  /** `on_no_match`. */
  readonly otherwise: OnMatch | undefined;
} & MatcherContent;

export type MatcherContent =
  /** Neither list nor tree: `on_no_match` decides. */
  | { readonly kind: 'none' }
  /** `matcher_list`. */
  | {
      readonly kind: 'list';
      readonly entries: readonly {
        readonly predicate: MatchPredicate;
        readonly onMatch: OnMatch;
      }[];
    }
  /** `matcher_tree` with `exact_match_map` or `prefix_match_map`. */
  | {
      readonly kind: 'exact' | 'prefix';
      readonly input: MatchInput;
      readonly entries: readonly { readonly key: string; readonly onMatch: OnMatch }[];
    }
  /** xds/type/matcher/v3/ip.proto IPMatcher; ranges as `10.0.0.0/8`. */
  | {
      readonly kind: 'ranges';
      readonly input: MatchInput;
      readonly entries: readonly {
        readonly ranges: readonly string[];
        readonly exclusive: boolean;
        readonly onMatch: OnMatch;
      }[];
    }
  /** xds/type/matcher/v3/domain.proto ServerNameMatcher. */
  | {
      readonly kind: 'domains';
      readonly input: MatchInput;
      readonly entries: readonly {
        readonly domains: readonly string[];
        readonly onMatch: OnMatch;
      }[];
    }
  | { readonly kind: 'unknown'; readonly type: string };

/** What a match leads to; `keepMatching`: it is noted, and the search continues as if unmatched. */
export type OnMatch = { readonly keepMatching: boolean } & (
  | {
      readonly kind: 'action';
      /** What the action names, by its type. */
      readonly of: 'filter-chain' | 'transport-socket';
      readonly name: string;
    }
  | { readonly kind: 'matcher'; readonly matcher: Matcher }
  /** An action that computes its name, or one that we do not know. */
  | { readonly kind: 'unknown'; readonly type: string }
);

export type MatchPredicate =
  | { readonly kind: 'text'; readonly input: MatchInput; readonly matcher: TextMatcher }
  | { readonly kind: 'or' | 'and'; readonly predicates: readonly MatchPredicate[] }
  | { readonly kind: 'not'; readonly predicate: MatchPredicate }
  | { readonly kind: 'unknown'; readonly type: string };

/** type/matcher/v3/string.proto StringMatcher. */
export interface TextMatcher {
  readonly how: 'exact' | 'prefix' | 'suffix' | 'contains' | 'regex' | 'custom';
  readonly value: string;
  readonly ignoreCase: boolean;
}

/** extensions/matching/common_inputs/network/v3: what a connection is asked for. */
export const NETWORK_INPUTS = {
  DestinationIPInput: 'destination_ip',
  DestinationPortInput: 'destination_port',
  SourceIPInput: 'source_ip',
  SourcePortInput: 'source_port',
  DirectSourceIPInput: 'direct_source_ip',
  SourceTypeInput: 'source_type',
  ServerNameInput: 'server_name',
  TransportProtocolInput: 'transport_protocol',
  ApplicationProtocolInput: 'application_protocol',
} as const;
export type NetworkInput = (typeof NETWORK_INPUTS)[keyof typeof NETWORK_INPUTS];

/** `lacks`: what the proto wants it to have, and Envoy refuses it without. */
export type MatchInput = { readonly lacks?: 'name' | 'key' } & (
  | { readonly kind: NetworkInput }
  /** extensions/matching/common_inputs/transport_socket/v3: a value of `filter_metadata`. */
  | {
      readonly kind: 'endpoint_metadata' | 'locality_metadata';
      readonly filter: string;
      readonly path: readonly string[];
    }
  /** Known only while Envoy runs (filter state, dynamic metadata), or not known to us. */
  | { readonly kind: 'unknown'; readonly type: string }
);
