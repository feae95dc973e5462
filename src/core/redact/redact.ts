import {
  DEEPEST_VALUE,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from '../base/json';
import { REDACTED_PART } from '../model/redacted';
import { fromBase64 } from '../x509/base64';
import { isOddlySpelled } from './addresses';
import { Counts } from './counts';
import { Names } from './names';
import { type Compared, comparedBy, type FieldPosition, isForeign, isStruct } from './place';
import { StandIns } from './stand-ins';
import { Texts } from './texts';
import type { Material, Redactor, RowPlace } from './types';
import { MAPS, protoName, SENSITIVE } from './vocabulary/fields';

/*
 * A dump without what identifies anybody: names, hosts, addresses and paths become pseudonyms, the
 * same name the same everywhere, with what parts them kept; private keys, tokens and passwords are
 * removed; certificates become descriptions in pseudonyms. What stays is an allow-list: fields of
 * Envoy's API, its enums, types and extensions, numbers, moments, and words of Istio and of standards
 * where only they can stand.
 */

/** The PEM texts of a row or a document, for `createRedactor`. */
export function* pemTextsIn(json: JsonValue, levels = DEEPEST_VALUE): Generator<string> {
  if (typeof json === 'string') {
    const text = json.includes(PEM) ? json : fromBytes(json);
    if (text !== undefined) yield text;
  } else if (typeof json === 'object' && json !== null && levels > 0) {
    for (const member of Object.values(json)) yield* pemTextsIn(member, levels - 1);
  }
}

const PEM = '-----BEGIN ';
/** `-----BEGIN ` in base64; other text may precede it. */
const PEM_BYTES = /LS0tLS1CRUdJTi|0tLS0tQkVHSU4g|LS0tLUJFR0lOI/;

function fromBytes(text: string): string | undefined {
  const bytes = PEM_BYTES.test(text) ? fromBase64(text) : undefined;
  if (bytes === undefined) return undefined;
  let pem = '';
  for (const byte of bytes) pem += String.fromCharCode(byte);
  return pem.includes(PEM) ? pem : undefined;
}

/**
 * A redactor of one file, or of several that shall have the same pseudonyms. The same material and
 * the same rows in the same order give the same.
 */
export async function createRedactor(material: Material): Promise<Redactor> {
  const names = new Names();
  const standIns = await StandIns.of(material, names);
  const counts = new Counts();
  const redaction = new Redaction(new Texts(names, standIns), counts);
  return {
    row: (json, place) => redaction.object(json, rowPlace(place)),
    document: (json) => redaction.value(json, TOP),
    name: (text) => redaction.text(text, { ...TOP, key: 'name' }),
    address: (text) => names.text(text),
    host: (text) => names.text(text, 'host'),
    protocol: (text) => redaction.text(text, { ...TOP, key: 'alpn_protocols' }),
    report: () => ({
      ...counts.all(),
      names: names.pseudonyms.size,
      addresses: names.addresses.size,
      stoodIn: standIns.size,
    }),
  };
}

const TOP: FieldPosition = {
  key: '',
  parent: '',
  keys: 'fields',
  metadata: undefined,
  hidden: false,
  secret: false,
  extension: false,
  compared: undefined,
  levels: DEEPEST_VALUE,
};

function rowPlace({ section, array }: RowPlace): FieldPosition {
  const key = array === undefined ? '' : (protoName(array) ?? '');
  return { ...TOP, key, secret: isSecrets(key) || /secrets/i.test(section ?? '') };
}

/** Lists and fields whose `name` is that of a secret (config_dump.proto, secret.proto). */
const isSecrets = (field: string): boolean =>
  /^secret$|_secrets$|sds_secret_configs?$|_sds_config$/.test(field);

class Redaction {
  constructor(
    private readonly texts: Texts,
    private readonly counts: Counts,
  ) {}

  value(value: JsonValue, at: FieldPosition): JsonValue {
    if (typeof value === 'string') return this.text(value, at);
    if (typeof value === 'number') return at.keys === 'struct' ? this.texts.number(value) : value;
    if (at.levels === 0) return null;
    if (isArray(value)) {
      const inside = { ...at, levels: at.levels - 1 };
      return value.map((element) => this.value(element, inside));
    }
    return isObject(value) ? this.object(value, at) : value;
  }

  text(text: string, at: FieldPosition): string {
    return this.counts.text(text, this.texts.text(text, at));
  }

  object(value: JsonObject, at: FieldPosition): JsonObject {
    if (at.keys === 'fields' && at.key !== 'match' && isTextMatcher(value)) {
      return this.matcher(value, at);
    }
    const type = own(value, '@type');
    const here: FieldPosition = {
      ...at,
      keys: isForeign(value) ? 'struct' : at.keys,
      secret: at.secret || (typeof type === 'string' && type.endsWith('Secret')),
      extension: EXTENSION_FIELDS.some((field) => field in value),
      levels: at.levels - 1,
    };
    const input = own(value, 'input');
    const compared = isObject(input) && here.keys === 'fields' ? comparedBy(input) : undefined;
    const range = rangeOf(value);
    return Object.fromEntries(
      Object.entries(value).map(([key, member]): [string, JsonValue] => {
        if (range?.key === key) return [key, this.range(range)];
        if (key === '@type') return [key, this.value(member, { ...here, key, keys: 'fields' })];
        if (here.keys !== 'fields') return this.own(key, member, here);
        const field = protoName(key);
        if (field === undefined) return this.own(key, member, { ...here, keys: 'struct' });
        if (typeof member === 'boolean' || typeof member === 'number') return [key, member];
        if (field === 'prefix_match_map' && !this.canCompare(member, compared)) return UNKNOWN_MAP;
        return [key, this.value(member, fieldPlace(field, member, value, here, compared))];
      }),
    );
  }

  /** A member whose key is the file's own. */
  private own(key: string, member: JsonValue, at: FieldPosition): [string, JsonValue] {
    const isMessage = at.keys === 'map' && typeof member === 'object';
    const below: FieldPosition = {
      ...at,
      key,
      parent: at.key,
      keys: isMessage ? 'fields' : 'struct',
      metadata: metadataBelow(key, member, at),
      hidden: at.hidden || SENSITIVE.has(protoName(key) ?? key),
      secret: false,
      compared: undefined,
    };
    return [this.texts.key(key, at), this.value(member, below)];
  }

  private range({ address, length }: Range): string {
    return this.counts.text(address, this.texts.range(address, length));
  }

  /** Whether the keys of a `prefix_match_map` can all be mapped. */
  private canCompare(map: JsonValue, compared: Compared | undefined): boolean {
    const entries = isObject(map) ? own(map, 'map') : undefined;
    return (
      isObject(entries) &&
      Object.keys(entries).every((key) => this.texts.part('prefix', key, compared) !== undefined)
    );
  }

  private matcher(value: JsonObject, at: FieldPosition): JsonObject {
    const how = COMPARISONS.find((field) => field in value);
    const text = how === undefined ? undefined : own(value, how);
    if (how === undefined || typeof text !== 'string') return this.unknownMatcher();
    const folds = ['ignore_case', 'ignoreCase'].filter((key) => value[key] === true);
    const mapped =
      how === 'exact'
        ? this.exact(text, at, folds.length > 0)
        : this.texts.part(how, text, at.compared);
    if (mapped === undefined) return this.unknownMatcher();
    this.counts.text(text, mapped);
    // One of several is read (model/read-text-matcher); of the others nothing may be left.
    return { [how]: mapped, ...Object.fromEntries(folds.map((key) => [key, true])) };
  }

  private exact(text: string, at: FieldPosition, folds: boolean): string | undefined {
    if (folds && isOddlySpelled(text)) return undefined;
    return this.texts.text(text, { ...at, key: 'exact' });
  }

  private unknownMatcher(): JsonObject {
    this.counts.add('unmappable');
    return UNKNOWN_MATCHER;
  }
}

const EXTENSION_FIELDS = [
  'typed_config',
  'typedConfig',
  'config',
  'config_discovery',
  'configDiscovery',
];
const COMPARISONS = ['exact', 'prefix', 'suffix', 'contains'] as const;
const MATCHER_FIELDS = [
  ...[...COMPARISONS, 'safe_regex', 'safeRegex', 'regex'],
  ...['ignore_case', 'ignoreCase'],
];

/** A StringMatcher (type/matcher/v3/string.proto); `custom` is an extension, which is none of these. */
function isTextMatcher(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return (
    keys.every((key) => MATCHER_FIELDS.includes(key)) &&
    keys.some((key) => !key.startsWith('ignore'))
  );
}

/** Replaces a matcher that cannot be mapped: one that model/read-text-matcher knows. */
const UNKNOWN_MATCHER: JsonObject = { custom: { name: REDACTED_PART } };
const UNKNOWN_MAP: [string, JsonValue] = ['custom_match', { name: REDACTED_PART }];

/** Through these what a matcher compares comes to what it is compared with. */
const COMPARED = new Set(['exact_match_map', 'prefix_match_map', 'value_match']);

function fieldPlace(
  field: string,
  member: JsonValue,
  around: JsonObject,
  at: FieldPosition,
  compared: Compared | undefined,
): FieldPosition {
  const struct = isObject(member) && isStruct(field, member, around, at);
  const isMap = MAPS.has(field) && isObject(member);
  // Member by member: there are as many as fields in a file.
  return {
    levels: at.levels,
    key: field,
    parent: at.key,
    keys: struct ? 'struct' : isMap ? 'map' : 'fields',
    metadata: struct && field === 'metadata' && at.key === 'node' ? 'node' : undefined,
    hidden: at.hidden || SENSITIVE.has(field),
    secret: field === 'name' ? at.secret : isSecrets(field),
    extension: field === 'name' && at.extension,
    compared: COMPARED.has(field) ? compared : field === 'map' ? at.compared : undefined,
  };
}

/** Keys of Istio's are known at the top of a node's metadata, and all through its own. */
function metadataBelow(
  key: string,
  member: JsonValue,
  at: FieldPosition,
): FieldPosition['metadata'] {
  if (at.metadata === 'istio' || typeof member === 'string') return at.metadata;
  return at.key === 'filter_metadata' && key === 'istio' ? 'istio' : undefined;
}

interface Range {
  readonly key: string;
  readonly address: string;
  readonly length: number;
}

/** core.v3.CidrRange, whose address and length are two fields. */
function rangeOf(value: JsonObject): Range | undefined {
  for (const key of ['address_prefix', 'addressPrefix']) {
    const address = own(value, key);
    const length = own(value, 'prefix_len') ?? own(value, 'prefixLen') ?? 0;
    if (typeof address === 'string' && typeof length === 'number' && length >= 0) {
      return { key, address, length };
    }
  }
  return undefined;
}
