import { utf8Decoder } from '../../base/utf8';

/** Bytes that are scanned at once. */
export const MAX_PIECE_BYTES = 1 << 20;
/** Bytes that the scanner's output holds before they are taken out of it: more than a piece. */
export const OUTPUT_BYTES = 2 * MAX_PIECE_BYTES;

/**
 * The text of one container. Nearly every one fits the scanner's output and is decoded at once;
 * longer ones are decoded piece by piece, so that the scanner need not keep a large buffer
 * afterwards.
 */
export class TextBuffer {
  readonly #decoder = utf8Decoder();
  readonly #limit: number;
  #text = '';
  #bytes = 0;

  /** `limit`: bytes beyond which the text is not kept. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  start(): void {
    // A container that was given up may have ended within a character.
    if (this.#bytes > 0) this.#decoder.decode();
    this.#text = '';
    this.#bytes = 0;
  }

  /** Takes a piece that is not the last. */
  add(piece: Uint8Array): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#limit) this.#text = '';
    else this.#text += this.#decoder.decode(piece, { stream: true });
  }

  /** The text with its last piece; undefined beyond the limit. Asked once for a container. */
  whole(last: Uint8Array): string | undefined {
    if (this.#bytes + last.length > this.#limit) return undefined;
    if (this.#bytes === 0) return this.#decoder.decode(last);
    this.#text += this.#decoder.decode(last);
    return this.#text;
  }
}
