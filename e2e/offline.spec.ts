import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { preview } from 'vite';
import { drop, expect, expectGraph, row, sampleFile, test } from './helpers';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const KEPT = 'Kept in this browser';
const NEWER = 'There is a newer version';

test.use({ serviceWorkers: 'allow' });

async function keepSite(page: Page, url = './'): Promise<void> {
  await page.goto(url);
  await expect(page.getByText(KEPT)).toBeVisible({ timeout: 30_000 });
}

/** Takes the network away, for the page and for its service worker. */
async function unplug(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
}

test('after the first visit everything works without a network', async ({ page, context }) => {
  await keepSite(page);
  await unplug(context);
  await page.reload();
  await expect(page.getByText(KEPT)).toBeVisible();

  await drop(page, sampleFile());
  await expectGraph(page);
  // What comes on demand is kept too: inspector, JSON viewer, question drawer, palette.
  await row(page, 'catalog.shop').click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page.getByRole('tabpanel').getByRole('textbox').first()).toContainText(
    'catalog.shop',
  );
  await page.keyboard.press('Escape');
  await page.goto('./#v=1&sample=strict');
  await page.reload();
  await expectGraph(page);
});

test('the site can be installed', async ({ page, request, baseURL }) => {
  await page.goto('./');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await request.get(new URL(href ?? '', baseURL).href)).json();
  expect(manifest).toMatchObject({ name: 'mtlscope', start_url: './', display: 'standalone' });
  for (const { src } of manifest.icons) {
    const icon = await request.get(new URL(src, baseURL).href);
    expect([src, icon.status()]).toEqual([src, 200]);
  }
});

test('a newer version is offered, and taken when somebody asks for it', async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'mtlscope-newer-'));
  await cp(DIST, folder, { recursive: true });
  const server = await preview({
    configFile: false,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'silent',
  });
  const url = server.resolvedUrls?.local[0] ?? '';
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  try {
    const page = await context.newPage();
    await keepSite(page, url);
    await drop(page, sampleFile());
    await expectGraph(page);

    // A new version is published.
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(
      join(folder, 'index.html'),
      html.replace('<body>', '<body data-version="new">'),
    );
    const worker = await readFile(join(folder, 'sw.js'), 'utf8');
    await writeFile(
      join(folder, 'sw.js'),
      worker.replace(/(index\.html[^}]*revision:\s*["`])\w+/, '$1newer'),
    );

    const other = await context.newPage();
    await other.goto(url);
    await expect(other.getByText(NEWER)).toBeVisible({ timeout: 30_000 });
    const newVersion = other.locator('body[data-version="new"]');
    await expect(newVersion).toHaveCount(0);
    // The tab that holds a file is notified, too, and keeps its file.
    await expect(page.getByText(NEWER)).toBeVisible();
    await expectGraph(page);

    await other.getByRole('button', { name: 'Reload' }).click();
    await expect(newVersion).toHaveCount(1, { timeout: 30_000 });
    await expectGraph(page);
  } finally {
    await context.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
});
