/** The walkthroughs: by keyboard, by link, on a sample and on a dump of one's own. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { drop, expect, expectGraph, inspected, openSample, test } from './helpers';

const TOURS = [
  { title: 'Read your first dump', steps: 6 },
  { title: 'How Istio does mutual TLS, in ten steps', steps: 10 },
  { title: 'Why is this plaintext?', steps: 6 },
  { title: 'What PERMISSIVE accepts, and what STRICT would break', steps: 7 },
  { title: 'Where certificates come from, and what happens when they don’t', steps: 7 },
] as const;

const coach = (page: Page): Locator => page.getByRole('region', { name: /^Walkthrough: / });
const button = (page: Page, name: string): Locator =>
  coach(page).getByRole('button', { name, exact: true });
const heading = (page: Page): Locator => coach(page).getByRole('heading', { level: 2 });

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 90; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('Tab does not lead there');
}

/** Does what the step asks for, with the keyboard alone. */
async function solve(page: Page): Promise<void> {
  const right = coach(page).getByText('Right.', { exact: true });
  const answer = coach(page).getByText('The answer:', { exact: true });
  const first = coach(page).getByRole('radio').first();
  await expect(coach(page).getByRole('heading', { name: 'Your turn' })).toBeVisible();
  if (await first.isVisible()) {
    await tabTo(page, first);
    await page.keyboard.press('Space');
    const options = await coach(page).getByRole('radio').count();
    for (let tries = 1; tries < options; tries++) {
      await expect(coach(page).getByText(/^(Right|Not quite)\.$/)).toBeVisible();
      if (await right.isVisible()) break;
      await page.keyboard.press('ArrowDown');
    }
  } else {
    await tabTo(page, button(page, 'Show me'));
    await page.keyboard.press('Enter');
  }
  await expect(right.or(answer)).toBeVisible();
}

/** The coach comes before the drawing and the drawer; the focus may have gone there. */
async function press(page: Page, name: string): Promise<void> {
  const target = button(page, name);
  const inside = await coach(page).evaluate((all) => all.contains(document.activeElement));
  await tabTo(page, target, inside ? 'Tab' : 'Shift+Tab');
  await page.keyboard.press('Enter');
}

for (const { title, steps } of TOURS) {
  test(`from first to last by keyboard: ${title}`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.goto('./');
    await tabTo(page, page.getByText('Learn: walkthroughs, step by step'));
    await page.keyboard.press('Enter');
    const item = page.getByRole('listitem').filter({ hasText: title });
    await tabTo(page, item.getByRole('button', { name: 'On a sample' }));
    await page.keyboard.press('Enter');
    await expect(coach(page)).toHaveAccessibleName(`Walkthrough: ${title}`);
    await page.locator('body').press('Tab');
    const seen = new Set<string>();
    for (let step = 1; step <= steps; step++) {
      await expect(
        coach(page).getByText(`Step ${step} of ${steps}`, { exact: true }),
      ).toBeVisible();
      await expect(coach(page).getByRole('status').filter({ hasText: 'Look at' })).toContainText(
        `Step ${step} of ${steps}: `,
      );
      seen.add((await heading(page).textContent()) ?? '');
      await solve(page);
      await press(page, step < steps ? 'Next' : 'Finish');
      if (step < steps) await expect(heading(page)).toBeFocused();
    }
    expect(seen.size).toBe(steps);
    const list = page.getByRole('dialog', { name: 'You have seen it all.' });
    await expect(list.getByRole('heading', { name: title })).toContainText('Finished');
    await expect(coach(page)).toBeHidden();
  });
}

test('a walkthrough is left with Escape and resumed where it was', async ({ page }) => {
  await page.goto('./#v=1&sample=article&tour=istio-mtls&step=1');
  await expectGraph(page);
  await button(page, 'Next').click();
  await expect(heading(page)).toHaveText('Not every TLS client gets in');
  await page.keyboard.press('Escape');
  await expect(coach(page)).toBeHidden();
  expect(page.url()).not.toContain('tour=');
  await page.keyboard.press('l');
  const list = page.getByRole('dialog', { name: 'Walkthroughs' });
  await list.getByRole('button', { name: 'Resume at step 2' }).click();
  await expect(heading(page)).toHaveText('Not every TLS client gets in');
  const stored = await page.evaluate(() => ({ ...localStorage }));
  expect(stored['mtlscope.tour.istio-mtls']).toBe('2');
});

test('a wrong try is told so, with a hint', async ({ page }) => {
  await page.goto('./#v=1&sample=article&tour=istio-mtls&step=4');
  await coach(page).getByLabel('It is let in, in plaintext').check();
  await expect(coach(page).getByText('Not quite.')).toBeVisible();
  await expect(coach(page).getByText(/There is no way back|no way back/)).toBeVisible();
  await coach(page).getByLabel('The handshake fails').check();
  await expect(coach(page).getByText('Right.')).toBeVisible();
});

test('a link opens the sample at a step, and Back leads to the step before', async ({ page }) => {
  await page.goto('./#v=1&sample=article-server&tour=istio-mtls&step=3');
  await expectGraph(page);
  await expect(heading(page)).toHaveText('The server end is called downstream');
  await expect(inspected(page)).toBeVisible();
  await expect(page).toHaveURL(/selected=listener\/virtualInbound/);
  await button(page, 'Next').click();
  await expect(heading(page)).toHaveText('It shows a certificate, and demands one');
  await page.goBack();
  await expect(heading(page)).toHaveText('The server end is called downstream');
  await page.reload();
  await expect(heading(page)).toHaveText('The server end is called downstream');
});

const strictDump = {
  name: 'my-own.json',
  text: readFileSync(new URL('../public/samples/strict.json', import.meta.url), 'utf8'),
};

test('on a dump of one’s own it says what is not there, and offers the sample', async ({
  page,
}) => {
  await openSample(page);
  await drop(page, strictDump);
  await expect(page).toHaveTitle(/my-own/);
  await page.keyboard.press('l');
  const list = page.getByRole('dialog', { name: 'Walkthroughs' });
  const item = list.getByRole('listitem').filter({ hasText: 'in ten steps' }).first();
  await item.getByText('Which steps?').click();
  await expect(
    item.getByText('No port in it takes both mutual TLS and plaintext.').first(),
  ).toBeVisible();
  await item.getByRole('button', { name: 'On this dump: 5 of 10 steps' }).click();
  await expect(heading(page)).toHaveText('The server end is called downstream');
  await expect(inspected(page)).toBeVisible();
  await button(page, 'Back').click();
  await expect(
    coach(page).getByText('This dump does not have what this step shows.'),
  ).toBeVisible();
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    coach(page).getByRole('link', { name: 'See this step on a sample' }).click(),
  ]);
  await expect(tab.getByRole('heading', { name: 'Not every TLS client gets in' })).toBeVisible();
  await expect(page).toHaveTitle(/my-own/);
});

test('a walkthrough goes on with the file that is dropped', async ({ page }) => {
  await page.goto('./#v=1&sample=article&tour=istio-mtls&step=5');
  await expectGraph(page);
  await drop(page, strictDump);
  await expect(page).toHaveTitle(/my-own/);
  await expect(heading(page)).toHaveText('Signed by whom, and under which name');
  await expect(inspected(page)).toContainText('ROOTCA');
});

test('begun on a sample while another dump is open, it waits for the sample and judges nothing', async ({
  page,
}) => {
  await openSample(page);
  await drop(page, strictDump);
  await expect(page).toHaveTitle(/my-own/);
  let arrive = (): void => undefined;
  const sent = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/mixed-endpoints*.json', async (route) => {
    await sent;
    await route.continue();
  });
  await page.keyboard.press('l');
  const list = page.getByRole('dialog', { name: 'Walkthroughs' });
  const item = list.getByRole('listitem').filter({ hasText: 'Why is this plaintext?' }).first();
  await item.getByRole('button', { name: 'On a sample' }).click();
  await expect(coach(page).getByText('One moment…')).toBeVisible();
  // What the dump before would answer comes within this time.
  await page.waitForTimeout(500);
  expect(page.url()).not.toContain('selected=');
  await expect(coach(page).getByText('One moment…')).toBeVisible();
  arrive();
  await expect(page).toHaveURL(/sample=mixed-endpoints.*selected=cluster/, { timeout: 20_000 });
  await expect(coach(page).getByRole('heading', { name: 'Your turn' })).toBeVisible();
  await expect(coach(page).getByText('Not quite.')).toBeHidden();
  await expect(page.getByText('What the link points at is not in this file.')).toBeHidden();
});

test('what a link has selected is nobody’s try', async ({ page }) => {
  const other = 'selected=listener/virtualInbound';
  await page.goto(`./#v=1&sample=mixed-endpoints&${other}&tour=plaintext&step=1`);
  await expectGraph(page);
  await expect(coach(page).getByRole('heading', { name: 'Your turn' })).toBeVisible();
  await expect(inspected(page)).toContainText('virtualInbound');
  await expect(coach(page).getByText('Not quite.')).toBeHidden();
});

test('in Chinese, by its link', async ({ page }) => {
  await page.goto('./#v=1&sample=article&tour=istio-mtls&step=1&lang=zh');
  const region = page.getByRole('region', { name: '导览：十步看懂 Istio 的 mTLS' });
  await expect(
    region.getByRole('heading', { name: '一个 listener，两条 filter chain' }),
  ).toBeVisible();
  await region.getByRole('button', { name: '告诉我' }).click();
  await expect(region.getByText('答案是：', { exact: true })).toBeVisible();
  await expect(region.getByText('看了答案')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('beside the drawing, in the list and on the first page', async ({ page }) => {
      const violations = async (): Promise<string[]> => {
        const { violations: found } = await new AxeBuilder({ page }).analyze();
        return found.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`,
        );
      };
      await page.goto('./#v=1&sample=article&tour=istio-mtls&step=5');
      await expectGraph(page);
      await coach(page).getByRole('radio').first().check();
      await expect(coach(page).getByText('Not quite.')).toBeVisible();
      expect(await violations()).toEqual([]);
      await button(page, 'Show me').click();
      await expect(coach(page).getByText('The answer:')).toBeVisible();
      await expect(coach(page).getByText('Right.')).toBeHidden();
      await expect(coach(page).getByText('Shown, not solved')).toBeVisible();
      expect(await violations()).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await violations()).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: 'Learn' }).click();
      await expect(page.getByRole('dialog', { name: 'Walkthroughs' })).toBeVisible();
      expect(await violations()).toEqual([]);
      await page.goto('./');
      await page.getByText('Learn: walkthroughs, step by step').click();
      await expect(page.getByRole('heading', { name: 'Read your first dump' })).toBeVisible();
      expect(await violations()).toEqual([]);
    });
  });
}
