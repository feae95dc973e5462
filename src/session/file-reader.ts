/** A file is read in pieces of this size. */
const PIECE_BYTES = 2 << 20;
/**
 * So many are asked for ahead of the one that is worked on: each goes through another process of the
 * browser, which may be slow to begin, and not to read.
 */
const MAX_AHEAD = 3;

/** Bytes that come one chunk after the other. */
export interface ChunkReader {
  /** The next bytes, good until the next call; undefined at the end. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  cancel(): void;
}

/** What is thrown where a file is not what it was any more (File API, 4). */
export const isFileError = (error: unknown): boolean =>
  error instanceof DOMException &&
  (error.name === 'NotReadableError' || error.name === 'NotFoundError');

/**
 * Reads a file from its first to its last byte. `next` fails with a file error where the file is lost.
 * Pieces, and not the stream of the file: that gives many small chunks, and Chromium's stops for ever
 * now and then when it is read into a buffer of ours.
 */
export function fileReader(blob: Blob): ChunkReader {
  let at = 0;
  let cancelled = false;
  const ahead: Promise<ArrayBuffer>[] = [];
  const load = (): void => {
    while (!cancelled && at < blob.size && ahead.length < MAX_AHEAD) {
      const piece = blob.slice(at, at + PIECE_BYTES);
      at += piece.size;
      const bytes = piece.arrayBuffer();
      // Its failure is reported when the piece is asked for.
      bytes.catch(() => undefined);
      ahead.push(bytes);
    }
  };
  const free = freer();
  let current: ArrayBuffer | undefined;
  load();
  return {
    async next() {
      if (current !== undefined) free(current);
      current = await ahead.shift();
      if (current === undefined) {
        if (blob.size === 0) await existing(blob);
        return undefined;
      }
      load();
      return new Uint8Array(current);
    },
    cancel() {
      cancelled = true;
      ahead.length = 0;
    },
  };
}

/**
 * A file that is gone has no size; only reading its stream distinguishes it from an empty one.
 * Throws a file error.
 */
async function existing(blob: Blob): Promise<void> {
  try {
    await blob.stream().getReader().read();
  } catch {
    throw new DOMException('', 'NotReadableError');
  }
}

/**
 * Frees memory at once, by transferring it to a closed port. To the collector a piece is a small
 * object: it lets hundreds of megabytes of them gather before it runs.
 */
function freer(): (bytes: ArrayBuffer) => void {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return (bytes) => port1.postMessage(undefined, [bytes]);
}
