import { readdirSync } from 'node:fs';
import { expect, expectGraph, test } from './helpers';

const NAMES = readdirSync(new URL('../public/samples', import.meta.url)).map((file) =>
  file.replace(/\.json$/, ''),
);

test('the first page offers every other sample with a sentence, and a click opens it', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'STRICT', exact: true })).toBeHidden();
  await page.getByText('More samples').click();
  const offered = page.getByRole('listitem');
  await expect(offered).toHaveCount(NAMES.length - 1);
  for (const sample of await offered.all()) {
    await expect(sample.getByRole('button')).toHaveAccessibleDescription(/^[A-Z].{30,}\.$/);
  }
  await page.getByRole('button', { name: 'STRICT', exact: true }).click();
  await expectGraph(page);
  await expect(page).toHaveURL(/#v=1&sample=strict/);
  await page.goBack();
  await expect(page.getByText('More samples')).toBeVisible();
});

for (const name of NAMES) {
  test(`sample ${name} opens by its link, without a complaint`, async ({ page }) => {
    await page.goto(`./#v=1&sample=${name}`);
    await expectGraph(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${name}.json`);
  });
}
