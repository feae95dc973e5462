/** Thrown where nothing can be written any more. `code`: of Node's. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(readonly code: string) {
    super(code);
  }
}

/** A stream that takes text. */
export interface Out {
  /** Resolves when more can be taken; rejects with OutputError. */
  write(text: string | Uint8Array): Promise<void>;
  /** A terminal that shows colours, to a person who wants them. */
  readonly colours: boolean;
}

/** What a process has of the world around it. */
export interface Io {
  readonly out: Out;
  readonly err: Out;
  readonly input: () => AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}
