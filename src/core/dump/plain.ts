import { isArray, isObject, type JsonValue } from '../base/json';
import { ROOT } from '../base/pointer';
import { err, ok, type Result } from '../base/result';
import { DumpReader, EnoughSeen } from './formats/admin/admin-reader';
import type { OpenProblem } from './problem';
import type { ResourceSink } from './source';
import type { OuterEvents, Value } from './stream/events';
import { repeatedKeys } from './stream/repeated-keys';
import { textProblem } from './text-problem';

/*
 * The plain way to read a dump: the whole text through JSON.parse. Needs memory for all of it; kept as
 * the yardstick that the streaming reader is held against, for what it reads and how fast.
 */

const asValue = (value: JsonValue): Value => ({
  kind: 'json',
  value,
  repeating: undefined,
  start: 0,
  end: 0,
});

/**
 * Reads a text with JSON.parse. Gives the format's name, or why it is not a dump; ranges are all 0.
 * `ordered` may put the keys of the document in another order.
 */
export function readPlain(
  text: string,
  sink: ResourceSink,
  ordered: (json: string, document: JsonValue) => JsonValue = (_, document) => document,
): Result<string, OpenProblem> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let document: JsonValue;
  try {
    document = JSON.parse(json);
  } catch {
    return err(textProblem(json));
  }
  return readDocument(ordered(json, document), sink, json !== text);
}

/** As `readPlain`, of what JSON.parse gave. */
export function readDocument(
  document: JsonValue,
  sink: ResourceSink,
  marked = false,
): Result<string, OpenProblem> {
  const reader = new DumpReader(sink, planOf(document));
  if (marked) reader.byteOrderMark();
  try {
    walk(document, reader);
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error;
  }
  const format = reader.format();
  return 'problem' in format ? err(format.problem) : ok(format.name);
}

/** Notices of keys that come twice, which JSON.parse does not tell. */
export const repeatedInText = (text: string) =>
  repeatedKeys(text.startsWith('\uFEFF') ? text.slice(1) : text, ROOT);

/** Types by the order of entries, which takes the place of their offsets. */
function planOf(document: JsonValue) {
  const types = new Map<number, string | undefined>();
  const configs = isObject(document) ? document.configs : undefined;
  const hasConfigs = isArray(configs) || isObject(configs);
  const entries = hasConfigs ? Object.values(configs).filter(isObject) : [];
  const typeOf = (value: JsonValue): string | undefined => {
    const type = isObject(value) ? value['@type'] : undefined;
    return typeof type === 'string' ? type : undefined;
  };
  types.set(0, typeOf(document));
  entries.forEach((entry, i) => {
    types.set(i + 1, typeOf(entry));
  });
  return { types, dead: new Set<number>(), hasConfigs };
}

function walk(document: JsonValue, events: OuterEvents): void {
  if (isArray(document)) {
    events.root('array');
    document.forEach((element, i) => {
      events.loose(i, asValue(element));
    });
  } else if (isObject(document)) {
    events.root('object');
    walkEntry(document, undefined, { next: 0 }, events);
  } else {
    events.root('scalar');
    events.loose(0, asValue(document));
  }
}

function walkEntry(
  entry: { readonly [key: string]: JsonValue },
  at: string | undefined,
  number: { next: number },
  events: OuterEvents,
): void {
  events.openEntry(at, number.next++);
  for (const [key, value] of Object.entries(entry)) {
    if (at === undefined && key === 'configs' && (isArray(value) || isObject(value))) {
      events.openConfigs(isArray(value) ? 'array' : 'object');
      for (const [name, config] of Object.entries(value)) {
        if (isObject(config)) walkEntry(config, name, number, events);
        else events.oddEntry(name, asValue(config));
      }
      events.closeConfigs();
    } else if (isArray(value)) {
      events.openArray(key);
      value.forEach((element, i) => {
        events.element(key, i, asValue(element));
      });
    } else events.member(key, asValue(value));
  }
  events.closeEntry(0);
}
