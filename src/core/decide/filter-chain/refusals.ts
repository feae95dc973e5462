import type { FilterChainMatch, Listener } from '../../model/types';
import { parseRange } from '../ip-ranges';
import { type MatcherRefusal, matcherRefusals } from '../matcher-tree/refusals';
import { keysOf, NO_KEY } from './levels';
import { overlapping } from './overlap';

/** Why Envoy does not load a listener; chains are positions in the listener's list. */
export type ListenerRejection =
  /** "no filter chains specified" */
  | { readonly kind: 'no-chains' }
  /** "contains unimplemented fields" */
  | { readonly kind: 'unimplemented'; readonly chain: number }
  /** "has the same matching rules defined as" */
  | { readonly kind: 'same-match'; readonly chain: number; readonly other: number }
  /** "multiple filter chains with overlapping matching rules are defined"; a chain can do so alone. */
  | { readonly kind: 'overlap'; readonly chain: number; readonly other: number }
  /** "partial wildcards are not supported" */
  | { readonly kind: 'partial-wildcard'; readonly chain: number; readonly name: string }
  /** "invalid ip/mask combo" */
  | { readonly kind: 'bad-range'; readonly chain: number; readonly range: string }
  /** "value must be inside range [1, 65535]" */
  | { readonly kind: 'bad-port'; readonly chain: number; readonly port: number }
  /** With `filter_chain_matcher` each chain needs a unique name. */
  | { readonly kind: 'no-name'; readonly chain: number }
  | { readonly kind: 'repeated-name'; readonly chain: number; readonly other: number }
  | { readonly kind: 'matcher'; readonly refusal: MatcherRefusal };

/**
 * Why Envoy would reject a listener for its filter chains (filter_chain_manager_impl.cc
 * addFilterChains, listener_impl.cc); empty: it would not. Envoy reports the first reason only.
 * Other reasons (a socket, a filter) are not examined.
 */
export function listenerRejections(listener: Listener): readonly ListenerRejection[] {
  const { chains, address, internal, byMatcher } = listener;
  const udp = address?.kind === 'socket' && address.udp;
  if (chains.length === 0) return udp || internal ? [] : [{ kind: 'no-chains' }];
  const unimplemented = each(listener, ({ addressSuffix, suffixLength }, chain) =>
    (addressSuffix ?? '') === '' && suffixLength === undefined
      ? []
      : [{ kind: 'unimplemented', chain }],
  );
  const rest = byMatcher
    ? [...badNames(listener), ...badMatcher(listener)]
    : [...badValues(listener), ...twice(listener)];
  return [...badPorts(listener), ...unimplemented, ...rest];
}

const each = (
  { chains }: Listener,
  check: (match: FilterChainMatch, chain: number) => readonly ListenerRejection[],
): readonly ListenerRejection[] =>
  chains.flatMap(({ match, isDefault }, chain) => (isDefault ? [] : check(match, chain)));

const badPorts = (listener: Listener): readonly ListenerRejection[] =>
  each(listener, ({ destinationPort, sourcePorts }, chain) =>
    [destinationPort ?? 1, ...sourcePorts]
      .filter((port) => port < 1 || port > 65535)
      .map((port) => ({ kind: 'bad-port', chain, port })),
  );

const badValues = (listener: Listener): readonly ListenerRejection[] =>
  each(listener, (match, chain) => [
    ...[...match.prefixRanges, ...match.directSourcePrefixRanges, ...match.sourcePrefixRanges]
      .filter((range) => parseRange(range) === undefined)
      .map((range): ListenerRejection => ({ kind: 'bad-range', chain, range })),
    ...match.serverNames
      .filter((name) => name.includes('*') && !name.startsWith('*.'))
      .map((name): ListenerRejection => ({ kind: 'partial-wildcard', chain, name })),
  ]);

function badNames({ chains }: Listener): readonly ListenerRejection[] {
  const first = new Map<string, number>();
  return chains.flatMap(({ name, isDefault }, chain): readonly ListenerRejection[] => {
    if (isDefault) return [];
    if (name === '') return [{ kind: 'no-name', chain }];
    const other = first.get(name);
    if (other === undefined) first.set(name, chain);
    return other === undefined ? [] : [{ kind: 'repeated-name', chain, other }];
  });
}

const badMatcher = ({ matcher }: Listener): readonly ListenerRejection[] =>
  matcher === undefined
    ? []
    : matcherRefusals(matcher, 'listener').map((refusal) => ({ kind: 'matcher', refusal }));

/** Chains that would have the same place in the tree. */
function twice(listener: Listener): readonly ListenerRejection[] {
  const texts = new Map<string, number>();
  const same = each(listener, (match, chain) => {
    const text = asWritten(match);
    const other = texts.get(text);
    if (other === undefined) texts.set(text, chain);
    return other === undefined ? [] : [{ kind: 'same-match', chain, other }];
  });
  if (same.length > 0) return same;
  const found = overlapping(listener.chains);
  return found === undefined ? [] : [{ kind: 'overlap', ...found }];
}

/** Equal texts are equal messages: lists in their order, ranges with their host bits. */
const asWritten = (match: FilterChainMatch): string =>
  JSON.stringify([
    match.destinationPort,
    match.prefixRanges,
    match.serverNames,
    match.transportProtocol ?? NO_KEY,
    match.applicationProtocols,
    match.directSourcePrefixRanges,
    keysOf('source_type', match),
    match.sourcePrefixRanges,
    match.sourcePorts,
  ]);
