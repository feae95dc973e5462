import { inBrowser } from '../browser';
import type { QuestionTimes } from '../ways/questions';

/** How long answers about an opened dump take, in a worker of Chromium. */
export const questionTimes = (url: string, path: string): Promise<QuestionTimes> =>
  inBrowser(async ({ page }) => {
    await page.goto(url);
    await page.setInputFiles('input', path);
    return (await page.evaluate((task) => runTask(task), {
      kind: 'questions',
    } as const)) as QuestionTimes;
  });
