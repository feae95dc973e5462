import { readFileSync } from 'node:fs';
import { boxes, type Dropped, drop, expect, openSample, test } from './helpers';

/** One file that cannot be opened, and the exact words that a person reads. */
interface BadFile extends Dropped {
  readonly case: string;
  readonly title: string;
  readonly advice: string;
}

const rows: readonly BadFile[] = JSON.parse(
  readFileSync(new URL('bad-files.json', import.meta.url), 'utf8'),
);

for (const row of rows) {
  test(`refused with one sentence and an advice: ${row.case}`, async ({ page }) => {
    await page.goto('./');
    await drop(page, row);
    const alert = page.getByRole('alert');
    await expect(alert.getByText(row.title, { exact: true })).toBeVisible();
    await expect(alert.getByText(row.advice, { exact: true })).toBeVisible();
  });
}

test('a file that cannot be opened leaves the graph on the screen, whatever is wrong with it', async ({
  page,
}) => {
  await openSample(page);
  // The sentence takes room, so the canvas may draw fewer cards; the first one always stays.
  const before = await boxes(page).first().getAttribute('data-id');
  const url = page.url();
  for (const row of rows) {
    await drop(page, row);
    await expect(page.getByRole('alert').getByText(row.title, { exact: true })).toBeVisible();
    await expect(boxes(page).first()).toHaveAttribute('data-id', before ?? '');
    expect(page.url()).toBe(url);
  }
});
