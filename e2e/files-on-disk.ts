/** Files on disk for the browser tests, as a person has them: large ones, and such that change under a page. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base } from './helpers';

/** Rows of a large file, padded with metadata that is never read. */
const ROWS = 24_000;
const ROW_BYTES = 12_000;

const row = (i: number): string =>
  JSON.stringify({
    cluster: {
      '@type': 'type.googleapis.com/envoy.config.cluster.v3.Cluster',
      name: `outbound|80||s${i}.shop.svc.cluster.local`,
      type: 'EDS',
      metadata: { filter_metadata: { filler: { text: `${i} `.repeat(ROW_BYTES / 6) } } },
    },
  });

/** Writes a dump of some 250 MB that takes a browser seconds to read. */
function writeLarge(path: string): void {
  const file = openSync(path, 'w');
  writeSync(
    file,
    '{"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","dynamic_active_clusters":[',
  );
  for (let i = 0; i < ROWS; i += 100) {
    const rows = Array.from({ length: 100 }, (_, k) => row(i + k)).join(',\n');
    writeSync(file, i === 0 ? rows : `,\n${rows}`);
  }
  writeSync(file, ']}]}');
  closeSync(file);
}

interface OnDisk {
  /** An empty folder that is gone after the test. */
  readonly folder: string;
}
interface OnDiskOfWorker {
  /** Path of a dump that takes seconds to read; it has 24,000 clusters. Not to be changed. */
  readonly large: string;
}

export const test = base.extend<OnDisk, OnDiskOfWorker>({
  large: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed out of it
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'mtlscope-large-'));
      const path = join(folder, 'large.json');
      writeLarge(path);
      await use(path);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed out of it
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'mtlscope-file-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

/** Hands the file at a path to the file button's own input: the page reads it from there. */
export const chooseAt = (page: Page, path: string): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles(path);

/** Gives a file to the page, which reads it only when `dropHeld` is called. */
export async function hold(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'held';
    input.hidden = true;
    document.body.append(input);
  });
  await page.locator('#held').setInputFiles(path);
}

export const dropHeld = (page: Page): Promise<void> =>
  page.locator('#held').evaluate((input: HTMLInputElement) => {
    const dataTransfer = new DataTransfer();
    for (const file of input.files ?? []) dataTransfer.items.add(file);
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  });

/** Drops what lies at a path as the system's file manager does: a folder may be dropped like that. */
export async function dropAt(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  }
  await devtools.detach();
}
