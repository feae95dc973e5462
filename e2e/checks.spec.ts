/** What is wrong with certificates is seen when a file is opened, without choosing anything. */
import { expect, expectGraph, inspector, test } from './helpers';

test('an expired certificate is seen at once: banner, row to look at first, card, inspector', async ({
  page,
}) => {
  await page.goto('./#v=1&sample=expired-certificate');
  await expectGraph(page);
  const banner = page.getByRole('region', { name: 'Findings' });
  await expect(banner).toContainText('Expired: default');
  await expect(banner).toContainText(/It expired .* ago/);
  const tree = page.getByRole('tree', { name: 'Everything in this file' });
  await expect(tree.getByRole('treeitem', { name: 'Findings' })).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: /default.*expired/ }).first()).toBeVisible();
  const card = page.locator('.react-flow__node[data-id="secret/default@sds-grpc"]');
  await expect(card).toContainText('expired');
  await expect(card).toHaveAccessibleName(/expired/);

  await banner.getByRole('button', { name: 'Show default' }).click();
  const meaning = inspector(page).getByRole('tabpanel');
  await expect(meaning.getByText('Expired', { exact: true })).toBeVisible();
  // Before what the secret is.
  await expect(meaning).toHaveText(/Expired.*A certificate with its private key/);
});

test('samples without trouble say nothing of it', async ({ page }) => {
  await page.goto('./#v=1&sample=strict&selected=secret%2Fdefault%40sds-grpc');
  await expectGraph(page);
  await expect(inspector(page)).toContainText('The chain ends in the roots');
  await expect(page.getByRole('region', { name: 'Findings' })).toBeHidden();
  await expect(page.getByRole('treeitem', { name: 'Findings' })).toBeHidden();
});

test('the cards stay where they are when the answer comes', async ({ page }) => {
  await page.goto('./#v=1&sample=wrong-root');
  await expectGraph(page);
  const places = () =>
    page
      .locator('.react-flow__node')
      .evaluateAll((cards) =>
        cards.map((one) => [
          one.getAttribute('data-id'),
          one instanceof HTMLElement && one.style.transform,
        ]),
      );
  const before = await places();
  await expect(page.getByRole('region', { name: 'Findings' })).toBeVisible();
  await expect(page.locator('.react-flow__node', { hasText: 'not from its roots' })).toBeVisible();
  expect(await places()).toEqual(before);
});

for (const [sample, words, title] of [
  [
    'wrong-root',
    'Does not end in the roots of the mesh: default',
    'Does not end in the roots of the mesh',
  ],
  ['san-mismatch', 'Name refused: default has …/', 'Callers do not accept its name'],
] as const) {
  test(`${sample} is told when the file is opened, and at the secret`, async ({ page }) => {
    await page.goto(`./#v=1&sample=${sample}`);
    await expectGraph(page);
    const banner = page.getByRole('region', { name: 'Findings' });
    await expect(banner).toContainText(words);
    await banner.getByRole('button', { name: 'Show default' }).click();
    await expect(inspector(page)).toContainText(title);
  });
}

test('a secret that never arrived is the one finding, and the first row to look at', async ({
  page,
}) => {
  await page.goto('./#v=1&sample=secret-never-arrives');
  await expectGraph(page);
  const banner = page.getByRole('region', { name: 'Findings' });
  await expect(banner.getByRole('listitem')).toHaveText([
    /^Secret missing: default never arrived from sds-grpc: 1 listener and 2 clusters wait for it\./,
  ]);
  await banner.getByRole('button', { name: 'Show default' }).click();
  await expect(inspector(page)).toContainText('default');
});
