import { expect, expectGraph, test } from './helpers';

test('a row of several protections keeps them inside the outline, however many', async ({
  page,
}) => {
  await page.goto('./#v=1&sample=article-server');
  await expectGraph(page);
  const outside = await page.getByRole('tree').evaluate((tree) => {
    const { right } = tree.getBoundingClientRect();
    return [...tree.querySelectorAll('[data-protection]')]
      .filter((badge) => badge.getBoundingClientRect().right > right)
      .map(({ textContent }) => textContent);
  });
  expect(outside).toEqual([]);
  await expect(page.getByRole('tree').locator('[data-protection]').first()).toBeVisible();
});
