import type { JsonValue } from '../../src/core/base/json';
import { type Pointer, resolve } from '../../src/core/base/pointer';
import { utf8Decoder } from '../../src/core/base/utf8';
import type { Notice, NoticeKey } from '../../src/core/dump/notice';
import type { SourceResource } from '../../src/core/dump/source';
import { findRange } from '../../src/core/dump/stream/find-range';
import {
  disagreement,
  readWhole,
  type StreamReading,
  sameJson,
} from '../../src/core/testing/readings';
import type { Edit } from './byte-mutators';
import { Violation } from './violation';

/** The text of a file and, where JSON.parse takes it, its document. */
export interface Text {
  readonly text: string;
  readonly document: JsonValue | undefined;
}

export function textOf(bytes: Uint8Array): Text {
  const text = utf8Decoder().decode(bytes);
  try {
    return { text, document: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return { text, document: undefined };
  }
}

/** JSON must be read as JSON.parse reads it; what is no JSON must not open in silence. */
export function checkAgainstPlain({ text, document }: Text, streamed: StreamReading): void {
  if (document !== undefined) {
    const difference = disagreement(streamed, readWhole(text));
    if (difference !== undefined) throw new Violation('streamed and plain differ', difference);
  } else if (streamed.end.kind === 'read' && !streamed.notices.some(isDamage)) {
    throw new Violation('damage without a notice');
  }
}

const DAMAGE: ReadonlySet<NoticeKey['key']> = new Set<NoticeKey['key']>([
  'malformed',
  'comma',
  'too-large',
  'cut-off',
  'broken',
  'trailing-text',
  // What lies under a key that comes again is not looked at.
  'duplicate-key',
]);
const isDamage = ({ about }: Notice): boolean => DAMAGE.has(about.key);

/** Another reading of the same bytes, in other chunks, says the same. */
export function checkSame(what: string, a: StreamReading, b: StreamReading): void {
  const [one, other] = [withoutExcerpts(a), withoutExcerpts(b)];
  const difference = disagreement(one, other) ?? differentRanges(a.resources, b.resources);
  if (difference !== undefined) throw new Violation(what, difference);
}

/** An excerpt ends where its chunk does. */
const withoutExcerpts = (reading: StreamReading): StreamReading => ({
  ...reading,
  notices: reading.notices.map(({ pointer, about }) => ({
    pointer,
    about: 'excerpt' in about ? { ...about, excerpt: '' } : about,
  })),
});

function differentRanges(
  a: readonly SourceResource[],
  b: readonly SourceResource[],
): string | undefined {
  const at = a.findIndex(
    ({ range }, i) => range?.start !== b[i]?.range?.start || range?.end !== b[i]?.range?.end,
  );
  return at < 0 ? undefined : `the range of ${a[at]?.pointer}`;
}

/** The bytes of a row are JSON, and its body is the one that was told. */
export function checkRanges(
  bytes: Uint8Array,
  { resources }: StreamReading,
  isJson: boolean,
): void {
  for (const [i, { address, pointer, rowPointer, range, value }] of resources.entries()) {
    // A row of a row dump is given with what could be read of it.
    if (!isJson && address.array === undefined) continue;
    if (range === undefined) throw new Violation('a row without a range', pointer);
    const row: JsonValue = JSON.parse(utf8Decoder().decode(bytes.subarray(range.start, range.end)));
    const body = resolve(row, pointer.slice(rowPointer.length) as Pointer);
    if (!sameJson(body, value)) throw new Violation('the range is not of the row', pointer);
    if (i % 4 !== 0 || !isJson) continue;
    const found = findRange(rowPointer, [bytes]);
    if (found?.start !== range.start || found.end !== range.end) {
      throw new Violation('the row is not found again', rowPointer);
    }
  }
}

/**
 * What was read of a file before it was damaged and does not reach to the damage must still be there,
 * or a notice says what became of it. So must all other rows, where the damage stays within one.
 */
export function checkKept(
  base: StreamReading,
  damaged: StreamReading,
  edits: readonly Edit[],
  baseBytes: Uint8Array,
): void {
  if (base.end.kind !== 'read') return;
  const from = Math.min(...edits.map(({ at }) => at));
  const within = rowAround(base, edits, baseBytes);
  const kept = new Map(damaged.resources.map((resource) => [resource.pointer, resource]));
  const expected = base.resources.filter(
    ({ range, rowPointer }) =>
      range !== undefined && (range.end <= from || (within !== undefined && rowPointer !== within)),
  );
  if (expected.length === 0) return;
  if (damaged.end.kind !== 'read') {
    // Types may stand behind rows, and then nobody knows what the rows before the damage were.
    if (base.planned || damaged.planned) return;
    throw new Violation('what stands before the damage does not open', damaged.end.kind);
  }
  for (const { pointer, rowPointer, value } of expected) {
    const now = kept.get(pointer);
    if (now !== undefined && sameJson(now.value, value)) continue;
    if (!damaged.notices.some((notice) => tellsOf(notice, rowPointer))) {
      throw new Violation('a row is lost in silence', pointer);
    }
  }
}

/** The row of a section in which the one edit lies that no bracket or quote has part in. */
function rowAround(
  { resources }: StreamReading,
  edits: readonly Edit[],
  bytes: Uint8Array,
): Pointer | undefined {
  const [edit, ...more] = edits;
  if (edit === undefined || more.length > 0) return undefined;
  const end = edit.at + edit.removed;
  const touched = [...edit.inserted, ...bytes.subarray(edit.at, end)];
  if (touched.some((byte) => STRUCTURE.has(byte))) return undefined;
  return resources.find(
    ({ address, range }) =>
      address.array !== undefined &&
      range !== undefined &&
      range.start < edit.at &&
      end < range.end,
  )?.rowPointer;
}

const STRUCTURE: ReadonlySet<number> = new Set(new TextEncoder().encode('{}[]"\\'));

const TELLING: ReadonlySet<NoticeKey['key']> = new Set<NoticeKey['key']>([
  'malformed',
  'too-large',
  'bad-resource',
  'unknown-section',
  'other-section',
  'unknown-field',
  'duplicate-key',
  'duplicate-spelling',
  'no-body',
  'bad-field',
]);

/** Whether a notice says something of a row, or of what it stands in. */
const tellsOf = ({ about, pointer }: Notice, row: Pointer): boolean =>
  TELLING.has(about.key) &&
  (pointer === row || row.startsWith(`${pointer}/`) || pointer.startsWith(`${row}/`));
