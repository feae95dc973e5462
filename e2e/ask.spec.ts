import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { boxes, drop, expect, expectGraph, inspected, inspector, row, test } from './helpers';

const SERVER = './#v=1&sample=article-server';
const MESH = 'istio-peer-exchange, istio';

const drawer = (page: Page): Locator => page.getByRole('region', { name: /^Ask/ });
const verdict = (page: Page): Locator => drawer(page).getByRole('status', { name: 'Verdict' });
const field = (page: Page, name: string): Locator => drawer(page).getByLabel(name, { exact: true });
const step = (page: Page, name: string): Locator =>
  drawer(page).getByRole('list', { name: 'Step by step' }).getByRole('button', { name });

const hasFocus = (element: Element): boolean => element === document.activeElement;

async function openDrawer(page: Page): Promise<void> {
  await page.goto(SERVER);
  await expectGraph(page);
  await page.getByRole('button', { name: 'Ask: what happens to a connection?' }).click();
  await expect(field(page, 'Port')).toHaveValue('50051');
}

test('a sidecar of the mesh comes to the chain that demands a certificate', async ({ page }) => {
  await openDrawer(page);
  await expect(field(page, 'Who calls')).toHaveValue('mesh-mtls');
  await expect(field(page, 'ALPN, in order')).toHaveValue(MESH);
  await expect(verdict(page)).toContainText('0.0.0.0_50051 takes it with mutual TLS');
  await expect(verdict(page)).toContainText('signed by ROOTCA');
  await expect(step(page, 'Port 50051')).toContainText('2 of 8 chains stay');
  await expect(page).toHaveURL(/ask=in&port=50051&sends=tls&.*alpn=istio-peer-exchange,istio/);
});

test('plaintext comes to the twin, and the way lights up on the drawing', async ({ page }) => {
  await openDrawer(page);
  await field(page, 'Who calls').selectOption('Plain curl');
  await expect(verdict(page)).toContainText('takes it in plaintext');
  await expect(step(page, 'Transport raw_buffer')).toContainText('1 of 2 chains stays');
  const lit = boxes(page).locator('[data-dim="false"]');
  await expect(lit.filter({ hasText: 'virtualInbound' }).first()).toBeVisible();
  await expect(boxes(page).locator('[data-dim="true"]').first()).toBeVisible();
});

test('TLS from outside the mesh is closed, and the level says why', async ({ page }) => {
  await openDrawer(page);
  await field(page, 'Who calls').selectOption('HTTPS from outside the mesh');
  await expect(drawer(page)).toContainText('closed: filter_chain_not_found');
  await expect(verdict(page)).toContainText('these application protocols (ALPN)');
  await field(page, 'ALPN, in order').fill('');
  await expect(step(page, 'ALPN none')).toContainText('none is left');
  await expect(verdict(page)).toContainText('Envoy closes the connection');
  await field(page, 'ALPN, in order').fill('h2, istio');
  // It shows no certificate, and there is a demand for one.
  await expect(verdict(page)).toContainText('the TLS handshake fails');
  await field(page, 'Client certificate').selectOption('mesh');
  await expect(verdict(page)).toContainText('takes it with mutual TLS');
  await expect(field(page, 'Who calls')).toHaveValue('own');
});

test('a caller without a certificate fails where one is demanded, and sees why', async ({
  page,
}) => {
  await openDrawer(page);
  await expect(field(page, 'Client certificate')).toHaveValue('mesh');
  await field(page, 'Client certificate').selectOption('none');
  await expect(verdict(page)).toContainText('the TLS handshake fails');
  await expect(drawer(page)).toContainText('handshake fails');
  await expect(drawer(page).getByText('mTLS', { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/shows=none/);
  await step(page, 'Transport socket').click();
  const details = drawer(page).getByRole('region', { name: 'Details of the step' });
  await expect(details).toContainText('PEER_DID_NOT_RETURN_A_CERTIFICATE');
  await field(page, 'Client certificate').selectOption('other');
  await expect(verdict(page)).toContainText('Who signed the certificate of this caller');
  await field(page, 'Sends').selectOption('HTTP/1.1');
  await expect(field(page, 'Client certificate')).toHaveCount(0);
});

test('the link of a question gives its answer again', async ({ page }) => {
  await page.goto(`${SERVER}&ask=in&port=50051&sends=tls&sni=uc.dev&alpn=h2`);
  await expect(verdict(page)).toContainText('Envoy closes the connection');
  await expect(field(page, 'SNI')).toHaveValue('uc.dev');
  await page.reload();
  await expect(field(page, 'ALPN, in order')).toHaveValue('h2');
  await expect(verdict(page)).toContainText('Envoy closes the connection');
});

test('a link that names what is not in this file says so, and keeps its name', async ({ page }) => {
  await page.goto(`${SERVER}&ask=out&cluster=cluster/outbound%257C80%257C%257Cgone.dev`);
  await expect(verdict(page)).toContainText('outbound|80||gone.dev is not in this file');
  await expect(field(page, 'Cluster')).toHaveValue('outbound|80||gone.dev');
  await page.goto(`${SERVER}&ask=in&at=listener/gone&port=80&sends=tls`);
  await expect(verdict(page)).toContainText('gone is not in this file');
  await expect(field(page, 'Listener').locator('option:checked')).toHaveText('gone');
  await page.goto(`${SERVER}&ask=in&port=15090&sends=http/1.1`);
  await expect(verdict(page)).toContainText('0.0.0.0_15090 takes it in plaintext');
});

test('a step shows what it looked at, and leads to the chain', async ({ page }) => {
  await openDrawer(page);
  const port = step(page, 'Port 50051');
  await port.focus();
  await page.keyboard.press('Enter');
  await expect(port).toHaveAttribute('aria-expanded', 'true');
  const details = drawer(page).getByRole('region', { name: 'Details of the step' });
  await expect(details).toContainText('a closer match was taken');
  await expect(details).toContainText('/filter_chain_match/destination_port');
  await details.getByRole('button', { name: '0.0.0.0_50051' }).first().click();
  await expect(inspected(page)).toHaveText('0.0.0.0_50051');
});

const CLOSED = `${SERVER}&ask=in&port=50051&sends=tls&alpn=h2,http/1.1`;
const MUTUAL = `${SERVER}&ask=in&port=50051&sends=tls&alpn=istio-peer-exchange,istio&shows=mesh`;

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const) {
  test(`the steps that decided are in view at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const link of [CLOSED, MUTUAL]) {
      await page.goto(link);
      await expect(step(page, 'ALPN')).toBeVisible();
      for (const name of ['Transport', 'ALPN', link === CLOSED ? 'Default chain' : 'socket']) {
        await expect(step(page, name).last()).toBeInViewport({ ratio: 0.9 });
      }
    }
    const silent = step(page, 'No chain left asks for').first();
    expect((await silent.boundingBox())?.width).toBeLessThan(32);
    await silent.hover();
    // The first may only have scrolled to it.
    await silent.hover({ position: { x: 8, y: 8 } });
    await expect(
      page.getByText('No chain left asks for Destination IP or SNI').last(),
    ).toBeVisible();
  });
}

test('asked, answered and left by keyboard alone', async ({ page }) => {
  await page.goto(SERVER);
  await expectGraph(page);
  await page.keyboard.press('a');
  await expect(field(page, 'Who calls')).toBeFocused();
  await expect(verdict(page)).toContainText('mutual TLS');
  await page.keyboard.type('HTTPS');
  await expect(field(page, 'Who calls')).toHaveValue('https');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Port')).toBeFocused();
  await page.keyboard.type('9090');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/port=9090/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('50051');
  await page.keyboard.press('Tab');
  await expect(verdict(page)).toContainText('Envoy closes the connection');

  const steps = drawer(page).getByRole('list', { name: 'Step by step' }).getByRole('button');
  for (let i = 0; i < 20 && !(await steps.first().evaluate(hasFocus)); i++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('End');
  await expect(steps.last()).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(step(page, 'ALPN')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expect(steps.first()).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(step(page, 'No chain left asks for')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const details = drawer(page).getByRole('region', { name: 'Details of the step' });
  await expect(details).toContainText('a closer match was taken');
  await page.keyboard.press('Tab');
  expect(await details.evaluate((at) => at.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(step(page, 'Port 50051')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  // Nothing of it is left on the drawing, and asking again starts where it was left.
  await expect(page).not.toHaveURL(/ask=in/);
  await expect(page.getByRole('button', { name: 'Back to the question' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('Envoy closes the connection');
});

test('what cannot be right is marked, and has no answer', async ({ page }) => {
  await openDrawer(page);
  for (const port of ['99999', '0']) {
    await field(page, 'Port').fill(port);
    await expect(drawer(page).getByRole('alert')).toBeVisible();
    await expect(field(page, 'Port')).toHaveAttribute('aria-invalid', 'true');
    await expect(verdict(page)).toContainText('To which port does the connection go?');
    await expect(page).not.toHaveURL(/port=/);
  }
  await field(page, 'Port').fill('9090');
  await expect(drawer(page).getByRole('alert')).toHaveCount(0);
  await expect(page).toHaveURL(/port=9090/);
});

test('an address that is none is refused in its field', async ({ page }) => {
  await page.goto(`${SERVER}&ask=in&port=50051&to=10.0.0.1&sends=tls&alpn=istio&shows=mesh`);
  await expect(verdict(page)).toContainText('takes it with mutual TLS');
  for (const name of ['Destination IP', 'Source IP', 'Peer before PROXY']) {
    await field(page, name).fill('300.1.1.1');
    await expect(drawer(page).getByRole('alert')).toHaveText(
      'No such address; the answer is without it.',
    );
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
    await expect(page).not.toHaveURL(/300\.1\.1\.1|to=/);
    await field(page, name).fill('');
    await expect(drawer(page).getByRole('alert')).toHaveCount(0);
  }
  await field(page, 'Source IP').fill('fd00::1');
  await expect(page).toHaveURL(/from=fd00::1/);
});

test('two fields that are filled at once both count', async ({ page }) => {
  await openDrawer(page);
  await drawer(page).evaluate((element) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const fill = (label: string, text: string): void => {
      const labels = [...element.querySelectorAll('label')];
      const input = labels.find(({ textContent }) => textContent === label)?.control;
      set?.call(input, text);
      input?.dispatchEvent(new Event('input', { bubbles: true }));
    };
    fill('SNI', 'uc.dev');
    fill('ALPN, in order', 'h2');
    fill('Port', '9090');
  });
  await expect(page).toHaveURL(/port=9090&sends=tls&sni=uc\.dev&alpn=h2/);
  await expect(field(page, 'SNI')).toHaveValue('uc.dev');
  await expect(field(page, 'ALPN, in order')).toHaveValue('h2');
});

test('a message under a field moves nothing', async ({ page }) => {
  await openDrawer(page);
  const places = async () => [
    await field(page, 'Who calls').boundingBox(),
    await field(page, 'Port').boundingBox(),
    await drawer(page).getByRole('button', { name: 'More fields' }).boundingBox(),
    (await verdict(page).boundingBox())?.y,
  ];
  const before = await places();
  await field(page, 'Port').fill('99999');
  await expect(drawer(page).getByRole('alert')).toBeVisible();
  await expect(verdict(page)).toContainText('To which port');
  expect(await places()).toEqual(before);
});

test('a call that goes out: from the inspector, with a cluster that is searched for', async ({
  page,
}) => {
  await page.goto(SERVER);
  await row(page, 'account.dev').click();
  await inspector(page).getByRole('button', { name: 'Ask about this' }).click();
  await expect(verdict(page)).toContainText('is called with mutual TLS');
  const cluster = drawer(page).getByRole('combobox', { name: 'Cluster' });
  await cluster.fill('grafana');
  await page.getByRole('option', { name: /grafana/ }).click();
  await expect(cluster).toHaveValue(/grafana/);
  await expect(verdict(page)).toContainText('is called in plaintext');
  await expect(step(page, 'Endpoint metadata')).toBeVisible();
});

const OUT = `${SERVER}&ask=out&cluster=cluster/outbound%257C3000%257C%257Cgrafana.monitoring.svc.cluster.local`;
const combobox = (page: Page): Locator => drawer(page).getByRole('combobox', { name: 'Cluster' });

/** A select has options too. */
const found = (page: Page): Locator => page.locator('[role=option]');

test('what is typed for a cluster chooses one, or says whose answer still stands', async ({
  page,
}) => {
  await page.goto(OUT);
  await expect(verdict(page)).toContainText('is called in plaintext');
  const old = await combobox(page).inputValue();
  // A name that is pasted, and Enter before anything was found.
  await combobox(page).focus();
  await page.keyboard.insertText('PassthroughCluster');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cluster=cluster\/PassthroughCluster/);
  await expect(verdict(page)).toContainText('Every endpoint is called');
  await expect(combobox(page)).toHaveValue('PassthroughCluster');
  await expect(found(page)).toHaveCount(0);
  await page.goBack();
  await expect(combobox(page)).toHaveValue(old);

  // The first that is found stands ready for Enter.
  await combobox(page).fill('Passthrough');
  await expect(found(page).first()).toHaveAttribute('data-active-item', 'true');
  await expect(combobox(page)).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('Every endpoint is called');
  await page.goBack();
  await expect(combobox(page)).toHaveValue(old);

  await combobox(page).fill('zzzz');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No cluster has this in its name.')).toBeVisible();
  await expect(drawer(page).getByRole('note')).toContainText('grafana.monitoring');
  await expect(drawer(page).locator('[data-standing]')).toHaveCSS('opacity', '0.5');
  await page.keyboard.press('Tab');
  await expect(combobox(page)).toHaveValue(old);
  await expect(drawer(page).getByRole('note')).toHaveCount(0);
  await combobox(page).fill('zzzz');
  await expect(drawer(page).getByRole('note')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(combobox(page)).toHaveValue(old);
  await expect(verdict(page)).toContainText('is called in plaintext');
});

const endpointAt = (address: string) => ({
  endpoint: { address: { socket_address: { address, port_value: 80 } } },
});
const dumpOf = (...clusters: readonly object[]): string =>
  JSON.stringify({
    configs: [
      {
        '@type': 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump',
        dynamic_active_clusters: clusters.map((cluster) => ({
          cluster: { '@type': 'type.googleapis.com/envoy.config.cluster.v3.Cluster', ...cluster },
        })),
      },
    ],
  });
const clusterOf = (name: string, addresses: readonly string[]) => ({
  name,
  type: 'STATIC',
  load_assignment: { endpoints: [{ lb_endpoints: addresses.map(endpointAt) }] },
});

test('one of thousands of endpoints can be typed, IPv6 too', async ({ page }) => {
  const many = Array.from({ length: 2500 }, (_, n) => `fd00::${(n + 1).toString(16)}`);
  const text = dumpOf(clusterOf('outbound|80||many.dev.svc.cluster.local', many));
  await page.goto('./');
  await drop(page, { name: 'many.json', text });
  await expectGraph(page);
  await page.keyboard.press('a');
  await expect(verdict(page)).toContainText('This file has no listeners');
  await drawer(page).getByRole('radio', { name: 'It goes out' }).check({ force: true });
  const endpoint = field(page, 'Endpoint, of 2,500');
  await expect(endpoint).toHaveAttribute('placeholder', 'The first, [fd00::1]:80');
  await endpoint.fill('[fd00::9c4]:80');
  await expect(verdict(page)).toContainText('[fd00::9c4]:80 is called in plaintext');
  await endpoint.fill('[fd00::9c5]:80');
  await expect(verdict(page)).toContainText('no endpoint [fd00::9c5]:80 in this file');
});

test('asking starts from what is selected', async ({ page }) => {
  const cluster = 'cluster/outbound%257C50051%257Cdefault%257Cuc.dev.svc.cluster.local';
  await page.goto(`./#v=1&sample=article&selected=${cluster}`);
  await expectGraph(page);
  await expect(page.getByRole('button', { name: 'Ask about this' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/ask=out&cluster=cluster/);
});

test('the drawer opens by key, folds away and comes back with its question', async ({ page }) => {
  await page.goto(SERVER);
  await expectGraph(page);
  await page.keyboard.press('a');
  await expect(verdict(page)).toContainText('mutual TLS');
  await expect(field(page, 'Who calls')).toBeFocused();
  await drawer(page).getByRole('button', { name: 'Fold the question away' }).click();
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(/ask=in/);
  const tab = page.getByRole('button', { name: 'Back to the question' });
  await expect(tab).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('mutual TLS');
  await drawer(page).getByRole('button', { name: 'Close the question' }).click();
  await expect(page).not.toHaveURL(/ask=/);
  await page.goBack();
  await expect(verdict(page)).toContainText('mutual TLS');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('in the drawer, with a step open and a verdict of each kind', async ({ page }) => {
      await openDrawer(page);
      await step(page, 'Port 50051').click();
      for (const caller of ['Sidecar, mutual TLS', 'Plain curl', 'HTTPS from outside the mesh']) {
        await field(page, 'Who calls').selectOption(caller);
        await expect(step(page, 'Port 50051')).toBeVisible();
        // Outline and drawing have tests of their own.
        const axe = new AxeBuilder({ page }).exclude('[role=tree]').exclude('.react-flow');
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((one) => one.target)])).toEqual([]);
      }
    });
  });
}

test('on a narrow screen the drawer is a sheet, without sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openDrawer(page);
  await expect(verdict(page)).toContainText('mutual TLS');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/ask=in/);
});
