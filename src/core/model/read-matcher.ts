import type { Message } from '../dump/schema/message';
import { BOOL } from '../dump/schema/scalars';
import {
  type Matcher,
  type MatcherContent,
  type MatchInput,
  type MatchPredicate,
  NETWORK_INPUTS,
  type NetworkInput,
  type OnMatch,
} from './matcher';
import { readRanges } from './read-address';
import { readTextMatcher } from './read-text-matcher';

/** Protobuf's parsers take a hundred messages, one level of a matcher is at least two. */
const DEEPEST = 50;

/** xds/type/matcher/v3/matcher.proto Matcher (envoy/config/common/matcher/v3 shares the names). */
export function readMatcher(message: Message, depth = DEEPEST): Matcher {
  const { pointer } = message;
  if (depth <= 0) return { pointer, otherwise: undefined, kind: 'unknown', type: TOO_DEEP };
  const otherwise = message.message('on_no_match');
  return {
    pointer,
    otherwise: otherwise === undefined ? undefined : readOnMatch(otherwise, depth),
    ...readContent(message, depth),
  };
}

const TOO_DEEP = 'nested too deep';

function readContent(message: Message, depth: number): MatcherContent {
  const tree = message.message('matcher_tree');
  if (tree !== undefined) return readTree(tree, depth);
  const list = message.message('matcher_list');
  if (list === undefined) return { kind: 'none' };
  const entries = list.each('matchers', (matcher) => ({
    predicate: readPredicate(matcher.message('predicate'), depth - 1),
    onMatch: readOnMatch(matcher.message('on_match'), depth),
  }));
  return { kind: 'list', entries };
}

function readTree(tree: Message, depth: number): MatcherContent {
  const input = readInput(tree.message('input'));
  for (const kind of ['exact', 'prefix'] as const) {
    const map = tree.message(`${kind}_match_map`);
    if (map === undefined) continue;
    const entries = map.entries('map');
    return {
      kind,
      input,
      entries: entries.map(([key, entry]) => ({ key, onMatch: readOnMatch(entry, depth) })),
    };
  }
  const config = tree.message('custom_match')?.message('typed_config');
  const type = config?.type() ?? '';
  if (config !== undefined && type.endsWith('.IPMatcher')) {
    const entries = config.each('range_matchers', (entry) => ({
      ranges: readRanges(entry, 'ranges'),
      exclusive: entry.get('exclusive', BOOL) ?? false,
      onMatch: readOnMatch(entry.message('on_match'), depth),
    }));
    return { kind: 'ranges', input, entries };
  }
  if (config !== undefined && type.endsWith('.ServerNameMatcher')) {
    const entries = config.each('domain_matchers', (entry) => ({
      domains: entry.texts('domains'),
      onMatch: readOnMatch(entry.message('on_match'), depth),
    }));
    return { kind: 'domains', input, entries };
  }
  return { kind: 'unknown', type: type || (tree.message('custom_match')?.text('name') ?? '') };
}

function readOnMatch(message: Message | undefined, depth: number): OnMatch {
  const keepMatching = message?.get('keep_matching', BOOL) ?? false;
  const matcher = message?.message('matcher');
  if (matcher !== undefined) {
    return { kind: 'matcher', matcher: readMatcher(matcher, depth - 1), keepMatching };
  }
  const extension = message?.message('action');
  // Envoy refuses it, whatever it is.
  if (extension !== undefined && isUnnamed(extension)) {
    return { kind: 'unknown', type: '', keepMatching };
  }
  const action = extension?.message('typed_config');
  const type = action?.type() ?? '';
  if (action !== undefined && type.endsWith('.StringValue')) {
    return { kind: 'action', of: 'filter-chain', name: action.text('value') ?? '', keepMatching };
  }
  if (action !== undefined && type.endsWith('.TransportSocketNameAction')) {
    return {
      kind: 'action',
      of: 'transport-socket',
      name: action.text('name') ?? '',
      keepMatching,
    };
  }
  return { kind: 'unknown', type, keepMatching };
}

function readPredicate(message: Message | undefined, depth: number): MatchPredicate {
  if (depth <= 0) return { kind: 'unknown', type: TOO_DEEP };
  if (message === undefined) return { kind: 'unknown', type: '' };
  const single = message.message('single_predicate');
  if (single !== undefined) {
    const matcher = single.message('value_match');
    if (matcher === undefined) {
      const custom = single.message('custom_match');
      const type = custom?.message('typed_config')?.type() ?? custom?.text('name') ?? '';
      return { kind: 'unknown', type };
    }
    const input = readInput(single.message('input'));
    return { kind: 'text', input, matcher: readTextMatcher(matcher) };
  }
  const not = message.message('not_matcher');
  if (not !== undefined) return { kind: 'not', predicate: readPredicate(not, depth - 1) };
  for (const kind of ['or', 'and'] as const) {
    const set = message.message(`${kind}_matcher`);
    if (set === undefined) continue;
    return { kind, predicates: set.each('predicate', (one) => readPredicate(one, depth - 1)) };
  }
  return { kind: 'unknown', type: '' };
}

const NETWORK: ReadonlyMap<string, NetworkInput> = new Map(Object.entries(NETWORK_INPUTS));

/** TypedExtensionConfig (core/v3/extension.proto) must have a name. */
const isUnnamed = (extension: Message): boolean => !extension.text('name');

function readInput(message: Message | undefined): MatchInput {
  const input = inputOf(message);
  if (message === undefined) return input;
  if (isUnnamed(message)) return { ...input, lacks: 'name' };
  const config = message.message('typed_config');
  const keyed = config?.type()?.endsWith('.FilterStateInput') === true;
  return keyed && !config.text('key') ? { ...input, lacks: 'key' } : input;
}

function inputOf(message: Message | undefined): MatchInput {
  const config = message?.message('typed_config');
  const type = config?.type() ?? message?.text('name') ?? '';
  const short = type.slice(type.lastIndexOf('.') + 1);
  const network = NETWORK.get(short);
  if (network !== undefined) return { kind: network };
  const kind = METADATA.get(short);
  if (config === undefined || kind === undefined) return { kind: 'unknown', type };
  return {
    kind,
    // An empty filter means that of load balancing (common_inputs/transport_socket/config.cc).
    filter: config.text('filter') || 'envoy.lb',
    path: config.messages('path').flatMap((segment) => segment.text('key') ?? []),
  };
}

const METADATA: ReadonlyMap<string, 'endpoint_metadata' | 'locality_metadata'> = new Map([
  ['EndpointMetadataInput', 'endpoint_metadata'],
  ['LocalityMetadataInput', 'locality_metadata'],
]);
