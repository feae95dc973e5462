import { type JsonObject, type JsonValue, own } from '../../base/json';
import type { Connection, IpPort, SentBytes } from '../../decide/connection';
import { type ChainChoice, selectFilterChain } from '../../decide/filter-chain/filter-chain';
import { listenerRejections } from '../../decide/filter-chain/refusals';
import { readListener } from '../../model/read-listener';
import type { Listener } from '../../model/types';
import { type ReplayKind, type Score, score } from './kind';
import { listOf, messageOf, objectOf, RECORDED, textOf } from './record';

/** Which filter chain a listener takes for each of several connections, or that it is refused. */
export const FILTER_CHAIN: ReplayKind = {
  recording: 'filter-chain',
  replay(record) {
    const listener = readListener(messageOf(record, 'listener'), RECORDED, undefined);
    const refused = listenerRejections(listener);
    const decided = refused.length === 0 ? 'accepted' : `rejected: ${JSON.stringify(refused)}`;
    if (own(record, 'outcome') === 'rejected') {
      return [score('rejected', refused.length === 0 ? decided : 'rejected')];
    }
    const asks = listOf(own(record, 'asks')).map(objectOf);
    if (refused.length > 0 || asks.length === 0) {
      return (asks.length === 0 ? [record] : asks).map(() => score('accepted', decided));
    }
    return asks.map((ask) => replayAsk(listener, ask));
  },
};

function replayAsk(listener: Listener, ask: JsonObject): Score {
  const answer = objectOf(own(ask, 'answer'));
  if (own(answer, 'undetermined') === true) return { verdict: 'undetermined' };
  const recorded = own(answer, 'closed') === true ? 'closed' : textOf(own(answer, 'chain'));
  const connection = readConnection(objectOf(own(ask, 'connection')), listener);
  const { choice } = selectFilterChain(listener, connection);
  return score(recorded, sayChoice(choice, listener), own(ask, 'connection'));
}

/** The chain's name, or what became of the connection. */
export function sayChoice(choice: ChainChoice, listener: Listener): string {
  switch (choice.kind) {
    case 'chain':
      return listener.chains[choice.chain]?.name ?? '?';
    case 'closed':
      return 'closed';
    case 'waiting':
      return 'waiting';
    case 'undetermined':
      return `undetermined: ${JSON.stringify(choice.among)}`;
    case 'unknown':
      return `unknown: ${choice.type}`;
  }
}

/**
 * The connection of an ask: dialled at the listener's own address from `direct_source`, and
 * everything else said by a PROXY protocol header.
 */
export function readConnection(asked: JsonObject, listener: Listener): Connection {
  const direct = textOf(own(objectOf(own(asked, 'direct_source')), 'address'));
  return {
    destination: dialled(listener, direct),
    source: { address: direct, port: 0 },
    proxyHeader: {
      source: readPlace(own(asked, 'source')),
      destination: readPlace(own(asked, 'destination')),
    },
    bytes: readBytes(objectOf(own(asked, 'bytes'))),
  };
}

/** A client on loopback dials a wildcard address on loopback. */
function dialled({ address }: Listener, from: string): IpPort {
  if (address?.kind !== 'socket') throw new Error('a listener has an address');
  const wildcard = address.address === '0.0.0.0' || address.address === '::';
  const loopback = from.includes(':') ? '::1' : '127.0.0.1';
  return { address: wildcard ? loopback : address.address, port: address.port ?? 0 };
}

function readPlace(value: JsonValue | undefined): IpPort {
  const place = objectOf(value);
  const port = own(place, 'port');
  if (typeof port !== 'number') throw new Error('a port was expected');
  return { address: textOf(own(place, 'address')), port };
}

const PLAIN = ['http/1.0', 'http/1.1', 'h2c', 'raw', 'none'] as const;

function readBytes(bytes: JsonObject): SentBytes {
  const kind = own(bytes, 'kind');
  if (kind === 'tls') {
    const sni = own(bytes, 'sni');
    return {
      kind: 'tls',
      sni: typeof sni === 'string' ? sni : undefined,
      alpn: listOf(own(bytes, 'alpn')).map(textOf),
    };
  }
  const plain = PLAIN.find((known) => known === kind);
  if (plain === undefined) throw new Error(`bytes of an unknown kind: ${String(kind)}`);
  return { kind: plain };
}
