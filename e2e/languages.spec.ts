import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drop, expect, expectGraph, SAMPLE_LINK, sampleFile, test } from './helpers';

const language = (page: Page) => page.locator('html');
const isChinese = (page: Page) => expect(language(page)).toHaveAttribute('lang', 'zh-Hans');
const isEnglish = (page: Page) => expect(language(page)).toHaveAttribute('lang', 'en');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`);
}

/** Chooses a language in the workspace's menu. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^(More|更多)$/ }).click();
  await page.getByRole('menuitemradio', { name }).click();
  await page.keyboard.press('Escape');
}

test('who reads English loads no Chinese', async ({ page, evidence }) => {
  await page.goto('./');
  await expect(heading(page)).toContainText('See how an Envoy proxy');
  await page.waitForLoadState('networkidle');
  const before = evidence.requests.length;
  await page.getByText('中文').click();
  await isChinese(page);
  // Only now came what the first page says in Chinese.
  expect(evidence.requests.length).toBeGreaterThan(before);
});

test.describe('a browser that speaks Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('is shown Chinese from the first paint', async ({ page }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const text = document.querySelector('h1')?.textContent;
        if (text) seen.push(text);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto('./');
    await expect(heading(page)).toHaveText('看清 Envoy 代理如何做 mTLS');
    await isChinese(page);
    await expect(page).toHaveTitle(/如何做 mTLS/);
    const seen: unknown = await page.evaluate(() => Reflect.get(window, 'seen'));
    expect(new Set(Array.isArray(seen) ? seen : [])).toEqual(
      new Set(['看清 Envoy 代理如何做 mTLS']),
    );
  });

  test('is told in Chinese why a file does not open', async ({ page }) => {
    await page.goto('./');
    await expect(heading(page)).toBeVisible();
    await drop(page, { name: 'bad.json', text: '' });
    await expect(page.getByRole('alert')).toContainText('这个文件是空的');
    await page.getByText('English').click();
    await expect(page.getByRole('alert')).toContainText('This file is empty');
  });

  test('a link may ask for English', async ({ page }) => {
    await page.goto('./#v=1&lang=en');
    await expect(heading(page)).toContainText('See how an Envoy proxy');
    await isEnglish(page);
  });
});

test('a choice on the first page is remembered and in the link', async ({ page }) => {
  await page.goto('./');
  await page.getByText('中文').click();
  await isChinese(page);
  await expect(page).toHaveURL(/#v=1&lang=zh$/);
  await page.goto('./#');
  await page.reload();
  await isChinese(page);
  await expect(heading(page)).toContainText('看清');
});

test('the list of samples stays open and changes its language', async ({ page }) => {
  await page.goto('./');
  await page.getByText('More samples').click();
  await expect(page.getByRole('button', { name: 'An expired certificate' })).toBeVisible();
  await page.getByText('中文').click();
  await expect(page.getByRole('button', { name: '已过期的证书' })).toBeVisible();
});

test('switching in the workspace keeps the file, the view and what was typed', async ({ page }) => {
  await page.goto('./');
  await drop(page, sampleFile());
  await expectGraph(page);
  await page.getByRole('button', { name: 'Ask: what happens to a connection?' }).click();
  const drawer = page.getByRole('region', { name: /^(Ask|提问)/ });
  await drawer.getByLabel('Port', { exact: true }).fill('4711');
  const filter = page.getByRole('textbox', { name: 'Filter the outline' });
  await filter.fill('catalog');
  await choose(page, '中文');
  await isChinese(page);
  // Everything on the screen at once: drawing, outline, drawer, inspector.
  await expect(page.getByRole('application', { name: '调用经过本代理的链路' })).toBeVisible();
  await expect(page.getByRole('tree', { name: '这个文件里的全部内容' })).toBeVisible();
  await expect(drawer.getByLabel('端口', { exact: true })).toHaveValue('4711');
  await expect(page.getByRole('textbox', { name: '筛选大纲' })).toHaveValue('catalog');
  await expect(page).toHaveURL(/digest=.*port=4711.*lang=zh/);
  await choose(page, 'English');
  await isEnglish(page);
  await expect(
    page.getByRole('application', { name: 'Paths of calls through this proxy' }),
  ).toBeVisible();
  await expect(page).toHaveURL(/lang=en/);
});

test('a link in Chinese opens in Chinese, and stays so on every step', async ({ page }) => {
  await page.goto(`${SAMPLE_LINK}&lang=zh`);
  await expectGraphIn(page);
  await isChinese(page);
  await page
    .getByRole('treeitem', { name: /^catalog\.shop/ })
    .first()
    .click();
  await expect(page).toHaveURL(/selected=.*lang=zh/);
  await page.goBack();
  await expect(page).not.toHaveURL(/selected=/);
  await isChinese(page);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in Chinese, ${colorScheme}`, () => {
    test.use({ colorScheme, locale: 'zh-CN' });

    test('on the first page', async ({ page }) => {
      await page.goto('./');
      await page.getByText('更多示例').click();
      await expect(page.getByRole('button', { name: 'STRICT', exact: true })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('in the workspace, with a question', async ({ page }) => {
      await page.goto(SAMPLE_LINK);
      await expectGraphIn(page);
      await page
        .getByRole('treeitem', { name: /^catalog\.shop/ })
        .first()
        .click();
      await expect(page.getByRole('tab', { name: '含义' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: '提问：一条连接会怎样？' }).click();
      const drawer = page.getByRole('region', { name: /^提问/ });
      await expect(drawer.getByRole('status', { name: '结论' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe('on a narrow screen in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });

  test('nothing scrolls sideways, and the language can be changed', async ({ page }) => {
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await page.goto('./');
    await isChinese(page);
    expect(await overflow()).toBe(0);
    await page.goto(SAMPLE_LINK);
    await expectGraphIn(page);
    expect(await overflow()).toBe(0);
    await choose(page, 'English');
    await isEnglish(page);
  });
});

/** The drawing, in whatever language. */
async function expectGraphIn(page: Page): Promise<void> {
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}
