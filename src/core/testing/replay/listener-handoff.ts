import { type JsonObject, own } from '../../base/json';
import { type Delivery, deliverFrom } from '../../decide/listener/handoff';
import { repeatedAddresses } from '../../decide/listener/handoff-addresses';
import { readListener } from '../../model/read-listener';
import type { Listener } from '../../model/types';
import { readConnection, sayChoice } from './filter-chain';
import { type ReplayKind, type Score, score } from './kind';
import { listOf, message, objectOf, RECORDED, textOf } from './record';

/** Which listener of an Envoy serves connections that one of them takes in, and by which chain. */
export const LISTENER_HANDOFF: ReplayKind = {
  recording: 'listener-handoff',
  replay(record) {
    const listeners = listOf(own(record, 'listeners')).map((one) =>
      readListener(message(objectOf(one)), RECORDED, undefined),
    );
    const refused = repeatedAddresses(listeners).map(({ listener }) => listener);
    const loaded = listeners.filter((_, i) => !refused.includes(i));
    const names = refused.map((i) => listeners[i]?.name ?? '?').sort();
    const rejected = Object.keys(objectOf(own(record, 'rejected') ?? {})).sort();
    const asks = listOf(own(record, 'asks')).map(objectOf);
    if (names.join() !== rejected.join() || asks.length === 0) {
      const both = [`rejected: ${rejected.join()}`, `rejected: ${names.join()}`] as const;
      return (asks.length === 0 ? [record] : asks).map(() => score(...both));
    }
    return asks.map((ask) => replayAsk(loaded, ask));
  },
};

function replayAsk(listeners: readonly Listener[], ask: JsonObject): Score {
  const name = textOf(own(ask, 'received_by'));
  const taker = listeners.findIndex((one) => one.name === name);
  const listener = listeners[taker];
  if (listener === undefined) throw new Error(`no listener ${name}`);
  const asked = objectOf(own(ask, 'connection'));
  const delivery = deliverFrom(listeners, taker, readConnection(asked, listener));
  const answer = objectOf(own(ask, 'answer'));
  const recorded =
    own(answer, 'closed') === true
      ? 'closed'
      : `${textOf(own(answer, 'listener'))}/${textOf(own(answer, 'chain'))}`;
  return score(recorded, say(delivery, listeners), asked);
}

/** A closed connection does not show which listener closed it. */
function say({ served, verdict }: Delivery, listeners: readonly Listener[]): string {
  const listener = served === undefined ? undefined : listeners[served];
  if (listener === undefined || verdict === undefined) return 'refused';
  const { choice } = verdict;
  const end = sayChoice(choice, listener);
  return choice.kind === 'chain' ? `${listener.name}/${end}` : end;
}
