import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { NOT_DECIDED, REPLAY_KINDS } from './index';
import type { ReplayKind, Score } from './kind';

/** One question with its record. */
export interface Scored {
  /** As the first line of its recording names it. */
  readonly kind: string;
  readonly id: string;
  readonly score: Score;
  /** The record itself, to show a disagreement with. */
  readonly record: JsonValue;
}

/** Why a recording cannot be replayed. */
export type RecordingProblem =
  | { readonly kind: 'no-head' }
  | { readonly kind: 'unknown-kind'; readonly recording: string }
  /** `line`: from 1. */
  | { readonly kind: 'not-json'; readonly line: number };

export class RecordingError extends Error {
  override readonly name = 'RecordingError';

  constructor(readonly problem: RecordingProblem) {
    super(problem.kind);
  }
}

/**
 * Replays a recording (JSON Lines; the first line is its head) with the product's decisions. Throws
 * RecordingError where the file is no recording of a known kind, or a line of it is not JSON.
 */
export async function* replayRecording(
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<Scored> {
  let number = 0;
  let open: { readonly head: JsonObject; readonly name: string } | undefined;
  let kind: ReplayKind | undefined;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const record = parsed(line, number);
    if (open === undefined) {
      open = headOf(record);
      const { name } = open;
      kind = REPLAY_KINDS.find(({ recording }) => recording === name);
      if (kind === undefined && !NOT_DECIDED.includes(name)) {
        throw new RecordingError({ kind: 'unknown-kind', recording: name });
      }
      continue;
    }
    const id = isObject(record) ? String(own(record, 'id') ?? '') : '';
    for (const score of await scoresOf(record, kind, open.head)) {
      yield { kind: open.name, id, score, record };
    }
  }
  if (open === undefined) throw new RecordingError({ kind: 'no-head' });
}

function parsed(line: string, number: number): JsonValue {
  try {
    return JSON.parse(line);
  } catch {
    throw new RecordingError({ kind: 'not-json', line: number });
  }
}

function headOf(record: JsonValue): { readonly head: JsonObject; readonly name: string } {
  const name = isObject(record) ? own(record, 'recording') : undefined;
  if (!isObject(record) || typeof name !== 'string') throw new RecordingError({ kind: 'no-head' });
  return { head: record, name };
}

/** All of a recording at once. */
export async function replayAll(lines: Iterable<string>): Promise<readonly Scored[]> {
  const all: Scored[] = [];
  for await (const scored of replayRecording(lines)) all.push(scored);
  return all;
}

async function scoresOf(
  record: JsonValue,
  kind: ReplayKind | undefined,
  head: JsonObject,
): Promise<readonly Score[]> {
  if (!isObject(record)) return [disagree('a record', 'this line is no object')];
  if (kind === undefined) {
    return Array.from({ length: questions(record) }, () => ({ verdict: 'not-decided' }));
  }
  try {
    return await kind.replay(record, head);
  } catch (error) {
    return [disagree('', `not replayed: ${error instanceof Error ? error.message : 'unknown'}`)];
  }
}

/** How many questions a record of a kind that is not decided has: its asks, or itself. */
function questions(record: JsonObject): number {
  const asks = own(record, 'asks');
  return isArray(asks) ? Math.max(1, asks.length) : 1;
}

const disagree = (recorded: JsonValue, decided: string): Score => ({
  verdict: 'disagree',
  question: undefined,
  recorded,
  decided,
});
