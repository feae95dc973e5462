import { isObject, type JsonObject, type JsonValue, own } from '../../../src/core/base/json';
import { payload, proxyHeader } from '../../connections/bytes';
import type { Connection } from '../../connections/connection';
import { dial } from '../../connections/dial';
import { inParallel } from '../../connections/in-parallel';
import { listenerStates } from '../../envoy/listener-states';
import { freePorts } from '../../envoy/ports';
import type { Lab } from '../../envoy/with-lab';
import { BOUND_PORTS, type HandoffQuestion } from './question';

/** Envoys at a time; listeners of different questions share addresses. */
const WIDTH = 3;

/** Asks an Envoy per question; gives the cases of a `listener-handoff` recording in order. */
export function recordHandoffs(
  lab: Lab,
  questions: readonly HandoffQuestion[],
): Promise<readonly JsonObject[]> {
  return inParallel(questions, WIDTH, (question) => recordCase(lab, question));
}

/** Attempts to find ports that nobody takes before Envoy does. */
const ATTEMPTS = 3;

async function recordCase(lab: Lab, question: HandoffQuestion): Promise<JsonObject> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const done = await tryCase(lab, question);
    if (done !== undefined) return done;
  }
  throw new Error(`Envoy refuses the entrance of ${question.id}.`);
}

/** Undefined if the entrance could not be opened. */
async function tryCase(lab: Lab, question: HandoffQuestion): Promise<JsonObject | undefined> {
  const { id, listeners, receivedBy, connections } = question;
  const free = await freePorts(BOUND_PORTS.length);
  const ports = new Map(BOUND_PORTS.map((port, i) => [port, free[i] ?? 0]));
  const recorded = new Map([...ports].map(([port, real]) => [real, port]));
  const envoy = await lab.envoy({ listeners: listeners.map((one) => withPorts(one, ports)) });
  try {
    const states = await listenerStates(envoy, listeners.length);
    const rejected = [...states].flatMap(([name, state]) =>
      state.outcome === 'rejected' ? [[name, namingPorts(state.message, recorded)] as const] : [],
    );
    const entry = states.get(receivedBy);
    if (entry?.outcome !== 'accepted') return undefined;

    let closed = 0;
    const asks = await inParallel(connections, 8, async (connection) => {
      const said = await ask(entry.port, connection, ports);
      if (said === undefined) closed++;
      return { received_by: receivedBy, connection, answer: answerOf(said) };
    });
    const stats = await envoy.stats('\\.no_filter_chain_match$');
    const unmatched = [...stats.values()].reduce((sum, value) => sum + value, 0);
    if (unmatched !== closed) throw new Error(`${id}: ${closed} closed, ${unmatched} unmatched.`);
    return {
      id,
      listeners,
      ...(rejected.length > 0 && { rejected: Object.fromEntries(rejected) }),
      asks,
    };
  } catch (error) {
    throw new Error(`${error}\nEnvoy's last words:\n${(await envoy.log()).slice(-3000)}`);
  } finally {
    await envoy.stop();
  }
}

async function ask(
  port: number,
  connection: Connection,
  ports: ReadonlyMap<number, number>,
): Promise<string | undefined> {
  const { destination, bytes, direct_source } = connection;
  const real = { ...destination, port: ports.get(destination.port) ?? destination.port };
  const send = Buffer.concat([
    proxyHeader({ ...connection, destination: real }),
    await payload(bytes),
  ]);
  const from = direct_source.address;
  return dial({ address: from.includes(':') ? '::1' : '127.0.0.1', port, from, send });
}

function answerOf(said: string | undefined): JsonObject {
  if (said === undefined) return { closed: true };
  const [, listener, chain] = /^<(.*)\/(.*)>$/.exec(said) ?? [];
  if (listener === undefined || chain === undefined) throw new Error(`Not an answer: ${said}`);
  return { listener, chain };
}

/** The same with other ports in its addresses. */
function withPorts(value: JsonObject, ports: ReadonlyMap<number, number>): JsonObject {
  const change = (part: JsonValue): JsonValue => {
    if (Array.isArray(part)) return part.map(change);
    return isObject(part) ? withPorts(part, ports) : part;
  };
  const port = own(value, 'port_value');
  return {
    ...Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)])),
    ...(typeof port === 'number' && { port_value: ports.get(port) ?? port }),
  };
}

/** Envoy's words with the recorded ports. */
function namingPorts(message: string, recorded: ReadonlyMap<number, number>): string {
  return message.replace(/:(\d+)\b/g, (text, port) => {
    const known = recorded.get(Number(port));
    return known === undefined ? text : `:${known}`;
  });
}
