import { portOf } from '../../decide/inbound/listeners';
import { istioName, namespaceOf } from '../../graph/lines';
import { contextOf } from '../../graph/secret-join';
import type { Connected } from '../../graph/subjects';
import type { GraphNode } from '../../graph/types';
import type { NodeId } from '../../ids/ids';
import type { FilterChain, Listener, Model } from '../../model/types';
import { addressOf, bound, placeText, restores, waiting } from './connection';
import { idsOf } from './refs';
import type { AskOffers } from './types';

/** So many are offered; others can be typed. */
const MOST = 300;

/** What a file has to ask about, for the drawer's fields. */
export function askOffers(connected: Connected): AskOffers {
  const { model, graph } = connected;
  const ids = idsOf(connected);
  const listeners = bound(model.listeners).flatMap((one) => {
    const id = ids.get(one);
    const { name, direction } = one;
    return id === undefined ? [] : [{ id, name, place: placeText(one), direction }];
  });
  return {
    ports: inboundPorts(model),
    listeners: listeners.slice(0, MOST),
    address: addressOf(model),
    cluster: firstCluster(graph),
  };
}

/** One with TLS towards somebody; services before what the proxy needs for itself. */
function firstCluster({ nodes }: Connected['graph']): NodeId | undefined {
  const clusters = nodes.filter(
    ({ kind, direction }) => kind === 'cluster' && direction !== 'inbound',
  );
  const services = clusters.filter(({ name }) => istioName(name)?.direction === 'outbound');
  const secured = ({ looks }: GraphNode): boolean => (looks.mtls ?? 0) + (looks.tls ?? 0) > 0;
  return (services.find(secured) ?? services[0] ?? clusters.find(secured) ?? clusters[0])?.id;
}

type OfferedPort = AskOffers['ports'][number];

/** Ports that chains of listeners for calls from outside name, then those that listen by themselves. */
function inboundPorts({ listeners, ...model }: Model): readonly OfferedPort[] {
  const hosts = hostsByPort(model);
  const declared: OfferedPort[] = [];
  const own: OfferedPort[] = [];
  for (const listener of [...bound(listeners), ...waiting(listeners)]) {
    if (listener.direction === 'outbound' && !listener.chains.some(hasTls)) continue;
    const port = portOf(listener);
    if (!restores(listener)) {
      const tls = listener.chains.some(hasTls);
      if (port !== undefined)
        own.push({ port, host: serverName(listener), redirected: false, tls });
      continue;
    }
    for (const chain of listener.chains) {
      const to = chain.match.destinationPort;
      if (to === undefined || to === port) continue;
      declared.push({ port: to, host: hosts.get(to), redirected: true, tls: hasTls(chain) });
    }
  }
  const ascending = (a: OfferedPort, b: OfferedPort): number => a.port - b.port;
  const ports = new Map<number, OfferedPort>();
  for (const one of [...declared.sort(ascending), ...own.sort(ascending)]) {
    const before = ports.get(one.port);
    // Of a port's chains one may speak TLS and another not.
    if (before === undefined || (one.tls && !before.tls && one.redirected === before.redirected)) {
      ports.set(one.port, one);
    }
  }
  return [...ports.values()].slice(0, MOST);
}

/** A name that one of its chains takes. */
function serverName({ chains }: Listener): string | undefined {
  const [name] = chains.flatMap(({ match }) => match.serverNames);
  return name?.replace(/^\*?(?=\.)/, 'a');
}

/** Gateways say OUTBOUND and serve. */
const hasTls = ({ socket }: FilterChain): boolean => contextOf(socket) !== undefined;

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
