import { Capture, type DumpEntry, type Opened } from '../capture/capture';
import { OpenProblemError } from '../capture/open-problem-error';
import type { DumpSession } from '../session/dump-session';
import { openSession } from '../session/open-session';
import { problemLine } from '../texts/one-line';
import { InputError, type InputFile, inputAt } from './input';
import { isUnread } from './notices';
import type { Context } from './verb';

export interface OpenedDump {
  readonly entry: DumpEntry<InputFile>;
  readonly session: DumpSession;
}

/**
 * Opens the dumps of some files, one after the other: none is held longer than the caller holds it.
 * What cannot be read, of a file or as a whole, is reported in a sentence a file.
 */
export async function* openDumps(
  paths: readonly string[],
  { texts, io, fail }: Context,
): AsyncGenerator<OpenedDump> {
  const capture = new Capture(openInProcess);
  for (const path of paths) {
    const about = (sentence: string): string => texts.inFile(path, sentence);
    let added: readonly OpenedDump[] = [];
    try {
      added = await capture.add(await inputAt(path, io));
    } catch (error) {
      if (error instanceof InputError) await fail(error.sentence(texts.input));
      else if (error instanceof OpenProblemError) {
        await fail(about(problemLine(texts.problem(error.problem))));
      } else throw error;
    }
    for (const { entry, session } of added) {
      // The worst comes first.
      const loss = session.notices.find(isUnread);
      if (loss !== undefined) await fail(about(texts.notice(loss.about)));
      yield { entry, session };
    }
  }
}

async function openInProcess(file: InputFile): Promise<readonly Opened<DumpSession>[]> {
  const { blob, name, sourceOf } = file;
  const onProgress = (): void => undefined;
  const opened = await openSession({ blob, name, sourceOf, onProgress });
  if (!opened.ok) throw new OpenProblemError(opened.error);
  return [{ session: opened.value, dump: opened.value.opened, keys: [] }];
}
