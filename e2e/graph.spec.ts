/** The drawing: what is in view at the sizes that screens have, and whether it can be read. */
import type { Page } from '@playwright/test';
import { drawing, expect, test } from './helpers';

const MIN_TEXT = 12;
const COLUMNS = ['Listener, cluster', 'Filter chain, match', 'Transport socket', 'Secret'];

async function openGraph(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  // As for somebody who has never been here.
  await page.addInitScript(() => localStorage.removeItem('mtlscope.outline'));
  await page.goto('./#v=1&sample=article-server&tab=graph');
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

/** Sizes in which texts of cards are on the screen, in CSS pixels. */
const textSizes = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const view = document.querySelector('.react-flow__viewport');
    const zoom = view === null ? 0 : new DOMMatrix(getComputedStyle(view).transform).a;
    return [...document.querySelectorAll('.react-flow__node *')]
      .filter((one) => [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE))
      .filter((one) => one.closest('svg') === null)
      .map((one) => Number.parseFloat(getComputedStyle(one).fontSize) * zoom);
  });

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const) {
  test(`the drawing is readable and goes from listener to CA at ${width} × ${height}`, async ({
    page,
  }) => {
    await openGraph(page, width, height);
    const sizes = await textSizes(page);
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(MIN_TEXT);

    const pane = await page.locator('.react-flow').boundingBox();
    expect(pane).not.toBeNull();
    const right = (pane?.x ?? 0) + (pane?.width ?? 0);
    for (const name of [...COLUMNS, 'Delivered by']) {
      const header = await page.getByText(name, { exact: true }).first().boundingBox();
      expect((header?.x ?? right) + 100, name).toBeLessThan(right);
    }
    for (const name of [/^Listener, virtualInbound/, /^Certificate, default/, /^CA, istiod/]) {
      const box = await drawing(page).getByRole('group', { name }).first().boundingBox();
      expect(box?.x ?? -1, String(name)).toBeGreaterThanOrEqual(pane?.x ?? 0);
      expect((box?.x ?? right) + (box?.width ?? 0), String(name)).toBeLessThanOrEqual(right);
      expect((box?.y ?? 0) + (box?.height ?? 0), String(name)).toBeLessThanOrEqual(height);
    }
  });
}

test('Fit shows the drawing again as it was at first', async ({ page }) => {
  await openGraph(page, 1440, 900);
  const listener = drawing(page).getByRole('group', { name: /^Listener, virtualInbound/ });
  const before = await listener.boundingBox();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await listener.boundingBox())?.width).not.toBe(before?.width);
  await page.getByRole('button', { name: 'Fit to the window' }).click();
  await expect.poll(() => listener.boundingBox()).toEqual(before);
});

test('the outline is a rail beside the drawing, and stays as it was left', async ({ page }) => {
  await openGraph(page, 1440, 900);
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await expect(outline).toBeHidden();
  await page.getByRole('button', { name: 'Summary', exact: true }).click();
  await expect.poll(async () => (await outline.boundingBox())?.width).toBeCloseTo(300, -1);
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(outline).toBeHidden();
  await page.getByRole('button', { name: 'Outline', exact: true }).click();
  await expect.poll(async () => (await outline.boundingBox())?.width).toBeCloseTo(300, -1);
});
