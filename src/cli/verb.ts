import type { CliTexts } from '../texts/cli';
import type { Io } from './io';

/** 0: done; 1: something was found that must not be; 2: something could not be read. */
export type ExitCode = 0 | 1 | 2;

/** What a verb is run with. */
export interface Context {
  readonly texts: CliTexts;
  /** Milliseconds since 1970: what is judged by time is judged at this one. */
  readonly now: number;
  /** Findings of this severity or a worse one make the exit code 1; undefined: none does. */
  readonly failOn: 'error' | 'warning' | undefined;
  readonly io: Io;
  /** Prints what was found: as JSON where that was asked for, else as people read it. */
  print(found: object, forPeople: () => string): Promise<void>;
  /** Says in a sentence that something could not be read; the exit code will be 2. */
  fail(sentence: string): Promise<void>;
}

export type VerbOption = 'fail-on';

export interface Verb {
  readonly files: 'one' | 'several';
  /** Whether what it prints depends on `--at`. */
  readonly judgesByTime: boolean;
  /** Options that other verbs do not have. */
  readonly options?: readonly VerbOption[];
  /** `paths`: at least one; `-` is standard input. */
  run(paths: readonly string[], context: Context): Promise<ExitCode>;
}
