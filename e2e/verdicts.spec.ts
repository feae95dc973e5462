/** What Envoy would do, where the inspector says it: modes, sockets, certificates, secrets. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { drop, expect, expectGraph, inspector, test } from './helpers';

const STOCK = 'cluster/outbound%7C8080%7C%7Cstock.shop.svc.cluster.local';

const open = (sample: string, id: string): string =>
  `./#v=1&sample=${sample}&selected=${encodeURIComponent(id)}`;

test('an inbound listener names the mode of each port; a chain leads to its twin', async ({
  page,
}) => {
  await page.goto(open('port-exception', 'listener/virtualInbound'));
  const modes = inspector(page).getByRole('region', { name: 'Mode on each port' });
  const port = (name: string) => modes.getByRole('listitem').filter({ hasText: name }).first();
  await expect(port('9090')).toContainText('PERMISSIVE');
  await expect(port('9411')).toContainText('DISABLE');
  await expect(port('50051')).toContainText('STRICT');
  await expect(port('all other ports')).toContainText('STRICT');
  await port('9090')
    .getByRole('button', { name: /^plaintext/ })
    .click();
  await expect(inspector(page)).toContainText('Port 9090 is PERMISSIVE.');
  await inspector(page)
    .getByRole('button', { name: /^mutual TLS/ })
    .click();
  await expect(inspector(page)).toContainText('A twin of this chain accepts plaintext.');
});

test('a certificate tells that it has expired, at both clocks', async ({ page }) => {
  await page.goto(open('expired-certificate', 'secret/default@sds-grpc'));
  const part = inspector(page).getByRole('region', { name: 'What is in it' });
  await expect(part).toContainText('The chain ends in the roots ROOTCA at CN=cluster.local');
  await expect(part).toContainText('the signatures are right');
  const leaf = part.getByRole('group').first();
  await expect(leaf).toContainText('spiffe://cluster.local/ns/shop/sa/order');
  await expect(leaf).toContainText(/At the dumpexpired .* ago/);
  await expect(leaf).toContainText(/Nowexpired .* ago/);
  await expect(part).toContainText('Redacted');
});

test('a certificate of another CA does not end in the roots of the mesh', async ({ page }) => {
  await page.goto(open('wrong-root', 'secret/default@sds-grpc'));
  await expect(inspector(page)).toContainText('The chain does not end in the roots ROOTCA');
  await inspector(page).getByRole('button', { name: 'ROOTCA' }).click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('ROOTCA');
});

test('a secret that never arrives tells who waits for it, and how long', async ({ page }) => {
  await page.goto(open('secret-never-arrives', 'secret/default@sds-grpc@warming'));
  const part = inspector(page).getByRole('region', { name: 'What hangs on it' });
  await expect(part).toContainText('waits for ever: initial_fetch_timeout is 0s');
  await part.getByRole('button', { name: 'All that use it' }).click();
  await expect(page.getByRole('tab', { name: /^Links/ })).toHaveAttribute('aria-selected', 'true');
});

test('an endpoint tells which entry it takes, and why not the others', async ({ page }) => {
  await page.goto(open('mixed-endpoints', STOCK));
  const part = inspector(page).getByRole('region', { name: 'Which socket is taken, and why' });
  await expect(part).toContainText('10.10.6.22:8080 takes the entry tlsMode-disabled');
  await expect(part).toContainText('tlsMode-istio is out');
});

test('a private key in clear is told loudly, and not shown', async ({ page }) => {
  const sample = new URL('../public/samples/strict.json', import.meta.url);
  const secret = Buffer.from('-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n');
  const redacted = Buffer.from('[redacted]').toString('base64');
  const text = readFileSync(sample, 'utf8').replaceAll(redacted, secret.toString('base64'));
  await page.goto('./');
  await drop(page, { name: 'clear.json', text });
  await expectGraph(page);
  const banner = page.getByRole('region', { name: 'Findings' });
  await expect(banner).toContainText('Private key in cleartext: default');
  await banner.getByRole('button', { name: 'Show default' }).click();
  await expect(inspector(page)).toContainText('Whoever has the file can pose as this proxy');
  await expect(inspector(page)).toContainText('It is not shown here');
  await expect(page.locator('body')).not.toContainText('QUJD');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const [sample, id, part] of [
      ['port-exception', 'listener/virtualInbound', 'Mode on each port'],
      ['expired-certificate', 'secret/default@sds-grpc', 'What is in it'],
      ['secret-never-arrives', 'secret/default@sds-grpc@warming', 'What hangs on it'],
      ['mixed-endpoints', STOCK, 'Which socket is taken, and why'],
    ] as const) {
      test(`on ${part}`, async ({ page }) => {
        await page.goto(open(sample, id));
        await expect(inspector(page).getByRole('region', { name: part })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
      });
    }
  });
}

test('when the dump was taken can be set, and certificates are told as of then', async ({
  page,
}) => {
  await page.goto(open('expired-certificate', 'secret/default@sds-grpc'));
  const part = inspector(page).getByRole('region', { name: 'What is in it' });
  const leaf = part.getByRole('group').first();
  const until = (await leaf.getByText(/ UTC$/).nth(1).textContent()) ?? '';
  const before = Date.parse(until.replaceAll(/\s/g, ' ')) - 12 * 3_600_000;
  const field = part.getByLabel('The dump was taken at (UTC)');
  await field.fill(new Date(before).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length));
  await expect(leaf).toContainText(/At the dump.*12 h left/);
});

test('on a narrow screen nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(open('expired-certificate', 'secret/default@sds-grpc'));
  await page.getByRole('button', { name: 'Inspector', exact: true }).click();
  const part = page.getByRole('region', { name: 'What is in it' });
  await expect(part).toBeVisible();
  const wider = await part.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
});
