import { leadsNowhere } from '../decide/filter-chain/dead-end';
import type { SecretLookup } from '../decide/secret/lookup';
import { chainProtection } from '../decide/tls/protection';
import { chainId, listenerId, type NodeId } from '../ids/ids';
import { canonicalMatch } from '../model/read-listener';
import type { Cluster, FilterChain, FilterChainMatch, Listener } from '../model/types';
import type { ClustersByName } from './connect-sources';
import { chainLine, listenerAddress, listenerLine } from './lines';
import { contextOf } from './secret-join';
import { addSocket, type SocketUse, stateClass } from './sockets';
import type { GraphWriter } from './writer';

export interface ServerContext {
  readonly lookup: SecretLookup;
  readonly namespace: string | undefined;
  readonly uses: SocketUse[];
  readonly clusters: ClustersByName;
  /** What is written of chain matches, which thousands of outbound listeners have in common. */
  readonly matches: Map<FilterChainMatch, string>;
}

function matchText({ isDefault, match }: FilterChain, { matches }: ServerContext): string {
  if (isDefault) return 'default';
  let text = matches.get(match);
  if (text === undefined) {
    text = canonicalMatch(match);
    matches.set(match, text);
  }
  return text;
}

const directionOf = (listener: Listener): 'inbound' | 'outbound' | 'internal' | 'none' =>
  listener.internal ? 'internal' : listener.direction;

/**
 * Adds a listener with its chains and their sockets. A listener without any TLS socket takes the
 * app's own calls; all such fold into one card a state and direction, their chains with them.
 */
export function addListener(
  writer: GraphWriter,
  listener: Listener,
  context: ServerContext,
): NodeId {
  const direction = directionOf(listener);
  const state = listener.origin.state;
  const named = (name: string): readonly Cluster[] => context.clusters.get(name) ?? [];
  const looks = listener.chains.map((chain) => {
    const nowhere = leadsNowhere(chain, named);
    const tls = contextOf(chain.socket) !== undefined;
    const own = chainProtection(chain, listener, context.lookup);
    // A look is of what gets through; a TLS socket keeps that which it is set up for.
    return { nowhere, chain: nowhere ? undefined : own, socket: nowhere && !tls ? undefined : own };
  });
  const shapes = new Set(listener.chains.map((chain) => chain.socket.shape));
  const plain = listener.chains.every((chain) => contextOf(chain.socket) === undefined);
  const fold = plain
    ? writer.fold(['no-tls', direction, stateClass(state)], 'no-tls-listeners')
    : writer.fold(['listener', direction, stateClass(state), ...[...shapes].sort()], 'alike');
  const namespace = direction === 'inbound' ? context.namespace : undefined;
  const id = writer.add(
    // A static listener may have no name; then its address tells it apart.
    listenerId(listener.name || listenerAddress(listener), state),
    {
      kind: 'listener',
      name: listener.name,
      state,
      lane: 'server',
      column: 'entry',
      line: listenerLine(listener),
      looks: writer.lookCounts(looks.flatMap(({ chain }) => (chain ? [[chain.look, 1]] : []))),
      namespace,
      direction,
      pointer: listener.pointer,
      fold,
    },
    { kind: 'listener', listener },
  );
  listener.chains.forEach((chain, i) => {
    const { nowhere = false, chain: protection, socket: own } = looks[i] ?? {};
    const chainNode = writer.add(
      chainId(id, chain.name, matchText(chain, context)),
      {
        kind: 'filter-chain',
        name: chain.name,
        state,
        lane: 'server',
        column: 'match',
        line: chainLine(chain, listener.byMatcher, nowhere),
        protection,
        owner: id,
        namespace,
        pointer: chain.pointer,
        fold: plain
          ? fold
          : writer.fold(['chain', fold.key, chain.socket.shape, String(nowhere)], 'alike'),
      },
      { kind: 'filter-chain', listener, chain },
    );
    writer.link(id, chainNode, 'way', protection?.look);
    const place = { owner: chainNode, lane: 'server', state, namespace, protection: own } as const;
    const socket = addSocket(
      writer,
      chain.socket,
      { ...place, fold: plain ? fold : undefined },
      context.lookup,
      context.uses,
    );
    writer.link(chainNode, socket, 'way', own?.look);
  });
  return id;
}
