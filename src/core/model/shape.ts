import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json';

/** Fields that tell one peer or one identity from another, not one way of doing TLS from another. */
const LEFT_OUT = new Set([
  'sni',
  'match_subject_alt_names',
  'match_typed_subject_alt_names',
  'verify_subject_alt_name',
  'verify_certificate_hash',
  'verify_certificate_spki',
  'inline_bytes',
  'inline_string',
  'filename',
]);
const SECRET_REFERENCES = /_sds_secret_configs?$/;
/** A hostile dump may nest without end; what lies deeper makes no difference to a shape. */
const DEEPEST = 40;

const snake = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The shape of a transport socket (design 9): its content without SNI, SAN lists, secret names,
 * inline material and pins, as canonical text that is the same in either spelling of the keys.
 */
export function shapeOf(socket: JsonObject): string {
  return shape(socket, false, DEEPEST);
}

function shape(value: JsonValue, inReference: boolean, depth: number): string {
  if (depth === 0) return '…';
  if (isArray(value)) return `[${value.map((v) => shape(v, inReference, depth - 1)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value)
    .map(([key, member]) => [snake(key), member] as const)
    .filter(([key]) => !LEFT_OUT.has(key) && !(inReference && key === 'name'))
    .map(([key, member]) => `${key}:${shape(member, SECRET_REFERENCES.test(key), depth - 1)}`);
  return `{${members.sort().join(',')}}`;
}
