import * as z from 'zod/mini';

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
  readonly schema: z.ZodMiniType<T>;
}
const type = <T>(expected: string, schema: z.ZodMiniType<T>): FieldType<T> => ({
  expected,
  schema,
});

export const TEXT: FieldType<string> = type('text', text);
export const BOOL: FieldType<boolean> = type('true or false', bool);
export const ENUM: FieldType<string> = type('a name', enumName);
export const UINT: FieldType<number> = type('a whole number', uint);
export const DURATION: FieldType<number> = type('a duration such as "5s"', duration);
