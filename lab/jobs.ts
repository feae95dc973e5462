import type { Job } from './job';
import { CERTIFICATE_SELECTION } from './kinds/certificate-selection/job';
import { CHAIN_MATCHERS } from './kinds/chain-matchers/job';
import { FILTER_CHAINS } from './kinds/filter-chains/job';
import { HANDSHAKES } from './kinds/handshakes/job';
import { LISTENER_HANDOFF } from './kinds/listener-handoff/job';
import { SECRET_STATES } from './kinds/secret-states/job';
import { TRANSPORT_SOCKETS } from './kinds/transport-sockets/job';
import { SAMPLES } from './samples/job';

/** What `record` runs, in this order. One line a job. */
export const JOBS: readonly Job[] = [
  FILTER_CHAINS,
  CHAIN_MATCHERS,
  TRANSPORT_SOCKETS,
  LISTENER_HANDOFF,
  HANDSHAKES,
  CERTIFICATE_SELECTION,
  SECRET_STATES,
  SAMPLES,
];
