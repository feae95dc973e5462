/**
 * Finds the end of one JSON container (object or array) in a stream of bytes, and gathers its text
 * without indentation. Brackets are counted, not matched: whether the text is JSON, JSON.parse
 * says afterwards. Two ways to do it stand behind this: plain TypeScript, and WASM with SIMD.
 *
 * UTF-8 needs no care: the bytes of a longer character never equal one of the grammar's (RFC 3629, 3).
 */
export interface ContainerScanner {
  /** The chunk that is being scanned. Fixed length; another array after `advance` or `text`, so ask anew. */
  readonly window: Uint8Array;
  /** Begins a container; what was gathered before is forgotten. */
  start(): void;
  /**
   * Scans `window[from, to)`; the first byte after `start` is the opening bracket. Returns the place behind
   * the bracket that closes the container, or -1 where it goes on in the next chunk.
   */
  advance(from: number, to: number): number;
  /**
   * What was scanned since `start`, as text, without the white space between tokens (one space stays behind
   * a number or name, so that `1 2` does not become `12`); undefined if it was longer than MOST_TEXT_BYTES.
   */
  text(): string | undefined;
  /** Members of objects met since `start`: colons outside strings. */
  readonly members: number;
}

/** Bytes of `window`. */
export const WINDOW_BYTES = 1 << 20;
/** A single resource of more than this many bytes (white space left out) is not parsed. */
export const MOST_TEXT_BYTES = 64 << 20;
