import * as z from 'zod/mini';
import type { JsonValue } from '../../base/json';

/*
 * Scalars as protobuf's JSON printer writes them (google.protobuf JSON mapping): 64-bit integers and
 * enums may be strings or numbers, durations are strings with `s`. One schema a type, applied field
 * by field, so that one odd field costs that field and nothing else.
 */
export const text = z.string();
export const bool = z.boolean();
export const enumName = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);
export const uint = z.pipe(
  z.union([
    z.number().check(z.nonnegative(), z.multipleOf(1)),
    z.string().check(z.regex(/^\d{1,15}$/)),
  ]),
  z.transform(Number),
);
/** Seconds. */
export const duration = z.pipe(
  z.string().check(z.regex(/^\d{1,12}(\.\d{1,9})?s$/)),
  z.transform((value) => Number(value.slice(0, -1))),
);

/** A schema with the word that a notice uses for what was expected. */
export interface FieldType<T> {
  readonly expected: string;
  /** What the schema makes of a value; undefined where it does not fit. */
  read(value: JsonValue): T | undefined;
}

/**
 * `plain` answers for the values that dumps are full of, without asking the schema (which is some
 * fifty times as slow), and must answer as the schema would; undefined leaves the value to it.
 */
const type = <T>(
  expected: string,
  schema: z.ZodMiniType<T>,
  plain: (value: JsonValue) => T | undefined,
): FieldType<T> => ({
  expected,
  read: (value) => plain(value) ?? schema.safeParse(value).data,
});

const asText = (value: JsonValue): string | undefined =>
  typeof value === 'string' ? value : undefined;

export const TEXT: FieldType<string> = type('text', text, asText);
export const BOOL: FieldType<boolean> = type('true or false', bool, (value) =>
  typeof value === 'boolean' ? value : undefined,
);
export const ENUM: FieldType<string> = type('a name', enumName, asText);
export const UINT: FieldType<number> = type('a whole number', uint, (value) =>
  typeof value === 'number' && value >= 0 && Number.isSafeInteger(value) ? value : undefined,
);
export const DURATION: FieldType<number> = type('a duration such as "5s"', duration, (value) =>
  value === '0s' ? 0 : undefined,
);
