import { type Dump, facet } from '../graph/dump';
import { istioName, namespaceOf } from '../graph/lines';
import { socketsIn, tlsContextOf } from '../model/sockets';
import { type Destination, destinationsOf } from '../summary/destinations';
import { isDestination } from '../verdicts/first-screen';
import type { OutboundRow } from './types';

/** The clusters that lead out of the pod, in the order of the file. */
export const outboundRows = facet((dump): readonly OutboundRow[] =>
  destinationsOf(dump)
    .filter(isDestination)
    .map((one) => outboundRow(dump, one)),
);

function outboundRow(
  dump: Dump,
  { version, protection, endpoints, counts }: Destination,
): OutboundRow {
  const cluster = version.resource;
  const istio = istioName(cluster.name);
  const namespace = namespaceOf(istio);
  const sni = socketsIn(cluster).flatMap((socket) => tlsContextOf(socket)?.sni || []);
  return {
    id: dump.nodeOf(cluster),
    cluster: cluster.name,
    host: hostOf(istio?.host ?? '', namespace) || cluster.name,
    port: istio?.port,
    subset: istio?.subset,
    namespace,
    protection,
    endpoints,
    counts: [...counts].flatMap(([kind, count]) =>
      count === 0 ? [] : [{ protection: kind, endpoints: count }],
    ),
    sni: [...new Set(sni)],
    type: cluster.type,
  };
}

/** A service of Kubernetes is told by its name and namespace. */
const hostOf = (host: string, namespace: string | undefined): string =>
  namespace === undefined ? host : host.split('.', 2).join('.');
