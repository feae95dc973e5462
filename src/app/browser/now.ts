import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;

const minute = (): number => Math.floor(Date.now() / MINUTE) * MINUTE;

let current = minute();
let timer: ReturnType<typeof setTimeout> | undefined;
const hearers = new Set<() => void>();

function look(): void {
  const now = minute();
  if (document.hidden || now === current) return;
  current = now;
  for (const hear of hearers) hear();
}

/** At the beginning of every minute. */
function wait(): void {
  timer = setTimeout(
    () => {
      look();
      wait();
    },
    MINUTE - (Date.now() % MINUTE),
  );
}

function subscribe(hear: () => void): () => void {
  if (hearers.size === 0) {
    wait();
    document.addEventListener('visibilitychange', look);
  }
  hearers.add(hear);
  look();
  return () => {
    hearers.delete(hear);
    if (hearers.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

function read(): number {
  // A hidden page is not updated.
  if (hearers.size === 0) current = minute();
  return current;
}

/**
 * The time by which everything on the screen is judged, in milliseconds since 1970: the minute that it
 * is. One source for all parts, so that they agree; all of them move on together while the page is
 * looked at, so that what expires meanwhile is said to have expired.
 */
export const useNow = (): number => useSyncExternalStore(subscribe, read);
