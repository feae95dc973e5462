import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import type { RefusedFormat } from '../problem';
import type { Format } from './format';

/** A wrapper that is known by its content and not opened. */
export const refused = (
  name: RefusedFormat,
  recognises: (document: JsonValue) => boolean,
): Format => ({ name, recognises, refuse: { kind: 'wrong-format', format: name } });

/** As `refused`, for documents that are objects. */
export const refusedObject = (
  name: RefusedFormat,
  recognises: (document: JsonObject) => boolean,
): Format => refused(name, (document) => isObject(document) && recognises(document));

/** As `refused`, for arrays, recognised by their first element that is an object. */
export const refusedArray = (
  name: RefusedFormat,
  recognises: (element: JsonObject) => boolean,
): Format => refused(name, listOf(recognises));

/** Whether a document is an array whose first element that is an object is recognised. */
export const listOf =
  (recognises: (element: JsonObject) => boolean) =>
  (document: JsonValue): boolean => {
    const first = isArray(document) ? document.find(isObject) : undefined;
    return first !== undefined && recognises(first);
  };

const camel = (field: string): string =>
  field.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** A field by its proto name, spelled as Envoy (snake_case) or as Go and Java (camelCase) print it. */
export const field = (object: JsonObject, name: string): JsonValue | undefined =>
  own(object, name) ?? own(object, camel(name));

/** Has one of these fields, in either spelling. */
export const has = (object: JsonObject, ...names: readonly string[]): boolean =>
  names.some((name) => field(object, name) !== undefined);

/** The objects of an array field. */
export const objects = (object: JsonObject, name: string): readonly JsonObject[] => {
  const value = field(object, name);
  return isArray(value) ? value.filter(isObject) : [];
};

/** The string field, or ''. */
export const text = (object: JsonObject, name: string): string => {
  const value = field(object, name);
  return typeof value === 'string' ? value : '';
};
