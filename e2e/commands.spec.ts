import AxeBuilder from '@axe-core/playwright';
import { expect, expectGraph, test } from './helpers';

test.beforeEach(async ({ page }) => {
  await page.goto('./#v=1&sample=article-server');
  await expectGraph(page);
});

test('the palette opens with Ctrl+K, also out of a field, and runs what is chosen', async ({
  page,
}) => {
  await page.getByPlaceholder('Filter by name').focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search this file' });
  await expect(palette.getByRole('option', { name: /Share this view/ })).toBeVisible();
  await page.keyboard.type('dark');
  await expect(palette.getByRole('option', { name: 'Dark theme' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('what is found stands before the commands', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search this file' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('default');
  await expect(palette.getByRole('option').first()).toContainText('default');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/focus=/);
});

test('each key that is listed does what the list says', async ({ page }) => {
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const what of [
    'Search',
    'Ask what',
    'Share',
    'Export',
    'overview',
    'outline',
    'inspector',
  ]) {
    await expect(keys.getByText(what).first()).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await page.keyboard.press('a');
  await expect(page.getByRole('region', { name: /^Ask/ })).toBeVisible();
  // Keys that are typed into a field belong to it.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: /Share/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('body').press('e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('body').press('[');
  await expect(page.getByRole('button', { name: 'Show the outline' })).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.locator('body').press('o');
  await chooser;
});

test('the menu has the rest, by keyboard', async ({ page }) => {
  await page.getByRole('button', { name: 'More' }).press('Enter');
  const menu = page.getByRole('menu', { name: 'More' });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitemradio', { name: 'System' })).toBeChecked();
  await menu.getByRole('menuitemradio', { name: 'Light' }).press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
});
