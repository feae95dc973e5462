import {
  canonical,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from '../src/core/base/json';
import { readRecording } from './read-recording';

/** Fields that are Envoy's part of a case or an ask; what is left is the question. */
const ANSWERS = ['answer', 'outcome', 'message', 'rejected', 'asks', 'stages'];
/** Differ in each recording and mean nothing. */
const NOISE = ['recorded_at'];

interface Difference {
  readonly id: string;
  readonly question: JsonValue;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** Tells where two recordings of the same questions got other answers; true if they did. */
export async function compare(before: string, after: string, say: (text: string) => void) {
  const [old, fresh] = await Promise.all([readRecording(before), readRecording(after)]);
  const byId = new Map(fresh.cases.map((one) => [own(one, 'id'), one]));
  let missing = 0;
  const differences: Difference[] = [];
  for (const one of old.cases) {
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

function differencesOf(one: JsonObject, other: JsonObject): readonly Difference[] {
  const id = String(own(one, 'id'));
  const [asks, otherAsks] = [listOf(one, 'asks'), listOf(other, 'asks')];
  const whole = (of: JsonObject) => answersOf(of, asks.length > 0 && otherAsks.length > 0);
  const differences: Difference[] = [];
  if (canonical(whole(one)) !== canonical(whole(other))) {
    differences.push({ id, question: id, before: whole(one), after: whole(other) });
  }
  for (const [index, ask] of asks.entries()) {
    const [was, is] = [own(ask, 'answer') ?? null, own(otherAsks[index] ?? {}, 'answer') ?? null];
    if (otherAsks.length === 0 || canonical(was) === canonical(is)) continue;
    differences.push({ id, question: own(ask, 'connection') ?? null, before: was, after: is });
  }
  return differences;
}

function questionOf(one: JsonObject): string {
  const parts = Object.entries(one).filter(([key]) => ![...ANSWERS, ...NOISE].includes(key));
  return canonical(Object.fromEntries(parts));
}

function answersOf(one: JsonObject, withoutAsks: boolean): JsonObject {
  const parts = Object.entries(one).filter(
    ([key]) => ANSWERS.includes(key) && !(withoutAsks && key === 'asks'),
  );
  return Object.fromEntries(parts);
}

function listOf(one: JsonObject, key: string): readonly JsonObject[] {
  const list = own(one, key);
  return isArray(list) ? list.filter(isObject) : [];
}
