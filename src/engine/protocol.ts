import type { OpenProblem } from '../core/dump/problem';
import type { Answers, Ask, OpenedDump, Progress, QuestionOf } from '../session/questions';

export interface FileToOpen {
  readonly blob: Blob;
  readonly name: string;
}

/** A question to the session, with the number by which its answer is known. */
export interface Asked<A extends Ask> {
  readonly type: 'ask';
  readonly seq: number;
  readonly question: QuestionOf<A>;
}

export interface Answered<A extends Ask> {
  readonly type: 'answer';
  readonly seq: number;
  readonly ask: A;
  readonly answer: Answers[A];
}

/** Messages to a worker: first to open a file, then questions to its session. */
export type Request =
  | ({ readonly type: 'open' } & FileToOpen)
  | { readonly [A in Ask]: Asked<A> }[Ask];

export type Reply =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'opened'; readonly dump: OpenedDump }
  | { readonly type: 'refused'; readonly problem: OpenProblem }
  | { readonly [A in Ask]: Answered<A> }[Ask]
  | {
      readonly type: 'failed';
      readonly seq: number;
      readonly ask: Ask;
      readonly problem: OpenProblem;
    };

/** What the rest of the app sees of the worker that holds one opened dump. */
export interface Engine {
  readonly dump: OpenedDump;
  ask<A extends Ask>(question: QuestionOf<A>): Promise<Answers[A]>;
  close(): void;
}
