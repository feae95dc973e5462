import { expect, test } from 'vitest';
import type { Box, Column, PlacedGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { moveOfKey, walk } from './walk';

const id = (text: string): NodeId => text as NodeId;

function box(name: string, column: Column): Box {
  return {
    type: 'stack',
    id: id(name),
    lane: 'server',
    column,
    kind: 'listener',
    state: 'active',
    presence: 'file',
    protections: {},
    line: { of: 'alike', samples: [], total: 0, shapes: 1 },
  };
}

const at = (name: string, column: Column, y: number): PlacedGraph['boxes'][number] => ({
  box: box(name, column),
  rect: { x: 0, y, width: 100, height: 50 },
});
const link = (from: string, to: string): PlacedGraph['edges'][number] => ({
  id: `${from} ${to}`,
  from: id(from),
  to: id(to),
  kind: 'path',
  protection: undefined,
  count: 1,
});

const PLACED: PlacedGraph = {
  boxes: [at('low', 'match', 200), at('top', 'match', 0), at('entry', 'entry', 150)],
  edges: [link('entry', 'low'), link('entry', 'top')],
  lanes: [],
  columns: [],
  size: { width: 0, height: 0 },
};

test('up and down stay in the column and follow the eye, not the order of the list', () => {
  expect(walk(PLACED, id('top'), 'down')).toBe('low');
  expect(walk(PLACED, id('low'), 'up')).toBe('top');
  expect(walk(PLACED, id('low'), 'down')).toBeUndefined();
  expect(walk(PLACED, id('low'), 'first')).toBe('top');
});

test('left and right go along links, to the nearest end', () => {
  expect(walk(PLACED, id('entry'), 'right')).toBe('low');
  expect(walk(PLACED, id('top'), 'left')).toBe('entry');
  expect(walk(PLACED, id('top'), 'right')).toBeUndefined();
});

test('only the keys of a walk are taken', () => {
  expect(moveOfKey('ArrowLeft')).toBe('left');
  expect(moveOfKey('a')).toBeUndefined();
  expect(moveOfKey('constructor')).toBeUndefined();
});
