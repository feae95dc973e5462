import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { ByteSource } from './byte-source';

/**
 * Of a file on disk, for Node: read where it lies, which no text or buffer need hold as a whole. Throws
 * file errors, as a browser does, where the file is not what it was any more.
 */
export function pathSource(path: string): ByteSource {
  const { size, mtimeMs } = statSync(path);
  return {
    size,
    read(start, end) {
      // Opened for each read, so that no source must be closed, however many files are read.
      const file = reopen(path);
      try {
        const now = fstatSync(file);
        if (now.size !== size || now.mtimeMs !== mtimeMs) throw lost();
        return readAt(file, start, end - start);
      } finally {
        closeSync(file);
      }
    },
  };
}

const lost = (): DOMException => new DOMException('', 'NotReadableError');

function reopen(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw lost();
  }
}

function readAt(file: number, start: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, start + read);
    if (more === 0) throw lost();
    read += more;
  }
  return bytes;
}
