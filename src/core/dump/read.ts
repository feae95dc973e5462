import type { JsonValue } from '../base/json';
import { err, ok, type Result } from '../base/result';
import { detect, unknownDocument } from './detect';
import type { OpenProblem } from './problem';
import type { ResourceSink } from './source';
import { textProblem } from './text-problem';

/**
 * The plain reader: the whole text through JSON.parse, then its format's own reader into the sink.
 * Gives the format's name, or why the text is not a dump. A byte order mark is passed over.
 */
export function readText(text: string, sink: ResourceSink): Result<string, OpenProblem> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let document: JsonValue;
  try {
    document = JSON.parse(json);
  } catch {
    return err(textProblem(json));
  }
  const format = detect(document);
  if (format === undefined) return err(unknownDocument(document));
  if (!format.opens) return err(format.problem);
  format.read(document, sink);
  return ok(format.name);
}
