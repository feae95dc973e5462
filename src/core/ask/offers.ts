import { sniFor } from '../decide/filter-chain/server-name';
import { portOf, restores } from '../decide/inbound/listeners';
import { effectiveTls } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import { istioName, namespaceOf } from '../graph/lines';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { addressText, nodeAddress } from '../model/address';
import { tlsContextOf } from '../model/sockets';
import type { FilterChain, Listener, Model } from '../model/types';
import { bound, waiting } from './connection';
import type { AskOffers, OfferedHello } from './types';

/** So many are offered; others can be typed. */
const MOST = 300;
/** More are not offered. */
const MAX_ALPN = 8;

/** What a file has to ask about, for the drawer's fields. */
export function askOffers(dump: Dump): AskOffers {
  const { model, graph } = dump;
  const listeners = bound(model.listeners).flatMap((one) => {
    const id = dump.nodeOf(one);
    const { name, direction } = one;
    return id === undefined ? [] : [{ id, name, place: addressText(one.address), direction }];
  });
  return {
    ports: inboundPorts(dump),
    istio: istioOf(model),
    listeners: listeners.slice(0, MOST),
    address: nodeAddress(model.header),
    cluster: firstCluster(graph),
  };
}

/** A cluster with TLS and endpoints; services before what the proxy needs for itself. */
function firstCluster({ nodes }: Dump['graph']): NodeId | undefined {
  const clusters = nodes.filter(
    ({ kind, direction }) => kind === 'cluster' && direction !== 'inbound',
  );
  const services = clusters.filter(({ name }) => istioName(name)?.direction === 'outbound');
  const secured = ({ protections }: GraphNode): boolean =>
    (protections.mtls ?? 0) + (protections.tls ?? 0) > 0;
  // Calls that stay in the pod, or have no endpoint, say little of how this proxy calls.
  const away = ({ line, protections }: GraphNode): boolean =>
    line.key === 'cluster' && line.reach === undefined && Object.keys(protections).length > 0;
  const first =
    services.find(secured) ??
    services[0] ??
    clusters.find(secured) ??
    clusters.find(away) ??
    clusters.find(({ protections }) => Object.keys(protections).length > 0) ??
    clusters[0];
  return first?.id;
}

type OfferedPort = AskOffers['ports'][number];

/** Istio's own words for a proxy's place, and its names for clusters. */
const ISTIO_LISTENERS = new Set(['virtualInbound', 'virtualOutbound']);
const ISTIO_NODE = /^(sidecar|router|waypoint|ztunnel)~/;

function istioOf({ header, clusters, listeners }: Model): AskOffers['istio'] {
  const { istioVersion, nodeId = '', type } = header;
  if (type === 'router' || nodeId.startsWith('router~')) return 'gateway';
  const isIstio =
    istioVersion !== undefined ||
    ISTIO_NODE.test(nodeId) ||
    listeners.some(({ name }) => ISTIO_LISTENERS.has(name)) ||
    clusters.some(({ name }) => istioName(name) !== undefined);
  return isIstio ? 'sidecar' : undefined;
}

/** A port, and the first of its chains with TLS. */
type Found = Omit<OfferedPort, 'tls' | 'hello'> & { readonly secured: FilterChain | undefined };

/** Ports that chains of listeners for calls from outside name, then those that listen by themselves. */
function inboundPorts({ model, lookup }: Dump): readonly OfferedPort[] {
  const { listeners } = model;
  const hosts = hostsByPort(model);
  const gateway = istioOf(model) === 'gateway';
  const declared: Found[] = [];
  const own: Found[] = [];
  for (const listener of [...bound(listeners), ...waiting(listeners)]) {
    const secured = listener.chains.find(hasTls);
    if (listener.direction === 'outbound' && secured === undefined && !gateway) continue;
    const port = portOf(listener);
    if (!restores(listener)) {
      if (port !== undefined)
        own.push({ port, host: serverName(listener), redirected: false, secured });
      continue;
    }
    for (const chain of listener.chains) {
      const to = chain.match.destinationPort;
      if (to === undefined || to === port) continue;
      const host = hosts.get(to);
      declared.push({
        port: to,
        host,
        redirected: true,
        secured: hasTls(chain) ? chain : undefined,
      });
    }
  }
  const ascending = (a: Found, b: Found): number => a.port - b.port;
  const ports = new Map<number, Found>();
  for (const one of [...declared.sort(ascending), ...own.sort(ascending)]) {
    const before = ports.get(one.port);
    // Of a port's chains one may speak TLS and another not.
    const better = one.secured !== undefined && before?.secured === undefined;
    if (before === undefined || (better && one.redirected === before.redirected)) {
      ports.set(one.port, one);
    }
  }
  return [...ports.values()].slice(0, MOST).map(({ secured, ...one }) => {
    const hello = secured && helloOf(secured, lookup);
    return { ...one, tls: secured !== undefined, hello };
  });
}

/** A match requires one of its protocols; without any, the server chooses from its list. */
function helloOf(chain: FilterChain, lookup: Dump['lookup']): OfferedHello | undefined {
  const context = tlsContextOf(chain.socket);
  if (context === undefined) return undefined;
  const { applicationProtocols, serverNames } = chain.match;
  const { alpn, clientCertificate } = effectiveTls(context, lookup);
  return {
    sni: sniFor(serverNames),
    alpn: (applicationProtocols.length > 0 ? applicationProtocols : alpn).slice(0, MAX_ALPN),
    asks: clientCertificate.demand !== 'none',
  };
}

/** A name that one of its chains takes. */
function serverName({ chains }: Listener): string | undefined {
  return sniFor(chains.flatMap(({ match }) => match.serverNames));
}

/** Gateways say OUTBOUND and serve. */
const hasTls = ({ socket }: FilterChain): boolean => tlsContextOf(socket) !== undefined;

/**
 * A service behind which this proxy may stand, by port: the clusters of its own namespace, the one
 * whose name its pod's begins with first. It is only offered as a server name, which nothing hangs on.
 */
function hostsByPort({
  clusters,
  header,
}: Pick<Model, 'clusters' | 'header'>): ReadonlyMap<number, string> {
  const hosts = new Map<number, { readonly host: string; readonly own: number }>();
  for (const { name } of clusters) {
    const istio = istioName(name);
    if (istio?.direction !== 'outbound' || istio.port === undefined) continue;
    if (namespaceOf(istio) !== header.namespace) continue;
    const service = istio.host.split('.', 1)[0] ?? '';
    const own = header.name?.startsWith(`${service}-`) === true ? service.length : 0;
    const other = hosts.get(istio.port);
    if (other === undefined || own > other.own) hosts.set(istio.port, { host: istio.host, own });
  }
  return new Map([...hosts].map(([port, { host }]) => [port, host]));
}
