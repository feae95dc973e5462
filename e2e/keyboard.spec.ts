import { boxes, expect, expectGraph, inspected, openSample, row, test } from './helpers';

test('from the first page to the JSON of a cluster without a mouse', async ({ page }) => {
  await page.goto('./');
  const sample = page.getByRole('button', { name: 'Open a sample' });
  for (let i = 0; i < 20 && !(await sample.evaluate((at) => at === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expectGraph(page);

  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search this file' })).toBeFocused();
  await page.keyboard.type('catalog');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('catalog');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(inspected(page)).toContainText('catalog');

  const meaning = page.getByRole('tab', { name: 'Meaning' });
  await meaning.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'JSON' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel')).toContainText('jq');
});

test('the outline is a tree that arrow keys walk, open and close', async ({ page }) => {
  await openSample(page);
  const tree = page.getByRole('tree', { name: 'Everything in this file' });
  const catalog = row(page, 'catalog.shop');
  const id = await catalog.getAttribute('id');
  await tree.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 30 && (await tree.getAttribute('aria-activedescendant')) !== id; i++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(tree).toHaveAttribute('aria-activedescendant', id ?? '');
  await expect(catalog).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(catalog).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(catalog).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(inspected(page)).toContainText('catalog.shop');
});

test('the drawing is walked by arrow keys, Enter and Escape', async ({ page }) => {
  await openSample(page);
  const first = boxes(page).and(page.locator('[tabindex="0"]'));
  await expect(first).toHaveCount(1);
  await first.focus();
  const before = await page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id')))
    .not.toBe(before);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/selected=/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/focus=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/focus=/);
});
