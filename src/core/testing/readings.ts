import type { JsonValue } from '../base/json';
import { isArray, isObject } from '../base/json';
import { ROOT, tokens } from '../base/pointer';
import type { Notice } from '../dump/notice';
import type { Outcome } from '../dump/pass';
import { type Need, passes } from '../dump/passes';
import { readPlain, repeatedInText } from '../dump/plain';
import {
  CLOSE_BRACE,
  nextValue,
  skipSpace,
  skipString,
  skipValue,
  unescaped,
} from '../dump/scan/chars';
import type { ResourceSink, SourceResource } from '../dump/source';
import { nextRow } from '../dump/stream/next-row';

/** All that one reading of a file reported, for tests that compare two readings. */
export interface Collected {
  readonly resources: readonly SourceResource[];
  readonly sections: readonly string[];
  readonly notices: readonly Notice[];
}

export interface StreamReading extends Collected {
  readonly end: Outcome;
  /** The order of the file needed a second pass. */
  readonly planned: boolean;
}

/** Collects what is reported to it, and passes it on to another sink. */
class CollectingSink implements ResourceSink, Collected {
  readonly resources: SourceResource[] = [];
  readonly sections: string[] = [];
  readonly notices: Notice[] = [];
  private readonly next: ResourceSink | undefined;

  constructor(next?: ResourceSink) {
    this.next = next;
  }

  resource(resource: SourceResource): void {
    this.resources.push(resource);
    this.next?.resource(resource);
  }

  section(...args: Parameters<ResourceSink['section']>): void {
    this.sections.push(JSON.stringify(args));
    this.next?.section(...args);
  }

  notice(notice: Notice): void {
    this.notices.push(notice);
    this.next?.notice(notice);
  }
}

/**
 * Reads bytes as a stream whose chunks have these sizes, again and again. `sink` is asked for one to
 * pass everything on to, again for each further pass that the file needs.
 */
export function readStreamed(
  bytes: Uint8Array,
  sizes: readonly number[] = [bytes.length],
  sink: () => ResourceSink | undefined = () => undefined,
): StreamReading {
  const send = (push: (chunk: Uint8Array) => boolean): void => {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
      if (!push(bytes.subarray(at, at + size))) return;
      at += size;
    }
  };
  const all = {
    size: bytes.length,
    read: (start: number, end: number) => bytes.subarray(start, end),
  };
  let heard = new CollectingSink();
  let planned = false;
  const reading = passes(() => {
    heard = new CollectingSink(sink());
    return heard;
  });
  let step = reading.next();
  for (let last: Need['kind'] | undefined; step.done !== true; ) {
    const need = step.value;
    // Two in a row: the second looks for what a plan needs.
    planned ||= need.kind === 'bytes' && last === 'bytes';
    last = need.kind;
    if (need.kind === 'load') throw new Error('formats that convert have tests of their own');
    if (need.kind === 'bytes') send(need.push);
    step = reading.next(need.kind === 'bytes' ? undefined : nextRow(need.damage, all));
  }
  const { resources, sections, notices } = heard;
  return { resources, sections, notices, end: step.value, planned };
}

export type PlainReading = Collected & { readonly end: Exclude<Outcome, { kind: 'not-json' }> };

/** Reads a text with JSON.parse: a stream of its bytes must report the same, if it is JSON. */
export function readWhole(text: string): PlainReading {
  const heard = new CollectingSink();
  const result = readPlain(text, heard, inFileOrder);
  const end = result.ok
    ? ({ kind: 'read', format: result.value, dumps: [ROOT] } as const)
    : ({ kind: 'problem', problem: result.error } as const);
  const { resources, sections, notices } = heard;
  const repeats = result.ok ? repeatedInText(text) : [];
  return { resources, sections, notices: [...notices, ...repeats], end };
}

/** What two readings of one file disagree about; undefined: nothing. Ranges are left aside. */
export function disagreement(
  a: Collected & { readonly end: Outcome },
  b: Collected & { readonly end: Outcome },
): string | undefined {
  const ends = [a, b].map(({ end }) => JSON.stringify(end));
  if (ends[0] !== ends[1]) return `end: ${ends[0]} and ${ends[1]}`;
  // If a file is refused, what was found in it before is dropped.
  if (a.end.kind !== 'read') return undefined;
  return (
    firstDifference(
      'resource',
      byPlace(a.resources).map(withoutBody),
      byPlace(b.resources).map(withoutBody),
    ) ??
    differentBodies(byPlace(a.resources), byPlace(b.resources)) ??
    firstDifference('section', [...a.sections].sort(), [...b.sections].sort()) ??
    firstDifference('notice', told(a.notices), told(b.notices))
  );
}

/** JSON.parse puts keys that look like numbers first, the stream has them in file order. */
const byPlace = (resources: readonly SourceResource[]): readonly SourceResource[] =>
  resources.toSorted((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));

/**
 * Of equal keys JSON.parse takes the last value and the first position. A stream meets the value at
 * its own position; so objects that it walks member by member are put in that order: the root,
 * `configs`, entries.
 */
function inFileOrder(text: string, document: JsonValue): JsonValue {
  return ordered(text, 0, document, (key, value, at) =>
    key === 'configs' ? configsInOrder(text, at, value) : value,
  );
}

function configsInOrder(text: string, from: number, configs: JsonValue): JsonValue {
  if (!isArray(configs))
    return ordered(text, from, configs, (_, value, at) => ordered(text, at, value));
  let i = skipSpace(text, from + 1);
  return configs.map((entry) => {
    const start = i;
    i = nextValue(text, skipValue(text, i));
    return ordered(text, start, entry);
  });
}

/** An object with its members in the order of their last values; any other value unchanged. */
function ordered(
  text: string,
  from: number,
  object: JsonValue,
  inner: (key: string, value: JsonValue, at: number) => JsonValue = (_, value) => value,
): JsonValue {
  if (!isObject(object)) return object;
  const starts = new Map<string, number>();
  let i = skipSpace(text, skipSpace(text, from) + 1);
  while (text.charCodeAt(i) !== CLOSE_BRACE) {
    const end = skipString(text, i);
    const key = unescaped(text, i + 1, end - 1);
    const start = skipSpace(text, skipSpace(text, end) + 1);
    starts.delete(key);
    starts.set(key, start);
    i = nextValue(text, skipValue(text, start));
  }
  return Object.fromEntries(
    [...starts].map(([key, at]) => [key, inner(key, object[key] ?? null, at)]),
  );
}

const withoutBody = ({ value, range, ...rest }: SourceResource): string => JSON.stringify(rest);

function differentBodies(
  a: readonly SourceResource[],
  b: readonly SourceResource[],
): string | undefined {
  const at = a.findIndex(({ value }, i) => !sameJson(value, b[i]?.value));
  return at < 0 ? undefined : `the body at ${a[at]?.pointer}`;
}

/** Equal keys are looked for as deep as this from where a text begins, which is the row for one. */
const DEEPEST_REPEAT = 60;

/** Each once, as the model keeps them. */
const told = (notices: readonly Notice[]): readonly string[] => {
  const texts = notices
    .filter(
      ({ about, pointer }) =>
        about.key !== 'duplicate-key' || tokens(pointer).length < DEEPEST_REPEAT,
    )
    .map((notice) => JSON.stringify(notice));
  return [...new Set(texts)].sort();
};

function firstDifference(
  what: string,
  a: readonly string[],
  b: readonly string[],
): string | undefined {
  const only = a.find((text, i) => text !== b[i]);
  const other = b.find((text, i) => text !== a[i]);
  return only === undefined && other === undefined
    ? undefined
    : `${what}: ${only ?? 'nothing'} and ${other ?? 'nothing'}`;
}

/** Whether two values are equal, numbers to the bit; without recursion, for any depth. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  const todo: (readonly [JsonValue | undefined, JsonValue | undefined])[] = [[a, b]];
  for (let pair = todo.pop(); pair !== undefined; pair = todo.pop()) {
    const [left, right] = pair;
    if (Object.is(left, right)) continue;
    if (Array.isArray(left) && Array.isArray(right)) {
      if (left.length !== right.length) return false;
      left.forEach((element: JsonValue, i) => {
        todo.push([element, right[i]]);
      });
    } else if (isObject(left) && isObject(right)) {
      const keys = Object.keys(left);
      if (keys.length !== Object.keys(right).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(right, key)) return false;
        todo.push([left[key], right[key]]);
      }
    } else return false;
  }
  return true;
}
