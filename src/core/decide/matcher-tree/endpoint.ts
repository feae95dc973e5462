import { canonical, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import type { MatchInput } from '../../model/matcher';
import type { Endpoint } from '../../model/types';
import type { InputValue } from './trace';

/** All of an endpoint by which its transport socket is chosen. */
export type EndpointMetadata = Pick<Endpoint, 'metadata' | 'localityMetadata'> &
  Partial<Pick<Endpoint, 'filterMetadata' | 'localityFilterMetadata'>>;

/** The filter whose metadata the model has of every endpoint. */
const SOCKET_MATCH = 'envoy.transport_socket_match';

type Got = { readonly value: InputValue } | 'unknown';

/**
 * What an endpoint has for an input of `transport_socket_matcher`
 * (source/extensions/matching/common_inputs/transport_socket/config.cc).
 */
export function endpointInput(input: MatchInput, endpoint: EndpointMetadata): Got {
  switch (input.kind) {
    case 'endpoint_metadata': {
      const { metadata, filterMetadata } = endpoint;
      return valueAt(structOf(input.filter, metadata, filterMetadata), input.path);
    }
    case 'locality_metadata': {
      const { localityMetadata, localityFilterMetadata } = endpoint;
      if (localityMetadata === 'not-dumped' || localityFilterMetadata === 'not-dumped') {
        return 'unknown';
      }
      return valueAt(structOf(input.filter, localityMetadata, localityFilterMetadata), input.path);
    }
    default:
      return 'unknown';
  }
}

/** Null: no such filter; false: no metadata at all. */
function structOf(
  filter: string,
  metadata: JsonObject | undefined,
  asked: JsonObject | undefined,
): JsonObject | null | false | 'unknown' {
  const struct = asked === undefined ? undefined : own(asked, filter);
  if (isObject(struct) || struct === null || struct === false) return struct;
  return filter === SOCKET_MATCH && metadata !== undefined ? metadata : 'unknown';
}

/**
 * The value at a path (source/common/config/metadata.cc, metadataValue) as a text: a string is itself,
 * anything else its JSON. What is not there is null, which is a text as well; only an endpoint without
 * any metadata, or an empty text, has no value.
 */
function valueAt(struct: JsonObject | null | false | 'unknown', path: readonly string[]): Got {
  if (struct === 'unknown') return 'unknown';
  if (struct === false) return { value: undefined };
  let value: JsonValue = path.length === 0 ? null : struct;
  for (const key of path) value = isObject(value) ? (own(value, key) ?? null) : null;
  return { value: (typeof value === 'string' ? value : canonical(value)) || undefined };
}
