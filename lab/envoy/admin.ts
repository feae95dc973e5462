import { request } from 'node:http';
import { isObject, type JsonObject, type JsonValue } from '../../src/core/base/json';

/** Where an Envoy's admin interface listens: `address` is `HOST:PORT`. */
export interface Admin {
  readonly address: string;
}

/**
 * The body of one admin endpoint, e.g. `/config_dump?include_eds`.
 * @throws Error if Envoy does not answer with 200.
 */
export function askAdmin(
  admin: Admin,
  path: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(`http://${admin.address}${path}`, { method, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        if (answer.statusCode === 200) resolve(body);
        else reject(new Error(`Envoy answers ${path} with ${answer.statusCode}: ${body}`));
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}

/** `/config_dump`, parsed. */
export async function readDump(admin: Admin, query = 'include_eds'): Promise<JsonObject> {
  const dump: JsonValue = JSON.parse(await askAdmin(admin, `/config_dump?${query}`));
  if (!isObject(dump)) throw new Error('The dump is not an object.');
  return dump;
}

/** Counters and gauges whose name the regex finds. */
export async function readStats(
  admin: Admin,
  filter: string,
): Promise<ReadonlyMap<string, number>> {
  const body = await askAdmin(admin, `/stats?filter=${encodeURIComponent(filter)}`);
  const rows = body.split('\n').map((line) => /^(.*): (\d+)$/.exec(line));
  return new Map(rows.flatMap((row) => (row?.[1] ? [[row[1], Number(row[2])]] : [])));
}
