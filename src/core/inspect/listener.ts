import { awaitedBy } from '../decide/secret/readiness';
import type { Dump } from '../graph/dump';
import type { SubjectOf } from '../graph/subjects';
import { addressText } from '../model/address';
import { tlsContextOf } from '../model/sockets';
import type { FilterChain, Listener } from '../model/types';
import {
  type Description,
  fact,
  originFacts,
  place,
  type Said,
  say,
  text,
  textFact,
  textFacts,
  when,
} from './description';
import { sayOrigin } from './origin-messages';
import type { Fact } from './types';

const directionOf = (listener: Listener): 'inbound' | 'outbound' | 'none' | 'internal' =>
  listener.internal ? 'internal' : listener.direction;

const speaksTls = ({ socket }: FilterChain): boolean => tlsContextOf(socket) !== undefined;

function listenerFacts(listener: Listener): readonly Fact[] {
  const { address, additionalAddresses, direction } = listener;
  const addresses = address === undefined ? additionalAddresses : [address, ...additionalAddresses];
  return [
    ...fact(
      'address',
      addresses.map((one) =>
        text(addressText(one), one.kind === 'socket' && one.udp ? 'UDP' : undefined),
      ),
    ),
    ...textFact('direction', direction === 'none' ? undefined : direction.toUpperCase()),
    ...textFact('bind-to-port', listener.bindToPort ? undefined : false),
    ...textFacts('listener-filters', listener.listenerFilters),
    ...originFacts(listener.origin),
  ];
}

export function describeListener({ listener }: SubjectOf<'listener'>, dump: Dump): Description {
  const { origin, address, chains, internal, bindToPort } = listener;
  const messages: readonly Said[] = [
    say({
      key: 'listener',
      address: internal ? '' : addressText(address),
      direction: directionOf(listener),
      chains: chains.length,
      tlsChains: chains.filter(speaksTls).length,
    }),
    ...sayOrigin(origin, 'listener', {
      waitsFor: awaitedBy(listener, dump.lookup),
      inForce: dump.isInForce('listener', listener.name),
    }),
    ...when(internal, { key: 'listener-internal', name: listener.name }),
    ...when(!bindToPort && !internal, { key: 'listener-not-bound' }),
  ];
  return { messages, facts: listenerFacts(listener), places: [place('self', listener.pointer)] };
}
