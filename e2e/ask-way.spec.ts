import { boxes, expect, expectGraph, inspected, test } from './helpers';

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
  // Nothing is asked any more: the stack stands there as it did.
  await page.getByRole('button', { name: 'Close the question' }).click();
  await expect(boxes(page).filter({ hasText: 'one of 3 secrets' })).toHaveCount(0);
  await expect(boxes(page).filter({ hasText: '3 secrets' })).toHaveCount(1);
});
