import { err, ok, type Result } from '../base/result';
import { utf8Bytes } from '../base/utf8';
import type { OpenProblem } from './problem';
import type { ContainerScanner } from './scan/container-scanner';
import { tsScanner } from './scan/ts-scanner';
import type { ResourceSink } from './source';
import { Pass, type PassEnd, PlanPass } from './stream/pass';
import { textProblem } from './text-problem';

/**
 * Reads a text that is in memory, through the same reader as a file. Gives the format's name, or why
 * the text is not a dump; the sink gets nothing before that is known.
 */
export function readText(text: string, sink: ResourceSink): Result<string, OpenProblem> {
  let heard = new Heard();
  const end = readBytes(utf8Bytes(text), tsScanner(), () => {
    heard = new Heard();
    return heard;
  });
  if (end.kind === 'problem') return err(end.problem);
  if (end.kind !== 'read') return err(textProblem(text));
  heard.tell(sink);
  return ok(end.format);
}

/**
 * Reads bytes that are in memory. `freshSink` is asked for a sink, and again where the order of the
 * file needs a second pass: what the first one got must then be forgotten.
 */
export function readBytes(
  bytes: Uint8Array,
  scanner: ContainerScanner,
  freshSink: () => ResourceSink,
): PassEnd {
  const first = new Pass(scanner, freshSink());
  first.push(bytes);
  const end = first.end();
  if (end.kind !== 'needs-plan') return end;
  const planning = new PlanPass(scanner);
  planning.push(bytes);
  const second = new Pass(scanner, freshSink(), planning.plan());
  second.push(bytes);
  return second.end();
}

/** Remembers what a sink is told. */
class Heard implements ResourceSink {
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

  tell(sink: ResourceSink): void {
    for (const call of this.calls) call(sink);
  }
}
