import {
  choose,
  drop,
  expect,
  expectGraph,
  inspected,
  openSample,
  paste,
  row,
  sampleFile,
  test,
} from './helpers';

test('a dropped file opens, and the bar says which proxy it is of', async ({ page }) => {
  await page.goto('./');
  await drop(page, sampleFile('mine.json'));
  await expectGraph(page);
  const bar = page.getByRole('banner');
  await expect(bar).toContainText('mine.json');
  const main = page.getByRole('main');
  await expect(main).toContainText('user-web-default-658548cdd-97sgl.dev');
  await expect(main).toContainText(/Istio \d+\.\d+.*Envoy \d+\.\d+/);
});

test('pasted JSON opens', async ({ page }) => {
  await page.goto('./');
  await paste(page, sampleFile().text ?? '');
  await expectGraph(page);
  await expect(page.getByRole('banner')).toContainText('pasted.json');
});

test('the file button opens a file', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await choose(page, sampleFile('chosen.json'));
  await expectGraph(page);
  await expect(page.getByRole('banner')).toContainText('chosen.json');
});

test('the sample opens by one click', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Open a sample' }).click();
  await expectGraph(page);
  await expect(page).toHaveURL(/#v=1&sample=article/);
});

test('another file takes the place of the first', async ({ page }) => {
  await openSample(page);
  await row(page, 'catalog.shop').click();
  await expect(inspected(page)).toContainText('catalog.shop');
  await drop(page, { name: 'empty.json', text: '{"configs":[]}' });
  await expect(page.getByRole('banner')).toContainText('empty.json');
  await expect(page.getByRole('treeitem', { name: /catalog/ })).toHaveCount(0);
});

test('two files at once get one sentence', async ({ page }) => {
  await page.goto('./');
  await drop(page, sampleFile('one.json'), sampleFile('two.json'));
  await expect(page.getByRole('alert')).toContainText(/one|single/i);
});
