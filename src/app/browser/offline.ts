import { useSyncExternalStore } from 'react';
import { Workbox } from 'workbox-window';

/**
 * Whether this browser keeps the site for use without a network: not (yet), it does, or it holds a
 * newer version that waits until the page is loaded again.
 */
export type Kept = 'no' | 'yes' | 'newer';

/** Milliseconds after which a page that is looked at again asks for a newer version. */
const ASK_AGAIN_AFTER = 60 * 60 * 1000;

let kept: Kept = 'no';
let workbox: Workbox | undefined;
let reloadWanted = false;
const hearers = new Set<() => void>();

function become(next: Kept): void {
  kept = next;
  for (const hear of hearers) hear();
}

/** Has the site kept, once a page; where a browser or host cannot do it, everything else works on. */
function start(): void {
  if (workbox !== undefined || !('serviceWorker' in navigator)) return;
  let controlled = navigator.serviceWorker.controller !== null;
  if (controlled) kept = 'yes';
  workbox = new Workbox('./sw.js');
  workbox.addEventListener('activated', ({ isUpdate }) => {
    if (isUpdate !== true) become('yes');
  });
  workbox.addEventListener('waiting', () => become('newer'));
  workbox.addEventListener('controlling', () => {
    if (reloadWanted) window.location.reload();
    // Another tab took up the newer version: this one still shows the old.
    else if (controlled) become('newer');
    controlled = true;
  });
  workbox.register().catch(() => undefined);
  askNowAndThen(workbox);
}

/** A tab that stays open for days checks for a newer version when it is shown again. */
function askNowAndThen(registered: Workbox): void {
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - asked < ASK_AGAIN_AFTER) return;
    asked = performance.now();
    registered.update().catch(() => undefined);
  });
}

/** Loads the page again with the newer version. A file that is open has to be dropped again then. */
export async function takeNewer(): Promise<void> {
  reloadWanted = true;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.waiting) workbox?.messageSkipWaiting();
  else window.location.reload();
}

const subscribe = (hear: () => void): (() => void) => {
  start();
  hearers.add(hear);
  return () => hearers.delete(hear);
};

export const useKept = (): Kept => useSyncExternalStore(subscribe, () => kept);
