import type { JsonValue } from '../base/json';
import { ROOT } from '../base/pointer';
import { err, ok, type Result } from '../base/result';
import { detect, unknownDocument } from './detect';
import { FORMATS } from './formats';
import { ADMIN } from './formats/admin/admin-reader';
import { readInMemory } from './formats/read-in-memory';
import type { OpenProblem } from './problem';
import { Recognised, Recogniser } from './recogniser';
import type { ResourceSink } from './source';
import { repeatedKeys } from './stream/repeated-keys';
import { walk } from './stream/walk';
import { textProblem } from './text-problem';

/**
 * Reads a dump through JSON.parse, which needs memory for all of it. The yardstick for the
 * streaming reader: tests compare what both read, the bench how fast.
 */

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
  const head = headOf(document);
  const format = detect(head);
  if (format === undefined) return err(unknownDocument(head));
  if ('refuse' in format) return err(format.refuse);
  if ('convert' in format) throw new Error('formats that convert have one way of reading');
  if (marked) sink.notice({ pointer: ROOT, about: { key: 'byte-order-mark' } });
  readInMemory(format.stream, document, sink);
  return ok(format.name);
}

/** The part of a document by which its format is recognised. */
function headOf(document: JsonValue): JsonValue {
  const recogniser = new Recogniser(FORMATS);
  try {
    walk(document, ADMIN.enters, recogniser);
  } catch (error) {
    if (error instanceof Recognised) return error.head;
    throw error;
  }
  return recogniser.document();
}

/** Notices of repeated keys, which JSON.parse does not report. */
export const repeatedInText = (text: string) =>
  repeatedKeys(text.startsWith('\uFEFF') ? text.slice(1) : text, ROOT);
