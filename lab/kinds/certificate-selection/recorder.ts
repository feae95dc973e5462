import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import { freePorts } from '../../envoy/ports';
import { until } from '../../envoy/wait';
import type { Lab } from '../../envoy/with-lab';
import { filled } from '../../pki/bundles';
import { outcomesOf } from '../handshakes/outcomes';
import { accessLog, echoListener } from '../handshakes/rig';
import type { Wardrobe } from './certificates';
import { call, type Served } from './client';
import type { Hello } from './hello';
import type { Selection } from './questions';

/** Calls all servers, which live in one Envoy; gives the lines of a recording. */
export async function recordSelections(
  lab: Lab,
  asked: readonly Selection[],
  wardrobe: Wardrobe,
): Promise<readonly JsonObject[]> {
  const recordedAt = new Date().toISOString();
  const log = join(lab.folder, 'certificate-selection.log');
  const [port = 0] = await freePorts(1);
  const hostOf = (i: number) => `127.11.${i >> 8}.${i & 255}`;
  const envoy = await lab.envoy({
    name: 'certificate-selection',
    listeners: asked.map(({ server }, i) =>
      echoListener(
        `server-${i}`,
        { socket_address: { address: hostOf(i), port_value: port } },
        filled(server, wardrobe.bundles),
        accessLog(log, {
          peer: '%DOWNSTREAM_REMOTE_ADDRESS%',
          number: `${i}`,
          reason: '%DOWNSTREAM_TRANSPORT_FAILURE_REASON%',
        }),
      ),
    ),
  });
  const outcomes = outcomesOf(await envoy.configDump(''), '');

  const calls: (readonly Served[])[] = [];
  for (const [i, { hellos }] of asked.entries()) {
    const refused = outcomes.listener(`server-${i}`) !== undefined;
    calls.push(
      refused ? [] : await Promise.all(hellos.map((hello) => call(hostOf(i), port, hello))),
    );
  }
  const reasons = await readReasons(log, calls.flat().length);
  await envoy.stop();

  return asked.map(({ id, server, hellos }, i) => {
    const outcome = outcomes.listener(`server-${i}`);
    const served = calls[i] ?? [];
    return {
      id,
      recorded_at: recordedAt,
      server,
      ...(outcome === undefined
        ? { asks: served.map((one, n) => ask(hellos[n], one, wardrobe, reasons, i)) }
        : { server_outcome: outcome }),
    };
  });
}

function ask(
  hello: Hello | undefined,
  { port, shown }: Served,
  wardrobe: Wardrobe,
  reasons: ReadonlyMap<string, string>,
  number: number,
): JsonObject {
  return {
    hello: hello ?? {},
    answer:
      shown === undefined
        ? { certificate: null, server_saw: reasons.get(`${number} ${port}`) ?? null }
        : {
            certificate: wardrobe.nameOf(shown.hash) ?? null,
            version: shown.version,
            alpn: shown.alpn ?? null,
          },
  };
}

/** `NUMBER PORT` to what the server said of that connection. */
async function readReasons(path: string, calls: number): Promise<ReadonlyMap<string, string>> {
  return until(
    'Envoy is to write its access log',
    async () => {
      const text = await readFile(path, 'utf8').catch(() => '');
      const lines = text.split('\n').filter((line) => line !== '');
      if (lines.length < calls) return undefined;
      const reasons = new Map<string, string>();
      for (const line of lines) {
        const entry: JsonValue = JSON.parse(line);
        if (!isObject(entry) || typeof entry.reason !== 'string') continue;
        reasons.set(`${entry.number} ${`${entry.peer}`.split(':').at(-1)}`, entry.reason);
      }
      return reasons;
    },
    { every: 300 },
  );
}
