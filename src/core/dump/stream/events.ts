import type { JsonValue } from '../../base/json';

/** A half-open range of the file's bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One value below the outer structure of a dump: a row, a body, a scalar. */
export type Value =
  | (ByteRange & {
      readonly kind: 'json';
      readonly value: JsonValue;
      /** Its text without indentation, for containers that have some key twice; else undefined. */
      readonly repeating: string | undefined;
    })
  /** Not JSON. */
  | (ByteRange & { readonly kind: 'malformed' })
  /** Longer than anything that is worth parsing. */
  | (ByteRange & { readonly kind: 'too-large'; readonly limit: number });

/**
 * What the outer reader meets, in file order. The outer structure of a dump is the root, `configs`,
 * its entries and the arrays in them; everything below is a `Value`, parsed one at a time. The root
 * of a file is an entry too: a section may stand alone.
 */
export interface OuterEvents {
  /** The file begins with U+FEFF, which was passed over. */
  byteOrderMark(): void;
  /** The root is this; only an object goes on with `openEntry(undefined)`. */
  root(kind: 'object' | 'array' | 'scalar'): void;
  /** An element of a root array, or the root itself where it is a scalar. */
  loose(index: number, value: Value): void;
  /** `configs` begins. */
  openConfigs(kind: 'array' | 'object'): void;
  closeConfigs(): void;
  /** What stands in `configs` and is no object. */
  oddEntry(key: string, value: Value): void;
  /** An object in `configs`, by index or key, that starts at a byte; undefined: the root. */
  openEntry(key: string | undefined, start: number): void;
  closeEntry(end: number): void;
  /** A member of the entry that is no array. */
  member(key: string, value: Value): void;
  /** A member of the entry that is an array; its elements follow. */
  openArray(key: string): void;
  element(key: string, index: number, value: Value): void;
  /** A key that the entry (or `configs`, or the root) has had before, and will have again: passed over. */
  repeated(key: string): void;
  /** Something that JSON forbids and that could be passed over: a comma too many or too few. */
  slip(at: number): void;
}
