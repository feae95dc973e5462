import * as z from 'zod/mini';
import type { SnapshotAbout } from '../share-questions';

/**
 * The payload of a snapshot link: `1.` and, as base64url (RFC 4648, 5), a zlib stream (RFC 1950, whose
 * checksum finds out damage) of one line of JSON that says what it is, and the dump's own JSON.
 */
const VERSION = 1;
/** No more than this is unpacked, whatever a link claims to hold. */
export const MAX_UNPACKED = 4 << 20;
/** Browsers keep longer addresses, and nothing that this app makes is so long. */
const LONGEST = 1 << 20;

export type PayloadProblem = 'damaged' | 'too-large' | 'newer';

/** Thrown where a payload cannot be read. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
  readonly problem: PayloadProblem;

  constructor(problem: PayloadProblem) {
    super(problem);
    this.problem = problem;
  }
}

const ofAll = z.tuple([z.int().check(z.nonnegative()), z.int().check(z.nonnegative())]);
const about = z.object({
  counts: z.object({ listeners: ofAll, clusters: ofAll, endpoints: ofAll, secrets: ofAll }),
  redacted: z.boolean(),
});

/** What a link carries of a dump. `dump`: its JSON. */
export interface Snapshot {
  readonly about: SnapshotAbout;
  readonly dump: string;
}

export async function packSnapshot({ about, dump }: Snapshot): Promise<string> {
  const text = new Blob([JSON.stringify(about), '\n', dump]);
  const packed = await bytesOf(text.stream().pipeThrough(new CompressionStream('deflate')));
  return `${VERSION}.${toBase64Url(packed)}`;
}

/** Reads what a link carries, which may be anything. Throws PayloadError. */
export async function unpackSnapshot(payload: string): Promise<Snapshot> {
  const found = /^(\d{1,6})\.([\w-]*)$/.exec(payload);
  if (found === null || payload.length > LONGEST) throw new PayloadError('damaged');
  if (Number(found[1]) > VERSION) throw new PayloadError('newer');
  const text = await unpacked(fromBase64Url(found[2] ?? ''));
  const end = text.indexOf('\n');
  const said = about.safeParse(parsed(text.slice(0, Math.max(0, end))));
  if (!said.success) throw new PayloadError('damaged');
  return { about: said.data, dump: text.slice(end + 1) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  try {
    const text = await bytesOf(stream, MAX_UNPACKED);
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch (error) {
    if (error instanceof PayloadError) throw error;
    // What else can go wrong is the data; engines differ in what they throw then.
    throw new PayloadError('damaged');
  }
}

/** All bytes of a stream; stops it as soon as there are too many. */
async function bytesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel();
      throw new PayloadError('too-large');
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** So many bytes are turned into text at once: arguments of a call are limited. */
const PIECE = 1 << 13;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    throw new PayloadError('damaged');
  }
}
