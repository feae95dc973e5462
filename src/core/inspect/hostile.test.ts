import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../base/json';
import { dumpFindings } from '../findings/index';
import { connect } from '../graph/connect';
import { MAX_OF_A_KIND } from '../model/notice-list';
import { SearchIndex } from '../search/search';
import {
  active,
  autoMtls,
  chain,
  clientTls,
  dump,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  listener,
  modelOf,
  sds,
} from '../testing/dump-builder';
import { describe as describeNode } from './details';

/** An object that nests deeper than any call stack reaches. */
function deep(levels = 100_000): JsonObject {
  let value: JsonValue = 'end';
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { transport_socket: value };
  return { deep: value };
}

function deepList(levels = 100_000): JsonValue {
  let value: JsonValue = [];
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
}

/** Everything that is worked out when a dump is opened, and when each node is looked at. */
function inspectAll(document: JsonValue) {
  const model = modelOf(document);
  const opened = connect(model);
  const index = new SearchIndex(opened);
  const { nodes } = opened.graph;
  for (const { id } of nodes.slice(0, 50)) describeNode(id, opened, () => undefined);
  return { model, opened, index, findings: dumpFindings(opened) };
}

describe('a hostile dump', () => {
  it('may nest without end, wherever anything may nest', () => {
    const socket = { name: 'x', typed_config: { '@type': 'x/y.v3.Z', ...deep() } };
    const { opened } = inspectAll(
      dump({
        clusters: {
          dynamic_active_clusters: inForce(
            edsCluster('a', {
              transport_socket_matches: [
                { name: 'm', match: deep(), transport_socket: socket },
                { name: 'n', match: { list: deepList() }, transport_socket: socket },
              ],
              transport_socket: socket,
              metadata: deep(),
            }),
          ),
        },
        endpoints: [
          endpoints('a', [
            endpoint('10.0.0.1', { list: deepList(), ...deep() }),
            endpoint('10.0.0.2', deep()),
          ]),
        ],
        listeners: {
          dynamic_listeners: [
            active(listener('l', [{ ...chain('c', {}, socket), filters: [deep()] }])),
          ],
        },
      }),
    );
    expect(opened.graph.nodes.map(({ kind }) => kind)).toContain('socket-match');
  });

  it('may have one name any number of times', () => {
    const many = Array.from({ length: 3_000 }, () =>
      edsCluster('same', { ...autoMtls('s'), transport_socket: clientTls({ roots: sds('R') }) }),
    );
    const { model, opened, index } = inspectAll(
      dump({
        clusters: { dynamic_active_clusters: inForce(...many) },
        endpoints: many.map(() => endpoints('same', [endpoint('10.0.0.1')])),
        secrets: {
          dynamic_active_secrets: many.map((_, i) => ({ name: 'R', version_info: String(i) })),
        },
        listeners: { dynamic_listeners: many.map(() => active(listener('l', [chain('c', {})]))) },
      }),
    );
    const ids = new Set(opened.graph.nodes.map(({ id }) => id));
    expect(ids.size).toBe(opened.graph.nodes.length);
    expect(ids).toContain('cluster/same~3000');
    expect(index.search('same').total).toBe(3_000);
    for (const notices of [model.notices, opened.notices]) {
      expect(notices.length).toBeLessThan(MAX_OF_A_KIND + 20);
      expect(notices.at(-1)?.about).toMatchObject({ key: expect.stringMatching(/more|missing/) });
    }
  });

  it('tells how many notices of a kind were left out', () => {
    const rows = Array.from({ length: MAX_OF_A_KIND + 7 }, (_, i) => ({ cluster: { name: i } }));
    const { notices } = modelOf(dump({ clusters: { dynamic_active_clusters: rows } }));
    expect(notices.filter(({ about }) => about.key === 'bad-field')).toHaveLength(MAX_OF_A_KIND);
    expect(notices.map(({ about }) => about)).toContainEqual({
      key: 'more',
      of: 'bad-field',
      count: 7,
    });
  });
});
