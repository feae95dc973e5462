import { Capture, type CaptureFile } from '../../capture/capture';
import { OpenProblemError } from '../../capture/open-problem-error';
import { openInWorker } from '../../engine/client';
import type { Engine } from '../../engine/protocol';
import type { Progress } from '../../session/questions';
import type { SnapshotAbout } from '../../session/share-questions';
import type { Opening, OpeningContent } from './opening';
import { fetchSample } from './sample';

export interface OpenedEngine {
  readonly engine: Engine;
  /** What a snapshot says of itself; undefined: a file or a sample. */
  readonly snapshot: SnapshotAbout | undefined;
}

/** Rejects with OpenProblemError, or with the signal's reason. */
export type OpenEngine = (
  opening: Opening,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
) => Promise<OpenedEngine>;

/** Opens a file, a sample or a snapshot in a new worker. */
export const openEngine: OpenEngine = async (opening, signal, onProgress) => {
  const { file, snapshot } = await contentOf(opening, signal);
  const capture = new Capture((one) => openInWorker(one, signal, onProgress));
  const [opened] = await capture.add(file);
  if (opened === undefined) throw new OpenProblemError({ kind: 'nothing-dropped' });
  return { engine: opened.session, snapshot };
};

async function contentOf(opening: Opening, signal: AbortSignal): Promise<OpeningContent> {
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
