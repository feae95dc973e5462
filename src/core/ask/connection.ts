import type { Connection, IpPort, SentBytes } from '../decide/connection';
import { portOf, REDIRECT_PORT, restores } from '../decide/inbound/listeners';
import { type Delivery, deliver, deliverFrom } from '../decide/listener/handoff';
import { nodeAddress } from '../model/address';
import { isInForce } from '../model/in-force';
import type { Listener, Model } from '../model/types';
import { type InboundQuestion, isHello } from '../view/question';
import type { Assumed } from './types';

/**
 * Addresses reserved for documentation (RFC 5737): a caller from elsewhere, a proxy of unknown
 * address.
 */
const SOMEBODY = '192.0.2.10';
const SOMEWHERE = '192.0.2.1';
const SOMEBODY_6 = '2001:db8::10';
/** Ports of callers are seldom asked for; this one is in the ephemeral range of Linux. */
const SOURCE_PORT = 40_000;

export interface Delivered {
  readonly delivery: Delivery;
  readonly destination: IpPort;
  /** Where it was redirected to. */
  readonly redirected: IpPort | undefined;
  readonly assumed: Assumed;
}

/** What the question leaves open is supposed; `port` is that of the question. */
export function deliverQuestion(
  model: Model,
  question: InboundQuestion,
  at: Listener | undefined,
  port: number,
): Delivered {
  const address =
    question.address ??
    specific(at) ??
    dialledAt(model, port) ??
    nodeAddress(model.header) ??
    SOMEWHERE;
  const destination: IpPort = { address, port };
  const source = question.source ?? (address.includes(':') ? SOMEBODY_6 : SOMEBODY);
  const peer: IpPort = { address: question.direct ?? source, port: SOURCE_PORT };
  const taker = at ?? captureOf(model.listeners, destination);
  const redirected = taker === undefined ? undefined : redirectTo(taker, destination);
  const connection: Connection = {
    destination,
    acceptedOn: redirected,
    source: peer,
    proxyHeader:
      question.direct === undefined
        ? undefined
        : { source: { address: source, port: SOURCE_PORT }, destination },
    bytes: bytesOf(question),
  };
  const { listeners } = model;
  const delivery =
    at === undefined
      ? deliver(listeners, connection)
      : deliverFrom(listeners, listeners.indexOf(at), connection);
  const assumed: Assumed = {
    address: question.address === undefined ? address : undefined,
    source: question.source === undefined ? source : undefined,
  };
  return { delivery, destination, redirected, assumed };
}

function bytesOf({ sends, sni, alpn }: InboundQuestion): SentBytes {
  return isHello(sends) ? { kind: sends, sni, alpn } : { kind: sends };
}

const isServing = (listener: Listener): boolean =>
  listener.bindToPort && !listener.internal && isInForce(listener);

/**
 * The listener to which a connection from outside is redirected: Istio's iptables rules send
 * inbound connections to port 15006, except to ports that another listener binds (15021, 15090, or
 * all of a proxy without redirection). Other meshes redirect elsewhere (OSM: 15003), which shows in
 * chains that match a port without a listener, and Istio up to 1.1 to a listener without a direction.
 * Undefined: nothing is redirected.
 */
export function captureOf(
  listeners: readonly Listener[],
  { address, port }: IpPort,
): Listener | undefined {
  const serving = listeners.filter(isServing);
  const owns = (one: Listener): boolean =>
    !restores(one) && portOf(one) === port && [undefined, address].includes(specific(one));
  if (serving.some(owns)) return undefined;
  return (
    serving.find((one) => restores(one) && portOf(one) === REDIRECT_PORT) ??
    serving.find(
      (one) =>
        restores(one) &&
        one.direction !== 'outbound' &&
        one.chains.some(({ match }) => match.destinationPort === port),
    ) ??
    // Istio up to 1.1: all is redirected to `virtual`, which hands on to listeners that bind nothing.
    serving.find(
      (one) => one.useOriginalDst && one.direction === 'none' && handsTo(listeners, port),
    )
  );
}

const handsTo = (listeners: readonly Listener[], port: number): boolean =>
  listeners.some(
    (one) => !one.bindToPort && !one.internal && isInForce(one) && portOf(one) === port,
  );

/** Of the agent and of Envoy itself: Istio's injection template excludes them from the redirection. */
const NOT_REDIRECTED: readonly number[] = [15_020, 15_021, 15_090];

/**
 * What exempts this port from the redirect to `virtualInbound`: iptables rules of Istio's injection
 * template, or the pod's annotations (docs/decisions.md, "Mode of an inbound port"). Undefined:
 * nothing, or a listener has the port.
 */
export function exemptedBy(
  { listeners, header }: Pick<Model, 'listeners' | 'header'>,
  destination: IpPort,
): 'istio' | 'annotation' | undefined {
  const capture = captureOf(listeners, destination);
  if (capture === undefined || portOf(capture) !== REDIRECT_PORT) return undefined;
  if (NOT_REDIRECTED.includes(destination.port)) return 'istio';
  return header.excludedPorts?.includes(destination.port) === true ? 'annotation' : undefined;
}

/** Whether Istio leads it in: what else comes to this port, as probes do, it leads elsewhere. */
export const isIstioRedirect = (redirected: IpPort | undefined): boolean =>
  redirected?.port === REDIRECT_PORT;

/** Listeners that would own a socket if they were in force: they wait, or were refused. */
export const waiting = (listeners: readonly Listener[]): readonly Listener[] =>
  listeners.filter(
    ({ origin, internal, bindToPort, address }) =>
      bindToPort &&
      !internal &&
      address?.kind === 'socket' &&
      (origin.state === 'warming' || origin.state === 'failed'),
  );

/** The listener that would take a connection to this port if it were in force: warming or refused. */
export function wouldTake(listeners: readonly Listener[], port: number): Listener | undefined {
  const others = waiting(listeners);
  return (
    others.find((one) => !restores(one) && portOf(one) === port) ??
    others.find((one) => restores(one) && portOf(one) === REDIRECT_PORT)
  );
}

/** Undefined: it comes in where it was dialled. */
function redirectTo(taker: Listener, { address, port }: IpPort): IpPort | undefined {
  const own = portOf(taker);
  if (own === undefined || own === port || !restores(taker)) return undefined;
  return { address, port: own };
}

function specific(listener: Listener | undefined): string | undefined {
  const address = listener?.address;
  if (address?.kind !== 'socket') return undefined;
  return address.address === '0.0.0.0' || address.address === '::' ? undefined : address.address;
}

/** The only address at which this port can be dialled; undefined: at any, or at none. */
function dialledAt({ listeners, header }: Model, port: number): string | undefined {
  const own = nodeAddress(header);
  if (captureOf(listeners, { address: own ?? SOMEWHERE, port }) !== undefined) return undefined;
  const there = listeners.filter((one) => isServing(one) && portOf(one) === port);
  const addresses = there.map(specific);
  return addresses.includes(undefined) || addresses.includes(own) ? undefined : addresses[0];
}

/** Listeners that own a socket, by name and place. */
export const bound = (listeners: readonly Listener[]): readonly Listener[] =>
  listeners.filter((one) => isServing(one) && one.address?.kind === 'socket');
