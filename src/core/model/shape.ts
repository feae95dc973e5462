import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json';

/**
 * Fields that distinguish one peer or identity from another, not one configuration of TLS from
 * another.
 */
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

interface Key {
  readonly snake: string;
  readonly leftOut: boolean;
  readonly isReference: boolean;
}

const snakeOf = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** More and longer keys than sockets have; a hostile file may have any. */
const MAX_KEYS = 500;
const LONGEST_KEY = 100;
const keys = new Map<string, Key>();

function keyOf(key: string): Key {
  let known = keys.get(key);
  if (known === undefined) {
    const snake = snakeOf(key);
    known = { snake, leftOut: LEFT_OUT.has(snake), isReference: SECRET_REFERENCES.test(snake) };
    if (keys.size < MAX_KEYS && key.length <= LONGEST_KEY) keys.set(key, known);
  }
  return known;
}

/**
 * The shape of a transport socket: its content without SNI, SAN lists, secret names,
 * inline material and pins, as canonical text that is the same in either spelling of the keys.
 */
export function shapeOf(socket: JsonObject): string {
  return shape(socket, false, DEEPEST);
}

function shape(value: JsonValue, inReference: boolean, depth: number): string {
  if (depth === 0) return '…';
  if (isArray(value)) return `[${value.map((v) => shape(v, inReference, depth - 1)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    const key = keyOf(name);
    if (key.leftOut || (inReference && key.snake === 'name')) continue;
    members.push(`${key.snake}:${shape(member, key.isReference, depth - 1)}`);
  }
  return `{${members.sort().join(',')}}`;
}

/**
 * Whether two sockets surely have the same shape: member by member in the same order, what shapes
 * leave out apart. False says nothing. Far cheaper than two shapes, and a dump's sockets are mostly
 * alike.
 */
export function sameShape(
  a: JsonValue,
  b: JsonValue,
  inReference = false,
  depth = DEEPEST,
): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth === 0) {
    return false;
  }
  if (isArray(a)) {
    return (
      isArray(b) &&
      a.length === b.length &&
      a.every((element, i) => sameShape(element, b[i] ?? null, inReference, depth - 1))
    );
  }
  if (isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  return (
    names.length === others.length &&
    names.every((name, i) => {
      if (name !== others[i]) return false;
      const key = keyOf(name);
      if (key.leftOut || (inReference && key.snake === 'name')) return true;
      return sameShape(a[name] ?? null, b[name] ?? null, key.isReference, depth - 1);
    })
  );
}
