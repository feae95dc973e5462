import { isArray, isObject, type JsonValue, own } from './json';

declare const pointerBrand: unique symbol;
/** An RFC 6901 JSON pointer into the file as it was dropped; `''` is the whole document. */
export type Pointer = string & { readonly [pointerBrand]: true };

export const ROOT = '' as Pointer;

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** The pointer to a member of what `pointer` names. */
export function child(pointer: Pointer, ...tokens: readonly (string | number)[]): Pointer {
  return tokens.reduce<string>(
    (at, token) => `${at}/${escapeToken(String(token))}`,
    pointer,
  ) as Pointer;
}

/** The pointer to the ancestor that is so many steps above. */
export const parent = (pointer: Pointer, steps: number): Pointer =>
  pointer.split('/').slice(0, -steps).join('/') as Pointer;

/** The pointer to what `step`, a pointer from there, names below `pointer`. */
export const join = (pointer: Pointer, step: Pointer): Pointer => (pointer + step) as Pointer;

/** The reference tokens of a pointer, unescaped. */
export function tokens(pointer: Pointer): readonly string[] {
  return pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken);
}

/** Takes a pointer from outside (a link); undefined when it is not one (RFC 6901, 3). */
export function parsePointer(text: string): Pointer | undefined {
  const valid = text === '' || (text.startsWith('/') && !/~(?![01])/.test(text));
  return valid ? (text as Pointer) : undefined;
}

/** The value at a pointer, or undefined where there is none (RFC 6901, 4). */
export function resolve(document: JsonValue, pointer: Pointer): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const token of tokens(pointer)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value)) value = own(value, token);
    else return undefined;
  }
  return value;
}

/**
 * Reads the value at a pointer into a file; undefined if there is none, or the text there is not
 * JSON.
 */
export type ReadValue = (pointer: Pointer) => JsonValue | undefined;
