import { err, ok, type Result } from '../base/result';
import { utf8Bytes } from '../base/utf8';
import type { Outcome } from './pass';
import { passes } from './passes';
import type { OpenProblem } from './problem';
import type { ResourceSink } from './source';
import { type Bytes, nextRow } from './stream/next-row';
import { textProblem } from './text-problem';

/**
 * Reads a text that is in memory, through the same reader as a file. Gives the format's name, or why
 * the text is not a dump; the sink gets nothing before that is known.
 */
export function readText(text: string, sink: ResourceSink): Result<string, OpenProblem> {
  let recorded = new RecordingSink();
  const end = readBytes(utf8Bytes(text), () => {
    recorded = new RecordingSink();
    return recorded;
  });
  if (end.kind === 'problem') return err(end.problem);
  if (end.kind !== 'read') return err(textProblem(text));
  recorded.replayInto(sink);
  return ok(end.format);
}

/**
 * Reads bytes that are in memory, of a format for which nothing must be loaded. `freshSink` is asked for a sink, and again where the order of the
 * file needs a second pass: what the first one got must then be forgotten.
 */
export function readBytes(bytes: Uint8Array, freshSink: () => ResourceSink): Outcome {
  const all: Bytes = { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
  const reading = passes(freshSink);
  let step = reading.next();
  while (step.done !== true) {
    const need = step.value;
    if (need.kind === 'load') throw new Error('a format that converts is read by a session');
    if (need.kind === 'bytes') need.push(bytes);
    step = reading.next(need.kind === 'bytes' ? undefined : nextRow(need.damage, all));
  }
  return step.value;
}

/** Records calls, to be replayed into another sink when the reading turns out to be the right one. */
class RecordingSink implements ResourceSink {
  private readonly calls: ((sink: ResourceSink) => void)[] = [];

  resource(resource: Parameters<ResourceSink['resource']>[0]): void {
    this.calls.push((sink) => sink.resource(resource));
  }

  section(...args: Parameters<ResourceSink['section']>): void {
    this.calls.push((sink) => sink.section(...args));
  }

  notice(notice: Parameters<ResourceSink['notice']>[0]): void {
    this.calls.push((sink) => sink.notice(notice));
  }

  otherRow(lastUpdated: string): void {
    this.calls.push((sink) => sink.otherRow?.(lastUpdated));
  }

  replayInto(sink: ResourceSink): void {
    for (const call of this.calls) call(sink);
  }
}
