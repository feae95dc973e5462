import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Page } from '@playwright/test';
import {
  type Dropped,
  drop,
  expect,
  expectGraph,
  openSample,
  row,
  sampleFile,
  test,
} from './helpers';

const TYPE = 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump';
/** So much white space takes the reader a while. */
const GAP = ' '.repeat(100_000);

/** A dump of a gigabyte and a half that needs no memory of the browser. */
const huge: Dropped = {
  name: 'huge.json',
  repeat: [
    [`{"configs":[{"@type":"${TYPE}","static_clusters":[`, 1],
    [`{"cluster":{"name":"a",${GAP}"type":"STATIC"}},`, 15_000],
    ['{"cluster":{"name":"last"}}]}]}', 1],
  ],
};

const bar = (page: Page) => page.getByRole('progressbar', { name: 'Reading huge.json…' });
const invitation = (page: Page) => page.getByRole('button', { name: 'Choose a file' });
const workers = (page: Page) => page.workers().length;

test('shows how far it is and what it has found, and stops', async ({ page }) => {
  await page.goto('./');
  await drop(page, huge);
  await expect(bar(page)).toBeVisible();
  await expect(page.getByText(/^[\d.]+ [MG]B of 1\.5 GB$/)).toBeVisible();
  await expect(page.getByText(/ [1-9][\d,]* clusters · /)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(invitation(page)).toBeVisible();
  await expect.poll(() => workers(page)).toBe(0);
  await expect(page.getByRole('alert')).toBeHidden();
});

test('opens it all the same, if it is let', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await drop(page, huge);
  await expect(page.getByText('1.5 GB', { exact: true })).toBeVisible({ timeout: 90_000 });
  await expectGraph(page);
});

test('leaves what is open where it is when another is stopped', async ({ page }) => {
  await openSample(page);
  await drop(page, huge);
  await expect(bar(page)).toBeVisible();
  await expectGraph(page);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expectGraph(page);
  await expect.poll(() => workers(page)).toBe(1);
});

test('is replaced by the next file at any moment', async ({ page }) => {
  await page.goto('./');
  for (const moment of [0, 60, 200, 450, 900]) {
    await drop(page, huge);
    await page.waitForTimeout(moment);
  }
  await drop(page, sampleFile());
  await expectGraph(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('article-dump.json');
  await expect.poll(() => workers(page)).toBe(1);
});

test('does not keep a page from being left or loaded again', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto('./');
  await drop(other, huge);
  await expect(bar(other)).toBeVisible();
  await other.close();
  await page.goto('./');
  await drop(page, huge);
  await expect(bar(page)).toBeVisible();
  await page.reload();
  await expect(invitation(page)).toBeVisible();
});

test.describe('a file on disk', () => {
  let folder: string;
  let path: string;

  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reading-'));
    path = join(folder, 'dump.json');
    writeFileSync(path, sampleFile().text ?? '');
  });
  test.afterEach(() => rmSync(folder, { recursive: true }));

  test('that is deleted after it was opened keeps its drawing and says what is missing', async ({
    page,
  }) => {
    await page.goto('./');
    await page.locator('input[type=file]').first().setInputFiles(path);
    await expectGraph(page);
    rmSync(path);
    await row(page, 'uc.dev').click();
    await expect(page.getByRole('tab', { name: 'JSON' })).toBeVisible();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(
      page.getByText(
        'The file was changed, moved or deleted after it was opened, so this place of it cannot be read. Open it again to see its JSON.',
      ),
    ).toBeVisible();
    await expectGraph(page);
  });

  test('that is a folder is told so', async ({ page }) => {
    await page.goto('./');
    const client = await page.context().newCDPSession(page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await client.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
    }
    await expect(page.getByRole('alert').getByText('This is a folder.')).toBeVisible();
  });

  test('that unpacks without end is stopped', async ({ page }) => {
    test.slow();
    const bomb = join(folder, 'dump.json.gz');
    const piece = Buffer.alloc(2 ** 20, ' ');
    await pipeline(
      Readable.from(Array(2100).fill(piece)),
      createGzip({ level: 1 }),
      createWriteStream(bomb),
    );
    await page.goto('./');
    await page.locator('input[type=file]').first().setInputFiles(bomb);
    await expect(
      page
        .getByRole('alert')
        .getByText('This gzip file unpacks to more than 2.1 GB, so unpacking was stopped.'),
    ).toBeVisible({ timeout: 90_000 });
  });
});
