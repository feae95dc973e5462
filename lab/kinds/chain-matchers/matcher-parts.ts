/** Pieces of the xDS matcher API, as a dump writes them. */
import type { JsonObject, JsonValue } from '../../../src/core/base/json';
import type { Range } from '../filter-chains/pools';

const INPUTS = 'type.googleapis.com/envoy.extensions.matching.common_inputs.network.v3';
const MATCHERS = 'type.googleapis.com/xds.type.matcher.v3';

/** Names of inputs without the `Input` at their end. */
export type InputName =
  | 'DestinationIP'
  | 'DestinationPort'
  | 'SourceIP'
  | 'SourcePort'
  | 'DirectSourceIP'
  | 'SourceType'
  | 'ServerName'
  | 'TransportProtocol'
  | 'ApplicationProtocol';

export function input(name: InputName): JsonObject {
  return { name, typed_config: { '@type': `${INPUTS}.${name}Input` } };
}

/** Takes a chain by name. */
export function take(chain: string): JsonObject {
  const typed_config = { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: chain };
  return { action: { name: chain, typed_config } };
}

export function nested(matcher: JsonObject): JsonObject {
  return { matcher };
}

export function list(matchers: readonly JsonObject[], onNoMatch?: JsonObject): JsonObject {
  return { matcher_list: { matchers }, ...(onNoMatch && { on_no_match: onNoMatch }) };
}

export function when(predicate: JsonObject, onMatch: JsonObject): JsonObject {
  return { predicate, on_match: onMatch };
}

export function equals(name: InputName, value: string): JsonObject {
  return single(name, { exact: value });
}

export function single(name: InputName, valueMatch: JsonObject): JsonObject {
  return { single_predicate: { input: input(name), value_match: valueMatch } };
}

export function tree(name: InputName, how: JsonObject, onNoMatch?: JsonObject): JsonObject {
  return {
    matcher_tree: { input: input(name), ...how },
    ...(onNoMatch && { on_no_match: onNoMatch }),
  };
}

type Branches = { readonly [value: string]: JsonObject };

export function exactMap(map: Branches): JsonObject {
  return { exact_match_map: { map } };
}

export function prefixMap(map: Branches): JsonObject {
  return { prefix_match_map: { map } };
}

export interface RangeBranch {
  readonly ranges: readonly Range[];
  readonly onMatch: JsonObject;
  readonly exclusive?: boolean;
}

export function ipTree(branches: readonly RangeBranch[]): JsonObject {
  return custom('ip', 'IPMatcher', {
    range_matchers: branches.map(({ ranges, onMatch, exclusive }) => ({
      ranges,
      on_match: onMatch,
      ...(exclusive && { exclusive }),
    })),
  });
}

export interface NameBranch {
  readonly domains: readonly string[];
  readonly onMatch: JsonObject;
}

export function nameTree(branches: readonly NameBranch[]): JsonObject {
  return custom('server-name', 'ServerNameMatcher', {
    domain_matchers: branches.map(({ domains, onMatch }) => ({ domains, on_match: onMatch })),
  });
}

function custom(name: string, type: string, fields: { readonly [key: string]: JsonValue }) {
  return { custom_match: { name, typed_config: { '@type': `${MATCHERS}.${type}`, ...fields } } };
}
