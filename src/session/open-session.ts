import { ROOT } from '../core/base/pointer';
import { err, ok, type Result } from '../core/base/result';
import { needsSocketMatcher } from '../core/decide/socket/socket-matcher';
import { bytesProblem } from '../core/dump/bytes-problem';
import { leadingText } from '../core/dump/leading-text';
import { type Outcome, Pass } from '../core/dump/pass';
import { passes } from '../core/dump/passes';
import type { OpenProblem } from '../core/dump/problem';
import { findRange } from '../core/dump/stream/find-range';
import type { ByteSource } from './byte-source';
import { digestOf } from './digest';
import { DumpSession } from './dump-session';
import { type ChunkReader, fileReader, isFileError } from './file-reader';
import type { Progress } from './questions';
import { RawText } from './raw-text';
import { DumpSink } from './read-dump';
import {
  BlobWriter,
  isGzip,
  MAX_UNPACKED_BYTES,
  UnpacksTooLarge,
  unpackedName,
  unpackedReader,
} from './unpack';

/** Enough to recognise an archive or another binary file by its first bytes. */
const HEAD_BYTES = 512;
const CHUNK_BYTES = 4 << 20;

/** What opening needs of the place where it happens. */
export interface Opening {
  readonly blob: Blob;
  readonly name: string;
  readonly sourceOf: (blob: Blob) => ByteSource | Promise<ByteSource>;
  /** Called after every chunk. */
  readonly onProgress: (progress: Progress) => void;
}

/** Opens a file of any size: reads it once as a stream, keeps a model of it and where it lies. */
export async function openSession(opening: Opening): Promise<Result<DumpSession, OpenProblem>> {
  try {
    return await open(opening);
  } catch (error) {
    if (error instanceof UnpacksTooLarge) {
      return err({ kind: 'unpacks-too-large', limit: MAX_UNPACKED_BYTES });
    }
    // The file was moved, changed or is a folder: the browser reports it only when it is read.
    if (isFileError(error)) return err({ kind: 'unreadable' });
    throw error;
  }
}

async function open(opening: Opening): Promise<Result<DumpSession, OpenProblem>> {
  const { blob, name } = opening;
  const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
  const gzip = isGzip(head);
  const problem = gzip ? undefined : bytesProblem(head);
  if (problem !== undefined) return err(problem);
  const before = gzip ? undefined : leadingText(head);
  const [read, { dumpFindings }] = await Promise.all([
    gzip ? readPacked(opening) : readPlain(opening, withoutStart(blob, before?.bytes)),
    // A chunk of its own in the worker, which comes while the file is read.
    import('../core/findings/index'),
  ]);
  if ('problem' in read) return err(read.problem);
  const jqName = gzip ? unpackedName(name) : name;
  if (gzip) read.found.notice({ pointer: ROOT, about: { key: 'unpacked', name: jqName } });
  if (before !== undefined) {
    read.found.notice({ pointer: ROOT, about: { key: 'leading-text', words: before.words } });
  }
  const source = await opening.sourceOf(read.bytes);
  if (read.end.kind === 'not-json') {
    // Few files need it.
    const { notJson } = await import('./not-json');
    return err(notJson(source, read.end));
  }
  if (read.end.kind !== 'read') return err(problemOf(read.end));
  await read.found.counted();
  const reading = read.found.finish(read.end.format);
  if (needsSocketMatcher(reading.model))
    await import('../core/decide/socket/socket-matcher-engine');
  const raw = new RawText(source, reading.rows, (pointer) => findRange(pointer, chunksOf(source)));
  const digest = await digestOf(gzip ? read.bytes : blob);
  return ok(new DumpSession(raw, reading, { name, size: blob.size, digest, jqName }, dumpFindings));
}

/** The same bytes at the same places, the first of them spaces. */
const withoutStart = (blob: Blob, bytes = 0): Blob =>
  bytes === 0 ? blob : new Blob([' '.repeat(bytes), blob.slice(bytes)]);

interface Read {
  readonly end: Outcome;
  readonly found: DumpSink;
  /** The file's bytes as its pointers see them. */
  readonly bytes: Blob;
}

const problemOf = (end: Outcome): OpenProblem =>
  end.kind === 'problem' ? end.problem : { kind: 'crashed' };

/** Reads a file as it lies, as often as it needs. */
async function readPlain(opening: Opening, bytes = opening.blob): Promise<Read> {
  let found = new DumpSink();
  const reading = passes(() => {
    found = new DumpSink();
    return found;
  });
  let step = reading.next();
  while (step.done !== true) {
    const need = step.value;
    if (need.kind === 'bytes') {
      const report = reporter(opening, bytes.size, found);
      await pump(fileReader(bytes), need.push, report);
      step = reading.next();
    } else if (need.kind === 'load') {
      await need.load();
      step = reading.next();
    } else {
      const { nextRow } = await import('../core/dump/stream/next-row');
      step = reading.next(nextRow(need.damage, await opening.sourceOf(bytes)));
    }
  }
  return { end: step.value, found, bytes };
}

/** Unpacks while reading. What was unpacked before the file broke off is read as a file cut off there. */
async function readPacked(opening: Opening): Promise<Read | { readonly problem: OpenProblem }> {
  const { blob } = opening;
  const found = new DumpSink();
  const pass = new Pass(found, { mends: { places: new Map(), full: false } });
  const writer = new BlobWriter();
  let packed = 0;
  const report = reporter(opening, blob.size, found);
  const reader = await unpackedReader(blob, (bytes) => {
    packed = bytes;
  });
  let first = true;
  let problem: OpenProblem | undefined;
  let more = true;
  try {
    await pump(
      reader,
      (chunk) => {
        if (first) problem = bytesProblem(chunk.subarray(0, HEAD_BYTES));
        first = false;
        writer.add(chunk);
        if (more) more = pass.push(chunk);
        return problem === undefined;
      },
      () => report(packed),
    );
  } catch (error) {
    // What else can go wrong is the gzip itself; engines differ in what they throw then.
    if (error instanceof UnpacksTooLarge || isFileError(error)) throw error;
    if (first) return { problem: { kind: 'bad-gzip' } };
  }
  if (problem !== undefined) return { problem };
  const bytes = writer.blob();
  const end = pass.end();
  return end.kind === 'again' ? readPlain(opening, bytes) : { end, found, bytes };
}

/** Sends every chunk to `push` until that says it has enough. */
async function pump(
  reader: ChunkReader,
  push: (chunk: Uint8Array<ArrayBuffer>) => boolean,
  onRead: (bytes: number) => Promise<void>,
): Promise<void> {
  let read = 0;
  try {
    for (let chunk = await reader.next(); chunk !== undefined; chunk = await reader.next()) {
      const { length } = chunk;
      if (!push(chunk)) return;
      read += length;
      await onRead(read);
    }
  } finally {
    reader.cancel();
  }
}

const reporter =
  ({ onProgress }: Opening, total: number, found: DumpSink) =>
  async (read: number): Promise<void> => {
    await found.counted();
    onProgress({ read, total, found: found.found() });
  };

function* chunksOf(source: ByteSource): Iterable<Uint8Array> {
  for (let from = 0; from < source.size; from += CHUNK_BYTES) {
    yield source.read(from, Math.min(source.size, from + CHUNK_BYTES));
  }
}
