import type { GraphNode } from '../graph/types';
import type { ConnectionQuestion } from '../view/question';
import type { Cast, Role } from './cast';
import { portOfChain } from './locate';
import type { Caller, Check, TourAsk } from './types';

/** Select a node that fits; `show` is one. */
export const select = (show: Role, fits: (node: GraphNode, cast: Cast) => boolean): Check => ({
  kind: 'select',
  show,
  fits,
});

/** Ask what becomes of a caller at the port of a role's chain. */
export const askIn = (role: Role, who: Caller): Check => ({
  kind: 'ask',
  show: (cast) => {
    const node = cast.node(role);
    const port = node && portOfChain(node);
    return port === undefined ? undefined : { ask: 'in', port, who };
  },
});

/** Ask how an endpoint of a group is called. */
export const askOut = (role: Role): Check => ({
  kind: 'ask',
  show: (cast) => {
    const group = cast.node(role);
    const cluster = cast.byId(group?.owner);
    if (group === undefined || cluster === undefined) return undefined;
    const endpoint = group.line.key === 'endpoints' ? group.line.addresses[0] : undefined;
    return { ask: 'out', cluster: cluster.id, endpoint };
  },
});

const isMesh = (alpn: readonly string[]): boolean => alpn.some((one) => one.startsWith('istio'));

/** Whether a question has the sense of the one that was asked for. */
export function asksFor(wanted: TourAsk, question: ConnectionQuestion): boolean {
  if (wanted.ask === 'out') {
    if (question.ask !== 'out' || question.cluster !== wanted.cluster) return false;
    return question.endpoint === undefined || question.endpoint === wanted.endpoint;
  }
  if (question.ask !== 'in' || question.port !== wanted.port) return false;
  const tls = question.sends === 'tls';
  switch (wanted.who) {
    case 'mesh-mtls':
      return tls && isMesh(question.alpn);
    case 'https':
      return tls && !isMesh(question.alpn);
    case 'curl':
      return !tls && question.sends !== 'quic' && question.sends !== 'none';
  }
}
