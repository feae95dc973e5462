import type { JsonValue } from '../../base/json';

/** A half-open range of the file's bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One value below the outer structure of a document: a row, a body, a scalar. */
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

export type ContainerKind = 'object' | 'array';

/** A key in an object, or an index in an array. */
export type Key = string | number;

/**
 * Whether a container is given member by member; if not, it is one value, and all below it. `path` are
 * the keys from the root down to it, none for the root. Must say the same whenever it is asked.
 */
export type Enters = (path: readonly Key[], kind: ContainerKind) => boolean;

/**
 * What the outer reader meets, in file order. The outer structure of a document are the containers that
 * `Enters` says; everything below is a `Value`, parsed one at a time.
 */
export interface OuterEvents {
  /** The file begins with U+FEFF, which was passed over. */
  byteOrderMark(): void;
  /** A container of the outer structure begins at a byte; its members follow. No key: the root. */
  open(key: Key | undefined, kind: ContainerKind, start: number): void;
  /** The container that was opened last, of those that are open, ends before a byte. */
  close(end: number): void;
  /** A member of the container that is open, or the root where it is none that is entered. */
  value(key: Key | undefined, value: Value): void;
  /** A key that the object which is open has had before, and will have again: passed over. */
  repeated(key: string): void;
  /** Something that JSON forbids and that could be passed over: a comma too many or too few. */
  slip(at: number): void;
}
