import { isSpace } from '../scan/chars';
import { MAX_PIECE_BYTES } from '../scan/text-buffer';
import type { Incremental } from './token-reader';

const NOTHING = new Uint8Array();

/** Feeds chunks of any size to a reader that takes only so much at once. */
export class Feed {
  private readonly reading: Incremental<void>;
  private started = false;
  /** The last byte that is not white space. */
  last: number | undefined;
  /** The reader has what it wants. */
  done = false;

  constructor(reading: Incremental<void>) {
    this.reading = reading;
  }

  push(chunk: Uint8Array): void {
    let end = chunk.length - 1;
    while (end >= 0 && isSpace(chunk[end] ?? 0)) end--;
    if (end >= 0) this.last = chunk[end];
    for (let from = 0; from < chunk.length && !this.done; from += MAX_PIECE_BYTES) {
      this.start();
      this.send(chunk.subarray(from, from + MAX_PIECE_BYTES));
    }
  }

  end(): void {
    this.start();
    if (!this.done) this.send(NOTHING);
  }

  /** Runs to the first question for bytes. */
  private start(): void {
    if (this.started) return;
    this.started = true;
    this.send(NOTHING);
  }

  private send(piece: Uint8Array): void {
    this.done = this.reading.next(piece).done === true;
  }
}
