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

/** Of what is in memory anyway, such as what was unpacked: where nothing reads a Blob without waiting. */
export const blobInMemory = async (blob: Blob): Promise<ByteSource> =>
  memorySource(new Uint8Array(await blob.arrayBuffer()));

/** The library of the page leaves out what only workers have (W3C File API, 6.5). */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
