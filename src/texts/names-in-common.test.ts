import { describe, expect, it } from 'vitest';
import type { Trouble } from '../core/describe/verdicts/types';
import { checks as english } from './en/checks';
import { withoutCommon } from './names-in-common';
import { checks as chinese } from './zh/checks';

const few = (...items: readonly string[]) => ({ items, total: items.length });
const name: Trouble = {
  kind: 'name',
  refusal: {
    cluster: { id: undefined, name: 'outbound|80||a' },
    has: few('spiffe://cluster.local/ns/shop/sa/order'),
    accepts: few('spiffe://cluster.local/ns/shop/sa/stock'),
  },
};

describe('what an alert says of a certificate', () => {
  it('begins with the names that do not fit', () => {
    expect(english.alert(name, 'default', 0)).toBe(
      '`default` has `…/ns/shop/sa/order`, callers want `…/ns/shop/sa/stock`.',
    );
    expect(chinese.alert(name, 'default', 0)).toBe(
      '`default` 的 SAN 是 `…/ns/shop/sa/order`，而调用方要求 `…/ns/shop/sa/stock`。',
    );
  });

  it('has a full stop between the name and the sentence', () => {
    const expired: Trouble = { kind: 'expired', left: -3 * 86_400_000 };
    expect(english.alert(expired, 'default', 0)).toMatch(/^`default`\. It ended /);
    expect(english.alert(expired, 'default', 2)).toMatch(/^`default` \(and 2 more\)\. It ended /);
    expect(chinese.alert(expired, 'default', 2)).toMatch(/^`default`（另有 2 个）。它在/);
  });
});

describe('names without what they share', () => {
  it('keeps the trust domain where names differ in it', () => {
    const [a, b] = [['spiffe://a/x'], ['spiffe://b/x']];
    expect(withoutCommon(a, b)).toEqual([a, b]);
    expect(withoutCommon(['a.example'], b)).toEqual([['a.example'], b]);
    expect(withoutCommon([], ['spiffe://b/x'])).toEqual([[], ['…/x']]);
  });
});
