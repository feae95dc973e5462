import type { CaptureFile } from '../../capture/capture';
import type { OpenProblem } from '../../core/dump/problem';
import type { SnapshotAbout } from '../../session/share-questions';

/** Something that a person wants to see opened. */
export type Opening =
  | (CaptureFile & { readonly kind: 'file' })
  | { readonly kind: 'sample'; readonly name: string }
  /** What a link carries. */
  | { readonly kind: 'snapshot'; readonly name: string; readonly data: string };

/** What is to be opened, as a file. */
export interface OpeningContent {
  readonly file: CaptureFile;
  /** Of a snapshot what it says of itself. */
  readonly snapshot: SnapshotAbout | undefined;
}

export type Offered =
  | { readonly ok: true; readonly opening: Opening }
  | { readonly ok: false; readonly problem: OpenProblem };

const PASTED = 'pasted.json';

/** What a link carries, as a file. */
export const snapshotOpening = (data: string): Opening => ({
  kind: 'snapshot',
  name: 'snapshot.json',
  data,
});

const refuse = (problem: OpenProblem): Offered => ({ ok: false, problem });
const fileOpening = (blob: Blob, name: string, path = name): Offered => ({
  ok: true,
  opening: { kind: 'file', name, path, blob },
});

/** Text that was pasted or dragged in, as a file. */
function textOpening(text: string): Offered {
  if (text.trim() === '') return refuse({ kind: 'nothing-dropped' });
  return fileOpening(new Blob([text], { type: 'application/json' }), PASTED);
}

function filesOpening(files: readonly File[]): Offered {
  const [file, ...others] = files;
  if (file === undefined) return refuse({ kind: 'nothing-dropped' });
  if (others.length > 0) return refuse({ kind: 'several-files', count: files.length });
  return fileOpening(file, file.name, file.webkitRelativePath || file.name);
}

/** What a drop or a paste brought: exactly one file, or text; anything else is a problem with a sentence. */
export function readTransfer(transfer: DataTransfer): Offered {
  const files = [...transfer.files];
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const folder = items.some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  if (files.length > 1) return refuse({ kind: 'several-files', count: files.length });
  if (folder) return refuse({ kind: 'folder' });
  if (files.length === 1) return filesOpening(files);
  return textOpening(transfer.getData('text/plain'));
}

/** What the file button brought; undefined when the person chose nothing. */
export function readFileInput(files: FileList | null): Offered | undefined {
  return files === null || files.length === 0 ? undefined : filesOpening([...files]);
}

/** Whether a drag carries something that could be opened. */
export const carriesFile = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes('Files') === true;
