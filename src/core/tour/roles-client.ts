import { istioName } from '../graph/lines';
import type { GraphNode } from '../graph/types';
import { inForce } from '../model/in-force';
import type { Cast, Role } from './cast';
import { isProtection, type Locator, portOfChain } from './locate';

const isCluster = (node: GraphNode): boolean =>
  node.kind === 'cluster' && inForce(node.state) && node.direction !== 'inbound';

const isPlain = isProtection('plaintext');
const isMtls = isProtection('mtls');

const takesAll = ({ kind, line }: GraphNode): boolean =>
  kind === 'socket-match' && line.key === 'match' && line.criteria.length === 0;

const asksForIstio = ({ kind, line }: GraphNode): boolean =>
  kind === 'socket-match' &&
  line.key === 'match' &&
  line.criteria.some(([key, value]) => key === 'tlsMode' && value === 'istio');

/** Clusters in force with the two entries of auto mTLS, by id. */
function autoClusters(cast: Cast): readonly GraphNode[] {
  const asking = new Set(cast.nodes.filter(asksForIstio).map(({ owner }) => owner));
  const open = new Set(cast.nodes.filter(takesAll).map(({ owner }) => owner));
  return cast.nodes.filter((node) => isCluster(node) && asking.has(node.id) && open.has(node.id));
}

const calls = ({ protections }: GraphNode, protection: 'mtls' | 'plaintext'): number =>
  protections[protection] ?? 0;

/** A cluster whose endpoints are called with mutual TLS: for the port and with a subset, if possible. */
const meshCluster: Locator = (cast) => {
  const ported = cast.node('mtls-chain');
  const port = ported && portOfChain(ported);
  const rank = (node: GraphNode): number => {
    const istio = istioName(node.name);
    return (
      Number(istio?.subset !== undefined && istio.subset !== '') + Number(istio?.port === port)
    );
  };
  const all = autoClusters(cast).filter((node) => calls(node, 'mtls') > 0);
  return all.reduce<GraphNode | undefined>(
    (best, node) => (best === undefined || rank(node) > rank(best) ? node : best),
    undefined,
  );
};

const endpointsOf = (
  cast: Cast,
  cluster: GraphNode | undefined,
  fits: (node: GraphNode) => boolean,
): GraphNode | undefined =>
  cast.owned(
    cluster,
    (node) => node.kind === 'endpoint-group' && node.line.key === 'endpoints' && fits(node),
  );

/** Calls some of its endpoints in plaintext although it could do mutual TLS; both kinds if possible. */
const mixedCluster: Locator = (cast) => {
  const plain = autoClusters(cast).filter((node) => calls(node, 'plaintext') > 0);
  return plain.find((node) => calls(node, 'mtls') > 0) ?? plain[0];
};

/** No entries to choose from, and no TLS: a service of the mesh that is called in plaintext whatever it says. */
const forcedCluster: Locator = (cast) => {
  const withEntries = new Set(
    cast.nodes.filter(({ kind }) => kind === 'socket-match').map(({ owner }) => owner),
  );
  return cast.nodes.find(
    (node) =>
      isCluster(node) &&
      istioName(node.name)?.direction === 'outbound' &&
      !withEntries.has(node.id) &&
      calls(node, 'plaintext') > 0 &&
      node.line.key === 'cluster' &&
      node.line.type !== 'ORIGINAL_DST',
  );
};

export const CLIENT_ROLES = {
  'mesh-cluster': meshCluster,
  'istio-entry': (cast) => cast.owned(cast.node('mesh-cluster'), asksForIstio),
  'open-entry': (cast) => cast.owned(cast.node('mesh-cluster'), takesAll),
  'mesh-endpoints': (cast) => endpointsOf(cast, cast.node('mesh-cluster'), isMtls),
  'client-socket': (cast) =>
    cast.next(
      cast.node('istio-entry'),
      ({ kind, line }) => kind === 'transport-socket' && line.key === 'socket-client',
    ),
  'mixed-cluster': mixedCluster,
  'plain-endpoints': (cast) => endpointsOf(cast, cast.node('mixed-cluster'), isPlain),
  'forced-cluster': forcedCluster,
  'any-cluster': (cast) =>
    cast.node('mesh-cluster') ??
    cast.nodes.find(({ kind, lane }) => kind === 'cluster' && lane === 'client'),
  'passthrough-cluster': (cast) =>
    cast.nodes.find((node) => isCluster(node) && node.name === 'PassthroughCluster'),
} satisfies Partial<Record<Role, Locator>>;
