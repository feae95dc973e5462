import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../../src/core/base/json';
import { type Admin, askAdmin, readDump, readStats } from './admin';
import { removeAtEnd } from './leftovers';
import { until } from './wait';

export interface EnvoyOptions {
  /** Envoy's binary. */
  readonly binary: string;
  /** A folder for this process alone, and its working directory; made if it is missing. */
  readonly folder: string;
  /**
   * The bootstrap, as in a dump (snake_case). `admin` is added if it is missing, `node` too, and
   * `dynamic_resources` as far as `listeners` or `clusters` are given.
   */
  readonly bootstrap?: JsonObject;
  /** Dynamic resources by file: what one refuses is refused alone. Absent: no such subscription. */
  readonly listeners?: readonly JsonObject[];
  readonly clusters?: readonly JsonObject[];
  /** Further arguments of the command line. */
  readonly args?: readonly string[];
  /** Seconds to wait until the process is ready. Default 30. */
  readonly seconds?: number;
  /** What is waited for: that it is LIVE (default), or, as it may never be that, that it can be asked. */
  readonly ready?: 'live' | 'admin';
}

/** A running Envoy. */
export interface EnvoyProcess {
  readonly folder: string;
  readonly adminAddress: string;
  admin(path: string, method?: 'GET' | 'POST'): Promise<string>;
  /** `/config_dump?include_eds` unless another query is given. */
  configDump(query?: string): Promise<JsonObject>;
  stats(filter: string): Promise<ReadonlyMap<string, number>>;
  /** Exchanges the dynamic listeners and waits until Envoy has read them (not until they are warm). */
  setListeners(listeners: readonly JsonObject[]): Promise<void>;
  setClusters(clusters: readonly JsonObject[]): Promise<void>;
  /** Writes a JSON file below `folder` in one step, as a watching Envoy wants it; gives its path. */
  write(name: string, value: JsonValue): Promise<string>;
  /** What Envoy logged so far. */
  log(): Promise<string>;
  /** Ends the process. */
  stop(): Promise<void>;
}

const TYPES = {
  lds: 'type.googleapis.com/envoy.config.listener.v3.Listener',
  cds: 'type.googleapis.com/envoy.config.cluster.v3.Cluster',
} as const;
type Discovery = keyof typeof TYPES;

const STATS = { lds: 'listener_manager.lds', cds: 'cluster_manager.cds' } as const;

/**
 * Runs Envoy with a guard beside it: descriptor 3 closes when the lab is no more, even if it was
 * killed, and then the whole group goes. So it does when Envoy ends.
 */
const GUARDED = '"$0" "$@" 3<&- & envoy=$!; { read -r _ <&3; kill -9 0; } & wait $envoy; kill -9 0';

/**
 * Starts an Envoy and waits until it is ready.
 * @throws Error with the end of Envoy's log if it does not get ready.
 */
export async function startEnvoy(options: EnvoyOptions): Promise<EnvoyProcess> {
  const { binary, folder, seconds = 30 } = options;
  await mkdir(folder, { recursive: true });
  const versions: Record<Discovery, number> = { lds: 0, cds: 0 };

  const write = async (name: string, value: JsonValue): Promise<string> => {
    const path = join(folder, name);
    await writeFile(`${path}.new`, JSON.stringify(value));
    await rename(`${path}.new`, path);
    return path;
  };
  const writeResources = (kind: Discovery, resources: readonly JsonObject[]) => {
    versions[kind]++;
    return write(`${kind}.json`, {
      version_info: String(versions[kind]),
      resources: resources.map((resource) => ({ '@type': TYPES[kind], ...resource })),
    });
  };

  const dynamic: Record<string, JsonValue> = {};
  if (options.listeners) {
    dynamic.lds_config = fileSource(await writeResources('lds', options.listeners));
  }
  if (options.clusters) {
    dynamic.cds_config = fileSource(await writeResources('cds', options.clusters));
  }
  const bootstrap = {
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: 0 } } },
    node: { id: 'lab', cluster: 'lab' },
    ...(Object.keys(dynamic).length > 0 && { dynamic_resources: dynamic }),
    ...options.bootstrap,
  };
  const config = await write('bootstrap.json', bootstrap);
  const adminPath = join(folder, 'admin');
  const logPath = join(folder, 'envoy.log');

  const logFile = await open(logPath, 'w');
  // A process group of its own: a Ctrl-C of the terminal goes to the lab, which ends it in order.
  const child = spawn(
    'sh',
    [
      ...['-c', GUARDED, binary],
      ...['-c', config, '--admin-address-path', adminPath],
      ...['--concurrency', '1', '--disable-hot-restart', '--file-flush-interval-msec', '200'],
      ...['--log-level', 'warning', '--drain-time-s', '1', '--parent-shutdown-time-s', '2'],
      ...(options.args ?? []),
    ],
    { cwd: folder, detached: true, stdio: ['ignore', logFile.fd, logFile.fd, 'pipe'] },
  );
  await logFile.close();
  const forget = removeAtEnd(() => killGroup(child));
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const log = () => readFile(logPath, 'utf8');
  const stop = async () => {
    killGroup(child);
    if (child.pid !== undefined) await exited;
    forget();
  };

  let admin: Admin;
  try {
    admin = await until(
      'Envoy is to get ready',
      async () => {
        if (!running(child)) throw new Error('Envoy ended.');
        const address = (await readFile(adminPath, 'utf8').catch(() => '')).trim();
        if (address === '') return undefined;
        if (options.ready === 'admin') {
          const info = await askAdmin({ address }, '/server_info').catch(() => '');
          return info === '' ? undefined : { address };
        }
        const state = await askAdmin({ address }, '/ready').catch(() => '');
        return state.startsWith('LIVE') ? { address } : undefined;
      },
      { seconds },
    );
  } catch (error) {
    await stop();
    throw new Error(`Envoy did not start: ${error}\n${(await log()).slice(-4000)}`);
  }

  const updates = async (kind: Discovery): Promise<number> => {
    const stats = await readStats(admin, `^${STATS[kind]}\\.update_(success|rejected|failure)$`);
    return [...stats.values()].reduce((sum, count) => sum + count, 0);
  };
  const set = async (kind: Discovery, resources: readonly JsonObject[]) => {
    const before = await updates(kind);
    await writeResources(kind, resources);
    await until(`Envoy is to read its ${kind} file`, async () =>
      (await updates(kind)) > before ? true : undefined,
    );
  };

  return {
    folder,
    adminAddress: admin.address,
    admin: (path, method) => askAdmin(admin, path, method),
    configDump: (query) => readDump(admin, query),
    stats: (filter) => readStats(admin, filter),
    setListeners: (listeners) => set('lds', listeners),
    setClusters: (clusters) => set('cds', clusters),
    write,
    log,
    stop,
  };
}

function fileSource(path: string): JsonObject {
  return { path_config_source: { path }, resource_api_version: 'V3' };
}

function running(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Without ceremony: an Envoy of the lab has nothing to finish. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || !running(child)) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}
