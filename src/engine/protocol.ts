import type { Pointer } from '../core/base/pointer';
import type { OpenProblem } from '../core/dump/problem';
import type { Answers, OpenedDump, Progress, Question, RawJson } from '../session/questions';

/** What a worker is asked: first to open a file, then what its session answers. */
export type WorkerQuestion =
  | { readonly ask: 'open'; readonly blob: Blob; readonly name: string }
  | Question;

export interface WorkerAnswers extends Answers {
  readonly open: OpenedDump;
}

export type Request = { readonly seq: number; readonly question: WorkerQuestion };
export type Reply =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly seq: number; readonly progress: Progress }
  | {
      readonly type: 'answer';
      readonly seq: number;
      readonly answer: WorkerAnswers[keyof WorkerAnswers];
    }
  | { readonly type: 'problem'; readonly seq: number; readonly problem: OpenProblem };

/** What the rest of the app sees of the worker that holds one opened dump. */
export interface Engine {
  readonly dump: OpenedDump;
  raw(pointer: Pointer, reveal: boolean): Promise<RawJson | undefined>;
  /** Asks about the graph, and what Envoy would do. */
  ask<A extends Exclude<Question['ask'], 'raw'>>(
    question: Extract<Question, { readonly ask: A }>,
  ): Promise<Answers[A]>;
  close(): void;
}
