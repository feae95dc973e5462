import { expect, test } from 'vitest';
import { arrange } from '../core/graph/visible';
import type { NodeId } from '../core/ids/ids';
import { active, chain, dump, dumpOf, ISTIO_SERVER, listener } from '../core/testing/dump-builder';
import { NO_FILTER } from '../core/view/view-state';
import { lines } from '../texts/en/lines';
import { lines as linesZh } from '../texts/zh/lines';
import { cardWords } from './card-words';
import { meantBy, pointedAt } from './pointed';

const chains = [1, 2, 3].map((n) =>
  chain(`chain-${n}`, { destination_port: n, transport_protocol: 'tls' }, ISTIO_SERVER),
);
const here = dumpOf(dump({ listeners: { dynamic_listeners: [active(listener('in', chains))] } }));
const { shown, holder } = arrange(here, { focus: undefined, filter: NO_FILTER, open: [] });
const named = (...names: readonly string[]) =>
  here.graph.nodes.filter(({ name }) => names.includes(name));
const held = (...names: readonly string[]): ReadonlyMap<NodeId, NodeId> =>
  new Map(
    named(...names).flatMap(({ id }) => {
      const box = holder(id);
      return box === undefined ? [] : [[id, box] as const];
    }),
  );
const stack = shown.boxes.find(({ type }) => type === 'stack');
if (stack === undefined) throw new Error('three chains alike are a stack');

test('a stack on the way shows the very member, and is as big as before', () => {
  const way = ['in', 'chain-2'];
  const pointed = pointedAt(held(...way), shown.boxes, named(...way));
  expect([...pointed.keys()]).toEqual([stack.id]);
  const words = cardWords(stack, lines, pointed.get(stack.id));
  expect(words).toMatchObject({
    kind: 'Filter chain',
    title: 'chain-2',
    fact: 'one of 3 filter chains',
    protections: [{ protection: 'mtls', counted: 'mTLS' }],
  });
  expect(cardWords(stack, linesZh, pointed.get(stack.id)).fact).toBe('3 条 filter chain 之一');
  expect(meantBy(stack.id, pointed)).toBe(named('chain-2')[0]?.id);
});

test('several members on the way are named', () => {
  const way = ['chain-1', 'chain-3'];
  const pointed = pointedAt(held(...way), shown.boxes, named(...way));
  expect(cardWords(stack, lines, pointed.get(stack.id))).toMatchObject({
    title: 'chain-1, chain-3',
    fact: '2 of 3 filter chains',
  });
  expect(cardWords(stack, linesZh, pointed.get(stack.id)).fact).toBe('2 / 3 条 filter chain');
  expect(meantBy(stack.id, pointed)).toBe(stack.id);
});

test('without a question a stack is what it was', () => {
  expect(pointedAt(undefined, shown.boxes, here.graph.nodes).size).toBe(0);
  expect(cardWords(stack, lines).title).not.toBe('chain-2');
});
