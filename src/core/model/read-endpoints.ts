import { isObject, type JsonObject, own } from '../base/json';
import type { Message } from '../dump/schema/message';
import { ENUM, UINT } from '../dump/schema/scalars';
import { readAddress } from './read-address';
import type { Endpoint } from './types';

/** The one key of `filter_metadata` that Envoy reads for this (transport_socket_match_impl.cc). */
const SOCKET_MATCH = 'envoy.transport_socket_match';

function socketMetadata(holder: Message): JsonObject | undefined {
  const metadata = holder.message('metadata')?.message('filter_metadata')?.value;
  const value = metadata === undefined ? undefined : own(metadata, SOCKET_MATCH);
  return isObject(value) ? value : undefined;
}

/**
 * endpoint.proto ClusterLoadAssignment. `dumped`: a row of the endpoints section, which is made from
 * live hosts and never carries the locality's metadata (envoy-tls.md A.4).
 */
export function readEndpoints(assignment: Message, dumped: boolean): readonly Endpoint[] {
  return assignment.messages('endpoints').flatMap((locality) => {
    const priority = locality.get('priority', UINT) ?? 0;
    const localityMetadata = dumped ? 'not-dumped' : socketMetadata(locality);
    return locality.messages('lb_endpoints').map((lb): Endpoint => {
      const endpoint = lb.message('endpoint');
      return {
        address: readAddress(endpoint?.message('address')),
        pointer: lb.pointer,
        metadata: socketMetadata(lb),
        localityMetadata,
        health: lb.get('health_status', ENUM),
        weight: lb.get('load_balancing_weight', UINT),
        priority,
        hostname: endpoint?.text('hostname'),
      };
    });
  });
}

/** `hosts` of v2 clusters: bare addresses (cluster.proto, deprecated). */
export function readHosts(cluster: Message): readonly Endpoint[] {
  return cluster.messages('hosts').map((host) => ({
    address: readAddress(host),
    pointer: host.pointer,
    metadata: undefined,
    localityMetadata: undefined,
    health: undefined,
    weight: undefined,
    priority: 0,
    hostname: undefined,
  }));
}
