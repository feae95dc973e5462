import { expect, test } from 'vitest';
import { fitViewport, reveal } from './fit';

const PANE = { width: 800, height: 600 };

test('a small drawing is shown whole, a little larger, in the middle', () => {
  const { x, y, zoom } = fitViewport({ width: 400, height: 200 }, PANE);
  expect(zoom).toBe(1.4);
  expect(x).toBe((800 - 400 * 1.4) / 2);
  expect(y).toBeGreaterThan(100);
});

test('a drawing that is hardly larger than the room is made to fit', () => {
  const { x, y, zoom } = fitViewport({ width: 840, height: 560 }, PANE);
  expect(x + 840 * zoom).toBeLessThanOrEqual(800);
  expect(y + 560 * zoom).toBeLessThanOrEqual(600);
});

test('a wide drawing stays readable and keeps its left edge in view', () => {
  const { x, zoom } = fitViewport({ width: 4000, height: 300 }, PANE);
  expect(zoom).toBeGreaterThanOrEqual(0.9);
  expect(x).toBeGreaterThanOrEqual(0);
});

test('a tall drawing starts at its top', () => {
  const { y } = fitViewport({ width: 400, height: 9000 }, PANE);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(60);
});

test('a card in view moves nothing; one out of view moves just enough', () => {
  const viewport = { x: 0, y: 0, zoom: 1 };
  expect(reveal({ x: 300, y: 300, width: 100, height: 50 }, viewport, PANE)).toEqual(viewport);
  const moved = reveal({ x: 1000, y: 300, width: 100, height: 50 }, viewport, PANE);
  expect(1100 + moved.x).toBeLessThanOrEqual(PANE.width);
  expect(moved.y).toBe(0);
});
