import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseAt, dropAt, dropHeld, hold, test } from './files-on-disk';
import { boxes, expect, expectGraph, openSample, row, sampleFile } from './helpers';

const UNREADABLE = 'This file could not be read.';

/** The sentence is shown; what was open stays. */
async function expectTold(page: Page, sentence: string): Promise<void> {
  // A browser may notice only at the end of a large file, which takes a busy machine a while.
  await expect(page.getByRole('alert').getByText(sentence, { exact: true })).toBeVisible({
    timeout: 15_000,
  });
  await expect(boxes(page).first()).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(1);
}

function dumpIn(folder: string): string {
  const path = join(folder, 'dump.json');
  writeFileSync(path, sampleFile().text ?? '');
  return path;
}

test.beforeEach(async ({ page, evidence }) => {
  void evidence;
  await openSample(page);
});

test('a folder is told as such', async ({ page, folder }) => {
  const path = join(folder, 'dumps');
  mkdirSync(path);
  await dropAt(page, path);
  await expectTold(page, 'This is a folder.');
});

test('a file that is dropped from the disk opens', async ({ page, folder }) => {
  await dropAt(page, dumpIn(folder));
  await expect(page.getByRole('banner')).toContainText('dump.json');
});

test('a file that was deleted before it is read', async ({ page, folder }) => {
  const path = dumpIn(folder);
  await hold(page, path);
  unlinkSync(path);
  await dropHeld(page);
  await expectTold(page, UNREADABLE);
});

test('a file that was changed before it is read', async ({ page, folder }) => {
  const path = dumpIn(folder);
  await hold(page, path);
  appendFileSync(path, ' ');
  await dropHeld(page);
  await expectTold(page, UNREADABLE);
});

for (const [what, change] of [
  ['longer', (path: string) => appendFileSync(path, ' ')],
  ['shorter', (path: string) => truncateSync(path, 1_000_000)],
] as const) {
  test(`a file that becomes ${what} while it is read`, async ({ page, folder, large }) => {
    const path = join(folder, 'large.json');
    copyFileSync(large, path);
    await chooseAt(page, path);
    await expect(page.getByRole('progressbar')).toBeVisible();
    change(path);
    await expectTold(page, UNREADABLE);
  });
}

for (const [what, change] of [
  ['changed', (path: string) => appendFileSync(path, ' ')],
  ['deleted', unlinkSync],
] as const) {
  test(`a file that was ${what} after it was opened: what is on the screen stays, its JSON is told to be gone`, async ({
    page,
    folder,
  }) => {
    const path = dumpIn(folder);
    await chooseAt(page, path);
    await expect(page.getByRole('banner')).toContainText('dump.json');
    await expectGraph(page);
    change(path);
    await row(page, 'catalog.shop').click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(page.getByRole('tabpanel')).toContainText(/changed, moved or deleted/);
    await expect(boxes(page).first()).toBeVisible();
  });
}
