import type { Page } from '@playwright/test';
import { expect, expectGraph, inspected, openSample, SAMPLE_LINK, test } from './helpers';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search this file' });
const focused = (page: Page) => page.locator(':focus');

test('what the page prints is found, and the focus goes where it is', async ({ page }) => {
  await page.goto(SAMPLE_LINK.replace('article', 'article-server'));
  await expectGraph(page);
  await page.locator('body').press('/');
  await expect(palette(page)).toContainText('port:50051');
  await page.keyboard.type('uc:50051');
  const first = palette(page).getByRole('option').first();
  await expect(first).toContainText('uc.dev:50051');
  await expect(first.locator('[data-protection]').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(inspected(page)).toBeFocused();
  await expect(inspected(page)).toContainText('uc.dev:50051');
});

test('certificates are found by their names, and what expired by that word', async ({ page }) => {
  await page.goto('./#v=1&sample=expired-certificate');
  await expectGraph(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('expired');
  await expect(palette(page).getByRole('option').first()).toContainText('default');
  await page
    .getByRole('combobox', { name: 'Search this file' })
    .fill('san:spiffe://cluster.local/ns/');
  await expect(palette(page).getByRole('option', { name: /SAN/ }).first()).toBeVisible();
});

test('what is typed before the palette has loaded is not lost, nor is Enter', async ({ page }) => {
  let held = 0;
  let loads: () => void = () => undefined;
  const wait = new Promise<void>((done) => {
    loads = done;
  });
  await page.route(/SearchPalette.*\.js/, async (route) => {
    held += 1;
    await wait;
    await route.continue();
  });
  await openSample(page);
  await page.locator('body').press('/');
  await page.keyboard.type('catalogg');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  expect(held).toBeGreaterThan(0);
  loads();
  await expect(inspected(page)).toContainText('catalog');
  await expect(inspected(page)).toBeFocused();
});

test('a dialog that was opened from nowhere leaves the focus on the workspace', async ({
  page,
}) => {
  await openSample(page);
  await page.locator('body').press('/');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(focused(page)).toHaveCount(1);
  await expect(page.locator('body')).not.toBeFocused();
});

test('letters are commands in the outline and on a checkbox, others lead to a row', async ({
  page,
}) => {
  await openSample(page);
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: /Share/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tree).toBeFocused();
  const before = await tree.getAttribute('aria-activedescendant');
  await page.keyboard.press('c');
  await expect(tree).not.toHaveAttribute('aria-activedescendant', before ?? '');
  await page.getByRole('checkbox', { name: 'Plaintext' }).focus();
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('every panel has a way in and out by one key, also out of a field', async ({ page }) => {
  await openSample(page);
  await page.getByRole('textbox', { name: 'Filter the outline' }).focus();
  await page.keyboard.press('F6');
  await expect(focused(page)).toHaveClass(/react-flow__node/);
  await page.keyboard.press('Enter');
  await expect(inspected(page)).toHaveAttribute('tabindex', '-1');
  await page.keyboard.press('F6');
  await expect(inspected(page)).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(page.getByRole('tree')).toBeFocused();
});

test('a finding is shown by what it means, whatever was looked at before', async ({ page }) => {
  await page.goto('./#v=1&sample=rejected-update&tab=graph&panel=json');
  await expectGraph(page);
  await page
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await expect(page.getByRole('tab', { name: 'Meaning' })).toHaveAttribute('aria-selected', 'true');
});

test('the outline is filtered in the words of the search', async ({ page }) => {
  await page.goto(SAMPLE_LINK.replace('article', 'article-server'));
  await expectGraph(page);
  const field = page.getByRole('textbox', { name: 'Filter the outline' });
  await field.fill('uc.dev:50051');
  await expect(page.getByRole('treeitem', { name: /uc\.dev/ }).first()).toBeVisible();
  await field.fill('ns:nowhere');
  await expect(page.getByRole('treeitem')).toHaveCount(0);
});
