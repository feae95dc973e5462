import { matchNames } from '../decide/handshake/san-match';
import { isMeshClient } from '../decide/socket/istio-sockets';
import { chooseSocket, socketOf } from '../decide/socket/select-socket';
import { effectiveValidation } from '../decide/tls/validation';
import { effectiveNames } from '../decide/tls/verification';
import { type Dump, facet } from '../graph/dump';
import { nameText } from '../graph/lines';
import type { Subject } from '../graph/subjects';
import { nodeAddress } from '../model/address';
import { isInForce } from '../model/in-force';
import { listedEndpoints } from '../model/listed-endpoints';
import { tlsContextOf } from '../model/sockets';
import type { Cluster, Endpoint, SanMatcher } from '../model/types';
import { certificatesOf, type InspectedPem } from '../x509/inspect-pem';
import { few, refTo } from './refs';
import { lifelineOf } from './secret-story';
import type { Few, NameRefusal } from './types';

const MAX_REFUSALS = 4;
const MAX_NAMES = 6;

/** A cluster by which calls come back to this very proxy, and the names that it accepts there. */
interface Loop {
  readonly cluster: Cluster;
  readonly names: readonly SanMatcher[];
}

/**
 * Clusters of this file that lead to the proxy's own address with the mesh's mutual TLS. Callers get
 * the same ones from the control plane, so what these refuse is refused to them as well.
 */
const loops = facet(({ model, lookup }): readonly Loop[] => {
  const ip = nodeAddress(model.header);
  if (ip === undefined) return [];
  return model.clusters.filter(isInForce).flatMap((cluster): readonly Loop[] => {
    const own = listedEndpoints(cluster)?.find((endpoint) => leadsTo(endpoint, ip));
    const socket = own && socketOf(cluster, chooseSocket(cluster, own));
    const context = socket && tlsContextOf(socket);
    if (context === undefined || !isMeshClient(context)) return [];
    const validation = effectiveValidation(context.validation, lookup);
    const { names } = effectiveNames(context, validation);
    return names.length === 0 ? [] : [{ cluster, names }];
  });
});

const leadsTo = ({ address }: Endpoint, ip: string): boolean =>
  address?.kind === 'socket' && address.address === ip;

/**
 * Who of them refuses the certificate that this proxy shows, by the names in it. Only of the mesh's
 * own certificate: it is the one that such callers are shown.
 */
export function nameRefusals(
  dump: Dump,
  subject: Subject,
  own: readonly InspectedPem[],
): Few<NameRefusal> {
  if (subject.kind !== 'secret' || !servesMesh(dump, subject)) return NONE;
  const [leaf] = certificatesOf(own, 'certificate_chain');
  if (leaf === undefined) return NONE;
  const refusals = loops(dump).filter(({ names }) => matchNames(names, leaf.names).passes === 'no');
  const has = (leaf.names ?? []).flatMap(({ value }) => value ?? []);
  return few(refusals, MAX_REFUSALS, ({ cluster, names }) => ({
    cluster: refTo(dump, cluster),
    accepts: few(names, MAX_NAMES, nameText),
    has: few(has, MAX_NAMES, (name) => name),
  }));
}

const NONE: Few<NameRefusal> = { items: [], total: 0 };

const servesMesh = (dump: Dump, subject: Extract<Subject, { readonly kind: 'secret' }>): boolean =>
  (lifelineOf(dump, subject)?.users ?? []).some(
    ({ use, context }) =>
      use === 'certificate' && context.side === 'downstream' && isMeshClient(context),
  );
