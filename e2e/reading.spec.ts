import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { chooseAt, test } from './files-on-disk';
import { boxes, drop, expect, expectGraph, openSample, sampleFile } from './helpers';

/** How far the reading is: a bar that is named after the file. */
const bar = (page: Page): Locator => page.getByRole('progressbar', { name: /Reading large\.json/ });
const cancel = (page: Page): Locator => page.getByRole('button', { name: 'Cancel' });
const choice = (page: Page): Locator => page.getByRole('button', { name: 'Choose a file' });
const proxy = (page: Page): Locator => page.getByRole('banner');

/** Workers end a moment after they were told to. */
const expectWorkers = (page: Page, count: number): Promise<void> =>
  expect.poll(() => page.workers().length).toBe(count);

/** Nothing is read any more and nothing was opened: the first page, as it was. */
async function expectFirstPage(page: Page): Promise<void> {
  await expect(choice(page)).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectWorkers(page, 0);
}

test('a large file shows how many bytes are read and what is in them, and opens', async ({
  page,
  large,
}) => {
  await page.goto('./');
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText(/\d MB of 2\d\d(\.\d)? MB/);
  await expect(main).toContainText(/[1-9][\d,]* clusters/);
  await expectGraph(page);
  await expect(bar(page)).toHaveCount(0);
  await expect(proxy(page)).toContainText('large.json');
  await expectWorkers(page, 1);
});

test('a small file opens without a bar', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('progress')) document.title = 'there was a bar';
    });
    seen.observe(document.body, { subtree: true, childList: true });
  });
  await drop(page, { name: 'small.json', text: '{"configs":[]}' });
  await expect(proxy(page)).toContainText('small.json');
  await expect(page).not.toHaveTitle('there was a bar');
});

test('cancelling ends the reading and its worker', async ({ page, large }) => {
  await page.goto('./');
  const url = page.url();
  await chooseAt(page, large);
  await cancel(page).click();
  await expectFirstPage(page);
  expect(page.url()).toBe(url);
  // Nothing of it comes after all, and another file opens.
  await drop(page, sampleFile('mine.json'));
  await expectGraph(page);
  await expect(proxy(page)).toContainText('mine.json');
  await expectWorkers(page, 1);
});

test('Escape ends the reading too', async ({ page, large }) => {
  await page.goto('./');
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expectFirstPage(page);
});

test('what is open stays, and can be used, while another file is read and when that is stopped', async ({
  page,
  large,
}) => {
  await openSample(page);
  const url = page.url();
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  await expect(boxes(page).first()).toBeVisible();
  await cancel(page).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(boxes(page).first()).toBeVisible();
  expect(page.url()).toBe(url);
  await expectWorkers(page, 1);
  await page.getByRole('treeitem').nth(3).click();
  await expect(page.getByRole('region', { name: 'Inspector' })).not.toBeEmpty();
});

test('a file that comes while another is read takes its place', async ({ page, large }) => {
  await page.goto('./');
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  await drop(page, sampleFile('second.json'));
  await expectGraph(page);
  await expect(proxy(page)).toContainText('second.json');
  await expect(bar(page)).toHaveCount(0);
  await expectWorkers(page, 1);
});

test('of many files in a row the last one opens', async ({ page, large, folder }) => {
  const last = join(folder, 'last.json');
  writeFileSync(last, sampleFile().text ?? '');
  await page.goto('./');
  for (const path of [large, last, large, large, last]) await chooseAt(page, path);
  await expectGraph(page);
  await expect(proxy(page)).toContainText('last.json');
  await expect(bar(page)).toHaveCount(0);
  await expectWorkers(page, 1);
});

test('a bad file that comes while another is read is told; nothing is read any more', async ({
  page,
  large,
}) => {
  await page.goto('./');
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  await drop(page, { name: 'empty.json', text: '' });
  await expect(page.getByRole('alert')).toContainText('This file is empty.');
  await expect(bar(page)).toHaveCount(0);
  await expectWorkers(page, 0);
});

test('reloading while a file is read leads to the first page', async ({ page, large }) => {
  await page.goto('./');
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  await page.reload();
  await expectFirstPage(page);
});

test('a step back while a file is read does not lose it', async ({ page, large }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Open a sample' }).click();
  await expectGraph(page);
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  await page.goBack();
  await expect(bar(page)).toBeVisible();
  await expectGraph(page);
  await expect(proxy(page)).toContainText('large.json');
  await expectWorkers(page, 1);
});

test('closing the tab while a file is read ends its worker', async ({ page, large, context }) => {
  const other = await context.newPage();
  await other.goto('./');
  const devtools = await context.newCDPSession(other);
  const workers = async (): Promise<number> => {
    const { targetInfos } = await devtools.send('Target.getTargets', {
      filter: [{ type: 'worker' }],
    });
    return targetInfos.length;
  };
  await page.goto('./');
  await chooseAt(page, large);
  await expect(bar(page)).toBeVisible();
  expect(page.workers()).toHaveLength(1);
  const ended = page.workers()[0]?.waitForEvent('close');
  await page.close();
  await ended;
  await expect.poll(workers).toBe(0);
  await drop(other, sampleFile('mine.json'));
  await expectGraph(other);
});
