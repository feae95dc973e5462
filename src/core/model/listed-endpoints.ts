import type { Cluster, Endpoint } from './types';

/**
 * The endpoints that the file lists for a cluster: its EDS row, else its own `load_assignment`.
 * Undefined: the file does not say, or they are found at connection time.
 */
export const listedEndpoints = ({
  endpoints,
}: Pick<Cluster, 'endpoints'>): readonly Endpoint[] | undefined =>
  endpoints.kind === 'row' || endpoints.kind === 'load-assignment'
    ? endpoints.endpoints
    : undefined;

/** The internal listener of this proxy that an endpoint leads to; undefined: it is dialled as it is. */
export const internalListenerOf = ({ address }: Pick<Endpoint, 'address'>): string | undefined =>
  address?.kind === 'internal' ? address.listener : undefined;
