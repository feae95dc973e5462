import { drawing, drop, expect, expectGraph, inspected, inspector, row, test } from './helpers';

const COUNT = 3000;
const name = (i: number): string =>
  `outbound|80||s${String(i).padStart(4, '0')}.shop.svc.cluster.local`;

/** A dump with so many clusters that only a part of any list is on the page at a time. */
const large = JSON.stringify({
  configs: [
    {
      '@type': 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump',
      dynamic_active_clusters: Array.from({ length: COUNT }, (_, i) => ({
        cluster: {
          '@type': 'type.googleapis.com/envoy.config.cluster.v3.Cluster',
          name: name(i),
          type: 'EDS',
        },
      })),
    },
  ],
});

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await drop(page, { name: 'large.json', text: large });
  await expectGraph(page);
});

test('the outline comes page by page, to its very end and back, by keys', async ({ page }) => {
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('End');
  await expect(row(page, 's2999.shop')).toBeInViewport();
  await expect(row(page, 's2999.shop')).toHaveAttribute('aria-posinset', String(COUNT));
  await page.keyboard.press('Home');
  await expect(row(page, 's0000.shop')).toBeInViewport();
  // A letter that is a command is one here, too: a service that begins with it is found by the filter.
  await page.getByRole('textbox', { name: 'Filter the outline' }).fill('s1700');
  await expect(row(page, 's1700.shop')).toBeInViewport();
});

test('what is chosen in the search is brought into sight in the outline', async ({ page }) => {
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill('s2345');
  await page.getByRole('dialog').getByRole('option').first().click();
  await expect(inspected(page)).toContainText('s2345.shop');
  await expect(row(page, 's2345.shop')).toBeInViewport();
  await expect(row(page, 's2345.shop')).toHaveAttribute('aria-selected', 'true');
});

test('a stack leads to the last of its thousands of members', async ({ page }) => {
  await drawing(page)
    .getByRole('group', { name: /^3,?000 destinations/ })
    .click();
  const list = inspector(page).getByRole('list').last();
  await expect(list.getByRole('listitem').first()).toContainText('s0000.shop');
  await list.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
  await list.getByRole('listitem').filter({ hasText: 's2999.shop' }).click();
  await expect(inspected(page)).toContainText('s2999.shop');
});
