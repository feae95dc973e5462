import {
  canonical,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from '../src/core/base/json';
import { readRecording } from './read-recording';
import { steadyCases } from './steady';

/** Fields that are Envoy's part of a case or an ask; what is left is the question. */
const ANSWERS = [
  'answer',
  'outcome',
  'message',
  'rejected',
  'asks',
  'stages',
  'server_outcome',
  'client_outcome',
  'secret_outcomes',
];

interface Difference {
  readonly id: string;
  readonly question: JsonValue;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** Tells where two recordings of the same questions got other answers; true if they did. */
export async function compare(before: string, after: string, say: (text: string) => void) {
  const [old, fresh] = await Promise.all([readRecording(before), readRecording(after)]);
  const byId = new Map(steadyCases(fresh).map((one) => [own(one, 'id'), one]));
  let missing = 0;
  const differences: Difference[] = [];
  for (const one of steadyCases(old)) {
    const other = byId.get(own(one, 'id') ?? null);
    if (other === undefined || questionOf(one) !== questionOf(other)) missing++;
    else differences.push(...differencesOf(one, other));
  }
  for (const { id, question, before: was, after: is } of differences) {
    say(`${id}\n  question: ${JSON.stringify(question)}\n  was: ${JSON.stringify(was)}`);
    say(`  is:  ${JSON.stringify(is)}`);
  }
  const versions = [old, fresh].map(({ header }) => String(own(header, 'envoy'))).join(' and ');
  say(`${before}: ${old.cases.length} cases of Envoy ${versions}`);
  say(`${differences.length} other answers, ${missing} other questions`);
  return differences.length + missing > 0;
}

/** Where the answers of a case are: its own, those of each ask, what was seen at each stage. */
function differencesOf(one: JsonObject, other: JsonObject): readonly Difference[] {
  const id = String(own(one, 'id'));
  const differences: Difference[] = [];
  const parts: string[] = [];
  for (const part of ['asks', 'stages']) {
    const [list, others] = [listOf(one, part), listOf(other, part)];
    if (list.length === 0 || list.length !== others.length) continue;
    parts.push(part);
    for (const [index, asked] of list.entries()) {
      const after = readPart(others[index] ?? {});
      for (const [n, { question, answer: before }] of readPart(asked).entries()) {
        const is = after[n]?.answer ?? null;
        if (canonical(before) !== canonical(is)) {
          differences.push({ id, question, before, after: is });
        }
      }
    }
  }
  const [before, after] = [answersOf(one, parts), answersOf(other, parts)];
  if (canonical(before) === canonical(after)) return differences;
  return [{ id, question: id, before, after }, ...differences];
}

interface Part {
  readonly question: JsonValue;
  readonly answer: JsonValue;
}

/** An ask has one answer; of a stage there is what was seen, and, much longer, the dump. */
function readPart(part: JsonObject): readonly Part[] {
  const { stage, sds: _, context: __, pause: ___, dump = null, ...seen } = part;
  if (stage !== undefined) {
    return [
      { question: stage, answer: seen },
      { question: `${stage}: dump`, answer: dump },
    ];
  }
  const question = own(part, 'connection') ?? own(part, 'hello') ?? null;
  return [{ question, answer: own(part, 'answer') ?? null }];
}

function questionOf(one: JsonObject): string {
  const parts = Object.entries(one).filter(([key]) => !ANSWERS.includes(key));
  return canonical(Object.fromEntries(parts));
}

function answersOf(one: JsonObject, without: readonly string[]): JsonObject {
  const parts = Object.entries(one).filter(
    ([key]) => ANSWERS.includes(key) && !without.includes(key),
  );
  return Object.fromEntries(parts);
}

function listOf(one: JsonObject, key: string): readonly JsonObject[] {
  const list = own(one, key);
  return isArray(list) ? list.filter(isObject) : [];
}
