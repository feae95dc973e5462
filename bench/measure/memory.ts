/** How much a renderer holds at most, each in a fresh browser. */
import { inBrowser } from '../browser';
import type { Way } from '../ways/ways';

/** Bytes; undefined where the system does not tell; a string says why there is no figure. */
export type Peak = number | undefined | string;

/** A page with nothing on it. */
export const emptyPage = (): Promise<Peak> =>
  inBrowser(async ({ page, peak }) => {
    await page.goto('about:blank');
    return peak();
  });

/** One way, once. */
export const peakOfPath = (url: string, path: string, way: Way): Promise<Peak> =>
  inBrowser(async ({ page, peak }) => {
    await page.goto(url);
    await page.setInputFiles('input', path);
    try {
      await page.evaluate((task) => runTask(task), { kind: 'way', way } as const);
    } catch (error) {
      return `fails: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
    }
    return peak();
  });
