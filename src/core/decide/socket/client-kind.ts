import { internalListenerOf } from '../../model/listed-endpoints';
import { isTunnel, unwrapped } from '../../model/sockets';
import type { Cluster, Endpoint, TransportSocket } from '../../model/types';
import { showsCertificate } from '../tls/tls-context';
import type { InternalProtections } from './internal-protections';
import { isMeshClient } from './istio-sockets';
import { chooseSocket, type EndpointMetadata, socketOf, UNLISTED } from './select-socket';

/**
 * What a client socket is, in Istio's terms (Istio's pilot/pkg/networking/core/cluster_tls.go): the
 * mesh's mutual TLS, mutual TLS with another certificate, TLS without one, a tunnel, plaintext.
 */
export type ClientKind =
  | 'mtls'
  | 'mutual-custom'
  | 'simple-tls'
  | 'hbone'
  | 'plaintext'
  | 'unknown';

/** The kind of a socket towards an address; `towards`: the internal listener, if it is one. */
export function clientKind(
  socket: TransportSocket,
  towards: string | undefined,
  internal: InternalProtections,
): ClientKind {
  const content = unwrapped(socket)?.content;
  // What starts in cleartext and may turn to TLS is not promised to be either.
  if (content === undefined) return 'unknown';
  if (towards !== undefined && content.kind === 'raw-buffer') {
    return throughListener(socket, towards, internal);
  }
  switch (content.kind) {
    case 'tls':
    case 'quic':
      if (towards !== undefined && isTunnel(socket)) return 'hbone';
      if (isMeshClient(content.context)) return 'mtls';
      return showsCertificate(content.context) ? 'mutual-custom' : 'simple-tls';
    case 'raw-buffer':
      return 'plaintext';
    case 'wrapper':
    case 'other':
      return 'unknown';
  }
}

/** Istio's tunnel is this listener; another one is what stands behind it. */
function throughListener(
  socket: TransportSocket,
  listener: string,
  internal: InternalProtections,
): ClientKind {
  if (isTunnel(socket) && listener.endsWith('connect_originate')) return 'hbone';
  const { kind: protection } = internal.behind(listener);
  if (protection === 'mtls') return 'hbone';
  return protection === 'plaintext' ? 'plaintext' : 'unknown';
}

export type ClusterKinds =
  /** One for all, where the socket does not depend on the endpoint. */
  | { readonly cluster: ClientKind }
  | {
      readonly endpoints: readonly { readonly endpoint: Endpoint; readonly kind: ClientKind }[];
    };

/** The kind of every endpoint of a cluster, or of the cluster where none is listed. */
export function clusterKinds(cluster: Cluster, internal: InternalProtections): ClusterKinds {
  const { endpoints } = cluster;
  switch (endpoints.kind) {
    case 'row':
    case 'load-assignment':
      if (endpoints.endpoints.length === 0 && !dependsOnEndpoint(cluster)) {
        return { cluster: clientKind(cluster.socket, undefined, internal) };
      }
      return {
        endpoints: endpoints.endpoints.map((endpoint) => {
          return { endpoint, kind: endpointKind(cluster, endpoint, internal) };
        }),
      };
    case 'original-dst':
      return { cluster: endpointKind(cluster, UNLISTED, internal) };
    case 'unknown':
      if (dependsOnEndpoint(cluster)) return { cluster: 'unknown' };
      return { cluster: clientKind(cluster.socket, undefined, internal) };
  }
}

/** Without matches the socket is known, but whether an address is a tunnel is not. */
const dependsOnEndpoint = ({ matches, socket }: Cluster): boolean =>
  matches.length > 0 || isTunnel(socket);

/** The kind of the socket that a cluster takes towards an endpoint. */
export function endpointKind(
  cluster: Cluster,
  endpoint: EndpointMetadata & Pick<Endpoint, 'address'>,
  internal: InternalProtections,
): ClientKind {
  const socket = socketOf(cluster, chooseSocket(cluster, endpoint));
  if (socket === undefined) return 'unknown';
  return clientKind(socket, internalListenerOf(endpoint), internal);
}
