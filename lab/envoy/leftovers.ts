import { readFileSync } from 'node:fs';

/**
 * What must not outlive the lab: each entry removes one process, socket or folder, at once and
 * without waiting, because it may run in the last moment of this process.
 */
const removers = new Set<() => void>();
let watching = false;

/** How often to look whether whoever started the lab is still there, in milliseconds. */
const STARTER_CHECK = 500;

/** Has something removed however the lab ends; call what is returned once it is gone. */
export function removeAtEnd(remove: () => void): () => void {
  watch();
  removers.add(remove);
  return () => removers.delete(remove);
}

function removeAll(): void {
  for (const remove of [...removers].reverse()) {
    try {
      remove();
    } catch {
      // The others must go nevertheless.
    }
  }
  removers.clear();
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', removeAll);
  const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
  for (const [signal, code] of Object.entries(signals)) {
    // For ever: npm and tsx pass a signal on too, and a second one must not end the removing.
    process.on(signal, () => process.exit(code));
  }
  // npm and tsx stand between us and who started us, and may end without telling: then one of
  // them has a new parent, and nobody waits for us any more.
  const links = startersOf(process.pid);
  setInterval(() => {
    if (links.some(({ child, parent }) => parentOf(child) !== parent)) process.exit(143);
  }, STARTER_CHECK).unref();
}

interface Link {
  readonly child: number;
  readonly parent: number;
}

/** The steps up to the process that runs npm, or that names this script as its own argument. */
function startersOf(pid: number): readonly Link[] {
  const parent = parentOf(pid);
  if (parent === undefined) return [];
  const command = read(`/proc/${parent}/cmdline`) ?? '';
  if (/^npm\b/.test(command)) return [{ child: pid, parent }];
  if (!command.includes('lab/lab.ts')) return [];
  return [{ child: pid, parent }, ...startersOf(parent)];
}

/** Undefined where the system does not tell (no /proc), or if there is no such process. */
function parentOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name stands in brackets and may hold anything; then come state and parent.
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? undefined : Number(parent);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
