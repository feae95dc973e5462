import { expect, expectGraph, SAMPLE_LINK, test } from './helpers';
import { type StaticHost, startStaticHost } from './static-host';
import { networkLeft } from './worker-network';

let host: StaticHost;
test.beforeAll(async () => {
  host = await startStaticHost('/some/sub/path/');
});
test.afterAll(() => host.close());

test('dist/ works below any path of a plain static host', async ({ page, evidence }) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(new URL(SAMPLE_LINK, host.url).href);
  await expectGraph(page);
  expect(missing).toEqual([]);
  expect(evidence.requests.filter((request) => !request.startsWith(`GET ${host.url}`))).toEqual([]);
});

test('without the header the worker still gives up the network', async ({ page }) => {
  const response = await page.goto(new URL(SAMPLE_LINK, host.url).href);
  expect(response?.headers()['content-security-policy']).toBeUndefined();
  await expectGraph(page);
  expect(page.workers().length).toBeGreaterThan(0);
  expect(await networkLeft(page)).toEqual([]);
});
