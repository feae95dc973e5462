import { isObject, type JsonObject, own } from '../base/json';
import { child, type Pointer } from '../base/pointer';
import type { Message } from '../dump/schema/message';
import { ENUM, UINT } from '../dump/schema/scalars';
import type { EndpointTraits, Pool } from './pool';
import { readAddress } from './read-address';
import type { Address, Endpoint } from './types';

/** The one key of `filter_metadata` that Envoy reads for this (transport_socket_match_impl.cc). */
const SOCKET_MATCH = 'envoy.transport_socket_match';

/**
 * An endpoint of a list. There are hundreds of thousands in a large dump, so that each holds only
 * what is its own: the traits are one object for all that are alike, the pointer is made when asked.
 */
export class ListedEndpoint implements Endpoint {
  readonly address: Address | undefined;
  private readonly traits: EndpointTraits;
  private readonly list: Pointer;
  private readonly index: number;

  constructor(address: Address | undefined, traits: EndpointTraits, list: Pointer, index: number) {
    this.address = address;
    this.traits = traits;
    this.list = list;
    this.index = index;
  }

  get pointer(): Pointer {
    return child(this.list, this.index);
  }
  get metadata(): Endpoint['metadata'] {
    return this.traits.metadata;
  }
  get localityMetadata(): Endpoint['localityMetadata'] {
    return this.traits.localityMetadata;
  }
  get filterMetadata(): Endpoint['filterMetadata'] {
    return this.traits.filterMetadata;
  }
  get localityFilterMetadata(): Endpoint['localityFilterMetadata'] {
    return this.traits.localityFilterMetadata;
  }
  get health(): Endpoint['health'] {
    return this.traits.health;
  }
  get weight(): Endpoint['weight'] {
    return this.traits.weight;
  }
  get priority(): Endpoint['priority'] {
    return this.traits.priority;
  }
  get hostname(): Endpoint['hostname'] {
    return this.traits.hostname;
  }

  inLocality({ localityMetadata, localityFilterMetadata }: Endpoint, pool: Pool): ListedEndpoint {
    const traits = pool.traits({ ...this.traits, localityMetadata, localityFilterMetadata });
    return new ListedEndpoint(this.address, traits, this.list, this.index);
  }
}

function socketMetadata(holder: Message, pool: Pool): JsonObject | undefined {
  const metadata = holder.message('metadata')?.message('filter_metadata')?.value;
  const value = metadata === undefined ? undefined : own(metadata, SOCKET_MATCH);
  return isObject(value) ? pool.struct(value) : undefined;
}

/** Other keys of `filter_metadata`, as far as a matcher asks for them. */
function askedMetadata(holder: Message, pool: Pool): JsonObject | undefined {
  if (pool.metadataFilters.size === 0) return undefined;
  const metadata = holder.message('metadata');
  const filters = metadata?.message('filter_metadata')?.value ?? {};
  const asked = [...pool.metadataFilters].map((filter) => {
    const value = own(filters, filter);
    return [filter, isObject(value) ? value : metadata === undefined ? false : null] as const;
  });
  return pool.struct(Object.fromEntries(asked));
}

/**
 * endpoint.proto ClusterLoadAssignment. `dumped`: a row of the endpoints section, which is made from
 * live hosts and never carries the locality's metadata (`dumpEndpointConfigs`).
 */
export function readEndpoints(
  assignment: Message,
  dumped: boolean,
  pool: Pool,
): readonly ListedEndpoint[] {
  const endpoints: ListedEndpoint[] = [];
  for (const locality of assignment.messages('endpoints')) {
    const priority = locality.get('priority', UINT) ?? 0;
    const localityMetadata = dumped ? 'not-dumped' : socketMetadata(locality, pool);
    const localityFilterMetadata = dumped ? 'not-dumped' : askedMetadata(locality, pool);
    const list = locality.at('lb_endpoints');
    locality.each('lb_endpoints', (lb, index) => {
      const endpoint = lb.message('endpoint');
      const traits = pool.traits({
        metadata: socketMetadata(lb, pool),
        localityMetadata,
        filterMetadata: askedMetadata(lb, pool),
        localityFilterMetadata,
        health: lb.get('health_status', ENUM),
        weight: lb.get('load_balancing_weight', UINT),
        priority,
        hostname: endpoint?.text('hostname'),
      });
      const address = readAddress(endpoint?.message('address'));
      endpoints.push(new ListedEndpoint(address, traits, list, index));
    });
  }
  // A copy has no room for more.
  return endpoints.slice();
}

/** `hosts` of v2 clusters: bare addresses (cluster.proto, deprecated). */
export function readHosts(cluster: Message, pool: Pool): readonly ListedEndpoint[] {
  const list = cluster.at('hosts');
  const traits = pool.traits(NO_TRAITS);
  return cluster.each(
    'hosts',
    (host, index) => new ListedEndpoint(readAddress(host), traits, list, index),
  );
}

const NO_TRAITS: EndpointTraits = {
  metadata: undefined,
  localityMetadata: undefined,
  filterMetadata: undefined,
  localityFilterMetadata: undefined,
  health: undefined,
  weight: undefined,
  priority: 0,
  hostname: undefined,
};
