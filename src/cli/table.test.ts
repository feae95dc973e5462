import { expect, it } from 'vitest';
import { table } from './table';

it('has columns as wide as their widest cell, on a terminal', () => {
  const written = table(
    ['类型', 'n'],
    [
      ['入站 a', '1'],
      ['x', '22'],
    ],
    false,
  );
  expect(written).toBe('类型    N\n入站 a  1\nx       22\n');
});
it('counts letters with their marks once', () => {
  expect(table(['a', 'b'], [['e\u0301', '1']], false)).toBe('A  B\ne\u0301  1\n');
});
it('shows what could steer a terminal', () => {
  expect(table(['a'], [['\u001b[2Jx\u202ey\n']], false)).toBe('A\n\uFFFD[2Jx\uFFFDy\uFFFD\n');
});
it('has a bold head where there are colours, and no head without rows', () => {
  expect(table(['a'], [['x']], true)).toBe('\u001b[1mA\u001b[22m\nx\n');
  expect(table(['a'], [], true)).toBe('');
});
