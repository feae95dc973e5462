/** Every screen, in both languages and both colour schemes, held against axe. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './helpers';

const WAY = '#v=1&sample=article-server&focus=listener/virtualInbound';

interface Screen {
  readonly view: string;
  /** Opens what lies over the workspace. */
  readonly key?: string;
  /** Visible when the screen is ready. */
  readonly shows: string;
}

const SCREENS: Readonly<Record<string, Screen>> = {
  'the first page': { view: '', shows: 'main h1' },
  'the summary': { view: '#v=1&sample=expired-certificate', shows: 'main table' },
  'the connections': {
    view: '#v=1&sample=article-server&tab=connections',
    shows: 'main [role=grid] [role=row]:nth-child(2), main table tbody tr',
  },
  'the certificates': {
    view: '#v=1&sample=expired-certificate&tab=certificates',
    shows: 'main table tbody tr',
  },
  'the overview': { view: '#v=1&sample=expired-certificate&tab=graph', shows: '.react-flow__node' },
  'a way': { view: `${WAY}&selected=listener/virtualInbound`, shows: '[role=tabpanel]' },
  'a question': {
    view: '#v=1&sample=article-server&ask=in&port=50051&sends=tls',
    shows: '[role=status]',
  },
  'a walkthrough': {
    view: '#v=1&sample=article&tour=istio-mtls&step=3',
    shows: '[role=radio], input[type=radio]',
  },
  sharing: { view: WAY, key: 's', shows: '[role=dialog]' },
  exporting: { view: WAY, key: 'e', shows: '[role=dialog]' },
  'the walkthroughs': { view: WAY, key: 'l', shows: '[role=dialog]' },
  'the palette': { view: WAY, key: '/', shows: '[role=dialog] [role=option]' },
  'the keys': { view: WAY, key: '?', shows: '[role=dialog]' },
};

async function open(page: Page, { view, key, shows }: Screen): Promise<void> {
  await page.goto(`./${view}`);
  const graph = key !== undefined || /focus=|ask=|tour=|tab=graph/.test(view);
  if (graph) await expect(page.locator('.react-flow__node').first()).toBeVisible();
  if (key !== undefined) await page.keyboard.press(key);
  await expect(page.locator(shows).first()).toBeVisible();
}

for (const locale of ['en-US', 'zh-CN']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme });
      for (const [name, screen] of Object.entries(SCREENS)) {
        test(name, async ({ page }) => {
          await open(page, screen);
          await expect(page.locator('html')).toHaveAttribute(
            'lang',
            locale === 'en-US' ? 'en' : 'zh-Hans',
          );
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        });
      }
    });
  }
}
