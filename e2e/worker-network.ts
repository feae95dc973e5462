import type { Page } from '@playwright/test';

/**
 * Every function by which the worker could reach the network, which it must have removed: a file
 * never leaves the page.
 */
const NETWORK = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
];

/** Names by which some worker of the page can still reach the network, prototypes included. */
export async function networkLeft(page: Page): Promise<string[]> {
  const left = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate((names) => {
        const found: string[] = [];
        for (let at: object | null = globalThis; at !== null; at = Object.getPrototypeOf(at)) {
          for (const name of names) {
            if (typeof Reflect.get(at, name, globalThis) !== 'undefined') found.push(name);
          }
        }
        return found;
      }, NETWORK),
    ),
  );
  return left.flat();
}
