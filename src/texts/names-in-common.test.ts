import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/findings/index';
import type { NodeId } from '../core/ids/ids';
import { findings as english } from './en/findings';
import { withoutCommon } from './names-in-common';
import { findings as chinese } from './zh/findings';

const few = (...items: readonly string[]) => ({ items, total: items.length });
const about = (total: number) =>
  ({
    subjects: { items: [{ kind: 'secret', name: 'default', id: 'x' as NodeId }], total },
    evidence: [],
    severity: 'error',
  }) as const;
const name: Finding = {
  rule: 'name-refused',
  ...about(1),
  values: {
    cluster: 'outbound|80||a',
    has: few('spiffe://cluster.local/ns/shop/sa/order'),
    accepts: few('spiffe://cluster.local/ns/shop/sa/stock'),
  },
};
const expired = (total: number): Finding => ({
  rule: 'certificate-expired',
  ...about(total),
  values: { left: -3 * 86_400_000, by: 'last-change' },
});

describe('what a finding says of a certificate', () => {
  it('begins with the names that do not fit', () => {
    expect(english.text(name)).toBe('`default` has `…/order`, callers expect `…/stock`.');
    expect(chinese.text(name)).toBe('`default` 的 SAN 是 `…/order`，而调用方要求 `…/stock`。');
    expect(english.whole(name)).toMatch(/`…\/stock`\. The certificate has `spiffe:[^`]*order`/);
  });

  it('has a full stop between the name and the sentence', () => {
    expect(english.text(expired(1))).toMatch(/^`default`\. It expired /);
    expect(english.text(expired(3))).toMatch(/^`default` \(and 2 more\)\. It expired /);
    expect(chinese.text(expired(3))).toMatch(/^`default`（另有 2 个）。它在/);
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
