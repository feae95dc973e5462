import { drop, expect, expectGraph, inspected, openSample, row, sampleFile, test } from './helpers';

test('a reload brings the sample back with what was selected and the tab', async ({ page }) => {
  await openSample(page);
  await row(page, 'catalog.shop').click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page).toHaveURL(/panel=json/);
  const url = page.url();
  await page.reload();
  await expectGraph(page);
  await expect(inspected(page)).toContainText('catalog.shop');
  await expect(page.getByRole('tab', { name: 'JSON' })).toHaveAttribute('aria-selected', 'true');
  expect(page.url()).toBe(url);
});

test('back and forward walk through what was chosen', async ({ page }) => {
  await openSample(page);
  await row(page, 'catalog.shop').click();
  await expect(inspected(page)).toContainText('catalog.shop');
  await row(page, 'cart.shop').click();
  await expect(inspected(page)).toContainText('cart.shop');
  await page.goBack();
  await expect(inspected(page)).toContainText('catalog.shop');
  await page.goForward();
  await expect(inspected(page)).toContainText('cart.shop');
});

test('a link to a dropped file asks for that file and lands on the same view', async ({ page }) => {
  await page.goto('./');
  await drop(page, sampleFile('mine.json'));
  await expectGraph(page);
  await row(page, 'catalog.shop').click();
  await expect(inspected(page)).toContainText('catalog.shop');
  const url = page.url();

  await page.reload();
  await expect(page.getByText(/mine\.json \(.*kB\)/)).toBeVisible();
  await drop(page, sampleFile('mine.json'));
  await expectGraph(page);
  await expect(inspected(page)).toContainText('catalog.shop');
  expect(page.url()).toBe(url);
});

test('another file than the one of the link opens with a notice', async ({ page }) => {
  await page.goto('./');
  await drop(page, sampleFile('mine.json'));
  await expectGraph(page);
  await page.reload();
  await expect(page.getByText(/mine\.json \(.*kB\)/)).toBeVisible();
  const { text = '' } = sampleFile();
  await drop(page, { name: 'other.json', text: ` ${text}` });
  await expectGraph(page);
  await expect(page.getByRole('status').filter({ hasText: 'mine.json' })).toContainText(
    'other.json',
  );
});

test('a link to a sample that does not exist says so', async ({ page, evidence }) => {
  await page.goto('./#v=1&sample=no-such-sample');
  await expect(page.getByRole('alert')).toContainText('no-such-sample');
  // The browser itself reports that the file is not there.
  expect(evidence.errors.every((error) => error.includes('404'))).toBe(true);
  evidence.errors.length = 0;
});
