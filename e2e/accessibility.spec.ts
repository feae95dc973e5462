import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drop, expect, openSample, row, test } from './helpers';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('on the first page, with its samples and a problem on it', async ({ page }) => {
      await page.goto('./');
      await page.getByText('More samples').click();
      await expect(page.getByRole('button', { name: 'STRICT', exact: true })).toBeVisible();
      await drop(page, { name: 'bad.json', text: '{' });
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('in the workspace, on meaning, JSON and links', async ({ page }) => {
      await openSample(page);
      expect(await violations(page)).toEqual([]);
      await row(page, 'catalog.shop').click();
      for (const tab of [/Meaning/, /JSON/, /Links/]) {
        await page.getByRole('tab', { name: tab }).click();
        await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
        expect(await violations(page)).toEqual([]);
      }
    });

    test('in search and the list of keys', async ({ page }) => {
      await openSample(page);
      await page.keyboard.press('/');
      await expect(page.getByRole('combobox', { name: 'Search this file' })).toBeFocused();
      await page.keyboard.type('default');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('on a narrow screen axe finds nothing and the page does not scroll sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  expect(await violations(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
