import { describe, expect, it } from 'vitest';
import type { NodeId } from '../ids/ids';
import { graphIndex } from './graph-index';
import { type Outline, type OutlineHits, type OutlineRow, outline } from './outline';
import { openChildren, openRows, toggleRow, UNTOUCHED } from './outline-state';
import type { Graph, GraphLink, GraphNode } from './types';

const id = (text: string) => text as NodeId;

const node = (text: string, over: Partial<GraphNode> & Pick<GraphNode, 'kind'>): GraphNode => ({
  id: id(text),
  name: text,
  state: 'active',
  lane: 'client',
  column: 'entry',
  presence: 'file',
  line: { key: 'endpoints-none' },
  protection: undefined,
  protections: {},
  owner: undefined,
  namespace: undefined,
  within: undefined,
  pointer: undefined,
  fold: undefined,
  members: [],
  ...over,
});

const link = (from: string, to: string): GraphLink => ({
  from: id(from),
  to: id(to),
  kind: 'path',
  protection: undefined,
});

const listener = (name: string, over: Partial<GraphNode> = {}) =>
  node(name, { kind: 'listener', lane: 'server', protections: { plaintext: 1 }, ...over });

const cluster = (host: string, port: number, over: Partial<GraphNode> = {}) =>
  node(`${host}:${port}`, {
    kind: 'cluster',
    direction: 'outbound',
    line: { key: 'cluster', type: 'EDS', host, port },
    ...over,
  });

const GRAPH: Graph = {
  nodes: [
    listener('out1', { direction: 'outbound' }),
    listener('out2', { direction: 'outbound' }),
    listener('in', { direction: 'inbound', protections: { mtls: 1, plaintext: 1 } }),
    node('in/chain', { kind: 'filter-chain', lane: 'server', owner: id('in') }),
    node('in/chain/socket', { kind: 'transport-socket', lane: 'server', owner: id('in/chain') }),
    cluster('b', 443),
    cluster('a', 443, { state: 'failed' }),
    cluster('a', 80),
    node('m1', { kind: 'socket-match', owner: id('b:443') }),
    node('e1', {
      kind: 'endpoint-group',
      owner: id('b:443'),
      members: ['10.0.0.1:443', '10.0.0.2:443'],
    }),
    node('root', { kind: 'secret', lane: 'shared', state: 'warming' }),
    node('gone', { kind: 'secret', lane: 'shared', presence: 'dangling' }),
    node('cert', { kind: 'secret', lane: 'shared' }),
    node('sds', { kind: 'sds-source', lane: 'shared' }),
    node('sds2', { kind: 'sds-source', lane: 'shared' }),
    node('pipe', { kind: 'address', lane: 'shared' }),
    node('agent', { kind: 'agent', lane: 'shared' }),
  ],
  links: [
    link('in/chain/socket', 'root'),
    link('m1', 'e1'),
    link('root', 'sds'),
    link('sds', 'pipe'),
    link('sds2', 'pipe'),
    link('pipe', 'agent'),
  ],
};

const WRONG = GRAPH.nodes.filter(({ state }) => state === 'failed' || state === 'warming');
const tree = outline(graphIndex(GRAPH), WRONG);
const drawn = (rows: readonly OutlineRow[]) =>
  rows.map((row) => `${'  '.repeat(row.depth)}${row.id}`);
const rowsOf = (from: Outline, toggled: readonly string[] = [], hits?: OutlineHits) => {
  const state = { ...UNTOUCHED, toggled: new Map(toggled.map((row) => [row, undefined])) };
  const rows = from.rows(state, hits);
  return rows.page(0, rows.total);
};

describe('outline', () => {
  it('puts what is wrong first and orders each group', () => {
    expect(drawn(rowsOf(tree))).toEqual([
      'group/wrong',
      '  wrong>a:443',
      '  wrong>root',
      'group/takes-calls',
      '  in',
      '  group/no-tls/outbound',
      'group/makes-calls',
      '  a:80',
      '  a:443',
      '  b:443',
      'group/secrets',
      '  cert',
      '  root',
      '  gone',
      'group/sources',
      '  sds',
      '  sds2',
    ]);
  });

  it('leaves out the heading for what is wrong where nothing is', () => {
    const fine = outline(graphIndex({ nodes: [cluster('a', 80)], links: [] }));
    expect(drawn(rowsOf(fine))).toEqual(['group/makes-calls', '  a:80']);
  });

  it('shuts a group that was toggled, and opens a node down to its endpoints', () => {
    const rows = rowsOf(tree, [
      'group/wrong',
      'group/takes-calls',
      'group/secrets',
      'b:443',
      'm1',
      'e1',
      'group/sources',
    ]);
    expect(drawn(rows)).toEqual([
      'group/wrong',
      'group/takes-calls',
      'group/makes-calls',
      '  a:80',
      '  a:443',
      '  b:443',
      '    m1',
      '      e1',
      '        e1#0',
      '        e1#1',
      'group/secrets',
      'group/sources',
    ]);
    expect(rows.at(-3)).toMatchObject({ nodeId: 'e1', position: 2, setSize: 2, depth: 4 });
  });

  it('keeps row ids apart where two sources lead to one pipe', () => {
    const ids = rowsOf(tree, ['sds', 'sds2', 'pipe', 'sds2>pipe'])
      .map((row) => row.id)
      .slice(-6);
    expect(ids).toEqual(['sds', 'pipe', 'agent', 'sds2', 'sds2>pipe', 'sds2>pipe>agent']);
    expect(new Set(ids).size).toBe(6);
  });

  it('reveals a node in a folder and in a group that was shut', () => {
    const shut = toggleRow(UNTOUCHED, { id: 'group/takes-calls', parent: undefined });
    const open = openRows(shut, tree.above(id('out2')) ?? []);
    const rows = tree.rows(open);
    expect(drawn(rows.page(0, rows.total))).toContain('    out2');
    const deep = tree.rows(openRows(UNTOUCHED, tree.above(id('in/chain/socket')) ?? []));
    expect(drawn(deep.page(0, deep.total))).toContain('      in/chain/socket');
    expect(tree.above(id('nowhere'))).toBeUndefined();
  });

  it('opens all rows below one at once, and shuts one of them again', () => {
    const opened = openChildren(UNTOUCHED, 'group/takes-calls');
    const rows = tree.rows(opened);
    const ids = rows.page(0, rows.total).map((row) => row.id);
    expect(ids).toEqual(expect.arrayContaining(['in/chain', 'out1', 'out2']));
    const less = tree.rows(toggleRow(opened, { id: 'in', parent: 'group/takes-calls' }));
    expect(less.indexOf('in/chain')).toBe(-1);
    expect(less.indexOf('out1')).toBeGreaterThan(0);
  });

  it('hands out pages, finds rows and the next one that begins with what was typed', () => {
    const rows = tree.rows(UNTOUCHED);
    expect(drawn(rows.page(7, 9))).toEqual(['  a:80', '  a:443']);
    expect(rows.page(7, 8)[0]?.parentIndex).toBe(6);
    expect(rows.page(rows.total, rows.total + 9)).toEqual([]);
    expect(rows.indexOf('b:443')).toBe(9);
    expect(rows.typed('b', 0, new Set())).toBe(9);
    expect(rows.typed('s', 0, new Set(['group/secrets']))).toBe(10);
    expect(rows.typed('zzz', 0, new Set())).toBe(-1);
  });

  it('shows hits with what they stand in, and only the endpoint that was found', () => {
    const hits = new Map([
      [id('e1'), new Set(['10.0.0.2:443'])],
      [id('in/chain'), new Set(['50051'])],
    ]);
    expect(drawn(rowsOf(tree, [], hits))).toEqual([
      'group/takes-calls',
      '  in',
      '    in/chain',
      'group/makes-calls',
      '  b:443',
      '    m1',
      '      e1',
      '        e1#1',
    ]);
    expect(drawn(rowsOf(tree, ['in/chain'], hits))).toContain('      in/chain/socket');
  });

  it('lists a file of 20,000 clusters without making rows for what is shut', () => {
    const nodes: GraphNode[] = [];
    const links: GraphLink[] = [];
    for (let i = 0; i < 20_000; i++) {
      const one = cluster(`svc-${i}`, 80);
      nodes.push(one, node(`m${i}`, { kind: 'socket-match', owner: one.id }));
      nodes.push(
        node(`e${i}`, { kind: 'endpoint-group', owner: one.id, members: ['a', 'b', 'c'] }),
      );
      links.push(link(`m${i}`, `e${i}`));
    }
    const rows = outline(graphIndex({ nodes, links })).rows(UNTOUCHED);
    expect(rows.total).toBe(20_001);
    expect(rows.page(1, 2)[0]).toMatchObject({ children: 1, open: false, setSize: 20_000 });
  });
});
