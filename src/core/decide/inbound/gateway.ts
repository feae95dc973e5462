import { unwrapped } from '../../model/sockets';
import type { FilterChain, Listener, Model, TlsContext } from '../../model/types';
import type { Version } from '../../model/versions';
import type { SecretLookup } from '../secret/lookup';
import { isMeshClient } from '../socket/istio-sockets';
import { cannotRead, takesUnopened } from '../tls/protection';
import { clientProof } from './client-proof';
import {
  inboundCandidates,
  inboundListeners,
  listenerVersions,
  portOf,
  restores,
} from './listeners';
import { ownPurpose } from './purpose';

/**
 * The TLS mode of a gateway's server, as Istio's Gateway calls it (networking/v1 ServerTLSSettings.TLSMode).
 * `plaintext`: it has none.
 */
export type GatewayMode =
  | 'SIMPLE'
  | 'MUTUAL'
  | 'OPTIONAL_MUTUAL'
  | 'ISTIO_MUTUAL'
  | 'PASSTHROUGH'
  | 'AUTO_PASSTHROUGH'
  | 'plaintext'
  | 'unknown';

/** What a gateway serves at one port for some names. */
export interface GatewayServer {
  readonly listener: Listener;
  /** The port on which the proxy listens; that of its Service is in no dump. */
  readonly port: number;
  /** Server names that its chains ask for, `*` for any; undefined: a matcher asks. */
  readonly hosts: readonly string[] | undefined;
  readonly mode: GatewayMode;
  readonly chains: readonly FilterChain[];
}

/** 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 cannot be reached from outside the pod. */
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1)$/;

/** Whether a listener can be dialled from outside, over TCP, at a port that it binds. */
export const isDialled = (listener: Listener): boolean =>
  !listener.internal &&
  listener.bindToPort &&
  !restores(listener) &&
  listener.address?.kind === 'socket' &&
  !listener.address.udp &&
  !LOOPBACK.test(listener.address.address);

/**
 * Whether a proxy is a gateway: Istio says so in its node id. Any other proxy beside an app has
 * listeners for inbound or redirected connections, or inside tunnels; a gateway has none.
 */
const isGateway = (model: Model): boolean =>
  model.header.type === undefined
    ? listenersBesideApp(model).length === 0
    : model.header.type === 'router';

/** Listeners such as a proxy beside an app has, and no gateway. */
export function listenersBesideApp(model: Model): readonly Listener[] {
  const inbound = new Set(inboundListeners(model));
  return model.listeners.filter(
    (one) => inbound.has(one) || one.internal || !one.bindToPort || restores(one),
  );
}

/** The listeners by which a gateway takes calls for others; none where the proxy is no gateway. */
export const gatewayVersions = (model: Model): readonly Version<Listener>[] =>
  isGateway(model)
    ? listenerVersions(model.listeners).filter(
        ({ resource: one }) =>
          one.direction !== 'inbound' && isDialled(one) && ownPurpose(one) === undefined,
      )
    : [];

/**
 * Whether others reach a listener of a model over TCP, in whichever state: it decides what comes in, serves as a
 * gateway, or listens for the proxy itself. Any other takes the app's own calls, or what a listener hands to it.
 */
export function reachedByOthers(model: Model): (listener: Listener) => boolean {
  const inbound = new Set(inboundCandidates(model));
  const gateway = isGateway(model);
  return (listener) =>
    inbound.has(listener) ||
    (isDialled(listener) && (gateway || listener.direction !== 'outbound'));
}

/** What a gateway serves, by port; chains of one mode for the same names are one server. */
export function gatewayServers(model: Model, lookup: SecretLookup): readonly GatewayServer[] {
  return gatewayVersions(model)
    .flatMap(({ resource, standing }) =>
      standing === 'rejected' ? [] : serversOf(resource, lookup),
    )
    .sort((a, b) => a.port - b.port);
}

export function serversOf(listener: Listener, lookup: SecretLookup): readonly GatewayServer[] {
  const port = portOf(listener);
  if (port === undefined) return [];
  const servers = new Map<
    string,
    { mode: GatewayMode; hosts: Set<string>; chains: FilterChain[] }
  >();
  for (const chain of listener.chains) {
    const mode = modeOf(chain, listener, lookup);
    const hosts = hostsOf(chain, listener);
    // Istio writes a chain for every service that one AUTO_PASSTHROUGH server leads to.
    const key = JSON.stringify(mode === 'AUTO_PASSTHROUGH' ? mode : [mode, ...hosts]);
    const server = servers.get(key) ?? { mode, hosts: new Set(), chains: [] };
    servers.set(key, server);
    for (const host of hosts) server.hosts.add(host);
    server.chains.push(chain);
  }
  return [...servers.values()].map(({ hosts, ...server }) => {
    return { listener, port, hosts: listener.byMatcher ? undefined : [...hosts], ...server };
  });
}

function hostsOf({ isDefault, match }: FilterChain, { byMatcher }: Listener): readonly string[] {
  if (byMatcher) return [];
  return isDefault || match.serverNames.length === 0 ? ['*'] : match.serverNames;
}

function modeOf(chain: FilterChain, listener: Listener, lookup: SecretLookup): GatewayMode {
  const content = unwrapped(chain.socket)?.content;
  switch (content?.kind) {
    case 'tls':
    case 'quic':
      return terminates(content.context, lookup);
    case 'raw-buffer':
      return passesOn(chain, listener);
    case 'wrapper':
    case 'other':
    case undefined:
      return 'unknown';
  }
}

function terminates(context: TlsContext, lookup: SecretLookup): GatewayMode {
  switch (clientProof(context, lookup)) {
    case 'demanded':
      return isMeshClient(context) ? 'ISTIO_MUTUAL' : 'MUTUAL';
    case 'optional':
      return 'OPTIONAL_MUTUAL';
    case 'none':
      return 'SIMPLE';
    case 'unknown':
      return 'unknown';
  }
}

function passesOn(chain: FilterChain, listener: Listener): GatewayMode {
  // With a filter chain matcher, what a chain receives is not in the chain.
  if (listener.byMatcher || cannotRead(chain, listener)) return 'unknown';
  if (!takesUnopened(chain, listener)) return 'plaintext';
  return goesBySni(chain) ? 'AUTO_PASSTHROUGH' : 'PASSTHROUGH';
}

/**
 * Whether it is the SNI of a mesh client, `outbound_.PORT_.SUBSET_.HOST`, which is also the name of the
 * cluster that AUTO_PASSTHROUGH leads it to (pilot/pkg/model/service.go, BuildDNSSrvSubsetKey).
 */
export const isMeshSni = (name: string): boolean => /^outbound_\.\d+_\./.test(name);

/** Whether the server name says which cluster gets what a chain takes. */
const goesBySni = ({ match, terminal }: FilterChain): boolean =>
  (terminal.kind === 'unknown' && terminal.sniCluster === true) ||
  (match.serverNames.length > 0 && match.serverNames.every(isMeshSni));
