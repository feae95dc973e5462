import { leadsNowhere } from '../decide/filter-chain/dead-end';
import type { SecretLookup } from '../decide/secret/lookup';
import { cannotRead, chainProtection } from '../decide/tls/protection';
import { chainId, listenerId, type NodeId } from '../ids/ids';
import { addressText } from '../model/address';
import { canonicalMatch } from '../model/read-listener';
import { tlsContextOf } from '../model/sockets';
import type { Cluster, FilterChain, FilterChainMatch, Listener } from '../model/types';
import type { ClustersByName } from './connect-sources';
import { chainLine, listenerLine } from './lines';
import { addSocket, type SocketUse, stateClass } from './sockets';
import type { ChainEnd } from './types';
import type { GraphWriter } from './writer';

export interface ServerContext {
  readonly lookup: SecretLookup;
  readonly namespace: string | undefined;
  readonly uses: SocketUse[];
  /** Whether others reach a listener. */
  readonly reached: (listener: Listener) => boolean;
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

/** Why a chain closes all that it takes; undefined: it does not. */
function endOf(
  chain: FilterChain,
  listener: Listener,
  named: (name: string) => readonly Cluster[],
): ChainEnd | undefined {
  if (leadsNowhere(chain, named)) return 'nowhere';
  return cannotRead(chain, listener) ? 'unread' : undefined;
}

const directionOf = (listener: Listener): 'inbound' | 'outbound' | 'internal' | 'none' =>
  listener.internal ? 'internal' : listener.direction;

/**
 * Adds a listener with its chains and their sockets. Listeners without any TLS socket fold into one card
 * a state and direction, their chains with them: those that others reach apart from those that take the
 * app's own calls.
 */
export function addListener(
  writer: GraphWriter,
  listener: Listener,
  context: ServerContext,
): NodeId {
  const direction = directionOf(listener);
  const state = listener.origin.state;
  const named = (name: string): readonly Cluster[] => context.clusters.get(name) ?? [];
  const protections = listener.chains.map((chain) => {
    const end = endOf(chain, listener, named);
    const tls = tlsContextOf(chain.socket) !== undefined;
    const own = chainProtection(chain, listener, context.lookup);
    // A look is of what gets through; a TLS socket keeps that which it is set up for.
    const live = end === undefined;
    return { end, chain: live ? own : undefined, socket: live || tls ? own : undefined };
  });
  const shapes = new Set(listener.chains.map((chain) => chain.socket.shape));
  const plain = listener.chains.every((chain) => tlsContextOf(chain.socket) === undefined);
  const reached = context.reached(listener);
  const fold = plain
    ? writer.fold(
        ['no-tls', direction, stateClass(state), String(reached)],
        reached ? 'open-listeners' : 'no-tls-listeners',
      )
    : writer.fold(['listener', direction, stateClass(state), ...[...shapes].sort()], 'alike');
  const namespace = direction === 'inbound' ? context.namespace : undefined;
  const id = writer.add(
    // A static listener may have no name; then its address identifies it.
    listenerId(listener.name || addressText(listener.address), state),
    {
      kind: 'listener',
      name: listener.name,
      state,
      lane: 'server',
      column: 'entry',
      line: listenerLine(listener),
      protections: writer.protectionCounts(
        protections.flatMap(({ chain }) => (chain ? [[chain.kind, 1]] : [])),
      ),
      namespace,
      direction,
      pointer: listener.pointer,
      fold,
    },
    { kind: 'listener', listener },
  );
  listener.chains.forEach((chain, i) => {
    const { end, chain: protection, socket: own } = protections[i] ?? {};
    const chainNode = writer.add(
      chainId(id, chain.name, matchText(chain, context)),
      {
        kind: 'filter-chain',
        name: chain.name,
        state,
        lane: 'server',
        column: 'match',
        line: chainLine(chain, listener.byMatcher, end),
        protection,
        owner: id,
        namespace,
        pointer: chain.pointer,
        fold: plain
          ? fold
          : writer.fold(['chain', fold.key, chain.socket.shape, end ?? ''], 'alike'),
      },
      { kind: 'filter-chain', listener, chain },
    );
    writer.link(id, chainNode, 'path', protection?.kind);
    const place = { owner: chainNode, lane: 'server', state, namespace, protection: own } as const;
    const socket = addSocket(
      writer,
      chain.socket,
      { ...place, fold: plain ? fold : undefined },
      context.lookup,
      context.uses,
    );
    writer.link(chainNode, socket, 'path', own?.kind);
  });
  return id;
}
