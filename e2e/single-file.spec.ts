import { drop, expect, expectGraph, row, sampleFile, test } from './helpers';

/** Opened from the disk, without any server. */
const PAGE = new URL('../dist/mtlscope.html', import.meta.url).href;

test('the page in one file opens a dump from the disk and asks for nothing', async ({
  page,
  evidence,
}) => {
  await page.goto(PAGE);
  await drop(page, sampleFile());
  await expectGraph(page);
  await row(page, 'catalog.shop').click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page.getByRole('tabpanel').getByRole('textbox').first()).toContainText(
    'catalog.shop',
  );
  const files = evidence.requests.filter((request) => request.startsWith('GET file:'));
  expect(files).toEqual([`GET ${PAGE}`]);
  expect(evidence.requests.filter((request) => /GET (?!file:|blob:|data:)/.test(request))).toEqual(
    [],
  );
});

test('it brings its samples, keeps the view in the link, and answers questions', async ({
  page,
}) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Open a sample' }).click();
  await expectGraph(page);
  expect(page.url()).toContain('sample=article');
  await page.goto(`${PAGE}#v=1&sample=strict&ask=in&port=8080&sends=plain`);
  await page.reload();
  await expectGraph(page);
  await expect(page.getByRole('region', { name: /^Ask/ })).toBeVisible();
});

test('it is one file that names no other', async ({ page }) => {
  await page.goto(PAGE);
  const pointing = await page.evaluate(() =>
    [...document.querySelectorAll('[src], link[href]')].flatMap((element) => {
      const target = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
      return target.startsWith('data:') ? [] : [target];
    }),
  );
  expect(pointing).toEqual([]);
});
