import { isNowhere } from '../decide/filter-chain/dead-end';
import { type GatewayMode, gatewayServers } from '../decide/inbound/gateway';
import { portOf } from '../decide/inbound/listeners';
import type { InboundMode } from '../decide/inbound/mode';
import type { Dump } from '../graph/dump';
import { addressText } from '../model/address';
import type { Address, Cluster } from '../model/types';
import { type CallKind, callKinds, clusterVersions } from './destinations';
import { servedPorts } from './ports';

/** One for all endpoints where none is listed and the socket does not depend on them, else each by `ip:port`. */
type ClusterFacts =
  | { readonly cluster: CallKind }
  | { readonly endpoints: Readonly<Record<string, CallKind>> };

/** What a gateway serves at a port that it listens on; `hosts`: server names, `*` for any. */
export interface GatewayFacts {
  readonly port: number;
  readonly hosts: readonly string[] | null;
  readonly mode: Exclude<GatewayMode, 'unknown'> | null;
}

/** A listener that others would reach, in a version with which Envoy does not work. */
export interface WaitingFacts {
  readonly listener: string;
  readonly port: number | null;
  readonly state: 'warming' | 'rejected';
  /** False: nothing listens there. */
  readonly older_in_force: boolean;
}

/** What is concluded from a dump, as JSON for a pipeline: `null` is what the dump cannot tell. */
export interface Facts {
  /**
   * The mode of each port that others reach, those of a gateway apart, by the configuration that is in force
   * or waits: see `not_in_force`.
   */
  readonly inbound: Readonly<Record<string, InboundMode>> | null;
  /** All other ports; null also where nothing takes them. */
  readonly inbound_default: InboundMode | null;
  /** Empty for a proxy that is no gateway. */
  readonly gateway: readonly GatewayFacts[] | null;
  readonly not_in_force: readonly WaitingFacts[] | null;
  readonly clusters: Readonly<Record<string, ClusterFacts>> | null;
}

export function factsOf(dump: Dump): Facts {
  const { sections, clusters } = dump.model;
  return {
    ...(sections.listeners ? inboundFacts(dump) : NO_LISTENERS),
    clusters: sections.clusters
      ? Object.fromEntries(
          clusterVersions(clusters).map(({ resource: one }) => [one.name, clusterFacts(one, dump)]),
        )
      : null,
  };
}

type InboundFacts = Omit<Facts, 'clusters'>;

const NO_LISTENERS: InboundFacts = {
  inbound: null,
  inbound_default: null,
  gateway: null,
  not_in_force: null,
};

function inboundFacts({ model, lookup }: Dump): InboundFacts {
  const rows = servedPorts(model, lookup);
  const open = rows.filter(({ version }) => version.standing !== 'rejected');
  const inbound = new Map<number | undefined, InboundMode>();
  for (const { port, what, mode } of open) {
    if (what === 'gateway') continue;
    const other = inbound.get(port);
    inbound.set(port, other === undefined || other === mode ? mode : 'mixed');
  }
  return {
    inbound: Object.fromEntries(
      [...inbound].flatMap(([port, mode]) => (port === undefined ? [] : [[String(port), mode]])),
    ),
    inbound_default: inbound.get(undefined) ?? null,
    gateway: gatewayServers(model, lookup).map(({ port, hosts, mode }) => ({
      port,
      hosts: hosts ?? null,
      mode: mode === 'unknown' ? null : mode,
    })),
    not_in_force: [...new Set(rows.map(({ version }) => version))].flatMap(
      ({ resource, standing, update }) => {
        const state = standing === 'in-force' ? update : standing;
        if (state === undefined) return [];
        const older_in_force = standing === 'in-force';
        const listener = resource.name || addressText(resource.address);
        return [{ listener, port: portOf(resource) ?? null, state, older_in_force }];
      },
    ),
  };
}
function clusterFacts(cluster: Cluster, { internal, reachOf }: Dump): ClusterFacts {
  // Nobody is ever called by it.
  if (isNowhere(cluster)) return { endpoints: {} };
  const kinds = callKinds(cluster, internal, reachOf);
  if ('cluster' in kinds) return kinds;
  const endpoints = new Map<string, CallKind>();
  for (const { endpoint, kind } of kinds.endpoints) {
    const key = addressKey(endpoint.address);
    const other = endpoints.get(key);
    endpoints.set(key, other === undefined || other === kind ? kind : 'unknown');
  }
  return { endpoints: Object.fromEntries(endpoints) };
}

/** The address inside a tunnel for an internal one. */
const addressKey = (address: Address | undefined): string =>
  (address?.kind === 'internal' ? address.endpointId : undefined) ?? addressText(address);
