import { isArray, isObject, type JsonValue } from '../base/json';
import { FORMATS } from './formats';
import type { Format } from './formats/format';
import type { OpenProblem } from './problem';

/** Recognises the format of a document by its content alone; its name is not used. */
export const detect = (
  document: JsonValue,
  formats: readonly Format[] = FORMATS,
): Format | undefined => formats.find((format) => format.recognises(document));

const KEYS = 6;
const KEY_LENGTH = 40;

/** The problem with a document that no format recognises: what it is instead. */
export function unknownDocument(document: JsonValue): OpenProblem {
  return { kind: 'not-a-dump', top: topKeys(document), type: typeOf(document) };
}

/** The first keys of an object, or of an array's first object; a key may be of any length. */
function topKeys(document: JsonValue): readonly string[] {
  const object = isArray(document) ? document.find(isObject) : document;
  if (!isObject(object)) return [];
  return Object.keys(object)
    .slice(0, KEYS)
    .map((key) => {
      const characters = Array.from(key.slice(0, 2 * KEY_LENGTH));
      return characters.length > KEY_LENGTH ? `${characters.slice(0, KEY_LENGTH).join('')}…` : key;
    });
}

type JsonType = Extract<OpenProblem, { kind: 'not-a-dump' }>['type'];

function typeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}
