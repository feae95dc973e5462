import { drawing, expect, inspected, inspector, openSample, row, test } from './helpers';

test('a stack says what is folded into it, opens, and leads to each member', async ({ page }) => {
  await openSample(page);
  const stack = drawing(page).getByRole('group', { name: /^4 clusters/ });
  await stack.click();
  await expect(inspected(page)).toContainText('4 clusters');
  await expect(inspector(page).getByRole('listitem')).toHaveCount(4);

  await stack.dblclick();
  await expect(drawing(page).getByRole('group', { name: /^Cluster, / })).toHaveCount(4);
  await inspector(page).getByRole('listitem').filter({ hasText: 'xds-grpc' }).click();
  await expect(inspected(page)).toContainText('xds-grpc');
});

test('words come first, then the JSON with its pointer and jq command', async ({ page }) => {
  await openSample(page);
  await row(page, 'catalog.shop').click();
  await expect(inspected(page)).toContainText('catalog.shop');
  await expect(page.getByRole('tab', { name: 'Meaning' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'JSON' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('textbox').first()).toContainText('outbound|8080||catalog.shop');
  await expect(panel.locator('code').first()).toHaveText(
    /^\/configs\/\d+\/dynamic_active_clusters\//,
  );
  await expect(panel.locator('code').last()).toContainText('jq ');
});

test('a choice shows its whole way, to the CA', async ({ page }) => {
  // Only what is in view is in the document.
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openSample(page);
  await row(page, 'catalog.shop').click();
  const way = [
    /^Cluster, /,
    /^Match, /,
    /^Upstream TLS, /,
    /^Certificate, default/,
    /^Roots, ROOTCA/,
  ];
  const source = [/^SDS source, sds-grpc/, /workload-spiffe-uds/, /istio agent/, /istiod/];
  for (const name of [...way, ...source]) {
    await expect(drawing(page).getByRole('group', { name }).first()).toBeVisible();
  }
});
