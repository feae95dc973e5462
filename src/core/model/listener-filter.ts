/**
 * A listener filter with as much of its configuration as decides what it makes of a connection.
 * `kind` is known by the `@type`, else by the name (as older Envoys had it).
 */
export interface ListenerFilter {
  readonly name: string;
  readonly kind: ListenerFilterKind;
  /** `filter_disabled`: the filter is left out where this holds; undefined: never. */
  readonly disabled: ListenerFilterPredicate | undefined;
  /** proxy_protocol: connections without the header are taken as well. */
  readonly headerOptional: boolean;
}

export const LISTENER_FILTERS = [
  'tls_inspector',
  'http_inspector',
  'proxy_protocol',
  'original_dst',
  'original_src',
  'local_ratelimit',
] as const;
/** `other`: what it makes of a connection is not known. */
export type ListenerFilterKind = (typeof LISTENER_FILTERS)[number] | 'other';

/**
 * listener_components.proto ListenerFilterChainMatchPredicate. The port is that of the local address
 * when the filter's turn comes; `end` is exclusive (type/v3/range.proto).
 */
export type ListenerFilterPredicate =
  | { readonly kind: 'any' }
  | { readonly kind: 'destination-port'; readonly start: number; readonly end: number }
  | { readonly kind: 'not'; readonly rule: ListenerFilterPredicate }
  | { readonly kind: 'or' | 'and'; readonly rules: readonly ListenerFilterPredicate[] }
  /** Set, but none that we know. */
  | { readonly kind: 'unknown' };
