import { isObject, type JsonObject, own } from '../../src/core/base/json';
import { payload, proxyHeader } from '../connections/bytes';
import type { Connection } from '../connections/connection';
import { dial } from '../connections/dial';
import { inParallel } from '../connections/in-parallel';
import { type ListenerState, listenerStates } from '../envoy/listener-states';
import type { EnvoyProcess } from '../envoy/process';
import type { Lab } from '../envoy/with-lab';
import type { ListenerQuestion } from './question';

/** Listeners of one Envoy. */
const BATCH = 100;
/** Connections at a time. */
const WIDTH = 24;
/** Copies of a listener in which chance may choose: all alike by chance once in 2^23. */
const COPIES = 24;

/** Asks running Envoys; gives the cases of a `filter-chain` recording in the questions' order. */
export async function recordListeners(
  lab: Lab,
  questions: readonly ListenerQuestion[],
): Promise<readonly JsonObject[]> {
  const cases: JsonObject[] = [];
  for (let start = 0; start < questions.length; start += BATCH) {
    cases.push(...(await recordBatch(lab, questions.slice(start, start + BATCH))));
  }
  return cases;
}

interface Copy {
  readonly question: ListenerQuestion;
  readonly name: string;
}

async function recordBatch(
  lab: Lab,
  questions: readonly ListenerQuestion[],
): Promise<readonly JsonObject[]> {
  const copies: readonly Copy[] = questions.flatMap((question) =>
    Array.from({ length: question.chance ? COPIES : 1 }, (_, copy) => ({
      question,
      name: `${question.id} ${copy}`,
    })),
  );
  const envoy = await lab.envoy({
    listeners: copies.map(({ question, name }) => ({
      ...question.listener,
      name,
      address: freePortOf(addressOf(question.listener).address),
    })),
  });
  try {
    const states = await listenerStates(envoy, copies.length);
    const cases: JsonObject[] = [];
    const count: Count = { closed: 0 };
    for (const question of questions) {
      const names = copies.filter((copy) => copy.question === question).map(({ name }) => name);
      cases.push(await recordCase(question, names, states, count));
    }
    await checkClosed(envoy, count);
    return cases;
  } catch (error) {
    throw new Error(`${error}\nEnvoy's last words:\n${(await envoy.log()).slice(-3000)}`);
  } finally {
    await envoy.stop();
  }
}

/** How many connections were closed without an answer. */
interface Count {
  closed: number;
}

/** A connection may also close because Envoy crashed or gave up waiting: that is no answer. */
async function checkClosed(envoy: EnvoyProcess, { closed }: Count): Promise<void> {
  const stats = await envoy.stats('\\.no_filter_chain_match$');
  const unmatched = [...stats.values()].reduce((sum, value) => sum + value, 0);
  if (unmatched === closed) return;
  throw new Error(`${closed} connections were closed, ${unmatched} of them for want of a chain.`);
}

async function recordCase(
  { id, listener, connections }: ListenerQuestion,
  names: readonly string[],
  states: ReadonlyMap<string, ListenerState>,
  count: Count,
): Promise<JsonObject> {
  const ports: number[] = [];
  for (const name of names) {
    const state = states.get(name);
    if (state === undefined) throw new Error(`Envoy says nothing about listener ${name}.`);
    if (state.outcome === 'accepted') {
      ports.push(state.port);
      continue;
    }
    const { address, port } = addressOf(listener);
    // The port was taken from the kernel, so that Envoy's own words name port 0.
    const message = state.message.replaceAll(hostPort(address, 0), hostPort(address, port));
    return { id, listener, outcome: 'rejected', message };
  }
  const { address } = addressOf(listener);
  const asks = await inParallel(connections, WIDTH, async (connection) => {
    const answers = new Set<string | undefined>();
    for (const port of ports) {
      const answer = await ask(address, port, connection);
      if (answer === undefined) count.closed++;
      answers.add(answer);
    }
    return { connection, answer: answerOf(answers) };
  });
  return { id, listener, outcome: 'accepted', asks };
}

async function ask(
  address: string,
  port: number,
  connection: Connection,
): Promise<string | undefined> {
  const send = Buffer.concat([proxyHeader(connection), await payload(connection.bytes)]);
  const said = await dial({ address, port, from: connection.direct_source.address, send });
  if (said === undefined) return undefined;
  const name = /^<(.*)>$/.exec(said)?.[1];
  if (name === undefined) throw new Error(`Not the answer of a chain: ${said}`);
  return name;
}

/** Where chance chose differently, the first by name stands for all, so that records are alike. */
function answerOf(answers: ReadonlySet<string | undefined>): JsonObject {
  const names = [...answers].flatMap((name) => (name === undefined ? [] : [name])).sort();
  const [first] = names;
  const answer: JsonObject = first === undefined ? { closed: true } : { chain: first };
  return answers.size > 1 ? { ...answer, undetermined: true } : answer;
}

function addressOf(listener: JsonObject): { readonly address: string; readonly port: number } {
  const address = own(listener, 'address');
  const socket = isObject(address) ? own(address, 'socket_address') : undefined;
  if (!isObject(socket)) throw new Error('The lab asks listeners on IP addresses only.');
  return { address: String(own(socket, 'address')), port: Number(own(socket, 'port_value')) };
}

function freePortOf(address: string): JsonObject {
  return { socket_address: { address, port_value: 0 } };
}

function hostPort(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
