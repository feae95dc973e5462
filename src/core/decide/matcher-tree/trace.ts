import type { Pointer } from '../../base/pointer';
import type { MatchInput } from '../../model/matcher';

/** What an input has; undefined: it has no value (no IP address, no SNI, no such metadata). */
export type InputValue = string | undefined;

/** Three values: some inputs and matchers a dump cannot answer for. */
export type Truth = 'yes' | 'no' | 'unknown';

/** One look of a matcher, in the order in which Envoy looks. `at`: the matcher's place in the file. */
export type MatcherStep =
  /** `matcher_list`: the predicate of an entry. */
  | {
      readonly step: 'predicate';
      readonly at: Pointer;
      readonly entry: number;
      readonly tests: readonly MatcherTest[];
      readonly result: Truth;
    }
  /** `matcher_tree`: the entries that the value fits, the first being looked at first. */
  | {
      readonly step: 'tree';
      readonly at: Pointer;
      readonly kind: 'exact' | 'prefix' | 'ranges' | 'domains';
      readonly input: MatchInput;
      readonly value: InputValue;
      readonly fits: readonly MatcherFit[];
      /** Entries that do not fit, by position. */
      readonly out: readonly number[];
    }
  /** An entry that fits is gone into. */
  | { readonly step: 'enter'; readonly at: Pointer; readonly entry: number }
  /** Neither this level nor a level below it matches: `on_no_match`, if there is one. */
  | { readonly step: 'no-match'; readonly at: Pointer; readonly hasOtherwise: boolean }
  /** An action that is only noted (`keep_matching`). */
  | { readonly step: 'kept-matching'; readonly at: Pointer; readonly name: string }
  | { readonly step: 'action'; readonly at: Pointer; readonly name: string }
  | { readonly step: 'unknown'; readonly at: Pointer; readonly type: string };

/** Position of an entry, with the key by which it fits: a text, a range, a domain. */
export interface MatcherFit {
  readonly entry: number;
  readonly key: string;
  /** An `exclusive` range is not tried after a more specific one has failed. */
  readonly passedOver: boolean;
}

export interface MatcherTest {
  readonly input: MatchInput | undefined;
  readonly value: InputValue;
  readonly result: Truth;
  /** What it compares with was redacted. */
  readonly redacted?: true;
}
