/**
 * What must not outlive the lab: each entry removes one process, socket or folder, at once and
 * without waiting, because it may run in the last moment of this process.
 */
const removers = new Set<() => void>();
let watching = false;

/** How often to look whether whoever started the lab is still there, in milliseconds. */
const PARENT_CHECK = 1000;

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
    process.once(signal, () => process.exit(code));
  }
  // npm or tsx may be killed without telling us: then this process has a new parent.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(129);
  }, PARENT_CHECK).unref();
}
