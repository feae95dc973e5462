import { OpenProblemError } from '../engine/client';
import { PayloadError, unpackSnapshot } from '../session/share/payload';
import type { Brought } from './opening';

/** Makes a file of what a link carries; from there on it is read as any other. A chunk of its own. */
export async function openSnapshot(data: string): Promise<Pick<Brought, 'blob' | 'snapshot'>> {
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
