import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectGraph, test } from './helpers';

const ASKED = './#v=1&sample=article-server&ask=in&port=50051&sends=tls&alpn=istio';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function openExport(page: Page, view = ASKED): Promise<void> {
  await page.goto(view);
  await expectGraph(page);
  await page.getByRole('button', { name: 'Export' }).click();
}

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test('the drawing as SVG and PNG', async ({ page }) => {
  await openExport(page);
  const [svg] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Picture, SVG' }).click(),
  ]);
  expect(svg.suggestedFilename()).toBe('article-server.svg');
  const text = await readFile(await svg.path(), 'utf8');
  expect(text).toContain('virtualInbound');
  expect(text).toContain('istio agent');
  expect(text).not.toMatch(/<(script|style|image)/);

  const [png] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Picture, PNG' }).click(),
  ]);
  const bytes = await readFile(await png.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  // Sharp on a screen with two pixels a point.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(2000);
  await expect(page.getByRole('status').filter({ hasText: 'Saved as' })).toBeVisible();
});

test('the way of a question as Mermaid: its own nodes, not the stacks they are folded into', async ({
  page,
}) => {
  await openExport(page);
  await page.getByRole('button', { name: /Mermaid/ }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const text = await copied(page);
  expect(text).toMatch(/^flowchart LR\n/);
  expect(text).toContain('Filter chain');
  expect(text).toContain('0.0.0.0_50051');
  expect(text).not.toContain('2 filter chains');
  expect(text).toMatch(/ ==>\|"mTLS"\| /);
});

test('a report for a ticket: question, verdict, steps, commands', async ({ page }) => {
  await openExport(page);
  await page.getByRole('button', { name: /Report/ }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const text = await copied(page);
  expect(text).toContain('**Asked** Port `50051`, Sends `TLS`, ALPN, in order `istio`');
  expect(text).toContain('**Verdict** `0.0.0.0_50051` takes it with mutual TLS');
  expect(text).toMatch(/1\. \*\*Port\*\* `50051`: 2 of 8 chains stay \(decided by `\/configs/);
  expect(text).toMatch(/```sh\n# Listener virtualInbound\njq '/);
  expect(text).toContain('ask=in&port=50051');
});

test('a report begins with what is wrong, whose it is and when, and ends no certificate without its time', async ({
  page,
}) => {
  await openExport(
    page,
    './#v=1&sample=expired-certificate&ask=in&port=50051&sends=tls&alpn=istio&shows=mesh',
  );
  await page.getByRole('button', { name: /Report/ }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const text = await copied(page);
  expect(text).toMatch(/^`[^`]+`, namespace `[^`]+`, sidecar, Istio [\d.]+, Envoy [\d.]+$/m);
  expect(text).toMatch(/The newest row of this file came on .* UTC/);
  expect(text).toMatch(/\*\*Findings\*\*\n\n- \*\*Expired:\*\* `default`\. It expired .* ago/);
  expect(text.indexOf('**Findings**')).toBeLessThan(text.indexOf('**Asked**'));
  expect(text).toMatch(
    /- Certificate `default`: `spiffe:[^`]*`, leaf, from .* UTC until .* UTC, .*now expired .* ago/,
  );
  expect(text).toMatch(/- Roots `ROOTCA`: .*, root, from .* UTC/);
});

test('a report of a file without findings says what was looked at, and its ports', async ({
  page,
}) => {
  await openExport(page, './#v=1&sample=disable');
  await page.getByRole('button', { name: /Report/ }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const text = await copied(page);
  expect(text).toContain('No finding. Looked at: rejected updates, warming resources');
  expect(text).toMatch(/\*\*Inbound ports\*\*\n\n- .*plaintext accepted/);
});

test('a question that is refused ends in the reason on Mermaid', async ({ page }) => {
  await openExport(page, `${ASKED.replace('alpn=istio', 'alpn=h2')}`);
  await page.getByRole('button', { name: /Mermaid/ }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const text = await copied(page);
  expect(text).toContain('virtualInbound');
  expect(text).toMatch(/\{\{"closed: filter_chain_not_found<br\/>No chain that is left takes/);
  expect(text).toMatch(/ n\d+ --x stop/);
  expect(text).not.toContain('Filter chain<br/>');
});

test('without a question the report tells what is shown', async ({ page }) => {
  await openExport(page, './#v=1&sample=article-server');
  await page.getByRole('button', { name: /Report/ }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  expect(await copied(page)).toContain('Certificate `default`: used by 37');
});

test('where the clipboard is closed the text is there to take by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await openExport(page);
  await page.getByRole('button', { name: /Mermaid/ }).click();
  await expect(page.getByRole('textbox', { name: /does not let the page copy/ })).toHaveValue(
    /^flowchart LR/,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openExport(page);
    await page.getByRole('button', { name: /Mermaid/ }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
}
