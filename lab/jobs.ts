import type { Job } from './job';

/** What `record` runs, in this order. One line a job. */
export const JOBS: readonly Job[] = [];
