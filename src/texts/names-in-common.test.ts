import { describe, expect, it } from 'vitest';
import type { Trouble } from '../core/certificates/types';
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
      '`default` has `…/order`, callers want `…/stock`.',
    );
    expect(chinese.alert(name, 'default', 0)).toBe(
      '`default` 的 SAN 是 `…/order`，而调用方要求 `…/stock`。',
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
  it('begin where they differ', () => {
    expect(withoutCommon(['spiffe://a/ns/x/sa/s'], ['spiffe://a/ns/y/sa/s'])).toEqual([
      ['…/x/sa/s'],
      ['…/y/sa/s'],
    ]);
    expect(withoutCommon(['spiffe://a/x'], ['spiffe://b/x'])).toEqual([['…/a/x'], ['…/b/x']]);
    expect(withoutCommon(['spiffe://a/x'], ['spiffe://a/x/y'])).toEqual([['…/x'], ['…/x/y']]);
  });

  it('are whole where they share nothing, or there is nothing to tell them from', () => {
    expect(withoutCommon(['a.example'], ['spiffe://b/x'])).toEqual([
      ['a.example'],
      ['spiffe://b/x'],
    ]);
    expect(withoutCommon([], ['spiffe://b/x'])).toEqual([[], ['spiffe://b/x']]);
    expect(withoutCommon([], [])).toEqual([[], []]);
  });
});
