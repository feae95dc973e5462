import type { Job } from './job';
import { FILTER_CHAINS } from './kinds/filter-chains/job';
import { HANDSHAKES } from './kinds/handshakes/job';

/** What `record` runs, in this order. One line a job. */
export const JOBS: readonly Job[] = [
  FILTER_CHAINS, // a new job: one more line
  HANDSHAKES,
];
