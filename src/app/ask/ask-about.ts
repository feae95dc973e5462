import { sniFor } from '../../core/decide/filter-chain/server-name';
import type { GraphNode } from '../../core/graph/types';
import {
  ANY_INBOUND,
  ANY_OUTBOUND,
  type ConnectionQuestion,
  type InboundQuestion,
} from '../../core/view/question';

/** Listeners that receive redirected connections: their own port is not dialled (Istio). */
const REDIRECT_PORTS: ReadonlySet<number> = new Set([15_001, 15_006]);
/** A port for what takes "all others". */
const SOME_PORT = 8080;

/** The question that a node is about; undefined: a connection has nothing to do with it. */
export function questionAbout(
  node: GraphNode,
  owner: GraphNode | undefined,
): ConnectionQuestion | undefined {
  switch (node.kind) {
    case 'listener':
      return aboutListener(node);
    case 'filter-chain':
      return aboutChain(node, owner);
    case 'cluster':
      return { ...ANY_OUTBOUND, cluster: node.id };
    case 'socket-match':
      return owner && { ...ANY_OUTBOUND, cluster: owner.id };
    case 'endpoint-group': {
      const [endpoint] = node.line.key === 'endpoints' ? node.line.addresses : [];
      return owner && { ...ANY_OUTBOUND, cluster: owner.id, endpoint };
    }
    case 'transport-socket':
    case 'secret':
    case 'sds-source':
    case 'address':
    case 'agent':
    case 'ca':
      return undefined;
  }
}

/** The last question that was asked, and the one about what was selected then. */
export interface Asked {
  readonly question: ConnectionQuestion;
  readonly about: ConnectionQuestion | undefined;
}

/** Where asking starts: with what is selected, unless that was asked about last. */
export function startingQuestion(
  about: ConnectionQuestion | undefined,
  last: Asked | undefined,
): ConnectionQuestion {
  if (about !== undefined && JSON.stringify(about) !== JSON.stringify(last?.about)) return about;
  return last?.question ?? ANY_INBOUND;
}

function aboutListener(node: GraphNode): InboundQuestion | undefined {
  if (node.line.key !== 'listener' || node.direction === 'internal') return undefined;
  const { port, address } = placeOf(node);
  const base = { ...ANY_INBOUND, at: node.id, port, address };
  // What the app itself sends is seldom TLS; who calls from outside is filled in by the drawer.
  return node.direction === 'outbound' ? { ...base, sends: 'http/1.1' } : base;
}

function aboutChain(node: GraphNode, owner: GraphNode | undefined): InboundQuestion | undefined {
  if (owner === undefined || owner.direction === 'internal') return undefined;
  const listener = placeOf(owner);
  const base = { ...ANY_INBOUND, at: owner.id, address: listener.address };
  const { line } = node;
  if (line.key !== 'chain-match') return { ...base, port: listener.port ?? SOME_PORT };
  const port = line.port ?? listener.port ?? SOME_PORT;
  const address = /^([\d.]+)\/32$/.exec(line.ranges[0] ?? '')?.[1] ?? base.address;
  const tls = line.transport === 'tls' || line.sni.length > 0;
  if (!tls) {
    const h2c = line.alpn.length > 0 && !line.alpn.includes('http/1.1');
    return { ...base, port, address, sends: h2c ? 'h2c' : 'http/1.1' };
  }
  const sni = sniFor(line.sni);
  // Istio's own ALPN is that of sidecars, which show their workload's certificate.
  const shows = line.alpn.some((one) => one.startsWith('istio')) ? 'mesh' : base.shows;
  return { ...base, port, address, sends: 'tls', sni, alpn: line.alpn, shows };
}

/** Where a listener listens; undefined: at any address, at a port that only redirects lead to. */
function placeOf({ line }: GraphNode): {
  readonly port: number | undefined;
  readonly address: string | undefined;
} {
  const found = line.key === 'listener' ? /^\[?(.*?)\]?:(\d+)$/.exec(line.address) : null;
  const port = Number(found?.[2]);
  const address = found?.[1];
  return {
    port: found === null || REDIRECT_PORTS.has(port) ? undefined : port,
    address: address === '0.0.0.0' || address === '::' ? undefined : address,
  };
}
