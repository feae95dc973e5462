/** The walkthroughs in Chinese: each from first to last by keyboard, in words of Chinese alone. */
import { AxeBuilder } from '@axe-core/playwright';
import { coach as words } from '../src/texts/zh/tours/coach';
import { expect, test } from './helpers';

const STEPS = [6, 10, 6, 7, 7] as const;

test.use({ locale: 'zh-CN' });

STEPS.forEach((steps, at) => {
  test(`walkthrough ${at + 1} of ${STEPS.length}`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.goto('./#v=1&sample=article&tab=graph');
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    await page.keyboard.press('l');
    const list = page.getByRole('dialog', { name: words.list });
    await list.getByRole('button', { name: words.onSample }).nth(at).press('Enter');
    const coach = page.getByRole('region', { name: new RegExp(`^${words.region('')}`) });
    for (let step = 1; step <= steps; step++) {
      await expect(coach.getByText(words.progress(step, steps), { exact: true })).toBeVisible();
      await expect(coach.getByRole('heading', { name: words.task })).toBeVisible();
      // Nothing is judged before a try, and every step finds the nodes that it needs.
      await expect(coach.getByText(words.wrong)).toHaveCount(0);
      await expect(coach.getByText(words.notHere)).toHaveCount(0);
      await coach.getByRole('button', { name: words.showMe }).press('Enter');
      await expect(coach.getByText(words.answer)).toBeVisible();
      if (step === 1) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
      const on = step < steps ? words.next : words.finish;
      await coach.getByRole('button', { name: on, exact: true }).press('Enter');
    }
    await expect(page.getByRole('dialog', { name: words.done })).toBeVisible();
  });
});
