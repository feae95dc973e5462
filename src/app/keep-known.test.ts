import { expect, test } from 'vitest';
import type { Graph, GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import { EMPTY_VIEW } from '../core/view/view-state';
import { keepKnown } from './keep-known';

const node: GraphNode = {
  id: 'secret/default' as NodeId,
  kind: 'secret',
  name: 'default',
  state: 'active',
  lane: 'shared',
  column: 'secret',
  presence: 'file',
  line: { key: 'certificate', users: 1 },
  protection: undefined,
  looks: {},
  owner: undefined,
  namespace: undefined,
  pointer: undefined,
  fold: undefined,
  within: undefined,
  members: [],
};
const graph: Graph = { nodes: [node], links: [] };

test('of a view of another file stays what this file has too', () => {
  const gone = 'listener/gone' as NodeId;
  const view = { ...EMPTY_VIEW, selected: node.id, focus: gone, open: [gone, node.id] };
  expect(keepKnown(view, graph)).toEqual({ ...view, focus: undefined, open: [node.id] });
});
