import { expect, test } from 'vitest';
import type { BoxEdge } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import { pathLight, pathOf } from './light';

const id = (text: string): NodeId => text as NodeId;
const edge = (from: string, to: string): BoxEdge => ({
  id: `${from} ${to}`,
  from: id(from),
  to: id(to),
  kind: 'path',
  protection: undefined,
  count: 1,
});

const EDGES = [
  edge('listener', 'chain-a'),
  edge('listener', 'chain-b'),
  edge('chain-a', 'socket-a'),
  edge('chain-b', 'socket-b'),
  edge('socket-a', 'secret'),
  edge('socket-b', 'secret'),
];

test('a way runs to both ends and leaves the sisters dark', () => {
  const { boxes, edges } = pathOf(id('chain-a'), EDGES);
  expect([...boxes].sort()).toEqual(['chain-a', 'listener', 'secret', 'socket-a']);
  expect([...edges].sort()).toEqual(['chain-a socket-a', 'listener chain-a', 'socket-a secret']);
});

test('a hub lights all that uses it', () => {
  expect(pathOf(id('secret'), EDGES).boxes.size).toBe(6);
});

test('a tunnel that leads back in a circle ends', () => {
  const circle = [...EDGES, edge('secret', 'listener')];
  expect(pathOf(id('chain-a'), circle).boxes.size).toBe(6);
});

test('a path lights the boxes that hold its nodes, and what joins them', () => {
  const held = new Map([
    [id('listener'), id('listener')],
    [id('one-of-many'), id('chain-a')],
  ]);
  const light = pathLight(held, EDGES);
  expect([...(light?.boxes ?? [])]).toEqual(['listener', 'chain-a']);
  expect([...(light?.edges ?? [])]).toEqual(['listener chain-a']);
  expect(pathLight(new Map(), EDGES)).toBeUndefined();
});
