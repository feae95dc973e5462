import { expect, test } from 'vitest';
import { folderCircles, type Import } from './folder-circles';

const imports = (...lines: readonly string[]): readonly Import[] =>
  lines.map((line) => {
    const [from = '', to = ''] = line.split(' -> ');
    return { from, to };
  });
const circles = (...lines: readonly string[]): readonly (readonly string[])[] =>
  folderCircles(imports(...lines)).map(({ folders }) => folders);

test('folders that lean one way are in no circle', () => {
  expect(circles('src/ui/a.ts -> src/app/b.ts', 'src/app/b.ts -> src/core/c.ts')).toEqual([]);
});

test('two folders that import each other, though no two files do', () => {
  const found = folderCircles(
    imports('src/ui/bar/a.ts -> src/ui/desk/b.ts', 'src/ui/desk/c.ts -> src/ui/bar/d.ts'),
  );
  expect(found).toEqual([
    {
      folders: ['src/ui/bar', 'src/ui/desk'],
      imports: [
        { from: 'src/ui/bar/a.ts', to: 'src/ui/desk/b.ts' },
        { from: 'src/ui/desk/c.ts', to: 'src/ui/bar/d.ts' },
      ],
    },
  ]);
});

test('a circle of several steps, at any depth', () => {
  expect(
    circles(
      'src/core/decide/chain/a.ts -> src/core/decide/filter/b.ts',
      'src/core/decide/filter/deep/c.ts -> src/core/decide/tree/d.ts',
      'src/core/decide/tree/e.ts -> src/core/decide/chain/f.ts',
      'src/core/decide/chain/a.ts -> src/core/decide/socket/g.ts',
    ),
  ).toEqual([['src/core/decide/chain', 'src/core/decide/filter', 'src/core/decide/tree']]);
});

test('a circle that leads over a file beside the folders', () => {
  expect(
    circles(
      'src/dump/formats/a.ts -> src/dump/read.ts',
      'src/dump/read.ts -> src/dump/stream/b.ts',
      'src/dump/stream/c.ts -> src/dump/formats/d.ts',
    ),
  ).toEqual([['src/dump/formats', 'src/dump/stream']]);
});

test('a folder and the files beside it are one room', () => {
  expect(
    circles(
      'src/session/open.ts -> src/session/share/a.ts',
      'src/session/share/b.ts -> src/session/open.ts',
    ),
  ).toEqual([]);
});
