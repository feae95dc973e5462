import type { QuestionTimes } from '../ways/questions';
import type { Run, Way } from '../ways/ways';

/** What the bench asks of the page's worker about the chosen file. */
export type Task = { readonly kind: 'way'; readonly way: Way } | { readonly kind: 'questions' };

export type Reply =
  | { readonly ok: true; readonly answer: Run | QuestionTimes }
  | {
      readonly ok: false;
      readonly error: string;
    };

declare global {
  /** Runs a task in the page's worker over the file of its input. Set by main.ts. */
  var runTask: (task: Task) => Promise<Run | QuestionTimes>;
}
