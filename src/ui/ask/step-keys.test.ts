import { expect, test } from 'vitest';
import { type Card, neighbour } from './step-keys';

const card = (left: number, top: number, width = 100): Card => ({
  getBoundingClientRect: () => ({ left, top, width }),
});

const a = card(0, 0);
const slim = card(110, 0, 26);
const b = card(146, 0);
const c = card(0, 60);
const d = card(110, 60);
const CARDS = [a, slim, b, c, d];

test.each([
  ['ArrowRight', a, slim],
  ['ArrowRight', b, c],
  ['ArrowRight', d, undefined],
  ['ArrowLeft', c, b],
  ['ArrowLeft', a, undefined],
  ['Home', d, a],
  ['End', a, d],
  ['ArrowDown', a, c],
  ['ArrowDown', b, d],
  ['ArrowDown', c, undefined],
  ['ArrowUp', d, b],
  ['ArrowUp', c, a],
  ['ArrowUp', a, undefined],
  ['x', a, undefined],
])('%s leads on', (key, from, to) => {
  expect(neighbour(key, from, CARDS)).toBe(to);
});
