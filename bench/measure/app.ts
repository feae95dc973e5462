/** The real, built app: from the drop of a file to the picture. */
import type { Page } from '@playwright/test';
import { inBrowser } from '../browser';
import type { Peak } from './memory';

/** Times in milliseconds from the drop. */
export interface Opening {
  /** The worker's answer came: the model is there. */
  readonly model: number;
  /** The first frame with nodes on the canvas. */
  readonly picture: number;
  /** The longest task of the main thread that began before the model was there; 0: none over 50 ms. */
  readonly reading: number;
  /** The longest after that, until the page was still: the canvas and what is beside it. */
  readonly mounting: number;
}

declare global {
  var benchOpening: {
    dropped: number;
    model: number;
    picture: number;
    tasks: { start: number; duration: number }[];
  };
}

/** Runs in the page before its own code: listens for the drop, the worker's answer and long tasks. */
function watch(): void {
  globalThis.benchOpening = { dropped: 0, model: 0, picture: 0, tasks: [] };
  const state = globalThis.benchOpening;
  let name = '';
  document.addEventListener(
    'change',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.files === null) return;
      name = target.files[0]?.name ?? '';
      Object.assign(state, { dropped: performance.now(), model: 0, picture: 0 });
    },
    true,
  );
  const OwnWorker = globalThis.Worker;
  globalThis.Worker = class extends OwnWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => {
        // The first answer of builds before this one, which name it otherwise.
        const opened = data.type === 'opened' || data.type === 'answer';
        if (opened && state.model === 0) state.model = performance.now();
      });
    }
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      state.tasks.push({ start: startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    if (name === '' || state.picture !== 0 || !document.title.includes(name)) return;
    // A dump opens on its summary; builds before that opened on the graph.
    if (document.querySelector('.react-flow__node, [data-view="summary"]') === null) return;
    name = '';
    // A frame's callback comes before its paint; a message posted in it comes right after.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        state.picture = performance.now();
      };
      port2.postMessage(undefined);
    });
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

type GivenFile = string | { name: string; mimeType: string; buffer: Buffer };

/** Gives the page a file and waits for its picture. */
async function openFile(page: Page, file: GivenFile): Promise<Opening> {
  await page.evaluate(() => {
    benchOpening.picture = 0;
  });
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForFunction(() => benchOpening.picture !== 0, undefined, { polling: 100 });
  // What follows the picture, and the browser's report of long tasks, come within this time.
  await page.waitForTimeout(1000);
  const { dropped, model, picture, tasks } = await page.evaluate(() => benchOpening);
  const longest = (during: (start: number) => boolean): number =>
    Math.max(
      0,
      ...tasks.flatMap(({ start, duration }) =>
        start >= dropped && during(start) ? [duration] : [],
      ),
    );
  // The task that takes the answer in begins a moment before its listener is called.
  const taken = tasks.find(({ start, duration }) => start <= model && model < start + duration);
  const arrival = taken?.start ?? model;
  return {
    model: model - dropped,
    picture: picture - dropped,
    reading: longest((start) => start < arrival),
    mounting: longest((start) => start >= arrival),
  };
}

const start = async (page: Page, url: string): Promise<void> => {
  // The runner keeps names of functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(watch);
  await page.goto(url);
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
};

/** Opens one file in a fresh browser. `processor`: milliseconds of the page's process, all threads. */
export const openInApp = (
  url: string,
  path: string,
): Promise<{ readonly opening: Opening; readonly processor: number; readonly peak: Peak }> =>
  inBrowser(async ({ page, peak, processor }) => {
    await start(page, url);
    const before = await processor();
    const opening = await openFile(page, path);
    return { opening, processor: (await processor()) - before, peak: await peak() };
  });

/** Opens small files one after another on one page. The first finds a cold page, the rest a warm one. */
export const openAgainInApp = (
  url: string,
  content: Buffer,
  times: number,
): Promise<readonly Opening[]> =>
  inBrowser(async ({ page }) => {
    await start(page, url);
    const openings: Opening[] = [];
    for (let at = 0; at < times; at += 1) {
      const name = `dump-${at}.json`;
      openings.push(await openFile(page, { name, mimeType: 'application/json', buffer: content }));
    }
    return openings;
  });

/** The landing page, before any file. */
export const landingPeak = (url: string): Promise<Peak> =>
  inBrowser(async ({ page, peak }) => {
    await start(page, url);
    return peak();
  });
