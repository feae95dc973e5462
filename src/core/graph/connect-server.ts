import { chainProtection, type Protection } from '../decide/protection';
import type { SecretLookup } from '../decide/secret-lookup';
import { chainId, listenerId, type NodeId } from '../ids/ids';
import { canonicalMatch } from '../model/read-listener';
import type { Listener } from '../model/types';
import { chainLine, listenerAddress, listenerLine } from './lines';
import { contextOf } from './secret-join';
import { addSocket, type SocketUse, stateClass } from './sockets';
import type { Fold, LookCounts } from './types';
import type { GraphWriter } from './writer';

export interface ServerContext {
  readonly lookup: SecretLookup;
  readonly namespace: string | undefined;
  readonly uses: SocketUse[];
}

export function countLooks(looks: readonly Protection['look'][]): LookCounts {
  const counts: { [L in Protection['look']]?: number } = {};
  for (const look of looks) counts[look] = (counts[look] ?? 0) + 1;
  return counts;
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
  const protections = listener.chains.map((chain) =>
    chainProtection(chain, listener, context.lookup),
  );
  const shapes = new Set(listener.chains.map((chain) => chain.socket.shape));
  const plain = listener.chains.every((chain) => contextOf(chain.socket) === undefined);
  const fold: Fold = plain
    ? { key: `no-tls ${direction}${stateClass(state)}`, of: 'no-tls-listeners' }
    : {
        key: `listener ${direction}${stateClass(state)} ${[...shapes].sort().join(' ')}`,
        of: 'alike',
      };
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
      looks: countLooks(protections.map((protection) => protection.look)),
      namespace,
      direction,
      pointer: listener.pointer,
      fold,
    },
    { kind: 'listener', listener },
  );
  listener.chains.forEach((chain, i) => {
    const protection = protections[i] ?? { look: 'unknown' };
    const chainNode = writer.add(
      chainId(id, chain.name, chain.isDefault ? 'default' : canonicalMatch(chain.match)),
      {
        kind: 'filter-chain',
        name: chain.name,
        state,
        lane: 'server',
        column: 'match',
        line: chainLine(chain, listener.byMatcher),
        protection,
        owner: id,
        namespace,
        pointer: chain.pointer,
        fold: plain ? fold : { key: `chain ${fold.key} ${chain.socket.shape}`, of: 'alike' },
      },
      { kind: 'filter-chain', listener, chain },
    );
    writer.link(id, chainNode, 'way', protection.look);
    const place = { owner: chainNode, lane: 'server', state, namespace, protection } as const;
    const socket = addSocket(
      writer,
      chain.socket,
      { ...place, fold: plain ? fold : undefined },
      context.lookup,
      context.uses,
    );
    writer.link(chainNode, socket, 'way', protection.look);
  });
  return id;
}
