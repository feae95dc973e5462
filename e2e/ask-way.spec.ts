import { boxes, drop, expect, expectGraph, inspected, test } from './helpers';

const GATEWAY =
  './#v=1&sample=gateway&ask=in&port=8443&sends=tls&sni=mutual.example.com&alpn=h2,http/1.1';

test('the way of a question ends in the very certificate that is served, not in a stack of them', async ({
  page,
}) => {
  await page.goto(GATEWAY);
  await expectGraph(page);
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(
    'serves the certificate kubernetes://mutual-cred.',
  );
  const lit = boxes(page).filter({ has: page.locator('[data-dim="false"][data-stack="true"]') });
  await expect(lit).toHaveCount(2);
  const card = lit.filter({ hasText: 'one of 3 secrets' });
  await expect(card).toHaveAttribute('aria-label', /kubernetes:\/\/mutual-cred,/);
  await card.click();
  await expect(inspected(page)).toHaveText('kubernetes://mutual-cred');
  // Nothing is asked any more: the stack is where it was.
  await page.getByRole('button', { name: 'Close the question' }).click();
  await expect(boxes(page).filter({ hasText: 'one of 3 secrets' })).toHaveCount(0);
  await expect(boxes(page).filter({ hasText: '3 secrets' })).toHaveCount(1);
});

const type = (name: string): string => `type.googleapis.com/envoy.${name}`;

/** A listener as Open Service Mesh makes it, of which Istio's callers know nothing. */
const OTHER_MESH = JSON.stringify({
  configs: [
    {
      '@type': type('admin.v3.ListenersConfigDump'),
      dynamic_listeners: [
        {
          name: 'inbound-listener',
          active_state: {
            listener: {
              '@type': type('config.listener.v3.Listener'),
              name: 'inbound-listener',
              address: { socket_address: { address: '0.0.0.0', port_value: 15003 } },
              traffic_direction: 'INBOUND',
              listener_filters: ['original_dst', 'tls_inspector'].map((name) => ({
                name: `envoy.filters.listener.${name}`,
              })),
              filter_chains: [
                {
                  name: 'shop',
                  filter_chain_match: {
                    destination_port: 14001,
                    server_names: ['shop.ns.svc.cluster.local'],
                    transport_protocol: 'tls',
                    application_protocols: ['osm'],
                  },
                  transport_socket: {
                    name: 'tls',
                    typed_config: {
                      '@type': type('extensions.transport_sockets.tls.v3.DownstreamTlsContext'),
                      common_tls_context: {
                        tls_certificate_sds_secret_configs: [
                          { name: 'service-cert:ns/shop', sds_config: { ads: {} } },
                        ],
                      },
                    },
                  },
                },
              ],
            },
          },
        },
      ],
    },
  ],
});

test('a mesh that is not Istio’s is asked as its port expects it, and takes the call', async ({
  page,
}) => {
  await page.goto('./');
  await drop(page, { name: 'osm.json', text: OTHER_MESH });
  await expectGraph(page);
  await page.keyboard.press('a');
  const drawer = page.getByRole('region', { name: /^Ask/ });
  const caller = drawer.getByLabel('Who calls', { exact: true });
  await expect(caller.locator('option:checked')).toHaveText('TLS as this port expects it');
  await expect(drawer.getByLabel('SNI', { exact: true })).toHaveValue('shop.ns.svc.cluster.local');
  await expect(drawer.getByLabel('ALPN, in order')).toHaveValue('osm');
  await expect(drawer.getByRole('status', { name: 'Verdict' })).toContainText(
    'serves the certificate service-cert:ns/shop',
  );
  await expect(caller.getByRole('option', { name: 'Sidecar, mutual TLS' })).toHaveCount(0);
});

test('a gateway is asked from outside first, and a sidecar names what it has', async ({ page }) => {
  await page.goto('./#v=1&sample=gateway');
  await expectGraph(page);
  await page.keyboard.press('a');
  const drawer = page.getByRole('region', { name: /^Ask/ });
  const caller = drawer.getByLabel('Who calls', { exact: true });
  await expect(caller.locator('option:checked')).toHaveText('HTTPS from outside the mesh');
  const sni = drawer.getByLabel('SNI', { exact: true });
  await expect(sni).toHaveValue('simple.example.com');
  await caller.selectOption('Sidecar, mutual TLS');
  await expect(sni).toHaveValue('simple.example.com');
});
