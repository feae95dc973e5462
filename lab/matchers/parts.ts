/** Pieces of the xDS matcher API, as a dump writes them. */
import type { JsonObject, JsonValue } from '../../src/core/base/json';

const MATCHERS = 'type.googleapis.com/xds.type.matcher.v3';

export function nested(matcher: JsonObject): JsonObject {
  return { matcher };
}

export function list(matchers: readonly JsonObject[], onNoMatch?: JsonObject): JsonObject {
  return { matcher_list: { matchers }, ...(onNoMatch && { on_no_match: onNoMatch }) };
}

export function when(predicate: JsonObject, onMatch: JsonObject): JsonObject {
  return { predicate, on_match: onMatch };
}

export function single(input: JsonObject, valueMatch: JsonObject): JsonObject {
  return { single_predicate: { input, value_match: valueMatch } };
}

export function tree(input: JsonObject, how: JsonObject, onNoMatch?: JsonObject): JsonObject {
  return {
    matcher_tree: { input, ...how },
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
  readonly ranges: readonly JsonObject[];
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
