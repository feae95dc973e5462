import type { Outcome } from './check';

/** What a worker is to do, and what it says on the way. */
export interface Task {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly only: string | undefined;
  readonly corpus: string;
}

export type Report =
  | { readonly type: 'begins'; readonly run: number }
  | { readonly type: 'failed'; readonly run: number; readonly words: string }
  | { readonly type: 'done'; readonly outcomes: Readonly<Record<Outcome, number>> };
