import { readFileSync } from 'node:fs';
import { boxes, type Dropped, drop, expect, expectGraph, openSample, test } from './helpers';

/** A file that cannot be opened, or not as a whole, and the exact words that a person reads. */
type BadFile = Dropped & { readonly case: string } & (
    | { readonly title: string; readonly advice: string }
    | { readonly notice: string }
  );

const rows: readonly BadFile[] = JSON.parse(
  readFileSync(new URL('bad-files.json', import.meta.url), 'utf8'),
);
const refused = rows.flatMap((row) => ('title' in row ? [row] : []));
const opened = rows.flatMap((row) => ('notice' in row ? [row] : []));

/** A busy machine takes a while over gigabytes. */
const READING = { timeout: 180_000 };

for (const row of refused) {
  test(`refused with one sentence and an advice: ${row.case}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto('./');
    await drop(page, row);
    const alert = page.getByRole('alert');
    await expect(alert.getByText(row.title, { exact: true })).toBeVisible(READING);
    await expect(alert.getByText(row.advice, { exact: true })).toBeVisible();
  });
}

for (const row of opened) {
  test(`opened as far as it goes, with a notice: ${row.case}`, async ({ page }) => {
    await page.goto('./');
    await drop(page, row);
    await expectGraph(page);
    await page.getByRole('button', { name: /notices?$/ }).click();
    await expect(
      page.getByRole('dialog').getByText(row.notice, { exact: true }).first(),
    ).toBeVisible();
  });
}

test('a file that cannot be opened leaves the graph on the screen, whatever is wrong with it', async ({
  page,
}) => {
  test.setTimeout(900_000);
  await openSample(page);
  // The sentence takes room, so the canvas may draw fewer cards; the first one always stays.
  const before = await boxes(page).first().getAttribute('data-id');
  const url = page.url();
  for (const row of refused) {
    await drop(page, row);
    await expect(page.getByRole('alert').getByText(row.title, { exact: true })).toBeVisible(
      READING,
    );
    await expect(boxes(page).first()).toHaveAttribute('data-id', before ?? '');
    expect(page.url()).toBe(url);
  }
});
