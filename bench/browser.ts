/** A fresh Chromium for one measurement, and how much memory its page took at most. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../scripts/chromium';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One renderer alone, so that its memory is the page's.
  '--disable-features=SpareRendererForSitePerProcess',
];

export interface Fresh {
  readonly page: Page;
  readonly version: string;
  /** Peak resident memory of the page's process so far, in bytes; undefined where /proc has none. */
  peak(): Promise<number | undefined>;
  /** Processor time that the page's process has taken so far, in milliseconds; 0 where /proc has none. */
  processor(): Promise<number>;
}

let path: string | undefined;

async function rendererPids(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

function peakOf(pid: number): number | undefined {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line === null ? undefined : Number(line[1]) * 1024;
  } catch {
    return undefined;
  }
}

/** All threads of a process: the worker's, and those that compile and collect garbage for it. */
function processorTime(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => {
      const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(
        ' ',
      );
      return sum + Number(nanoseconds) / 1e6;
    }, 0);
  } catch {
    return 0;
  }
}

/** Runs `work` on a page of a browser of its own. `gc`: the page may collect garbage when it wants. */
export async function inBrowser<T>(
  work: (fresh: Fresh) => Promise<T>,
  { gc = false }: { readonly gc?: boolean } = {},
): Promise<T> {
  path ??= chromiumPath();
  const browser = await chromium.launch({
    executablePath: path,
    args: gc ? [...ARGUMENTS, '--js-flags=--expose-gc'] : ARGUMENTS,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(10 * 60_000);
    return await work({
      page,
      version: browser.version(),
      peak: async () => {
        const peaks = (await rendererPids(browser)).flatMap((pid) => peakOf(pid) ?? []);
        return peaks.length === 0 ? undefined : Math.max(...peaks);
      },
      processor: async () =>
        (await rendererPids(browser)).reduce((sum, pid) => sum + processorTime(pid), 0),
    });
  } finally {
    await browser.close();
  }
}
