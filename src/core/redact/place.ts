import { isObject, type JsonObject, type JsonValue, own } from '../base/json';
import { STRUCTS } from './vocabulary/fields';
import { isExtensionName, isTypeName } from './vocabulary/type-names';

/** What a matcher compares, by its input; it says what its values and the keys of its map are. */
export type Compared =
  | { readonly kind: 'name' | 'port' | 'address' | 'alpn' | 'protocol' }
  /** Metadata, by the last key of the path. */
  | { readonly kind: 'metadata'; readonly key: string };

/** The position of a value, as far as it decides what the value is. */
export interface FieldPosition {
  /** The field that leads here, by its proto name; elements of a list have their list's. */
  readonly key: string;
  /** The field or key that leads to the object around. */
  readonly parent: string;
  /** `map`: keys are the file's own here; `struct`: here and below. */
  readonly keys: 'fields' | 'map' | 'struct';
  /** `istio`, `node`: metadata of which Istio knows the keys. */
  readonly metadata: 'istio' | 'node' | undefined;
  /** Whatever is inline below is a secret. */
  readonly hidden: boolean;
  /** A `name` here is a secret's. */
  readonly secret: boolean;
  /** A `name` here is an extension's. */
  readonly extension: boolean;
  readonly compared: Compared | undefined;
  /** How deep it may still go. */
  readonly levels: number;
}

/** Whether the keys below a field are the file's own, however deep. */
export function isStruct(
  field: string,
  value: JsonObject,
  around: JsonObject,
  at: FieldPosition,
): boolean {
  if (STRUCTS.has(field)) return true;
  switch (field) {
    case 'metadata':
      // core.v3.Metadata has its Structs one step deeper; that of a node is a Struct itself.
      return ![
        'filter_metadata',
        'filterMetadata',
        'typed_filter_metadata',
        'typedFilterMetadata',
      ].some((key) => isObject(own(value, key)));
    case 'match':
      // Elsewhere it is a message: of a route, of a filter chain.
      return at.key === 'transport_socket_matches';
    case 'value':
      return 'type_url' in around || 'typeUrl' in around
        ? !isTypeName(own(around, 'type_url') ?? own(around, 'typeUrl'))
        : false;
    case 'config':
      return !isTypeName(own(value, '@type')) && !isKnownExtension(own(around, 'name'), at);
    default:
      return false;
  }
}

/** Old dumps say by an extension's name alone what its `config` is (model/read-socket). */
const isKnownExtension = (name: JsonValue | undefined, { key }: FieldPosition): boolean =>
  isTypeName(name) ||
  (key === 'transport_socket' && typeof name === 'string' && isExtensionName(name));

/** Whether an object says itself what it is, and it is no message of Envoy's. */
export function isForeign(value: JsonObject): boolean {
  const type = own(value, '@type');
  return type !== undefined && !isTypeName(type);
}

const INPUTS: ReadonlyMap<string, Compared['kind']> = new Map([
  ['DestinationPortInput', 'port'],
  ['SourcePortInput', 'port'],
  ['DestinationIPInput', 'address'],
  ['SourceIPInput', 'address'],
  ['DirectSourceIPInput', 'address'],
  ['ApplicationProtocolInput', 'alpn'],
  ['TransportProtocolInput', 'protocol'],
  ['SourceTypeInput', 'protocol'],
] as const);

/** What a matcher with this `input` compares (model/read-matcher has the same inputs). */
export function comparedBy(input: JsonObject): Compared {
  const config = own(input, 'typed_config') ?? own(input, 'typedConfig');
  const type = isObject(config) ? own(config, '@type') : undefined;
  const short = typeof type === 'string' ? type.slice(type.lastIndexOf('.') + 1) : '';
  if (isObject(config) && /^(Endpoint|Locality)MetadataInput$/.test(short)) {
    const path = own(config, 'path');
    const last = Array.isArray(path) ? path.at(-1) : undefined;
    const key = isObject(last) ? own(last, 'key') : undefined;
    return { kind: 'metadata', key: typeof key === 'string' ? key : '' };
  }
  const kind = INPUTS.get(short);
  return kind === undefined || kind === 'metadata' ? { kind: 'name' } : { kind };
}
