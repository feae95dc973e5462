/** Kinds of node, in Envoy's words (design 9). `agent` and `ca` are inferred, never in a file. */
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

/** Where a resource stands in Envoy's life cycle (admin config_dump: static, active, warming, draining, error_state). */
export const STATES = ['active', 'static', 'warming', 'draining', 'failed'] as const;
export type State = (typeof STATES)[number];
