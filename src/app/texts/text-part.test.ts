import { expect, test } from 'vitest';
import { textPart } from './text-part';

test('texts that have come are read at once, whoever asks again', async () => {
  const part = textPart(({ landing }) => landing);
  const first = part.load('zh');
  expect(first).not.toHaveProperty('status');
  const texts = await first;
  expect(part.load('zh')).toBe(first);
  expect(first).toMatchObject({ status: 'fulfilled', value: texts });
});

test('texts that came with the page never make anybody wait', () => {
  const ready = { name: 'here' };
  expect(textPart(() => ready, { en: ready }).load('en')).toMatchObject({
    status: 'fulfilled',
    value: ready,
  });
});

test('what could not be loaded is tried again', async () => {
  let attempts = 0;
  const part = textPart(() => {
    attempts += 1;
    if (attempts === 1) throw new Error('no network');
    return 'here';
  });
  await expect(part.load('en')).rejects.toThrow('no network');
  expect(await part.load('en')).toBe('here');
});
