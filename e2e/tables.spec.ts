/** Connections and Certificates: rows that are sorted, filtered, gone through by keys and taken along. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drop, expect, inspected, test } from './helpers';

const COUNT = 20_000;

/** So many clusters, all of them called in plaintext. */
const large = (): string =>
  JSON.stringify({
    configs: [
      {
        '@type': 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump',
        dynamic_active_clusters: Array.from({ length: COUNT }, (_, i) => ({
          cluster: {
            '@type': 'type.googleapis.com/envoy.config.cluster.v3.Cluster',
            name: `outbound|80||s${i}.shop.svc.cluster.local`,
            type: 'EDS',
          },
        })),
      },
    ],
  });

const grid = (page: Page) => page.getByRole('grid');
/** A row by its place; the head is the first. */
const at = (page: Page, index: number) => grid(page).locator(`[aria-rowindex="${index}"]`);
const filter = (page: Page) => page.getByRole('textbox', { name: 'Filter', exact: true });
const show = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Table' }).getByText(name).click();

async function openTable(page: Page, tab = 'connections', sample = 'article'): Promise<void> {
  await page.goto(`./#v=1&sample=${sample}&tab=${tab}`);
  await expect(at(page, 2)).toBeVisible({ timeout: 20_000 });
}

test('20,000 rows: drawn in part, sorted, filtered, gone through by keys', async ({ page }) => {
  await page.goto('./');
  await drop(page, { name: 'large.json', text: large() });
  await page.getByRole('button', { name: 'Connections' }).click();
  await show(page, /^Outbound 20,000/);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  expect(await grid(page).getByRole('row').count()).toBeLessThan(80);

  await page.getByRole('button', { name: 'Destination', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Destination' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(at(page, 3)).toContainText('s1.shop:80');
  await page.getByRole('button', { name: 'Destination', exact: true }).click();
  await expect(at(page, 2)).toContainText('s19999.shop:80');

  await page.keyboard.press('ArrowDown');
  await expect(at(page, 2)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(at(page, 3)).toBeFocused();
  await page.keyboard.press('End');
  await expect(at(page, COUNT + 1)).toBeFocused();
  await expect(at(page, COUNT + 1)).toContainText('s0.shop:80');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await expect(at(page, 2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: 'Destination', exact: true })).toBeFocused();

  await filter(page).fill('plaintext s199');
  await expect(page.getByText('111 of 20,000 rows')).toBeVisible();
  await expect(at(page, 2)).toContainText('s19999.shop:80');
  await filter(page).fill('nowhere');
  await expect(page.getByText('No row has “nowhere”.')).toBeVisible();
  await filter(page).press('Escape');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
});

test('Enter shows the node of a row beside the table, where the focus stays', async ({ page }) => {
  await openTable(page);
  await show(page, /^Outbound 34/);
  await filter(page).fill('uc.dev:50051');
  await expect(page.getByText('2 of 34 rows')).toBeVisible();
  await filter(page).press('Enter');
  await page.keyboard.press('Enter');
  await expect(inspected(page)).toContainText('uc.dev');
  await expect(at(page, 2)).toHaveAttribute('aria-selected', 'true');
  await expect(at(page, 2)).toBeFocused();
  expect(page.url()).toContain('tab=connections');
});

test('a link opens the same rows in the same order', async ({ page }) => {
  await openTable(page);
  await show(page, /^Outbound 34/);
  await filter(page).fill('mtls dev');
  await page.getByRole('button', { name: 'Destination', exact: true }).click();
  await page.getByRole('button', { name: 'Destination', exact: true }).click();
  await expect(at(page, 2)).toContainText('user-web.dev');
  await expect(page).toHaveURL(/&table=outbound&sort=-destination&rows=mtls%20dev/);
  const before = await at(page, 2).textContent();
  await page.reload();
  await expect(filter(page)).toHaveValue('mtls dev');
  await expect(page.getByRole('columnheader', { name: 'Destination' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  expect(await at(page, 2).textContent()).toBe(before);
  // Another table is shown whole.
  await show(page, /^TLS contexts/);
  await expect(filter(page)).toHaveValue('');
});

test('the numbers of the tables are those of the Summary', async ({ page }) => {
  await openTable(page);
  await expect(page.getByText('Inbound ports 5')).toBeVisible();
  await page.getByRole('button', { name: 'Summary' }).click();
  const ports = page.getByRole('table', { name: 'Inbound ports' });
  await expect(ports.getByRole('row')).toHaveCount(6);
  await expect(page.getByText(/^34 destinations/)).toBeVisible();
});

test('certificates: what expires next stands on top, and is found by its serial number', async ({
  page,
}) => {
  await openTable(page, 'certificates', 'expired-certificate');
  await expect(at(page, 2)).toContainText('expired');
  await expect(page.getByRole('columnheader', { name: 'Expires in' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await filter(page).fill('root');
  await expect(at(page, 2)).toContainText('ROOTCA');
  await at(page, 2).click();
  await expect(inspected(page)).toContainText('ROOTCA');
});

test.describe('what is taken along', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('is all that passes the filter', async ({ page }) => {
    await openTable(page);
    await show(page, /^Outbound 34/);
    await filter(page).fill('plaintext');
    await expect(page.getByText('7 of 34 rows')).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Copy: CSV' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const lines = text.trim().split('\n');
    expect(lines[0]).toMatch(/^Destination,Protection,Endpoints,/);
    expect(lines).toHaveLength(8);
    expect(text).toContain('outbound|3306||mysql.dev.svc.cluster.local');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as file: JSON' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('article-outbound.json');
    expect(JSON.parse(await readFile(await saved.path(), 'utf8'))).toHaveLength(7);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('nothing for axe to find', async ({ page }) => {
      const violations = async (of: string) =>
        (await new AxeBuilder({ page }).include(of).analyze()).violations;
      await openTable(page);
      await show(page, /^TLS contexts/);
      await at(page, 3).click();
      await expect(inspected(page)).toBeVisible();
      expect(await violations('main')).toEqual([]);
      await page.getByRole('button', { name: 'Export' }).click();
      await expect(page.getByRole('dialog', { name: 'Copy or save' })).toBeVisible();
      expect(await violations('[role=dialog]')).toEqual([]);
      await openTable(page, 'certificates', 'files-and-inline');
      expect(await violations('section')).toEqual([]);
    });
  });
}

test('on a narrow screen the table scrolls, not the page, and its names stay', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTable(page);
  await show(page, /^Outbound 34/);
  await at(page, 2).getByRole('gridcell').last().scrollIntoViewIfNeeded();
  await expect(at(page, 2).getByRole('rowheader')).toBeInViewport();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await at(page, 2).click();
  await expect(page.getByRole('dialog')).toContainText('CLUSTER', { ignoreCase: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
