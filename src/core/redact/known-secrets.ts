import { REDACTED_TEXT } from '../base/envoy-redacted';
import {
  DEEPEST_VALUE,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from '../base/json';
import { protoName, SECRET_KEY, SENSITIVE, SOURCE } from './vocabulary/fields';

/**
 * Where Envoy's API has keys, tokens and passwords besides private keys. Wide on purpose: emptying
 * a header or a program too many does no harm, and none of them decides about TLS.
 */

/** Names of headers, variables and labels whose values are secrets. */
const SECRET_NAME =
  /authorization|cookie|passw|passphrase|pwd|credential|api[_-]?key|(^|[_./-])(key|token|secret|auth|pass|dsn|signature)s?$|[a-z](Key|Token|Secret)s?$|token|hmac|bearer|connection_?string/i;

/** Of an object that is named so: its value (HeaderValue, EnvVar), or what it is compared with (HeaderMatcher). */
const NAMING = ['key', 'name', 'header_name', 'headerName', 'header'];
const VALUES = new Set([
  ...['value', 'raw_value', 'default_value', 'string_match', 'exact_match', 'prefix_match'],
  ...['suffix_match', 'contains_match', 'regex_match', 'safe_regex_match'],
]);

/** Programs with their input, and literal request bodies. */
const PROGRAMS = new Set([
  ...['inline_code', 'configuration', 'plugin_config', 'filter_config', 'config_yaml'],
  ...['json_key', 'send', 'key_values', 'library_config'],
]);

/** Inline material is a secret, unless it is a certificate's (core.v3.DataSource). */
const INLINE = new Set(['inline_string', 'inline_bytes']);
const PUBLIC = new Set([
  ...['certificate_chain', 'trusted_ca', 'crl', 'ocsp_staple', 'root_certs', 'cert_chain'],
  'signed_certificate_timestamp',
]);

/** Both ends of a choice that metadata makes must keep what they compare (transport_socket_matches). */
const CHOICES = new Set(['match', 'envoy.transport_socket_match']);

const CREDENTIAL = /^(Bearer|Basic|Digest|Negotiate|NTLM|ApiKey|Token|AWS4-HMAC-SHA256)\s+\S/i;
/** Inside texts: credentials, JSON Web Tokens, `user:password@` of URIs, `token=`, `"token": "`. */
const INSIDE: readonly (readonly [found: RegExp, instead: string])[] = [
  [/\b(Bearer|Basic)\s+[\w+/=.~-]{6,}/gi, `$1 ${REDACTED_TEXT}`],
  [/\beyJ[\w-]{4,}\.[\w-]{2,}\.[\w-]*/g, REDACTED_TEXT],
  [/(:\/\/)[^/?#@\s:]{0,200}:[^/@\s]{1,500}@/g, `$1${REDACTED_TEXT}@`],
  [
    /([\w.-]{0,40}(?:token|secret|passw(?:or)?d|pwd|api[_-]?key|access[_-]?key)[\w.-]{0,40}\\?["']?\s?=\s?\\?["']?)[^\s"'&,;\\]+/gi,
    `$1${REDACTED_TEXT}`,
  ],
  [
    /((?:token|secret|passw(?:or)?d|pwd|api[_-]?key|access[_-]?key)[\w.-]{0,40}\\?["']\s?:\s?\\?["'])[^"'\\]+/gi,
    `$1${REDACTED_TEXT}`,
  ],
];

/**
 * The same value without what is in the places where Envoy's API, and those who use it, have keys,
 * tokens and passwords; names and addresses stay. What nests too deeply is left out.
 */
export function withoutKnownSecrets(value: JsonValue): JsonValue {
  return known(value, { key: '', choice: false, levels: DEEPEST_VALUE });
}

/** Fields that no list has, as protos spell them. */
const snake = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface At {
  /** The field that leads here, by its proto name. */
  readonly key: string;
  readonly choice: boolean;
  readonly levels: number;
}

function known(value: JsonValue, at: At): JsonValue {
  if (typeof value === 'string') return textWithout(value);
  if (typeof value !== 'object' || value === null) return value;
  if (at.levels === 0) return null;
  const below = { ...at, levels: at.levels - 1 };
  if (isArray(value)) return value.map((element) => known(element, below));
  if (!isObject(value)) return value;
  const named = nameOf(value);
  const secret = named !== undefined && SECRET_NAME.test(named);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]): [string, JsonValue] => {
      const field = protoName(key);
      const inside = {
        key: field ?? snake(key),
        choice: at.choice || CHOICES.has(key),
        levels: below.levels,
      };
      const gone =
        (secret && VALUES.has(inside.key)) || isSecret(key, field, member, value, inside, at);
      return [key, gone ? emptied(member, inside.levels) : known(member, inside)];
    }),
  );
}

function isSecret(
  key: string,
  field: string | undefined,
  member: JsonValue,
  around: JsonObject,
  { choice, key: name }: At,
  { key: parent }: At,
): boolean {
  if (SENSITIVE.has(name) || PROGRAMS.has(name)) return true;
  if (field === undefined) return SECRET_KEY.test(key) || (!choice && SECRET_NAME.test(key));
  if (INLINE.has(field)) return !PUBLIC.has(parent);
  if (typeof member !== 'string') return false;
  // `keys` of the API key filter: {key, client}.
  if (field === 'key') return parent === 'credentials' || 'client' in around;
  if (field === 'value' && isPlainText(around)) return true;
  return SECRET_KEY.test(field) || /^(secret|pass|pwd|auth)$/.test(field);
}

/** A text wrapped into a message, as programs and plugins are configured. */
const isPlainText = (around: JsonObject): boolean =>
  /\.protobuf\.(String|Bytes)Value$/.test(String(own(around, '@type') ?? ''));

function nameOf(value: JsonObject): string | undefined {
  for (const key of NAMING) {
    const name = own(value, key);
    if (typeof name === 'string') return name;
  }
  return undefined;
}

/** All texts and numbers below are removed, but where a secret comes from, which is none. */
function emptied(value: JsonValue, levels: number): JsonValue {
  if (typeof value === 'string') return value === '' ? value : REDACTED_TEXT;
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return null;
  if (isArray(value)) return value.map((element) => emptied(element, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]): [string, JsonValue] => {
      const stays = SOURCE.has(protoName(key) ?? key) && typeof member === 'string';
      return [key, stays ? textWithout(member) : emptied(member, levels - 1)];
    }),
  );
}

function textWithout(text: string): string {
  if (CREDENTIAL.test(text)) return REDACTED_TEXT;
  return INSIDE.reduce((left, [found, instead]) => left.replace(found, instead), text);
}
