import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import type { NodeId } from '../ids/ids';
import {
  ARTICLE,
  active,
  autoMtls,
  chain,
  clientTls,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  listener,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { EMPTY_DUMP_VIEW, NO_FILTER } from '../view/view-state';
import type { Dump } from './dump';
import { CARD_HEIGHT, place, spread } from './layout';
import { type Box, COLUMNS, type VisibleGraph } from './types';
import { arrange, MAX_BOXES, membersOf, visible } from './visible';

const overview = (of: Dump): VisibleGraph => visible(of, EMPTY_DUMP_VIEW);
const focusOn = (of: Dump, id: string): VisibleGraph =>
  visible(of, { ...EMPTY_DUMP_VIEW, focus: id as NodeId });
const ids = ({ boxes }: VisibleGraph): readonly string[] => boxes.map((box) => box.id);
const stacks = ({ boxes }: VisibleGraph): readonly Extract<Box, { type: 'stack' }>[] =>
  boxes.flatMap((box) => (box.type === 'stack' ? [box] : []));

const name = (i: number): string =>
  `outbound|80||s${String(i).padStart(4, '0')}.ns.svc.cluster.local`;
const many = (count: number): Dump =>
  dumpOf(
    dump({
      ...ARTICLE,
      clusters: {
        ...ARTICLE.clusters,
        dynamic_active_clusters: inForce(
          ...Array.from({ length: count }, (_, i) => edsCluster(name(i), autoMtls(`s${i}`))),
        ),
      },
      endpoints: Array.from({ length: count }, (_, i) =>
        endpoints(name(i), [endpoint(`10.0.0.${i % 250}`, { tlsMode: 'istio' })]),
      ),
    }),
  );

const SIDECAR = { bootstrap: { node: { id: 'sidecar~10.1.1.1~a.b~b.svc' } } };

describe('the overview', () => {
  it('folds clusters of one shape, with their entries, sockets and endpoints', () => {
    const shown = overview(many(300));
    const folded = stacks(shown).map(({ kind, line }) => [kind, line.total]);
    expect(folded).toEqual([
      ['cluster', 300],
      ['socket-match', 300],
      ['transport-socket', 300],
      ['socket-match', 300],
      ['transport-socket', 300],
    ]);
    // The match that takes the endpoints says how many they are; the other takes none.
    const takes = stacks(shown).flatMap(({ kind, endpoints: n }) =>
      kind === 'socket-match' ? [n] : [],
    );
    expect(takes).toEqual([300, undefined]);
  });

  it('keeps destinations apart that are called in plaintext, or in both ways', () => {
    const modes = [['istio'], ['istio'], [undefined], [undefined], ['istio', undefined]] as const;
    const here = dumpOf(
      dump({
        ...SIDECAR,
        clusters: {
          dynamic_active_clusters: inForce(
            ...modes.map((_, i) => edsCluster(name(i), autoMtls(`s${i}`))),
          ),
        },
        endpoints: modes.map((tlsModes, i) =>
          endpoints(
            name(i),
            tlsModes.map((tlsMode, at) =>
              endpoint(`10.0.${i}.${at}`, tlsMode === undefined ? undefined : { tlsMode }),
            ),
          ),
        ),
      }),
    );
    const entries = overview(here).boxes.filter(({ column }) => column === 'entry');
    expect(
      entries.map((box) => (box.type === 'node' ? box.node.protections : box.protections)),
    ).toEqual([{ mtls: 2 }, { mtls: 1, plaintext: 1 }, { plaintext: 2 }]);
  });

  it('puts all listeners without TLS into one card a direction, their chains inside', () => {
    const out = (i: number): JsonObject =>
      active(listener(`10.0.0.${i}_80`, [chain('', {})], { traffic_direction: 'OUTBOUND' }));
    const here = dumpOf(
      dump({
        ...SIDECAR,
        listeners: { dynamic_listeners: Array.from({ length: 140 }, (_, i) => out(i)) },
      }),
    );
    const { boxes } = overview(here);
    expect(boxes).toHaveLength(1);
    expect(boxes[0]).toMatchObject({
      type: 'stack',
      line: { of: 'no-tls-listeners', direction: 'outbound', total: 140 },
    });
  });

  it('puts ports that others reach into a card of their own, beside the app’s calls', () => {
    const at = (port: number, traffic_direction: string): JsonObject => ({
      ...listener('', [chain('', {})], { traffic_direction }),
      address: { socket_address: { address: '0.0.0.0', port_value: port } },
    });
    const unbound = (port: number): JsonObject => ({
      ...at(port, 'UNSPECIFIED'),
      bind_to_port: false,
    });
    const here = dumpOf(
      dump({
        ...SIDECAR,
        listeners: {
          static_listeners: [
            at(15021, 'UNSPECIFIED'),
            at(15090, 'UNSPECIFIED'),
            unbound(81),
            unbound(82),
          ].map((one) => ({ listener: one })),
        },
      }),
    );
    expect(overview(here).boxes).toMatchObject([
      {
        type: 'stack',
        line: { of: 'open-listeners', direction: 'none', total: 2 },
        protections: { plaintext: 2 },
      },
      { type: 'stack', line: { of: 'no-tls-listeners', direction: 'none', total: 2 } },
    ]);
  });

  it('never puts a listener with a TLS socket into that card, whatever its direction', () => {
    const gateway = listener('gw', [chain('', {}, serverTls({ certificates: [sds('x')] }))], {
      traffic_direction: 'OUTBOUND',
    });
    const plain = listener('out', [chain('', {})], { traffic_direction: 'OUTBOUND' });
    const here = dumpOf(
      dump({ listeners: { dynamic_listeners: [active(gateway), active(plain)] } }),
    );
    expect(ids(overview(here))).toContain('listener/gw');
  });

  it('never folds across state: warming and missing stay apart', () => {
    const tls = (secret: string): JsonObject => clientTls({ certificates: [sds(secret)] });
    const here = dumpOf(
      dump({
        clusters: {
          dynamic_active_clusters: inForce(
            edsCluster('a', { transport_socket: tls('s') }),
            edsCluster('b', { transport_socket: tls('s') }),
          ),
          dynamic_warming_clusters: inForce(edsCluster('c', { transport_socket: tls('s') })),
        },
      }),
    );
    const clusters = overview(here).boxes.filter((box) => box.column === 'entry');
    expect(clusters.map((box) => box.id)).toEqual(['stack/cluster/a', 'cluster/c@warming']);
  });

  it('stays under 60 boxes for any number of shapes, and shows the same again', () => {
    const shaped = fc.array(fc.nat(200), { minLength: 1, maxLength: 120 }).map((ports) => {
      const bodies = ports.map((port, i) =>
        edsCluster(`c${i}`, {
          transport_socket: {
            ...clientTls({ certificates: [sds(`s${i}`)] }),
            name: `vendor.${port}`,
          },
        }),
      );
      const chains = ports.map((port, i) =>
        chain(`${i}`, { destination_port: i }, { ...serverTls(), name: `own.${port}` }),
      );
      return dump({
        listeners: { dynamic_listeners: chains.map((one, i) => active(listener(`l${i}`, [one]))) },
        clusters: { dynamic_active_clusters: inForce(...bodies) },
      });
    });
    fc.assert(
      fc.property(shaped, (document) => {
        const here = dumpOf(document);
        const shown = overview(here);
        expect(shown.boxes.length).toBeLessThanOrEqual(MAX_BOXES);
        expect(overview(dumpOf(document))).toEqual(shown);
      }),
      { numRuns: 25 },
    );
  });

  it('leads from a stack to each of its members', () => {
    const here = many(300);
    const stack = stacks(overview(here)).find((box) => box.kind === 'cluster');
    expect(membersOf(here, stack?.id ?? ('' as NodeId))).toHaveLength(300);
  });
});

describe('a focus', () => {
  const here = many(300);
  const one = `cluster/${encodeURIComponent(name(7))}`;

  it('shows the whole way through a node and nothing of its neighbours', () => {
    const shown = ids(focusOn(here, one));
    expect(shown).toContain(one);
    expect(shown).toContain(`${one}/tlsMode-istio`);
    expect(shown).toContain('secret/default@sds-grpc');
    expect(shown).toContain('ca/istiod');
    expect(shown.some((id) => id.includes('s0008'))).toBe(false);
    expect(shown.some((id) => id.startsWith('listener/'))).toBe(false);
  });

  it('on a socket shows which endpoints take it', () => {
    const socket = `${one}/tlsMode-istio/socket` as NodeId;
    const { shown, holder } = arrange(here, { ...EMPTY_DUMP_VIEW, focus: socket });
    const match = shown.boxes.find(({ id }) => id === `${one}/tlsMode-istio`);
    expect(match?.endpoints).toBe(1);
    expect(holder(`${one}/endpoints/tlsMode-istio` as NodeId)).toBe(match?.id);
    expect(ids(shown)).not.toContain(`${one}/tlsMode-disabled`);
  });

  it('on what hundreds use shows one box for the users', () => {
    const shown = focusOn(here, 'secret/default@sds-grpc');
    const users = stacks(shown).find((box) => box.line.of === 'used-by');
    expect(users?.line.total).toBe(301);
    expect(shown.boxes.length).toBeLessThan(10);
    expect(shown.edges).toContainEqual(
      expect.objectContaining({ from: users?.id, to: 'secret/default@sds-grpc' }),
    );
  });

  it('on a stack shows members as cards, and the rest still as a stack', () => {
    const stack = stacks(overview(here)).find((box) => box.kind === 'cluster');
    const shown = focusOn(here, stack?.id ?? '');
    const entries = shown.boxes.filter((box) => box.column === 'entry');
    expect(entries.filter((box) => box.type === 'node')).toHaveLength(24);
    expect(entries.filter((box) => box.type === 'stack')).toHaveLength(1);
    expect(shown.boxes.length).toBeLessThanOrEqual(MAX_BOXES);
  });

  it('on something that is not there is the overview', () => {
    expect(focusOn(here, 'cluster/none').scope).toBe('overview');
  });
});

describe('filters', () => {
  const here = dumpOf(dump(ARTICLE));

  it('only plaintext keeps the plaintext ways whole', () => {
    const shown = visible(here, { ...EMPTY_DUMP_VIEW, filter: { ...NO_FILTER, plaintext: true } });
    const protections = shown.boxes.flatMap((box) =>
      box.type === 'node' ? [box.node.protection?.kind] : [],
    );
    expect(protections).not.toContain('mtls');
    // A cluster of several kinds of endpoint is there with those that the filter is about.
    const uc = shown.boxes.find(({ id }) => id.includes('uc.dev') && id.startsWith('cluster/'));
    expect(uc?.type === 'node' && uc.node.protections).toEqual({ plaintext: 1 });
    const counted = shown.boxes.flatMap((box) =>
      Object.keys(box.type === 'node' ? box.node.protections : box.protections),
    );
    expect(new Set(counted)).toEqual(new Set(['plaintext']));
    expect(ids(shown)).toContain('listener/virtualInbound');
    expect(shown.hidden).toBeGreaterThan(0);
  });

  it('only plaintext has no destination that is called with TLS, and counts nothing else', () => {
    const calls = many(20);
    const filter = { ...NO_FILTER, plaintext: true };
    const shown = visible(calls, { ...EMPTY_DUMP_VIEW, filter });
    expect(shown.boxes.filter(({ lane }) => lane === 'client')).toEqual([]);
    const counted = shown.boxes.flatMap((box) =>
      Object.keys(box.type === 'node' ? box.node.protections : box.protections),
    );
    expect(new Set(counted)).toEqual(new Set(['plaintext']));
  });

  it('by namespace keeps its clusters', () => {
    const none = visible(here, {
      ...EMPTY_DUMP_VIEW,
      filter: { ...NO_FILTER, namespace: 'other' },
    });
    expect(none.boxes).toEqual([]);
    const dev = visible(here, { ...EMPTY_DUMP_VIEW, filter: { ...NO_FILTER, namespace: 'dev' } });
    expect(ids(dev)).toContain('cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local');
  });
});

describe('the layout', () => {
  it('never lets two cards overlap, and keeps each in its lane', () => {
    const placed = place(overview(many(40)));
    for (const a of placed.boxes) {
      for (const b of placed.boxes) {
        if (a === b) continue;
        const apart =
          Math.abs(a.rect.x - b.rect.x) >= a.rect.width ||
          Math.abs(a.rect.y - b.rect.y) >= CARD_HEIGHT;
        expect(apart, `${a.box.id} and ${b.box.id}`).toBe(true);
      }
    }
    for (const { lane, rect } of placed.lanes) {
      for (const { box, rect: card } of placed.boxes.filter((one) => one.box.lane === lane)) {
        expect(card.y, box.id).toBeGreaterThanOrEqual(rect.y);
        expect(card.y + card.height, box.id).toBeLessThanOrEqual(rect.y + rect.height);
      }
    }
  });

  it('lets what delivers secrets run downwards in the last column, in the middle of them', () => {
    const placed = place(overview(many(3)));
    const last = placed.boxes
      .filter(({ box }) => box.column === 'source')
      .sort((a, b) => a.rect.y - b.rect.y);
    expect(last.map(({ box }) => box.id.split('/')[0])).toEqual([
      'cluster',
      'address',
      'agent',
      'ca',
    ]);
    expect(new Set(last.map(({ rect }) => rect.x)).size).toBe(1);
    expect(placed.columns.map(({ column }) => column)).toEqual([...COLUMNS]);
    const middle = (of: typeof last): number =>
      of.reduce((sum, { rect }) => sum + rect.y, 0) / of.length;
    const secrets = placed.boxes.filter(({ box }) => box.column === 'secret');
    expect(middle(last)).toBeCloseTo(middle(secrets), -1);
  });

  it('places at least so far apart as asked, in order, as near to the wishes as it can', () => {
    expect(spread([0, 0, 100], 10)).toEqual([-5, 5, 100]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (wishes) => {
        const sorted = [...wishes].sort((a, b) => a - b);
        const placed = spread(sorted, 20);
        for (let i = 1; i < placed.length; i += 1) {
          expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-6);
        }
      }),
    );
  });
});
