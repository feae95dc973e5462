import type { Locator, Page } from '@playwright/test';
import { expect, expectGraph, test } from './helpers';

const drawer = (page: Page): Locator => page.getByRole('region', { name: /^Ask/ });
const verdict = (page: Page): Locator => drawer(page).getByRole('status', { name: 'Verdict' });

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`./#v=1&${hash}`);
  await expectGraph(page);
}

for (const [sample, why] of [
  ['expired-certificate', /the caller refuses this proxy’s certificate default: it has expired/],
  ['wrong-root', /if the other end trusts the same roots as this proxy \(ROOTCA\), it refuses/],
  ['san-mismatch', /callers of the mesh accept spiffe:.*order \(.*default has spiffe:.*order-v2/],
] as const) {
  test(`the first question about ${sample} is not answered with mutual TLS`, async ({ page }) => {
    await open(page, `sample=${sample}`);
    await page.getByRole('button', { name: 'Ask: what happens to a connection?' }).click();
    await expect(verdict(page)).toContainText(why);
    await expect(drawer(page)).toContainText('certificate refused');
    const step = drawer(page).getByRole('button', { name: /Transport socket/ });
    await step.click();
    await expect(drawer(page)).toContainText('CERTIFICATE_VERIFY_FAILED');
  });
}

test('a call by an expired certificate is refused by the endpoint', async ({ page }) => {
  await open(page, 'sample=expired-certificate&ask=out');
  await expect(verdict(page)).toContainText(/refuses this proxy’s certificate default/);
});

test('a port that Istio leaves alone is unknown, and a warming cluster is not ready', async ({
  page,
}) => {
  await open(page, 'sample=strict&ask=in&port=15020&sends=http/1.1');
  await expect(verdict(page)).toContainText('Istio does not redirect this port to Envoy');
  const price = 'cluster/outbound%257C8080%257C%257Cprice.shop.svc.cluster.local%40warming';
  await open(page, `sample=secret-never-arrives&ask=out&cluster=${price}`);
  await expect(verdict(page)).toContainText('Not ready: the cluster is warming');
});

test('probes of the kubelet are told apart from plain HTTP', async ({ page }) => {
  await open(page, 'sample=strict&ask=in&port=50051&sends=http/1.1&shows=none');
  await expect(verdict(page)).toContainText('closes the connection');
  await expect(verdict(page)).not.toContainText('rewriteAppHTTPProbers');
  await page.getByLabel('Who calls', { exact: true }).selectOption('Kubelet probe');
  await expect(verdict(page)).toContainText('rewriteAppHTTPProbers');
});
