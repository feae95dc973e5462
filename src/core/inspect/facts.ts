import type { NodeId } from '../ids/ids';

/** Labels of the inspector's rows; each has a name and a meaning in texts. */
export const FACT_LABELS = [
  'address',
  'direction',
  'state',
  'version-info',
  'last-updated',
  'rejected-because',
  'bind-to-port',
  'listener-filters',
  'destination-port',
  'prefix-ranges',
  'source-ranges',
  'source-type',
  'server-names',
  'transport-protocol',
  'application-protocols',
  'leads-to-clusters',
  'socket-type',
  'presents',
  'client-certificate',
  'trusted-roots',
  'expected-names',
  'pins',
  'not-verified',
  'tls-versions',
  'cipher-suites',
  'curves',
  'alpn',
  'sni',
  'sni-overrides',
  'session-resumption',
  'secrets-from',
  'fetch-timeout',
  'cluster-type',
  'service-name',
  'host',
  'port',
  'subset',
  'namespace',
  'match-criteria',
  'match-order',
  'endpoint',
  'endpoint-count',
  'health',
  'priority-weight',
  'secret-kind',
  'private-key',
  'sds-cluster',
  'path',
  'inferred',
] as const;
export type FactLabel = (typeof FACT_LABELS)[number];

/** Replaces a value that Envoy fills in, or that is not known from the file. */
export type FactWord =
  | 'none'
  | 'any'
  | 'default'
  | 'required'
  | 'optional'
  | 'not-asked'
  | 'unknown'
  | 'waits-forever'
  | 'redacted'
  | 'visible'
  | 'absent'
  | 'nothing-verified'
  | 'name-not-verified'
  | 'chain-not-verified'
  | 'expiry-not-verified'
  | 'client-not-verified'
  | 'system-roots-ignored';

/**
 * A value of a row. `text` is the file's own; `word` is ours. `byDefault`: not in the file, Envoy's
 * default. `node`: lead there on click. `note` qualifies (for example metadata of an endpoint).
 */
export type FactValue =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly byDefault?: boolean;
      readonly note?: string;
    }
  | { readonly type: 'word'; readonly word: FactWord }
  | { readonly type: 'node'; readonly id: NodeId; readonly text: string; readonly note?: string };
