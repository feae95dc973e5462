import type { JsonValue } from '../core/base/json';
import { type Pointer, ROOT, tokens } from '../core/base/pointer';
import { utf8Decoder } from '../core/base/utf8';
import { locate } from '../core/dump/scan/locate';
import type { ByteRange } from '../core/dump/stream/events';
import type { RowIndex } from '../core/rows/row-index';
import type { ByteSource } from './byte-source';

/** No more than this much of a file is put into a text at once. */
const MAX_BYTES = 8 << 20;

/** What a text leaves out at its end, in bytes. */
export interface Piece {
  readonly text: string;
  readonly omitted: number;
}

/** Reads the file's own text at pointers. */
export class RawText {
  private readonly source: ByteSource;
  private readonly rows: RowIndex;
  /** Finds what lies beside all rows, in a file that is too large to search as a text. */
  private readonly find: (pointer: Pointer) => ByteRange | undefined;

  constructor(
    source: ByteSource,
    rows: RowIndex,
    find: (pointer: Pointer) => ByteRange | undefined,
  ) {
    this.source = source;
    this.rows = rows;
    this.find = find;
  }

  /** The text of the value at a pointer; undefined where there is none. Throws as the source does. */
  at(pointer: Pointer): Piece | undefined {
    const row = this.rows.rowOf(pointer);
    if (row !== undefined) return inside(this.piece(row.range), row.inner);
    if (this.source.size <= MAX_BYTES) {
      return inside(this.piece({ start: 0, end: this.source.size }), pointer);
    }
    if (pointer === ROOT) return this.piece({ start: 0, end: this.source.size });
    const range = this.find(pointer);
    return range && this.piece(range);
  }

  /**
   * The value at a pointer with the length of its text; undefined where there is none, or too much, or
   * what is no JSON (members of a row dump need not be). Throws as the source does.
   */
  json(pointer: Pointer): { readonly value: JsonValue; readonly length: number } | undefined {
    const piece = this.at(pointer);
    if (piece === undefined || piece.omitted > 0) return undefined;
    try {
      return { value: JSON.parse(piece.text), length: piece.text.length };
    } catch {
      return undefined;
    }
  }

  private piece({ start, end }: ByteRange): Piece {
    const stop = Math.min(end, start + MAX_BYTES);
    const text = utf8Decoder().decode(this.source.read(start, stop), { stream: stop < end });
    return { text, omitted: end - stop };
  }
}

function inside({ text, omitted }: Piece, pointer: Pointer): Piece | undefined {
  if (pointer === ROOT) return { text: text.replace(/^\uFEFF/, ''), omitted };
  const range = omitted > 0 ? undefined : locate(text, pointer);
  if (range === undefined) return tokens(pointer).length === 0 ? { text, omitted } : undefined;
  return { text: text.slice(range.start, range.end), omitted: 0 };
}
