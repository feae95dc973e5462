import { peerNames } from '../decide/handshake/verify';
import { isMeshClient } from '../decide/socket/istio-sockets';
import { chooseSocket, socketOf } from '../decide/socket/select-socket';
import { type EffectiveTls, effectiveTls } from '../decide/tls/tls-context';
import { type Dump, facet } from '../graph/dump';
import { nameText } from '../graph/lines';
import type { Subject } from '../graph/subjects';
import { nodeAddress } from '../model/address';
import { isInForce } from '../model/in-force';
import { listedEndpoints } from '../model/listed-endpoints';
import { tlsContextOf } from '../model/sockets';
import type { Cluster, Endpoint, TlsContext } from '../model/types';
import { certificatesOf, type InspectedPem } from '../x509/inspect-pem';
import type { Certificate } from '../x509/types';
import { firstOf, refTo } from './refs';
import { lifelineOf } from './secret-story';
import type { FirstOf, NameRefusal } from './types';

const MAX_REFUSALS = 4;
const MAX_NAMES = 6;

/** A cluster by which calls come back to this very proxy, and how it calls there. */
export interface Loop {
  readonly cluster: Cluster;
  /** Where its endpoints of this proxy are dialled. */
  readonly ports: readonly number[];
  readonly context: TlsContext;
  readonly tls: EffectiveTls;
}

/**
 * Clusters of this file that lead to the proxy's own address with the mesh's mutual TLS. Callers get
 * the same ones from the control plane, so what these refuse is refused to them as well.
 */
export const loops = facet(({ model, lookup }): readonly Loop[] => {
  const ip = nodeAddress(model.header);
  if (ip === undefined) return [];
  return model.clusters.filter(isInForce).flatMap((cluster): readonly Loop[] => {
    const here = listedEndpoints(cluster)?.filter((endpoint) => leadsTo(endpoint, ip)) ?? [];
    const [own] = here;
    const socket = own && socketOf(cluster, chooseSocket(cluster, own));
    const context = socket && tlsContextOf(socket);
    if (context === undefined || !isMeshClient(context)) return [];
    const ports = here.flatMap(({ address }) =>
      address?.kind === 'socket' ? (address.port ?? []) : [],
    );
    return [{ cluster, ports, context, tls: effectiveTls(context, lookup) }];
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
): FirstOf<NameRefusal> {
  if (subject.kind !== 'secret' || !servesMesh(dump, subject)) return NONE;
  const [leaf] = certificatesOf(own, 'certificate_chain');
  if (leaf === undefined) return NONE;
  // Whatever they make of the chain.
  const refusals = loops(dump).filter(
    ({ context, tls }) => peerNames({ context, tls, call: undefined }, leaf).passes === 'no',
  );
  return firstOf(refusals, MAX_REFUSALS, (loop) => nameRefusal(dump, loop, leaf));
}

export const nameRefusal = (
  dump: Dump,
  { cluster, tls }: Pick<Loop, 'cluster' | 'tls'>,
  { names = [] }: Certificate,
): NameRefusal => ({
  cluster: refTo(dump, cluster),
  accepts: firstOf(tls.names, MAX_NAMES, nameText),
  has: firstOf(
    names.flatMap(({ value }) => value ?? []),
    MAX_NAMES,
    (name) => name,
  ),
});

const NONE: FirstOf<NameRefusal> = { items: [], total: 0 };

const servesMesh = (dump: Dump, subject: Extract<Subject, { readonly kind: 'secret' }>): boolean =>
  (lifelineOf(dump, subject)?.users ?? []).some(
    ({ use, context }) =>
      use === 'certificate' && context.side === 'downstream' && isMeshClient(context),
  );
