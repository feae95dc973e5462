import type { Brought, Opening } from './opening';
import { fetchSample } from './sample';

/** Gets hold of what is to be opened. Rejects with OpenProblemError, or with the signal's reason. */
export async function bring(opening: Opening, signal: AbortSignal): Promise<Brought> {
  const { name } = opening;
  switch (opening.kind) {
    case 'file':
      return { blob: opening.blob, name, snapshot: undefined };
    case 'sample':
      return { blob: await fetchSample(name, signal), name: `${name}.json`, snapshot: undefined };
    case 'snapshot': {
      const { openSnapshot } = await import('./open-snapshot');
      return { name, ...(await openSnapshot(opening.data)) };
    }
  }
}
