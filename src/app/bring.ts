import type { CaptureFile } from '../capture/capture';
import type { Brought, Opening } from './opening';
import { fetchSample } from './sample';

/** Gets hold of what is to be opened. Rejects with OpenProblemError, or with the signal's reason. */
export async function bring(opening: Opening, signal: AbortSignal): Promise<Brought> {
  const { name } = opening;
  switch (opening.kind) {
    case 'file':
      return { file: opening, snapshot: undefined };
    case 'sample':
      return { file: fileOf(`${name}.json`, await fetchSample(name, signal)), snapshot: undefined };
    case 'snapshot': {
      const { openSnapshot } = await import('./open-snapshot');
      const { blob, snapshot } = await openSnapshot(opening.data);
      return { file: fileOf(name, blob), snapshot };
    }
  }
}

const fileOf = (name: string, blob: Blob): CaptureFile => ({ name, path: name, blob });
