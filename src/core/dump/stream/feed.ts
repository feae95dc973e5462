import { isSpace } from '../scan/chars';
import { type ContainerScanner, WINDOW_BYTES } from '../scan/container-scanner';

/** Feeds chunks of any size to a reader that takes at most a window at once. */
export class Feed {
  private readonly scanner: ContainerScanner;
  private readonly reading: Generator<undefined, void, number>;
  private started = false;
  /** The last byte that is not white space. */
  last: number | undefined;
  /** The reader has what it wants. */
  done = false;

  constructor(scanner: ContainerScanner, reading: Generator<undefined, void, number>) {
    this.scanner = scanner;
    this.reading = reading;
  }

  push(chunk: Uint8Array): void {
    let end = chunk.length - 1;
    while (end >= 0 && isSpace(chunk[end] ?? 0)) end--;
    if (end >= 0) this.last = chunk[end];
    for (let from = 0; from < chunk.length && !this.done; from += WINDOW_BYTES) {
      const piece = chunk.subarray(from, from + WINDOW_BYTES);
      this.start();
      this.scanner.window.set(piece);
      this.send(piece.length);
    }
  }

  end(): void {
    this.start();
    if (!this.done) this.send(0);
  }

  /** Runs to the first question for bytes. */
  private start(): void {
    if (this.started) return;
    this.started = true;
    this.send(0);
  }

  private send(count: number): void {
    this.done = this.reading.next(count).done === true;
  }
}
