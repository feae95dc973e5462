/** As much as browsers give at once. */
const BUFFER_BYTES = 1 << 20;

/** Bytes that come one chunk after the other. */
export interface ChunkReader {
  /** The next bytes, good until the next call; undefined at the end. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  cancel(): void;
}

/** The file was changed, moved or deleted while it was read. */
class FileLost extends Error {
  override readonly name = 'FileLost';
}

/** What is thrown where a file is not what it was any more (File API, 4). */
export const isFileError = (error: unknown): boolean =>
  error instanceof FileLost ||
  (error instanceof DOMException &&
    (error.name === 'NotReadableError' || error.name === 'NotFoundError'));

/**
 * Reads a file from its first to its last byte. `next` fails with a file error where the file is
 * lost: the browser's own stream then fails with a TypeError, as damaged gzip does.
 */
export function fileReader(blob: Blob): ChunkReader {
  const reader = readerInto(blob.stream());
  let read = 0;
  return {
    async next() {
      const chunk = await reader.next().catch((cause: unknown) => {
        throw new FileLost('', { cause });
      });
      if (chunk === undefined && read < blob.size) throw new FileLost();
      read += chunk?.length ?? 0;
      return chunk;
    },
    cancel: reader.cancel,
  };
}

export function streamReader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ChunkReader {
  const reader = stream.getReader();
  return {
    async next() {
      return (await reader.read()).value;
    },
    cancel: () => giveUp(reader),
  };
}

/**
 * Reads into one buffer over and over. Chunks with memory of their own are small objects to the
 * collector, which lets a gigabyte of them gather in a large file before it looks.
 */
function readerInto(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ChunkReader {
  const reader = bufferReader(stream);
  if (reader === undefined) return streamReader(stream);
  let buffer = new ArrayBuffer(BUFFER_BYTES);
  return {
    async next() {
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (done) return undefined;
      buffer = value.buffer;
      return value;
    },
    cancel: () => giveUp(reader),
  };
}

/** Not every browser makes the stream of a file a byte stream (Streams, 4.2). */
function bufferReader(stream: ReadableStream): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/** Nothing is to be done about a stream that cannot even be cancelled. */
const giveUp = (reader: ReadableStreamGenericReader): void =>
  void reader.cancel().catch(() => undefined);
