import type { OpenProblem } from '../core/dump/problem';

/** Thrown when a file cannot be opened; `problem` says why. */
export class OpenProblemError extends Error {
  override readonly name = 'OpenProblemError';
  readonly problem: OpenProblem;

  constructor(problem: OpenProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
