import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { REPLAY_KINDS } from './index';
import type { ReplayKind, Score } from './kind';

/** One question with the record that it stands in. */
export interface Scored {
  /** As the first line of its recording names it. */
  readonly kind: string;
  readonly id: string;
  readonly score: Score;
  /** The record itself, for whoever shows a disagreement. */
  readonly record: JsonValue;
}

/**
 * Replays a recording (JSON Lines; the first line is its head) with the product's decisions. A kind
 * that the product does not decide disagrees with every question.
 */
export async function* replayRecording(lines: Iterable<string>): AsyncGenerator<Scored> {
  let head: JsonObject | undefined;
  let name = '';
  let kind: ReplayKind | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const record: JsonValue = JSON.parse(line);
    if (head === undefined) {
      head = isObject(record) ? record : {};
      name = String(own(head, 'recording') ?? 'unknown');
      kind = REPLAY_KINDS.find(({ recording }) => recording === name);
      continue;
    }
    const id = isObject(record) ? String(own(record, 'id') ?? '') : '';
    for (const score of await scoresOf(record, kind, head)) {
      yield { kind: name, id, score, record };
    }
  }
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
    return Array.from({ length: questions(record) }, () =>
      disagree(own(record, 'answer') ?? own(record, 'outcome') ?? '', 'not decided yet'),
    );
  }
  try {
    return await kind.replay(record, head);
  } catch (error) {
    return [disagree('', `not replayed: ${error instanceof Error ? error.message : 'unknown'}`)];
  }
}

/** How many questions a record of an unknown kind has: its asks, or itself. */
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
