import { describe, expect, it } from 'vitest';
import { openChildren, openRows, UNTOUCHED } from '../core/graph/outline-state';
import type { NodeId } from '../core/ids/ids';
import {
  active,
  autoMtls,
  chain,
  dump,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  listener,
} from '../core/testing/dump-builder';
import { EMPTY_DUMP_VIEW, NO_FILTER } from '../core/view/view-state';
import type { GraphScope, OutlineTree } from './graph-questions';
import { MAX_ITEMS } from './page';
import { openText } from './testing/open-text';

const COUNT = 1000;
const name = (i: number) =>
  `outbound|80||s${String(i).padStart(4, '0')}.ns${i % 7}.svc.cluster.local`;

const numbers = Array.from({ length: COUNT }, (_, i) => i);
const session = await openText(
  JSON.stringify(
    dump({
      listeners: { dynamic_listeners: [active(listener('in', [chain('c', {})]))] },
      clusters: {
        dynamic_active_clusters: inForce(
          ...numbers.map((i) => edsCluster(name(i), autoMtls(`s${i}`))),
        ),
      },
      endpoints: numbers.map((i) =>
        endpoints(
          name(i),
          Array.from({ length: i === 5 ? 500 : 1 }, (_, n) =>
            endpoint(`10.${i % 200}.${Math.floor(n / 250)}.${n % 250}`, { tlsMode: 'istio' }),
          ),
        ),
      ),
    }),
  ),
);
const { graph } = session;
const OVERVIEW: GraphScope = { focus: undefined, filter: NO_FILTER, open: [] };
const TREE: OutlineTree = { toggled: [], opened: [], words: '', checked: undefined };
const idOf = (i: number): NodeId => {
  const node = session.dump.graph.nodes.find((one) => one.name === name(i));
  if (node === undefined) throw new Error(name(i));
  return node.id;
};

/** Every list in an answer, however deep: none may grow with the file. */
function longest(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longest));
  return typeof value === 'object' && value !== null
    ? Math.max(0, ...Object.values(value).map(longest))
    : 0;
}

describe('what is posted to the page', () => {
  it('does not grow with the file', async () => {
    const { opened } = session;
    expect(session.dump.graph.nodes.length).toBeGreaterThan(5 * COUNT);
    expect(longest(opened)).toBeLessThanOrEqual(MAX_ITEMS);
    expect(opened.nodeCount).toBe(session.dump.graph.nodes.length);
    expect(opened.namespaces).toEqual(['ns0', 'ns1', 'ns2', 'ns3', 'ns4', 'ns5', 'ns6']);
    const [stack] = opened.overview.boxes.filter((box) => box.type === 'stack');
    const everything = [
      graph.list({ of: 'members', id: stack?.id ?? idOf(0), scope: OVERVIEW }, 0, 1e9),
      await graph.outline.page(TREE, 0, 1e9),
      await graph.outline.page({ ...TREE, words: 'svc' }, 0, 1e9),
      graph.nodes(session.dump.graph.nodes.map(({ id }) => id)).length > 0,
      await graph.find('svc', 0),
      ...(await Promise.all(
        session.dump.graph.nodes
          .filter(({ name }) => name === '' || name.includes('s0005'))
          .map(({ id }) => graph.details(id)),
      )),
    ];
    expect(longest(everything)).toBeLessThanOrEqual(2 * MAX_ITEMS);
  });
});

describe('a stack', () => {
  const stack = session.opened.overview.boxes.find(
    (box) => box.type === 'stack' && box.kind === 'cluster',
  );
  const id = stack?.id ?? idOf(0);

  it('hands out its members in pages, with what they belong to', () => {
    const page = graph.list({ of: 'members', id, scope: OVERVIEW }, 100, 200);
    expect(page).toMatchObject({ total: COUNT, alike: true });
    expect(page.items).toEqual(numbers.slice(100, 200).map(idOf));
  });

  it('has only the members that a filter lets through', () => {
    const scope = { ...OVERVIEW, filter: { ...NO_FILTER, namespace: 'ns1' } };
    const { shown } = graph.visible(scope);
    const box = shown.boxes.find((one) => one.type === 'stack' && one.kind === 'cluster');
    const page = graph.list({ of: 'members', id: box?.id ?? id, scope }, 0, 200);
    expect(page.total).toBe(numbers.filter((i) => i % 7 === 1).length);
  });

  it('holds the nodes that are folded into it', () => {
    expect(graph.holders(OVERVIEW, [idOf(700), 'cluster/nowhere' as NodeId])).toEqual([
      id,
      undefined,
    ]);
  });
});

describe('the outline', () => {
  const treeOf = ({ toggled, opened }: typeof UNTOUCHED): OutlineTree => ({
    toggled: [...toggled],
    opened: [...opened],
    words: '',
    checked: undefined,
  });

  it('finds the row of a node that stands in rows that are shut', async () => {
    const group = session.dump.graph.nodes.find(
      ({ kind, owner }) => kind === 'endpoint-group' && owner === idOf(5),
    );
    const id = group?.id ?? idOf(5);
    const tree = treeOf(openRows(UNTOUCHED, graph.outline.path(id) ?? []));
    const place = await graph.outline.find(tree, { by: 'row', id });
    expect(place?.nodeId).toBe(id);
    const { items } = await graph.outline.page(tree, place?.index ?? 0, (place?.index ?? 0) + 1);
    expect(items[0]?.row).toMatchObject({ nodeId: id, children: 500 });
    expect(graph.outline.path('cluster/nowhere' as NodeId)).toBeUndefined();
  });

  it('has with the filter of the drawing what passes it, and counts nothing else', async () => {
    const filter = { plaintext: true, notActive: false, namespace: undefined };
    const tree: OutlineTree = { ...treeOf(UNTOUCHED), filter };
    const { items, total } = await graph.outline.page(tree, 0, 200);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan((await graph.outline.page(treeOf(UNTOUCHED), 0, 1)).total);
    const counted = items.flatMap(({ row }) => Object.keys(row.protections));
    expect(new Set(counted)).toEqual(new Set(['plaintext']));
  });

  it('opens a thousand rows by one word', async () => {
    const tree = treeOf(openChildren(UNTOUCHED, 'group/makes-calls'));
    expect((await graph.outline.page(tree, 0, 1)).total).toBeGreaterThan(3 * COUNT);
    expect(JSON.stringify(tree).length).toBeLessThan(100);
  });

  it('filters, and says where in a row the words stand unless a row below shows it', async () => {
    const tree = { ...TREE, words: '10.5.1.9' };
    const { items, found } = await graph.outline.page(tree, 0, 100);
    expect(found?.total).toBeGreaterThan(0);
    expect(items.some(({ row }) => row.label.key === 'endpoint')).toBe(true);
    expect(items.every(({ hit }) => hit === undefined)).toBe(true);
    expect((await graph.outline.find(tree, { by: 'first-shut' }))?.nodeId).toBeDefined();
    const sni = await graph.outline.page({ ...TREE, words: 's0005' }, 0, 100);
    expect(sni.items.some(({ hit }) => hit !== undefined)).toBe(true);
  });
});

describe('a node', () => {
  it('has its neighbours as numbers, and in pages', async () => {
    const details = await graph.details(idOf(5));
    expect(details?.leadsTo).toBeGreaterThan(0);
    const page = graph.list({ of: 'leads-to', id: idOf(5) }, 0, 100);
    expect(page.total).toBe(details?.leadsTo);
    expect(page.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([...page.items]));
  });

  it('has the first values of a long fact, and the rest when asked', async () => {
    const { nodes } = session.dump.graph;
    const group = nodes.find(({ kind, owner }) => kind === 'endpoint-group' && owner === idOf(5));
    const id = group?.id ?? idOf(5);
    const facts = (await graph.details(id))?.facts ?? [];
    const at = facts.findIndex(({ label }) => label === 'endpoint');
    expect(facts[at]).toMatchObject({ total: 500 });
    const values = [...(facts[at]?.values ?? []), ...(await graph.fact(id, at, 200, 500))];
    expect(new Set(values.map((value) => value.type === 'text' && value.text)).size).toBe(500);
  });

  it('comes with its owners, and is left out where the file does not have it', () => {
    const socket = session.dump.graph.nodes.find(({ kind }) => kind === 'transport-socket');
    const found = graph.nodes([socket?.id ?? idOf(0), 'cluster/nowhere' as NodeId]);
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ members, fold }) => members.length === 0 && fold === undefined)).toBe(
      true,
    );
    expect(graph.known([idOf(1), 'cluster/nowhere' as NodeId])).toEqual([idOf(1)]);
  });
});

it('gives the very picture that came with the dump', async () => {
  const { focus, filter, open: opened } = EMPTY_DUMP_VIEW;
  expect(graph.visible({ focus, filter, open: opened }).shown).toEqual(session.opened.overview);
  expect(await graph.outline.page(TREE, 0, 100)).toEqual(session.opened.outline);
});
