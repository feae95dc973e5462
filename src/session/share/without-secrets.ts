import { isEnvoyRedacted } from '../../core/base/envoy-redacted';
import { isArray, isObject, type JsonValue } from '../../core/base/json';
import { withoutKnownSecrets } from '../../core/redact/known-secrets';

/**
 * The value with its own names, and without the private keys, tokens and passwords that were removed
 * from its redacted form, which has the same structure, nor those in places that need no removal
 * there, because everything that is nobody's vocabulary is replaced.
 */
export const withoutSecrets = (original: JsonValue, redacted: JsonValue): JsonValue =>
  withoutKnownSecrets(withoutRemoved(original, redacted));

function withoutRemoved(original: JsonValue, redacted: JsonValue): JsonValue {
  if (typeof redacted === 'string' && isEnvoyRedacted(redacted)) return redacted;
  if (isArray(original) && isArray(redacted)) {
    return original.map((element, i) => withoutRemoved(element, redacted[i] ?? null));
  }
  if (isObject(original) && isObject(redacted)) {
    // Keys may be names too, and then have pseudonyms: they are paired by their order.
    const members = Object.values(redacted);
    return Object.fromEntries(
      Object.entries(original).map(([key, member], i): [string, JsonValue] => [
        key,
        withoutRemoved(member, members[i] ?? null),
      ]),
    );
  }
  return original;
}
