import { accessSync, constants, createReadStream, openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CaptureFile } from '../capture/capture';
import { blobInMemory } from '../session/byte-source';
import { pathSource } from '../session/node-source';
import type { Opening } from '../session/open-session';
import { BlobWriter, MAX_UNPACKED_BYTES, UnpacksTooLarge } from '../session/unpack';
import type { CliTexts } from '../texts/cli';
import type { Io } from './io';

/** A file of the command line. */
export interface InputFile extends CaptureFile {
  readonly sourceOf: Opening['sourceOf'];
}

/** Thrown where there is nothing to read at a path. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(readonly sentence: (texts: CliTexts['input']) => string) {
    super('input');
  }
}

/** Node's Blobs of files count their bytes in 32 bits. */
const MAX_BYTES = 2 ** 32 - 1;

/** Gets hold of what a path names; `-` is standard input. Rejects with InputError. */
export async function inputAt(path: string, io: Io): Promise<InputFile> {
  try {
    if (path === '-') return await inMemory(path, io.input());
    const stats = statSync(path);
    if (stats.isDirectory()) throw new InputError((texts) => texts.folder(path));
    accessSync(path, constants.R_OK);
    // A pipe, such as a shell's `<(…)`, can be read once only.
    if (!stats.isFile()) return await inMemory(path, createReadStream(path));
    if (stats.size > MAX_BYTES) throw tooLarge(path, MAX_BYTES);
    const blob = await openAsBlob(path);
    return {
      name: basename(path),
      path,
      blob,
      sourceOf: (bytes) => (bytes === blob ? pathSource(path) : blobInMemory(bytes)),
    };
  } catch (error) {
    if (error instanceof UnpacksTooLarge) throw tooLarge(path, MAX_UNPACKED_BYTES);
    throw isSystemError(error) ? inputError(path, error.code) : error;
  }
}

async function inMemory(path: string, chunks: AsyncIterable<Uint8Array>): Promise<InputFile> {
  const writer = new BlobWriter();
  for await (const chunk of chunks) writer.add(new Uint8Array(chunk));
  return { name: basename(path), path, blob: writer.blob(), sourceOf: blobInMemory };
}

const tooLarge = (path: string, limit: number): InputError =>
  new InputError((texts) => texts.tooLarge(path, limit));

export const isSystemError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What the system's refusal of a path means to a person. `code`: as Node has it, such as `EACCES`. */
export function inputError(path: string, code: string): InputError {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError((texts) => texts.missing(path));
    case 'EISDIR':
      return new InputError((texts) => texts.folder(path));
    case 'EACCES':
    case 'EPERM':
      return new InputError((texts) => texts.forbidden(path));
    default:
      return new InputError((texts) => texts.other(path, code));
  }
}
