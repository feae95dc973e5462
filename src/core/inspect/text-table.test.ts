import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOf, TextTable, wordsOf } from './text-table';

/** Few letters, so that words are found, across the edges of texts and pages too. */
const letters = fc.constantFrom('a', 'b', 'B', 'ä', 'İ', '中', '\n', ' ');
const text = fc.string({ unit: letters, maxLength: 6 });

describe('TextTable', () => {
  it('finds for every text what looking at each text by itself finds', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 60 }),
        text,
        fc.boolean(),
        (texts, query, repeats) => {
          const words = wordsOf(query);
          fc.pre(words.length > 0);
          const table = new TextTable();
          texts.forEach((one, holder) => {
            table.add(one, holder, repeats);
          });
          table.finish();
          const found: (readonly [number, number])[] = [];
          table.find(words, (fit, holder) => found.push([holder, fit]));
          const wanted = texts.flatMap((one, holder) => {
            const fit = fitOf(one.toLowerCase(), words);
            return fit === undefined ? [] : [[holder, fit]];
          });
          expect(found.sort(([a], [b]) => a - b)).toEqual(wanted);
        },
      ),
    );
  });

  it('finds in later pages, and keeps what comes twice once', () => {
    const table = new TextTable();
    for (let i = 0; i < 5_000; i += 1) table.add(`name-${i}`, i, true);
    for (let i = 0; i < 5_000; i += 1) table.add('ISTIO', 5_000 + i, true);
    table.finish();
    const holders = (query: string): readonly number[] => {
      const found: number[] = [];
      table.find(wordsOf(query), (_, holder) => found.push(holder));
      return found;
    };
    expect(holders('4999')).toEqual([4_999]);
    expect(holders('name-208 e')).toEqual([
      208,
      ...Array.from({ length: 10 }, (_, i) => 2_080 + i),
    ]);
    expect(holders('istio')).toHaveLength(5_000);
  });
});
