import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drop, expect, expectGraph, row, sampleFile, test } from './helpers';
import { networkLeft } from './worker-network';

const SECRET_WORD = 'payroll-of-the-whole-company';
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

// The service worker asks for files, too.
test.use({ serviceWorkers: 'allow' });

test('opening and reading a dump asks for static files of the site and sends nothing', async ({
  page,
  baseURL,
  evidence,
}) => {
  await page.goto('./');
  const { text = '', name } = sampleFile(`${SECRET_WORD}.json`);
  await drop(page, { name, text: text.replace('{', `{ "${SECRET_WORD}": true,`) });
  await expectGraph(page);
  await row(page, 'catalog.shop').click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page.getByRole('tabpanel').getByRole('textbox').first()).toContainText(
    'catalog.shop',
  );

  const files = new Set(
    readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((path) => `GET ${baseURL}${path}`),
  );
  const strange = evidence.requests.filter(
    (request) => request !== `GET ${baseURL}` && !files.has(request),
  );
  expect(
    strange,
    'requests for anything but a file of dist/, by GET, without query or body',
  ).toEqual([]);
  expect(evidence.requests.length).toBeGreaterThan(3);
});

test('the policy stands in the built page and in the header', async ({ page }) => {
  const response = await page.goto('./');
  const header = response?.headers()['content-security-policy'] ?? '';
  const meta = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  for (const policy of [header, meta ?? '']) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    // Neither text nor WASM may become code.
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  }
  expect(header).toContain("frame-ancestors 'none'");
});

test('the page cannot reach another host', async ({ page, evidence }) => {
  await page.goto('./');
  const outcome = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
  await expect.poll(() => evidence.errors.join('\n')).toContain('policy: connect-src');
  evidence.errors.length = 0;
});

test('the worker that reads a dump has no way to the network', async ({ page }) => {
  await page.goto('./');
  await drop(page, sampleFile());
  await expectGraph(page);
  expect(page.workers().length).toBeGreaterThan(0);
  expect(await networkLeft(page)).toEqual([]);
});
