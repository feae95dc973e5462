import type { JsonValue } from '../../base/json';
import type { Expected } from '../notice';

/*
 * Scalars as protobuf's JSON printer writes them (google.protobuf JSON mapping): 64-bit integers and
 * enums may be strings or numbers, durations are strings with `s`. Read field by field, so that one odd
 * field costs that field and nothing else. By hand: dumps have millions of them, and a schema library
 * takes some fifty times as long for a check that is one comparison.
 */

/** How a scalar is read, and what a notice says was expected. */
export interface FieldType<T> {
  readonly expected: Expected;
  /** What a value of the file means; undefined where it does not fit. */
  read(value: JsonValue): T | undefined;
}

const UINT_TEXT = /^\d{1,15}$/;
const DURATION_TEXT = /^\d{1,12}(\.\d{1,9})?s$/;

export const TEXT: FieldType<string> = {
  expected: 'text',
  read: (value) => (typeof value === 'string' ? value : undefined),
};

export const BOOL: FieldType<boolean> = {
  expected: 'bool',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** By name, or by number where the printer did not know the name. */
export const ENUM: FieldType<string> = {
  expected: 'name',
  read(value) {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : undefined;
  },
};

export const UINT: FieldType<number> = {
  expected: 'uint',
  read(value) {
    if (typeof value === 'number') return value >= 0 && Number.isInteger(value) ? value : undefined;
    return typeof value === 'string' && UINT_TEXT.test(value) ? Number(value) : undefined;
  },
};

/** Seconds. */
export const DURATION: FieldType<number> = {
  expected: 'duration',
  read: (value) =>
    typeof value === 'string' && DURATION_TEXT.test(value) ? Number(value.slice(0, -1)) : undefined,
};
