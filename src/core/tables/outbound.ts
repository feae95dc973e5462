import { type Dump, facet } from '../graph/dump';
import { socketsIn, tlsContextOf } from '../model/sockets';
import { type Destination, destinationsOf } from '../summary/destinations';
import { calledAs } from './called';
import { isDestination } from './first-screen';
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
  const sni = socketsIn(cluster).flatMap((socket) => tlsContextOf(socket)?.sni || []);
  return {
    id: dump.nodeOf(cluster),
    cluster: cluster.name,
    ...calledAs(cluster.name),
    protection,
    endpoints,
    counts: [...counts].flatMap(([kind, count]) =>
      count === 0 ? [] : [{ protection: kind, endpoints: count }],
    ),
    sni: [...new Set(sni)],
    type: cluster.type,
  };
}
