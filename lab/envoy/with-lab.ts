import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVOY_VERSION, installEnvoy } from './install';
import { removeAtEnd } from './leftovers';
import { type EnvoyOptions, type EnvoyProcess, startEnvoy } from './process';

/** What a job works with. */
export interface Lab {
  /** A temporary folder, gone at the end. Its path is short enough for unix sockets. */
  readonly folder: string;
  /** The version of Envoy that runs, for the first line of a recording. */
  readonly envoyVersion: string;
  /** Starts an Envoy that ends with the lab if not stopped before; `name` names its folder. */
  envoy(
    options: Omit<EnvoyOptions, 'binary' | 'folder'> & { name?: string },
  ): Promise<EnvoyProcess>;
  /** Tells the person who runs the lab. */
  say(text: string): void;
}

/**
 * Runs `body` with Envoy installed and a temporary folder; stops its Envoys and removes the folder
 * however it ends, also by a signal.
 */
export async function withLab<T>(
  body: (lab: Lab) => Promise<T>,
  version: string = ENVOY_VERSION,
): Promise<T> {
  const binary = await installEnvoy(version);
  const folder = await mkdtemp(join(tmpdir(), 'mtlscope-lab-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const forget = removeAtEnd(remove);
  const started: EnvoyProcess[] = [];
  let count = 0;
  try {
    return await body({
      folder,
      envoyVersion: version,
      envoy: async ({ name, ...options }) => {
        const own = join(folder, name ?? `envoy-${count++}`);
        const envoy = await startEnvoy({ ...options, binary, folder: own });
        started.push(envoy);
        return envoy;
      },
      say: (text) => process.stdout.write(`${text}\n`),
    });
  } finally {
    await Promise.all(started.map((envoy) => envoy.stop()));
    remove();
    forget();
  }
}
