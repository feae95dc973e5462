import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openText } from '../../engine/testing/open-text';
import { allSaid } from '../../testing/all-said';
import { slips } from '../../testing/slips';
import { ask } from './ask';
import { describe } from './describe';

import { verdicts } from './verdicts';

const SAMPLES = 'public/samples';

test.each(readdirSync(SAMPLES))('all that is said of %s keeps to the style', async (file) => {
  const session = await openText(readFileSync(join(SAMPLES, file), 'utf8'));
  const said = [...(await allSaid(session, { describe, verdicts, ask }))];
  expect(said.length).toBeGreaterThan(50);
  expect(said.flatMap(slips)).toEqual([]);
});

test('the style is looked after', () => {
  expect(slips('访问 `a` 走 mTLS：3 个 endpoint（`b`）。')).toEqual([]);
  for (const wrong of [
    '访问`a` 走明文',
    '访问 `a`走明文',
    '走mTLS',
    '共 3个',
    '访问, 明文',
    '访问 ，明文',
    '没有值.',
    '（明文)',
    '访问  它',
    '值是 undefined',
    'plain words alone',
  ]) {
    expect(slips(wrong), wrong).not.toEqual([]);
  }
});
