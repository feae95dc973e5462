import { DEEPEST_VALUE, isArray, isObject, type JsonObject, type JsonValue } from '../base/json';
import {
  HASH_FIELDS,
  INLINE_BYTES,
  MAPS,
  PEM_FIELDS,
  REGEX_FIELDS,
  SECRET_NAME,
  SENSITIVE,
  SOURCE,
  SPKI_FIELDS,
  STRUCTS,
} from './fields';
import { cannotBeMapped, isNodeMetadata, isTyped, UNKNOWN_MATCHER } from './matchers';
import { Pins } from './pins';
import { REMOVED, TextRedactor } from './redact-text';
import type { Material, Redactor } from './types';

/** `[redacted]` as bytes: what Envoy itself writes over a secret. */
const REMOVED_BYTES = 'W3JlZGFjdGVkXQ==';

interface Place {
  /** The field that leads here; elements of a list have their list's. */
  readonly key: string;
  /** Keys are names of the file's own: here, or here and below. */
  readonly keys: 'fields' | 'map' | 'struct';
  /** Whatever is inline below is a secret, or a certificate that cannot be mapped. */
  readonly hidden: boolean;
  readonly levels: number;
}

/** Names of fields of Envoy's, and `@type`. */
const FIELD = /^(@type|[A-Za-z_]\w*)$/;

/** The PEM texts of a row or a document, for `createRedactor`. */
export function* pemTextsIn(_json: JsonValue): Generator<string> {}

/** A redactor of one file, or of several that shall have the same pseudonyms. */
export async function createRedactor(_material: Material): Promise<Redactor> {
  const redaction = new Redaction();
  const object = (json: JsonObject): JsonObject => {
    const redacted = redaction.value(json, TOP);
    return isObject(redacted) ? redacted : {};
  };
  return {
    row: (json) => object(json),
    document: (json) => redaction.value(json, TOP),
    name: (text) => redaction.texts.text(text),
    address: (text) => redaction.texts.text(text),
    host: (text) => redaction.texts.text(text),
    report: () => ({
      kept: 0,
      replaced: 0,
      names: 0,
      addresses: 0,
      removed: 0,
      stoodIn: 0,
      unmappable: 0,
    }),
  };
}

const TOP: Place = { key: '', keys: 'fields', hidden: false, levels: DEEPEST_VALUE };

class Redaction {
  readonly texts = new TextRedactor();
  private readonly pins = new Pins();

  value(value: JsonValue, place: Place): JsonValue {
    if (typeof value === 'string') return this.text(value, place);
    if (place.levels === 0) return null;
    const inside = { ...place, levels: place.levels - 1 };
    if (isArray(value)) return value.map((element) => this.value(element, inside));
    return isObject(value) ? this.object(value, inside) : value;
  }

  private object(value: JsonObject, place: Place): JsonObject {
    if (cannotBeMapped(value)) return UNKNOWN_MATCHER;
    const keys = isTyped(value) ? 'fields' : place.keys;
    const range = rangeOf(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, member]): [string, JsonValue] => {
        if (range?.key === key) return [key, this.texts.prefix(range.address, range.length)];
        const isField = keys === 'fields' && FIELD.test(key);
        const below: Place = {
          key,
          keys: keys === 'struct' ? 'struct' : isField ? keysBelow(key, member, place) : 'fields',
          hidden: place.hidden || SENSITIVE.has(key) || PEM_FIELDS.has(key),
          levels: place.levels,
        };
        return [isField ? key : this.texts.text(key), this.value(member, below)];
      }),
    );
  }

  private text(text: string, { key, hidden }: Place): string {
    if (text === '') return text;
    if (INLINE_BYTES.has(key)) return REMOVED_BYTES;
    if (hidden && !SOURCE.has(key)) return REMOVED;
    if (REGEX_FIELDS.has(key)) return 'redacted';
    if (HASH_FIELDS.has(key)) return this.pins.hash(text);
    if (SPKI_FIELDS.has(key)) return this.pins.spki(text);
    return SECRET_NAME.test(key) ? REMOVED : this.texts.text(text);
  }
}

function keysBelow(key: string, member: JsonValue, parent: Place): Place['keys'] {
  if (STRUCTS.has(key)) return 'struct';
  if (key === 'metadata' && isObject(member) && isNodeMetadata(member)) return 'struct';
  // Elsewhere `match` is a message: of a route, of a filter chain.
  if (key === 'match' && /^transport_?socket_?matches$/i.test(parent.key)) return 'struct';
  return MAPS.has(key) ? 'map' : 'fields';
}

/** core.v3.CidrRange, whose address and length are two fields. */
function rangeOf(
  value: JsonObject,
): { readonly key: string; readonly address: string; readonly length: number } | undefined {
  for (const key of ['address_prefix', 'addressPrefix']) {
    const address = value[key];
    const length = value.prefix_len ?? value.prefixLen ?? 0;
    if (typeof address === 'string' && typeof length === 'number' && length >= 0) {
      return { key, address, length };
    }
  }
  return undefined;
}
