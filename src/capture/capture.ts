import type { OpenedDump } from '../session/questions';
import { type DumpIdentity, identify } from './identify';

/** One file of what was dropped, or named on the command line. */
export interface CaptureFile {
  readonly name: string;
  /** Its name with the folders that it came with. */
  readonly path: string;
  readonly blob: Blob;
}

/** A dump in an opened file, and the session that answers for it. */
export interface Opened<S> {
  readonly session: S;
  readonly dump: Pick<OpenedDump, 'identity' | 'lastChange'>;
  /**
   * Keys of the file under which the dump is, such as namespace and pod; none: the file is the
   * dump.
   */
  readonly keys: readonly string[];
}

/** A dump of a capture. It holds no session: from its files it can be opened again. */
export interface DumpEntry<F extends CaptureFile = CaptureFile> {
  readonly identity: DumpIdentity;
  readonly files: readonly F[];
  /** When the dump last changed, as far as it says (RFC 3339). */
  readonly moment: string | undefined;
}

/**
 * What was dropped: files become dumps, each with an identity. How a file is opened is for the caller
 * to say: a worker for each dump in the page, in process on the command line.
 */
export class Capture<S, F extends CaptureFile = CaptureFile> {
  private readonly held: DumpEntry<F>[] = [];

  constructor(private readonly open: (file: F) => Promise<readonly Opened<S>[]>) {}

  get entries(): readonly DumpEntry<F>[] {
    return this.held;
  }

  /** Opens a file and takes in its dumps. Rejects as `open` does, and holds then what it held before. */
  async add(file: F): Promise<readonly (Opened<S> & { readonly entry: DumpEntry<F> })[]> {
    const opened = await this.open(file);
    return opened.map((one) => {
      const taken = new Set(this.held.map(({ identity }) => identity.dump));
      const entry: DumpEntry<F> = {
        identity: identify(one.dump.identity, { path: file.path, keys: one.keys }, taken),
        files: [file],
        moment: one.dump.lastChange,
      };
      this.held.push(entry);
      return { ...one, entry };
    });
  }
}
