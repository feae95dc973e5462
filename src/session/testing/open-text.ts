import type { Result } from '../../core/base/result';
import type { OpenProblem } from '../../core/dump/problem';
import { blobInMemory } from '../byte-source';
import type { DumpSession } from '../dump-session';
import { openSession } from '../open-session';

/** Opens what a test has in memory, as the worker opens a file. */
export function openBlob(
  blob: Blob,
  name = 'dump.json',
): Promise<Result<DumpSession, OpenProblem>> {
  return openSession({
    blob,
    name,
    sourceOf: blobInMemory,
    onProgress: () => undefined,
  });
}

/** As `openBlob`, of a text that is a dump. */
export async function openText(text: string): Promise<DumpSession> {
  const session = await openBlob(new Blob([text]));
  if (!session.ok) throw new Error(session.error.kind);
  return session.value;
}
