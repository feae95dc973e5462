import { OpenProblemError } from '../../capture/open-problem-error';
import { PayloadError, unpackSnapshot } from '../../session/share/payload';
import type { SnapshotAbout } from '../../session/share-questions';

/** Makes a file of a snapshot link; it is then read as any other. A separate chunk. */
export async function openSnapshot(
  data: string,
): Promise<{ readonly blob: Blob; readonly snapshot: SnapshotAbout }> {
  try {
    const { about, dump } = await unpackSnapshot(data);
    return { blob: new Blob([dump], { type: 'application/json' }), snapshot: about };
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    throw new OpenProblemError(
      error.problem === 'newer'
        ? { kind: 'newer-link' }
        : { kind: 'bad-snapshot', why: error.problem },
    );
  }
}
