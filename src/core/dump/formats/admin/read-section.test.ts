import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../base/json';
import {
  ARTICLE,
  active,
  camelCased,
  certificate,
  chain,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  listener,
  modelOf,
  roots,
  section,
} from '../../../testing/dump-builder';
import type { Notice } from '../../notice';

const keys = (notices: readonly Notice[]): readonly string[] =>
  notices.map(({ about }) => about.key);
const without = (notices: readonly Notice[], ...left: readonly string[]): readonly Notice[] =>
  notices.filter(({ about }) => !left.includes(about.key));
const V2 = 'type.googleapis.com/envoy.admin.v2alpha.';

describe('forms of an admin config dump', () => {
  const body = listener('in', [chain('c', { destination_port: 80 })]);

  it('reads sections in any order, repeated, unknown and empty', () => {
    const model = modelOf({
      configs: [
        section('ListenersConfigDump', { dynamic_listeners: [active(body)] }),
        section('ScopedRoutesConfigDump', {}),
        { '@type': 'type.googleapis.com/aeraki.admin.RoutesConfigDump', routes: [] },
        section('ListenersConfigDump', { static_listeners: [{ listener: listener('other', []) }] }),
        section('ClustersConfigDump', {}),
      ],
    });
    expect(model.listeners.map((one) => [one.name, one.origin.state])).toEqual([
      ['in', 'active'],
      ['other', 'static'],
    ]);
    // Nothing is said of an empty section that is not about TLS.
    expect(keys(without(model.notices, 'missing-section'))).toEqual([
      'unknown-section',
      'repeated-section',
    ]);
  });

  it('takes {} and an empty list for an empty dump', () => {
    const empty: readonly JsonValue[] = [{}, { configs: [] }];
    for (const document of empty) {
      const model = modelOf(document);
      expect(model.listeners).toEqual([]);
      expect(keys(model.notices)).toContain('empty-dump');
    }
  });

  it('reads flat listener rows and sections in an object, in camelCase (Envoy 1.7)', () => {
    const model = modelOf({
      configs: {
        listeners: {
          '@type': `${V2}ListenersConfigDump`,
          dynamicActiveListeners: [{ listener: camelCased(body) }],
        },
        clusters: { staticClusters: [{ name: 'bare', connectTimeout: '1s', type: 'STATIC' }] },
      },
    });
    expect(model.format).toBe('admin-configs-map');
    expect(model.listeners[0]?.chains[0]?.match.destinationPort).toBe(80);
    expect(model.clusters.map((one) => one.name)).toEqual(['bare']);
    expect(model.clusters[0]?.pointer).toBe('/configs/clusters/staticClusters/0');
  });

  it('reads rows of one resource, and says that a row does not tell its array', () => {
    const row = (type: string, content: JsonObject): JsonValue => section(type, content);
    const model = modelOf({
      configs: [
        row('SecretsConfigDump.DynamicSecret', certificate('default')),
        row('SecretsConfigDump.DynamicSecret', roots('ROOTCA')),
      ],
    });
    expect(model.format).toBe('admin-rows');
    expect(model.secrets.map((one) => [one.name, one.content.kind, one.pointer])).toEqual([
      ['default', 'certificate', '/configs/0'],
      ['ROOTCA', 'roots', '/configs/1'],
    ]);
    expect(keys(model.notices)).toContain('row-state-unknown');
  });

  it('puts endpoints of rows for one cluster together, and says so, also of rows that name none', () => {
    const row = (name: string, address: string) => endpoints(name, [endpoint(address)]);
    const { notices, looseEndpoints } = modelOf(
      dump({
        endpoints: [
          row('', '10.0.0.1'),
          row('', '10.0.0.2'),
          row('a', '10.0.0.3'),
          row('a', '10.0.0.4'),
        ],
      }),
    );
    expect(looseEndpoints.map((one) => [one.clusterName, one.endpoints.length])).toEqual([
      ['', 2],
      ['a', 2],
    ]);
    expect(
      notices.flatMap(({ about }) => (about.key === 'repeated-endpoints' ? about.cluster : [])),
    ).toEqual(['', 'a']);
  });

  it('reads one section alone, with and without its type', () => {
    const typed = section('SecretsConfigDump', { dynamic_active_secrets: [certificate('a')] });
    expect(modelOf(typed).secrets).toHaveLength(1);
    const bare = modelOf({ dynamicActiveSecrets: [camelCased(certificate('a'))] });
    expect(bare.secrets[0]?.content.kind).toBe('certificate');
  });

  it('gives every state of a listener, and Envoy’s words for a refused one', () => {
    const failed = { failed_configuration: body, details: 'because', last_update_attempt: 'then' };
    const model = modelOf(
      dump({
        listeners: {
          dynamic_listeners: [
            {
              name: 'in',
              active_state: { version_info: '7', listener: body },
              draining_state: { listener: body },
              error_state: failed,
            },
          ],
        },
      }),
    );
    expect(model.listeners.map(({ origin }) => [origin.state, origin.versionInfo])).toEqual([
      ['active', '7'],
      ['draining', undefined],
      ['failed', undefined],
    ]);
    expect(model.listeners[2]?.origin.rejected).toEqual({ details: 'because', at: 'then' });
  });
});

describe('nothing is lost', () => {
  it('costs an odd field that field only', () => {
    const odd = listener(
      'in',
      [chain('c', { destination_port: 'eighty', server_names: ['a', 7] })],
      {
        additional_addresses: 'none',
      },
    );
    const model = modelOf(dump({ listeners: { dynamic_listeners: [active(odd)] } }));
    expect(model.listeners[0]?.chains[0]?.match.serverNames).toEqual(['a']);
    expect(
      model.notices.filter(({ about }) => about.key === 'bad-field').map(({ pointer }) => pointer),
    ).toEqual([
      '/configs/0/dynamic_listeners/0/active_state/listener/filter_chains/0/filter_chain_match/destination_port',
      '/configs/0/dynamic_listeners/0/active_state/listener/filter_chains/0/filter_chain_match/server_names/1',
      '/configs/0/dynamic_listeners/0/active_state/listener/additional_addresses',
    ]);
  });

  it('makes a notice of what has no body and of what is no object', () => {
    const model = modelOf(
      dump({
        clusters: { dynamic_active_clusters: [{ version_info: '1' }, 'text'] },
        listeners: { dynamic_listeners: [{ name: 'masked' }] },
      }),
    );
    expect(keys(without(model.notices, 'missing-section'))).toEqual([
      'no-body',
      'bad-field',
      'no-body',
    ]);
  });

  it('never renames keys in metadata, and is not fooled by __proto__', () => {
    const match: JsonValue = JSON.parse('{"__proto__": "x", "tlsMode": "istio", "tls_mode": 1}');
    const model = modelOf(
      dump({
        clusters: {
          dynamic_active_clusters: inForce(
            edsCluster('c', { transportSocketMatches: [{ name: 'm', match }] }),
          ),
        },
      }),
    );
    expect(Object.keys(model.clusters[0]?.matches[0]?.match ?? {})).toEqual([
      '__proto__',
      'tlsMode',
      'tls_mode',
    ]);
    expect(dumpOf(dump(ARTICLE)).graph.nodes.length).toBeGreaterThan(0);
  });
});

describe('the header', () => {
  it('says which proxy printed the dump', () => {
    const { header } = modelOf(
      dump({
        bootstrap: {
          node: {
            id: 'sidecar~10.0.0.1~web-1.dev~dev.svc.cluster.local',
            metadata: { ISTIO_VERSION: '1.30.1' },
            user_agent_build_version: { version: { major_number: 1, minor_number: 38 } },
          },
        },
      }),
    );
    expect(header).toMatchObject({
      type: 'sidecar',
      name: 'web-1',
      namespace: 'dev',
      istioVersion: '1.30.1',
      envoyVersion: '1.38.0',
    });
  });
});
