import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';
import { slips } from '../../testing/slips';

const FOLDER = 'src/texts/zh';
const catalogs = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

const HAN = /\p{Script=Han}/u;
const isRecord = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null;

const cooked = (quasi: unknown): string =>
  isRecord(quasi) && typeof quasi.cooked === 'string' ? quasi.cooked : '';

/** The Chinese texts of a catalog as it writes them; `◇`: what is filled in, of which nothing is known. */
function textsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isRecord(node)) return [];
  const inside = Object.values(node).flatMap(textsIn);
  if (node.type === 'StringLiteral' && typeof node.value === 'string') return [node.value];
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return inside;
  return [node.quasis.map(cooked).join('◇'), ...inside];
}

const chinese = (source: string): readonly string[] =>
  textsIn(parseSync(source, { syntax: 'typescript' }).body).filter((text) => HAN.test(text));

test.each(catalogs)('%s keeps to the style', (name) => {
  expect(chinese(readFileSync(join(FOLDER, name), 'utf8')).flatMap(slips)).toEqual([]);
});

test('every text of a catalog is looked at', () => {
  const inner = `\`四 \${d('五')}\``;
  expect(chinese(`const a = f('一'); /* '二' */ const b = \`三\${c ? ${inner} : ''}六\`;`)).toEqual(
    ['一', '三◇六', '四 ◇', '五'],
  );
});
