import { fileReader } from './file-reader';

/** A gzip file that unpacks to more than this is refused: it fills the disk, not the screen. */
export const MOST_UNPACKED_BYTES = 2 ** 31;
/** Unpacked bytes are put away in pieces of this size. */
const PIECE_BYTES = 8 << 20;

/** RFC 1952, 2.3.1. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

export class UnpacksTooLarge extends Error {
  override readonly name = 'UnpacksTooLarge';
}

/** A stream of what is in a gzip file; `onRead` is told how many packed bytes have gone in. */
export function unpacked(
  blob: Blob,
  onRead: (bytes: number) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const file = fileReader(blob);
  let read = 0;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const chunk = await file.next();
      if (chunk === undefined) {
        controller.close();
        return;
      }
      read += chunk.length;
      onRead(read);
      controller.enqueue(chunk.slice());
    },
    cancel: file.cancel,
  });
  return packed.pipeThrough(new DecompressionStream('gzip'));
}

/** Puts bytes away where the browser keeps blobs, so that they can be read again. */
export class BlobWriter {
  private readonly done: Blob[] = [];
  private pending: Uint8Array<ArrayBuffer>[] = [];
  private pendingBytes = 0;
  private bytes = 0;

  /** Throws UnpacksTooLarge beyond the limit. */
  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.bytes += chunk.length;
    if (this.bytes > MOST_UNPACKED_BYTES) throw new UnpacksTooLarge();
    this.pending.push(chunk);
    this.pendingBytes += chunk.length;
    if (this.pendingBytes >= PIECE_BYTES) this.flush();
  }

  blob(): Blob {
    this.flush();
    return new Blob(this.done);
  }

  private flush(): void {
    if (this.pending.length > 0) this.done.push(new Blob(this.pending));
    this.pending = [];
    this.pendingBytes = 0;
  }
}
