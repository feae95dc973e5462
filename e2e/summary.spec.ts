import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { boxes, drop, expect, inspected, test, viewButton } from './helpers';

const heading = (name: string | RegExp) => ({ level: 2, name }) as const;

test('a dump opens on its summary: how it is reached, how it calls, and what is wrong', async ({
  page,
}) => {
  await page.goto('./#v=1&sample=article-server');
  await expect(
    page.getByRole('heading', heading(/^Accepts plaintext on port 50051 and all other ports/)),
  ).toBeVisible();
  const ports = page.getByRole('table', { name: 'Inbound ports' });
  await expect(ports.getByRole('row')).toHaveCount(5);
  await expect(ports.getByRole('row').nth(1)).toContainText('50051');
  await expect(ports.getByRole('row').nth(1)).toContainText('Permissive');
  await expect(ports.getByRole('row', { name: /15021/ })).toContainText('health');
  await expect(page.getByText('34 destinations, 45 endpoints')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a port leads to its chain in the graph, and back comes the summary', async ({ page }) => {
  await page.goto('./#v=1&sample=article-server');
  await page.getByRole('button', { name: 'Show port 50051 in the graph' }).click();
  await expect(boxes(page).first()).toBeVisible();
  await expect(inspected(page)).toContainText('0.0.0.0_50051');
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Inbound ports' })).toBeVisible();
});

test('a finding says why it matters and what to do, and shows its subject', async ({ page }) => {
  await page.goto('./#v=1&sample=rejected-update');
  const findings = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Rejected' });
  await findings.locator('summary').first().click();
  await expect(findings.getByText('What to do:').first()).toBeVisible();
  await findings
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await expect(viewButton(page, 2)).toHaveAttribute('aria-current', 'page');
});

test('keys change between the views, and a link keeps the one that is shown', async ({ page }) => {
  await page.goto('./#v=1&sample=article-server');
  await expect(viewButton(page, 1)).toHaveAttribute('aria-current', 'page');
  for (const place of [2, 3, 4, 1]) {
    await page.keyboard.press(String(place));
    await expect(viewButton(page, place)).toHaveAttribute('aria-current', 'page');
  }
  await page.keyboard.press('4');
  await page.reload();
  await expect(viewButton(page, 4)).toHaveAttribute('aria-current', 'page');
});

test('what is not in the file is not told as none', async ({ page }) => {
  const whole: { configs: { '@type': string }[] } = JSON.parse(
    readFileSync('public/samples/strict.json', 'utf8'),
  );
  const configs = whole.configs.filter((one) => one['@type'].includes('Secrets'));
  await page.goto('./');
  await drop(page, { name: 'secrets.json', text: JSON.stringify({ configs }) });
  await expect(
    page.getByRole('heading', heading(/^Inbound is not known: this file has no listeners/)),
  ).toBeVisible();
  await expect(page.getByText('This file has no clusters.').first()).toBeVisible();
});
