/** The bytes of an opened file, read where they lie. */
export interface ByteSource {
  readonly size: number;
  /** Bytes `[start, end)`. Throws where the file has been changed, moved or deleted. */
  read(start: number, end: number): Uint8Array;
}

/** Of a file on disk, for a worker: only there a browser reads without waiting. */
export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: (start, end) =>
    new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end))),
});

export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (start, end) => bytes.subarray(start, end),
});

/** The file was changed, moved or deleted while it was read as a stream. */
class FileLost extends Error {
  override readonly name = 'FileLost';
}

/** What is thrown where a file is not what it was any more (File API, 4). */
export const isFileError = (error: unknown): boolean =>
  error instanceof FileLost ||
  (error instanceof DOMException &&
    (error.name === 'NotReadableError' || error.name === 'NotFoundError'));

/**
 * A stream of a file's bytes; `onRead` is told how many have come. It fails with a file error where
 * the file is lost: the browser's own stream then fails with a TypeError, as damaged gzip does.
 */
export function fileStream(
  blob: Blob,
  onRead: (bytes: number) => void = () => undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = blob.stream().getReader();
  let read = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new FileLost('', { cause });
      });
      if (done) {
        if (read < blob.size) throw new FileLost();
        controller.close();
        return;
      }
      read += value.length;
      onRead(read);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** The library of the page leaves out what only workers have (W3C File API, 6.5). */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
