/** Finds a Chromium that runs on this machine, and gets one where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const ADVICE =
  'No Chromium was found: install Debian\'s package "chromium" or Google Chrome, or set MTLSCOPE_CHROMIUM to the path of one.';

/** A browser without the system libraries that it needs is there and does not start. */
const starts = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0;

const find = (): string | undefined => [chromium.executablePath(), ...PLACES].find(starts);

/** Runs a command in sight of whoever waits for it; true if it succeeded. */
function run(command: string, args: readonly string[]): boolean {
  console.error(`No Chromium yet: ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 5 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function install(): string | undefined {
  run('npx', ['playwright', 'install', 'chromium']);
  const own = find();
  if (own !== undefined) return own;
  const debianAsRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!debianAsRoot) return undefined;
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return find();
}

/**
 * Path of a Chromium that starts. `MTLSCOPE_CHROMIUM` comes first, then Playwright's own, then the
 * usual places, then an installation. Throws one sentence that says what to install.
 */
export function chromiumPath(): string {
  const asked = process.env.MTLSCOPE_CHROMIUM;
  if (asked !== undefined) {
    if (starts(asked)) return asked;
    throw new Error(`MTLSCOPE_CHROMIUM is ${asked}, which does not start.`);
  }
  const path = find() ?? install();
  if (path === undefined) throw new Error(ADVICE);
  return path;
}
