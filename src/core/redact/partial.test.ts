import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Names } from './names';
import { mapPartial, type PartialMatch } from './partial';

describe('a matcher of a part of a name', () => {
  it.each<[PartialMatch, string, string | undefined]>([
    ['prefix', 'spiffe://', 'spiffe://'],
    ['prefix', 'spiffe://cluster.local/', 'spiffe://cluster.local/'],
    ['prefix', 'spiffe://td.example/ns/x/sa/', 'spiffe://host-1.host-2/ns/ns-1/sa/'],
    ['prefix', 'spiffe://td.example/ns/x/sa/sho', undefined],
    ['prefix', 'shop.', 'host-1.'],
    ['prefix', 'cluster.', undefined],
    ['prefix', '10.', undefined],
    ['prefix', 'spiffe:', undefined],
    ['suffix', '.example.com', '.host-1.host-2'],
    ['suffix', 'example.com', undefined],
    ['suffix', '/sa/shop', undefined],
    ['suffix', '/shop', '/name-1'],
    ['suffix', '.7', undefined],
    ['contains', '.example.', '.host-1.'],
    ['contains', '/shop/', '/name-1/'],
    ['contains', '.local.', undefined],
    ['contains', 'shop', undefined],
    ['contains', '', ''],
  ])('%s %s is %s', (how, text, expected) => {
    expect(mapPartial(new Names(), how, text)).toBe(expected);
  });

  it('fits what it did, where it can be mapped at all', () => {
    const step = fc.constantFrom('a', 'b', 'ns', 'sa', 'svc', 'cluster', 'local', '7', '10', 'a-b');
    const host = fc.array(step, { minLength: 1, maxLength: 4 }).map((all) => all.join('.'));
    const path = fc
      .array(step, { maxLength: 4 })
      .map((all) => all.map((one) => `/${one}`).join(''));
    const uri = fc.tuple(fc.constantFrom('spiffe', 'https'), host, path);
    const text = fc.oneof(
      host,
      uri.map(([scheme, at, rest]) => `${scheme}://${at}${rest}`),
      fc.constantFrom('10.7.7.7', '10.7.7.7:80', 'outbound|10|a|b.svc'),
    );
    const cut = fc.tuple(text, fc.nat(30), fc.nat(30));
    let tried = 0;
    fc.assert(
      fc.property(text, cut, (given, [from, start, length]) => {
        const names = new Names();
        const tries: readonly [PartialMatch, string, (a: string, b: string) => boolean][] = [
          ['prefix', from.slice(0, start), (a, b) => a.startsWith(b)],
          ['suffix', from.slice(start), (a, b) => a.endsWith(b)],
          ['contains', from.slice(start, start + length), (a, b) => a.includes(b)],
        ];
        for (const [how, value, fits] of tries) {
          const part = mapPartial(names, how, value);
          if (part === undefined || value === '') continue;
          tried += 1;
          expect([how, value, given, fits(names.text(given), part)]).toEqual([
            how,
            value,
            given,
            fits(given, value),
          ]);
        }
      }),
      { numRuns: 5000 },
    );
    expect(tried).toBeGreaterThan(150);
  });
});
