import { CERTIFICATE_SELECTION } from './certificate-selection';
import { FILTER_CHAIN } from './filter-chain';
import { HANDSHAKE } from './handshake';
import type { ReplayKind } from './kind';
import { LISTENER_HANDOFF } from './listener-handoff';
import { SECRET_STATES } from './secret-states';
import { TRANSPORT_SOCKET } from './transport-socket';

/** Every kind of recording that the product decides. */
export const REPLAY_KINDS: readonly ReplayKind[] = [
  FILTER_CHAIN,
  TRANSPORT_SOCKET,
  HANDSHAKE,
  CERTIFICATE_SELECTION,
  LISTENER_HANDOFF,
  SECRET_STATES,
];

/** Kinds that are recorded, and not decided yet. */
export const NOT_DECIDED: readonly string[] = ['route', 'rbac', 'request', 'call'];
