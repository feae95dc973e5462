import { type ChunkReader, fileReader } from './file-reader';

/** A gzip file that unpacks to more than this is refused: it fills the disk, not the screen. */
export const MAX_UNPACKED_BYTES = 2 ** 31;
/** Unpacked bytes are put away in pieces of this size. */
const PIECE_BYTES = 8 << 20;
/** So much is unpacked at once: a thousand times as much may come of it. */
const PACKED_BYTES = 1 << 14;

/** RFC 1952, 2.3.1. */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

export class UnpacksTooLarge extends Error {
  override readonly name = 'UnpacksTooLarge';
}

/** What a packed file is called unpacked; one without the usual ending gets one. */
export function unpackedName(name: string): string {
  const bare = name.replace(/\.(gz|gzip)$/i, '');
  return bare === name ? `${name}.json` : bare;
}

/**
 * Reads the content of a gzip file, all of its members (RFC 1952, 2.2), which the browsers' own
 * decompression refuses; `onRead` is called with how many packed bytes have gone in. `next` fails
 * if the file is lost, and with another error if the data is damaged or breaks off: what came
 * before was read.
 */
export async function unpackedReader(
  blob: Blob,
  onRead: (bytes: number) => void,
): Promise<ChunkReader> {
  const { Gunzip } = await import('fflate');
  const file = fileReader(blob);
  const out: Uint8Array<ArrayBuffer>[] = [];
  const gunzip = new Gunzip((chunk) => {
    if (chunk.length > 0) out.push(new Uint8Array(chunk));
  });
  let read = 0;
  let rest: Uint8Array | undefined;
  let failure: unknown;
  const push = (packed: Uint8Array): void => {
    read += packed.length;
    try {
      gunzip.push(packed, read === blob.size);
    } catch (error) {
      failure = error;
    }
    onRead(read);
  };
  return {
    async next() {
      while (out.length === 0) {
        if (failure !== undefined) throw failure;
        if (rest === undefined || rest.length === 0) rest = await file.next();
        if (rest === undefined) return undefined;
        push(rest.subarray(0, PACKED_BYTES));
        rest = rest.subarray(PACKED_BYTES);
      }
      return out.shift();
    },
    cancel: file.cancel,
  };
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
    if (this.bytes > MAX_UNPACKED_BYTES) throw new UnpacksTooLarge();
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
