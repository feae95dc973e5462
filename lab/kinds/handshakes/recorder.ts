import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import { freePorts } from '../../envoy/ports';
import type { EnvoyProcess } from '../../envoy/process';
import { until } from '../../envoy/wait';
import type { Lab } from '../../envoy/with-lab';
import type { Bundles } from '../../pki/bundles';
import { SdsServer } from '../../sds/server';
import type { Handshake } from './case';
import { outcomesOf } from './outcomes';
import {
  clientCluster,
  frontListener,
  type Place,
  sdsCluster,
  secretsOf,
  serverListener,
} from './rig';

/** Handshakes that one Envoy holds: more make it slow to start. */
const BATCH = 250;
/** Handshakes at the same time. */
const AT_ONCE = 8;

/** Lets Envoys try all handshakes; gives the lines of a recording, in the order of the questions. */
export async function recordHandshakes(
  lab: Lab,
  asked: readonly Handshake[],
  bundles: Bundles,
): Promise<readonly JsonObject[]> {
  const lines: JsonObject[] = [];
  for (let start = 0; start < asked.length; start += BATCH) {
    lines.push(...(await recordBatch(lab, asked.slice(start, start + BATCH), bundles, start)));
    lab.say(`handshakes: ${lines.length} of ${asked.length}`);
  }
  return lines;
}

async function recordBatch(
  lab: Lab,
  asked: readonly Handshake[],
  bundles: Bundles,
  start: number,
): Promise<readonly JsonObject[]> {
  const recordedAt = new Date().toISOString();
  const name = `handshakes-${start}`;
  const log = join(lab.folder, `${name}.log`);
  const [port] = await freePorts(1);
  const placed = asked.map((handshake, i) => ({
    handshake,
    place: {
      number: i,
      log,
      front: join(lab.folder, `${start + i}`),
      // One port that is free, on an address a case: nobody else listens there.
      address: {
        socket_address: { address: `127.10.${i >> 8}.${i & 255}`, port_value: port ?? 0 },
      },
    } satisfies Place,
  }));

  const sds = await SdsServer.start(join(lab.folder, `sds-${start}`));
  try {
    for (const { handshake, place } of placed) {
      for (const { name: secret, ...body } of secretsOf(handshake, bundles, place)) {
        sds.set(secret, { kind: 'secret', secret: body });
      }
    }
    const envoy = await lab.envoy({
      name,
      bootstrap: { static_resources: { clusters: [sdsCluster(sds.path)] } },
      clusters: placed.map(({ handshake, place }) => clientCluster(handshake, bundles, place)),
      listeners: placed.flatMap(({ handshake, place }) => [
        serverListener(handshake, bundles, place),
        frontListener(place),
      ]),
    });
    const lines = await tryAll(envoy, placed, log, sds);
    await envoy.stop();
    return lines.map(({ id, ...line }) => ({ id: id ?? '', recorded_at: recordedAt, ...line }));
  } finally {
    sds.stop();
  }
}

type Placed = { readonly handshake: Handshake; readonly place: Place };

async function tryAll(
  envoy: EnvoyProcess,
  placed: readonly Placed[],
  log: string,
  sds: SdsServer,
): Promise<readonly JsonObject[]> {
  const outcomes = outcomesOf(await envoy.configDump(''), await envoy.log());
  const loaded = placed.filter(
    ({ place }) =>
      outcomes.listener(`server-${place.number}`) === undefined &&
      outcomes.cluster(`client-${place.number}`) === undefined,
  );
  const echoed = new Map<number, boolean>();
  const waiting = [...loaded];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      echoed.set(next.place.number, await echoes(next.place.front));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seen = await readLog(log, loaded.length);

  return placed.map(({ handshake, place }) => {
    const server = outcomes.listener(`server-${place.number}`);
    const client = outcomes.cluster(`client-${place.number}`);
    const ok = echoed.get(place.number);
    const refused = refusedSecrets(sds, place);
    return {
      ...handshake,
      ...(refused !== undefined && { secret_outcomes: refused }),
      ...(server !== undefined && { server_outcome: server }),
      ...(client !== undefined && { client_outcome: client }),
      ...(ok !== undefined && { answer: answerOf(ok, place.number, seen) }),
    };
  });
}

/** The secrets of a case that Envoy did not take, with its words. */
function refusedSecrets(sds: SdsServer, place: Place): JsonObject | undefined {
  const prefix = `${place.number}/`;
  const refused = sds.events.filter(
    ({ kind, name }) => kind === 'rejected' && name.startsWith(prefix),
  );
  if (refused.length === 0) return undefined;
  return Object.fromEntries(
    refused.map(({ name, message }) => [
      name.slice(prefix.length),
      { state: 'rejected', message: message ?? '' },
    ]),
  );
}

/** Sends a word through both sides and says whether it came back. */
function echoes(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (ok: boolean) => {
      resolve(ok);
      socket.destroy();
    };
    socket.setTimeout(10_000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('data', () => end(true));
    socket.write('ping');
  });
}

/** `SIDE-NUMBER` to that side's last words about the case. */
type Seen = ReadonlyMap<string, JsonObject>;

/** Waits until each case has at least its client's line, and no more lines come. */
async function readLog(path: string, cases: number): Promise<Seen> {
  let size = -1;
  return until(
    'Envoy is to write its access log',
    async () => {
      const text = await readFile(path, 'utf8').catch(() => '');
      const seen = new Map<string, JsonObject>();
      for (const line of text.split('\n')) {
        if (line === '') continue;
        const entry: JsonValue = JSON.parse(line);
        if (isObject(entry)) seen.set(`${entry.side}-${entry.number}`, entry);
      }
      const clients = [...seen.keys()].filter((key) => key.startsWith('client'));
      if (clients.length < cases || text.length !== size) {
        size = text.length;
        return undefined;
      }
      return seen;
    },
    { every: 500 },
  );
}

function answerOf(ok: boolean, number: number, seen: Seen): JsonObject {
  const server = seen.get(`server-${number}`);
  const client = seen.get(`client-${number}`);
  return {
    ok,
    version: server?.version ?? client?.version ?? null,
    client_certificate: typeof server?.peer === 'string',
    client_saw: client?.reason ?? null,
    server_saw: server?.reason ?? null,
  };
}
