import { gzipSync } from 'node:zlib';
import { ROOT } from '../../src/core/base/pointer';
import { bytesProblem } from '../../src/core/dump/bytes-problem';
import { findRange } from '../../src/core/dump/stream/find-range';
import { dumpFindings } from '../../src/core/findings/index';
import { SummaryCounter } from '../../src/core/summary/counts';
import { readStreamed, type StreamReading } from '../../src/core/testing/readings';
import { memorySource } from '../../src/session/byte-source';
import { DumpSession } from '../../src/session/dump-session';
import { notJson } from '../../src/session/not-json';
import { openSession } from '../../src/session/open-session';
import { RawText } from '../../src/session/raw-text';
import { DumpSink, type ReadDump } from '../../src/session/read-dump';
import { problem } from '../../src/texts/en/problems';
import { problemLine } from '../../src/texts/one-line';
import type { Random } from '../random';
import { checkAgainstPlain, checkKept, checkRanges, checkSame, textOf } from './check-reading';
import { checkSession } from './check-session';
import type { Mutant } from './mutant';
import { Violation } from './violation';

/** What a run was like, for the closing words. */
export type Outcome = 'opened' | 'damaged' | 'refused' | 'not-json';

/** Holds everything that must be so for any file against one. Throws where it is not. */
export async function check(mutant: Mutant, random: Random): Promise<Outcome> {
  const { bytes, base, edits } = mutant;
  const sizes = chunkSizes(bytes.length, random);
  let found = new DumpSink(new SummaryCounter());
  const streamed = readStreamed(bytes, sizes, () => {
    found = new DumpSink(new SummaryCounter());
    return found;
  });
  const text = textOf(bytes);
  const isJson = text.document !== undefined;
  checkAgainstPlain(text, streamed);
  checkRanges(bytes, streamed, isJson);
  if (random.once(3)) {
    const again = readStreamed(bytes, chunkSizes(bytes.length, random));
    checkSame('other chunks differ', streamed, again);
  }
  if (random.once(10)) {
    checkSame('a second reading differs', streamed, readStreamed(bytes, sizes));
  }
  if (edits.length > 0) checkKept(readStreamed(base), streamed, edits, base);
  const session = opened(mutant, streamed, found);
  if (session !== undefined) {
    await checkSession(session, streamed.resources, text.document, random);
  }
  if (random.once(12)) await checkFile(mutant, session, random);
  if (session === undefined) return streamed.end.kind === 'problem' ? 'refused' : 'not-json';
  return isJson ? 'opened' : 'damaged';
}

/** Chunks of any size: bytes, lines, pages, all at once. */
function chunkSizes(length: number, random: Random): readonly number[] {
  switch (random.below(6)) {
    case 0:
      return [length];
    case 1:
      return [1 + random.below(length)];
    case 2:
      return length < 8000 ? [1] : [7];
    case 3:
      return Array.from({ length: 7 }, () => 1 + random.below(30));
    default:
      return Array.from({ length: 5 }, () => 1 + random.below(3000));
  }
}

/** The session, made of what was read; without one the reason is put into words. */
function opened(
  { bytes }: Mutant,
  { end }: StreamReading,
  found: DumpSink,
): DumpSession | undefined {
  const source = memorySource(bytes);
  switch (end.kind) {
    case 'problem':
      problemLine(problem(end.problem));
      return undefined;
    case 'not-json':
      problemLine(problem(notJson(source, end)));
      return undefined;
    case 'read': {
      const reading: ReadDump = found.finish(end.format);
      const raw = new RawText(source, reading.rows, (pointer) => findRange(pointer, [bytes]));
      const file = { name: 'dump.json', size: bytes.length, digest: '', jqName: 'dump.json' };
      return new DumpSession(raw, reading, file, dumpFindings);
    }
  }
}

/** Opens the bytes as a file, packed half of the time, and packed and cut off now and then. */
async function checkFile(
  { bytes }: Mutant,
  known: DumpSession | undefined,
  random: Random,
): Promise<void> {
  const packs = random.once(2);
  const packed = packs ? gzipSync(bytes, { level: 1 }) : bytes;
  const cuts = packs && random.once(3);
  const file = cuts ? packed.subarray(0, random.below(packed.length)) : packed;
  const result = await openSession({
    blob: new Blob([new Uint8Array(file)]),
    name: packs ? 'dump.json.gz' : 'dump.json',
    sourceOf: async (blob) => memorySource(new Uint8Array(await blob.arrayBuffer())),
    onProgress: () => undefined,
  });
  if (!result.ok) problemLine(problem(result.error));
  if (cuts) return;
  const early = bytesProblem(bytes.subarray(0, 512));
  const expected = known !== undefined && early === undefined;
  if (result.ok !== expected) {
    throw new Violation('a file opens otherwise', result.ok ? 'it does' : result.error.kind);
  }
  if (!result.ok || known === undefined) return;
  const notices = result.value.notices.filter(({ about }) => about.key !== 'unpacked');
  const [a, b] = [told(result.value, notices), told(known, known.notices)];
  if (a !== b) throw new Violation('a file says otherwise', `${a}\n${b}`);
  const root = result.value.raw(ROOT, true)?.text;
  if (root !== known.raw(ROOT, true)?.text) throw new Violation('a file has another text');
}

const told = ({ opened }: DumpSession, notices: DumpSession['notices']): string =>
  JSON.stringify([
    opened.summary,
    opened.nodeCount,
    opened.overview.boxes,
    notices.map(({ pointer, about }) => [pointer, about.key]),
  ]);
