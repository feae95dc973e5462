/** Kinds of node, in Envoy's words. `agent` and `ca` are inferred, never in a file. */
export const NODE_KINDS = [
  'listener',
  'filter-chain',
  'transport-socket',
  'cluster',
  'socket-match',
  'endpoint-group',
  'secret',
  'sds-source',
  'address',
  'agent',
  'ca',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * Where a resource is in Envoy's life cycle (admin config_dump: static, active, warming, draining,
 * error_state). `unknown`: the file does not say, only that Envoy has it.
 */
export const STATES = ['active', 'static', 'warming', 'draining', 'failed', 'unknown'] as const;
export type State = (typeof STATES)[number];
