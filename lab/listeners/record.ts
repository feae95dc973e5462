import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../src/core/base/json';
import { payload, proxyHeader } from '../connections/bytes';
import type { Connection } from '../connections/connection';
import { dial } from '../connections/dial';
import { inParallel } from '../connections/in-parallel';
import type { EnvoyProcess } from '../envoy/process';
import { until } from '../envoy/wait';
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
    for (const question of questions) {
      const names = copies.filter((copy) => copy.question === question).map(({ name }) => name);
      cases.push(await recordCase(question, names, states));
    }
    return cases;
  } finally {
    await envoy.stop();
  }
}

async function recordCase(
  { id, listener, connections }: ListenerQuestion,
  names: readonly string[],
  states: ReadonlyMap<string, ListenerState>,
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
    for (const port of ports) answers.add(await ask(address, port, connection));
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

type ListenerState =
  | { readonly outcome: 'accepted'; readonly port: number }
  | { readonly outcome: 'rejected'; readonly message: string };

/** What became of so many dynamic listeners, by name; waits until none is on its way. */
export async function listenerStates(
  envoy: EnvoyProcess,
  count: number,
): Promise<ReadonlyMap<string, ListenerState>> {
  return until(`${count} listeners are to be accepted or refused`, async () => {
    const states = new Map<string, ListenerState>();
    const dump = await envoy.configDump('resource=dynamic_listeners');
    for (const row of rows(own(dump, 'configs'))) {
      const name = own(row, 'name');
      const error = own(row, 'error_state');
      // A refused listener has a second row without a name.
      if (typeof name !== 'string' || !isObject(error)) continue;
      states.set(name, { outcome: 'rejected', message: String(own(error, 'details')) });
    }
    const bound: JsonValue = JSON.parse(await envoy.admin('/listeners?format=json'));
    for (const row of rows(isObject(bound) ? own(bound, 'listener_statuses') : undefined)) {
      const port = portOf(own(row, 'local_address'));
      if (port === 0) continue;
      states.set(String(own(row, 'name')), { outcome: 'accepted', port });
    }
    return states.size === count ? states : undefined;
  }).catch(async (error) => {
    throw new Error(`${error}\n${(await envoy.log()).slice(-3000)}`);
  });
}

function rows(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : [];
}

function portOf(address: JsonValue | undefined): number {
  if (!isObject(address)) return 0;
  const socket = own(address, 'socket_address');
  return isObject(socket) ? Number(own(socket, 'port_value') ?? 0) : 0;
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
