import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from '@playwright/test';
import { LINKS } from '../src/core/view/fixtures/links';
import {
  boxes,
  type Dropped,
  drop,
  expect,
  expectGraph,
  inspected,
  openSample,
  row,
  sampleFile,
  test,
  viewButton,
} from './helpers';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Share this view' });
const linkField = (page: Page): Locator => dialog(page).getByRole('textbox', { name: 'The link' });

async function openDialog(page: Page, tab?: 'Snapshot link'): Promise<void> {
  await page.getByRole('button', { name: /^Share/ }).click();
  await expect(dialog(page)).toBeVisible();
  if (tab !== undefined) await dialog(page).getByRole('tab', { name: tab }).click();
}

/** The link that the dialog offers, with the page's path for this test's own server. */
async function linkOf(page: Page): Promise<string> {
  await expect(linkField(page)).toHaveValue(/#v=/);
  return linkField(page).inputValue();
}

/** Opens a link in a fresh browser. */
async function elsewhere(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

/** The kinds of the boxes, which their labels begin with: no name is part of them. */
const shapes = async (page: Page): Promise<string[]> =>
  boxes(page).evaluateAll((all) =>
    all.map((box) => box.getAttribute('aria-label')?.split(',')[0] ?? '').sort(),
  );

async function dropMine(page: Page, file: Dropped = sampleFile('mine.json')): Promise<void> {
  await page.goto('./');
  await drop(page, file);
  await expectGraph(page);
}

test.describe('a view link', () => {
  test('says what it carries, and asks whoever opens it for the file', async ({
    page,
    browser,
  }) => {
    await dropMine(page);
    await row(page, 'catalog.shop').click();
    const name = (await inspected(page).textContent()) ?? '';
    await openDialog(page);
    await expect(dialog(page)).toContainText('mine.json');
    await expect(dialog(page)).toContainText('catalog.shop');
    const link = await linkOf(page);

    const other = await elsewhere(browser, link);
    await expect(other.getByText(/mine\.json \(.*kB\)/)).toBeVisible();
    await drop(other, sampleFile('renamed.json'));
    await expectGraph(other);
    await expect(inspected(other)).toHaveText(name);
    expect(await shapes(other)).toEqual(await shapes(page));
    await other.context().close();
  });

  test('leaves the name of the file out when asked to', async ({ page, browser }) => {
    await dropMine(page, sampleFile('secret-project.json'));
    await openDialog(page);
    await dialog(page)
      .getByRole('checkbox', { name: /name of the file/ })
      .uncheck();
    const link = await linkOf(page);
    expect(link).not.toContain('secret-project');

    const other = await elsewhere(browser, link);
    await expect(other.getByText(/Drop the file of this link \(.*kB\)/)).toBeVisible();
    await drop(other, sampleFile('whatever.json'));
    await expectGraph(other);
    await other.context().close();
  });

  test('opens another file with a notice', async ({ page, browser }) => {
    await dropMine(page);
    await openDialog(page);
    const other = await elsewhere(browser, await linkOf(page));
    const { text = '' } = sampleFile();
    await drop(other, { name: 'other.json', text: ` ${text}` });
    await expectGraph(other);
    await expect(other.getByRole('status').filter({ hasText: 'mine.json' })).toContainText(
      'other.json',
    );
    await other.context().close();
  });

  test('of a sample just opens, and is made by a key', async ({ page, browser }) => {
    await openSample(page);
    await page.keyboard.press('s');
    await expect(dialog(page)).toBeVisible();
    const other = await elsewhere(browser, await linkOf(page));
    await expectGraph(other);
    expect(await shapes(other)).toEqual(await shapes(page));
    await other.context().close();
  });

  test('can be copied by hand where the browser gives no clipboard', async ({ page }) => {
    await openSample(page);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
      });
    });
    await openDialog(page);
    await dialog(page).getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog(page).getByRole('status').first()).toContainText('Ctrl+C');
    await expect(linkField(page)).toBeFocused();
    const selected = await linkField(page).evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
    );
    expect(selected).toBe(await linkOf(page));
  });

  test('is copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSample(page);
    await openDialog(page);
    await dialog(page).getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await linkOf(page));
  });
});

test.describe('a snapshot link', () => {
  test('opens the very same view without the file, under other names', async ({
    page,
    browser,
  }) => {
    await dropMine(page);
    await row(page, 'catalog.shop').click();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/focus=/);
    await openDialog(page, 'Snapshot link');
    const link = await linkOf(page);
    expect(decodeURIComponent(link)).not.toMatch(/catalog|mine\.json/);

    const other = await elsewhere(browser, link);
    await expectGraph(other);
    await expect(other.getByRole('note').filter({ hasText: 'snapshot' })).toContainText(
      /\d+ of \d+ resources of its dump, names replaced/,
    );
    expect(await shapes(other)).toEqual(await shapes(page));
    await expect(inspected(other)).toBeVisible();
    await expect(other.getByText('user-web')).toHaveCount(0);
    await expect(other.getByText('catalog')).toHaveCount(0);

    await other.reload();
    await expectGraph(other);
    expect(await shapes(other)).toEqual(await shapes(page));
    expect(await other.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('1.eJ');
    await other.context().close();
  });

  test('sends nothing, neither when it is made nor when it is opened', async ({
    page,
    baseURL,
    evidence,
  }) => {
    await dropMine(page);
    await row(page, 'catalog.shop').click();
    await openDialog(page, 'Snapshot link');
    const link = await linkOf(page);
    const saving = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Download redacted dump' }).click();
    await saving;
    await page.goto('about:blank');
    await page.goto(link);
    await expectGraph(page);
    const plain = new RegExp(`^GET (${baseURL}[\\w./-]*|about:blank|blob:.*)$`);
    expect(evidence.requests.filter((request) => !plain.test(request))).toEqual([]);
  });

  test('carries a question with its answer', async ({ page, browser }) => {
    await dropMine(page);
    await page.evaluate(() => {
      window.location.hash += '&ask=in&port=50051&sends=tls&sni=user-web.dev&alpn=istio';
    });
    const verdict = (of: Page): Locator => of.getByRole('region', { name: /^Ask/ });
    await expect(verdict(page)).toContainText(/mTLS|mutual TLS/i);
    await openDialog(page, 'Snapshot link');
    const link = await linkOf(page);
    expect(link).toContain('ask=in');
    expect(link).not.toContain('user-web');
    const other = await elsewhere(browser, link);
    await expectGraph(other);
    await expect(verdict(other)).toContainText(/mTLS|mutual TLS/i);
    await expect(verdict(other)).toContainText('50051');
    await other.context().close();
  });

  test('knows that what it does not have may be in the dump', async ({ page, browser }) => {
    await dropMine(page);
    await row(page, 'catalog.shop').click();
    await openDialog(page, 'Snapshot link');
    const other = await elsewhere(browser, `${await linkOf(page)}&ask=in&port=50051`);
    await expectGraph(other);
    await expect(other.getByRole('region', { name: /^Ask/ })).toContainText(
      /unknown.*13 listeners of the dump are not in the snapshot/s,
    );
    await other.context().close();
  });

  test('shows exactly what leaves, and keeps names only with a warning', async ({ page }) => {
    await dropMine(page);
    await row(page, 'catalog.shop').click();
    await openDialog(page, 'Snapshot link');
    await linkOf(page);
    await dialog(page).getByText('See exactly what leaves').click();
    const json = dialog(page).getByRole('textbox', { name: 'What leaves, as JSON' });
    await expect(json).toContainText('configs');
    await dialog(page)
      .getByRole('tab', { name: /^Names/ })
      .click();
    await expect(dialog(page).getByRole('table')).toContainText('catalog');
    await expect(dialog(page)).toContainText('stays in this browser');

    await dialog(page).getByRole('checkbox', { name: 'Replace names' }).uncheck();
    await expect(dialog(page)).toContainText('Whoever gets it can read them');
    await expect(linkField(page)).toHaveValue(/catalog/);
  });

  test('too long for a link is offered as a file, which opens', async ({ page, browser }) => {
    const document = JSON.parse(sampleFile().text ?? '');
    for (const section of document.configs) {
      if (!/Clusters/.test(section['@type'])) continue;
      const [first] = section.dynamic_active_clusters;
      section.dynamic_active_clusters.push(
        ...Array.from({ length: 1000 }, (_, i) => {
          const name = `outbound|80||n${i}.shop.svc.cluster.local`;
          // Numbers stay as they are, and do not pack well.
          const odd = (n: number): number => ((i * 12 + n) * 2_654_435_761) % 4_294_967_291;
          const thresholds = Array.from({ length: 12 }, (_, n) => ({ max_requests: odd(n) }));
          const cluster = { ...first.cluster, name, circuit_breakers: { thresholds } };
          return { ...first, cluster };
        }),
      );
    }
    await dropMine(page, { name: 'large.json', text: JSON.stringify(document) });
    await openDialog(page, 'Snapshot link');
    await expect(dialog(page)).toContainText(/Too long for a link|Far too much/, {
      timeout: 20_000,
    });
    await expect(linkField(page)).toHaveCount(0);
    const saving = page.waitForEvent('download');
    await dialog(page).getByRole('button', { name: 'Download redacted dump' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('redacted-dump.json');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).not.toContain('user-web');

    const other = await elsewhere(browser, page.url().replace(/#.*/, ''));
    await drop(other, { name: 'redacted-dump.json', text });
    await expectGraph(other);
    await other.getByRole('button', { name: 'Outline', exact: true }).click();
    await expect(other.getByRole('treeitem', { name: /^Outbound(?!,)/ })).toContainText(/1,0\d\d/);
    await other.context().close();
  });

  test('of a snapshot is the snapshot', async ({ page, browser }) => {
    await dropMine(page);
    await row(page, 'catalog.shop').click();
    await openDialog(page, 'Snapshot link');
    const first = await linkOf(page);
    const other = await elsewhere(browser, first);
    await expectGraph(other);
    await openDialog(other);
    await expect(dialog(other)).toContainText('a snapshot that came in a link');
    expect(await linkOf(other)).toBe(first);
    await other.context().close();
  });
});

test('links of every version open', async ({ page }) => {
  for (const { link, view } of LINKS) {
    await page.goto('about:blank');
    await page.goto(`./${link}`);
    if (view.source?.kind === 'file') {
      await expect(page.getByText(`Drop ${view.source.name}`)).toBeVisible();
    } else {
      // What it points at stands in the graph; a link may ask for another language.
      const place = Object.keys(view).some((field) => !['source', 'panel', 'lang'].includes(field));
      const graph = place || view.source?.kind === 'snapshot';
      await expect(viewButton(page, graph ? 2 : 1)).toHaveAttribute('aria-current', 'page');
      if (graph) await expect(page.locator('.react-flow__node').first()).toBeVisible();
    }
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
});

test.describe('a link that cannot be opened says why', () => {
  const pack = (text: string): string => `1.${deflateSync(text).toString('base64url')}`;
  const ABOUT = JSON.stringify({
    counts: { listeners: [1, 1], clusters: [0, 0], endpoints: [0, 0], secrets: [0, 0] },
    redacted: true,
  });

  const refused = [
    ['of a newer version', '#v=99&sample=article', 'newer version of mtlscope'],
    ['with a payload of a newer version', '#v=1&s=7.abcd', 'newer version of mtlscope'],
    ['that was cut off', '#v=1&s=1.eJyrVk', 'This link is damaged'],
    ['that is no payload at all', '#v=1&s=%3Cscript%3Ealert(1)%3C/script%3E', 'damaged'],
    ['that says nothing of itself', `#v=1&s=${pack('{}\n{}')}`, 'damaged'],
    ['that is a bomb', `#v=1&s=${pack(`${ABOUT}\n${' '.repeat(50_000_000)}`)}`, 'unpacks to more'],
    ['with no dump in it', `#v=1&s=${pack(`${ABOUT}\n[]`)}`, 'not an Envoy config dump'],
    ['nested without end', `#v=1&s=${pack(`${ABOUT}\n${'['.repeat(1_000_000)}`)}`, 'cut off'],
  ] as const;

  for (const [name, hash, sentence] of refused) {
    test(name, async ({ page }) => {
      await page.goto(`./${hash}`);
      await expect(page.getByRole('alert')).toContainText(sentence);
      await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await drop(page, sampleFile());
      await expectGraph(page);
    });
  }

  test('and names in one are text, whatever they are', async ({ page }) => {
    const name =
      '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
    const dump = {
      configs: [
        {
          '@type': 'type.googleapis.com/envoy.admin.v3.ListenersConfigDump',
          static_listeners: [{ listener: { name, filter_chains: [{ name }] } }],
        },
      ],
    };
    const hash = `#v=1&selected=${encodeURIComponent(`listener/${encodeURIComponent(name)}@static`)}`;
    await page.goto(`./${hash}&s=${pack(`${ABOUT}\n${JSON.stringify(dump)}`)}`);
    await expectGraph(page);
    await expect(page.getByText('<img src=x').first()).toBeVisible();
    expect(await page.title()).not.toBe('owned');
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in the dialog, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('on every tab', async ({ page }) => {
      const violations = async (): Promise<string[]> =>
        (await new AxeBuilder({ page }).analyze()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`,
        );
      await dropMine(page);
      await row(page, 'catalog.shop').click();
      await openDialog(page);
      expect(await violations()).toEqual([]);
      await dialog(page).getByRole('tab', { name: 'Snapshot link' }).click();
      await linkOf(page);
      await dialog(page).getByText('See exactly what leaves').click();
      await expect(dialog(page).getByRole('textbox', { name: 'What leaves' })).toBeVisible();
      expect(await violations()).toEqual([]);
      await dialog(page)
        .getByRole('tab', { name: /^Names/ })
        .click();
      await dialog(page).getByRole('checkbox', { name: 'Replace names' }).uncheck();
      await expect(dialog(page)).toContainText('Whoever gets it can read them');
      expect(await violations()).toEqual([]);
    });
  });
}

test('on a narrow screen the dialog is reached by its button and does not scroll sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  await page.getByRole('button', { name: 'Share this view' }).click();
  await dialog(page).getByRole('tab', { name: 'Snapshot link' }).click();
  await linkOf(page);
  const overflow = await dialog(page).evaluate((own) => own.scrollWidth - own.clientWidth);
  expect(overflow).toBe(0);
});
