import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../base/json';
import { detect, unknownDocument } from './detect';
import { FORMATS } from './formats';
import { REFUSED_FORMATS } from './problem';

const dump = (name: string, version = 'v3'): JsonValue => ({
  '@type': `type.googleapis.com/envoy.admin.${version}.${name}`,
});

/** Lists that open. */
const LISTS: Readonly<Record<string, readonly JsonValue[]>> = {
  'istioctl-listeners': [
    [{ name: 'a', address: { socketAddress: {} }, filterChains: [] }],
    [{ name: 'a', traffic_direction: 'INBOUND' }],
    [{ name: 'main_internal', internalListener: {} }],
    [{ name: 'a', address: { socket_address: {} } }],
  ],
  'istioctl-clusters': [
    [{ name: 'outbound|80||a', type: 'EDS', edsClusterConfig: {} }],
    [{ name: 'a', connect_timeout: '5s' }],
    [{ name: 'BlackHoleCluster', type: 'STATIC' }],
  ],
};

const REFUSED: Readonly<Record<string, readonly JsonValue[]>> = {
  'istioctl-endpoints': [
    [{ clusterName: 'a', endpoints: [{ lbEndpoints: [] }] }],
    [{ cluster_name: 'a', policy: {} }],
  ],
  'istioctl-endpoint-statuses': [
    [{ name: 'a', addedViaApi: true, hostStatuses: [{ address: {} }] }],
    [{ name: 'a', added_via_api: true }],
  ],
  secrets: [
    [{ name: 'default', tlsCertificate: {} }],
    [{ name: 'ROOTCA', secret: { validation_context: {} } }],
  ],
  'istioctl-routes': [
    [{ name: '80', virtualHosts: [] }],
    [{ name: '80', validate_clusters: false }],
  ],
  'istioctl-bootstrap': [{ bootstrap: { node: {} }, lastUpdated: 'x' }, { bootstrap: {} }],
  csds: [
    { config: [{ node: {}, xdsConfig: [{ status: 'STALE', listenerConfig: {} }] }] },
    { config: [{ node: {}, xds_config: [] }] },
    { config: [{ genericXdsConfigs: [{ typeUrl: 'x' }] }] },
  ],
  bootstrap: [
    { static_resources: { listeners: [] } },
    { admin: {}, node: {}, staticResources: {} },
    { node: {}, dynamic_resources: { ads_config: {} } },
  ],
  egctl: [
    { default: { 'pod-1': { configs: [dump('ListenersConfigDump')] } } },
    { default: { 'pod-1': dump('ListenersConfigDump') } },
    { gateways: [], xds: { 'default/eg': { configs: [] } } },
  ],
  ztunnel: [
    { workloads: {}, services: {}, certificates: [], policies: [], workloadState: {} },
    { workloads: [], services: [] },
    { by_addr: {}, by_uid: {}, by_vip: {}, certificates: [{ identity: 'x', cert_chain: [] }] },
    [{ uid: 'a', workloadIps: ['10.0.0.1'], protocol: 'HBONE' }],
    [{ identity: 'spiffe://x', state: 'Available', certChain: [] }],
  ],
  'discovery-response': [
    { versionInfo: '1', resources: [{ '@type': 'x' }], typeUrl: 't', nonce: 'n' },
    { system_version_info: '1', resources: [{ name: 'a', resource: {} }], nonce: 'n' },
    { type_url: 't', resources: [] },
  ],
  'xds-resources': [
    { diff: [], xds: { 'type.googleapis.com/envoy.config.cluster.v3.Cluster': {} } },
    { resources: [{ name: 'a', resource: { '@type': 'x' } }] },
    { listeners: [{ filterChains: [] }], clusters: [], endpoints: [], routes: [] },
  ],
  'envoy-clusters': [
    { cluster_statuses: [] },
    { clusterStatuses: [{ name: 'a', hostStatuses: [] }] },
  ],
  'envoy-certs': [
    { certificates: [{ ca_cert: [{ path: 'x' }], cert_chain: [] }] },
    { certificates: [] },
  ],
  'envoy-listeners': [{ listener_statuses: [{ name: 'a', local_address: {} }] }],
  'envoy-server-info': [{ version: 'x', state: 'LIVE', command_line_options: {}, node: {} }],
  'istiod-edsz': [
    {
      configs: [{ '@type': 'type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment' }],
    },
  ],
  'istiod-syncz': [[{ cluster_id: 'Kubernetes', proxy: 'a.b', cluster_sent: 'x' }]],
  'kubernetes-json': [{ apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: {} }],
};

describe('detect', () => {
  it.each(Object.entries(REFUSED))(
    'refuses %s, and takes it for nothing else',
    (name, documents) => {
      for (const document of documents) {
        const found = FORMATS.filter((format) => format.recognises(document));
        expect(
          found.map((format) => format.name),
          JSON.stringify(document),
        ).toEqual([name]);
        expect(detect(document)).toMatchObject({
          refuse: { kind: 'wrong-format', format: name },
        });
      }
    },
  );

  it.each(Object.entries(LISTS))('opens %s, and takes it for nothing else', (name, documents) => {
    for (const document of documents) {
      const found = FORMATS.filter((format) => format.recognises(document));
      expect(
        found.map((format) => format.name),
        JSON.stringify(document),
      ).toEqual([name]);
      expect(detect(document)).toHaveProperty('stream');
    }
  });

  it('knows every refused wrapper that is JSON', () => {
    const others = [
      ...[
        'archive',
        'envoy-clusters-text',
        'envoy-listeners-text',
        'envoy-stats',
        'istioctl-table',
      ],
      ...['kubernetes-yaml', 'log', 'markdown', 'pem', 'yaml'],
    ];
    expect([...Object.keys(REFUSED), ...others].sort()).toEqual([...REFUSED_FORMATS].sort());
    expect(FORMATS.filter((format) => 'refuse' in format).map((format) => format.name)).toEqual(
      expect.arrayContaining(Object.keys(REFUSED)),
    );
  });

  const ADMIN: readonly JsonValue[] = [
    {},
    { configs: [] },
    { configs: [dump('BootstrapConfigDump')] },
    { configs: [dump('ClustersConfigDump', 'v2alpha')] },
    { configs: [dump('ListenersConfigDump.DynamicListener')] },
    { configs: [dump('EndpointsConfigDump'), { '@type': 'x/vendor.RoutesConfigDump' }] },
    { configs: { bootstrap: dump('BootstrapConfigDump', 'v2alpha'), listeners: {} } },
    dump('SecretsConfigDump'),
    { ...Object(dump('BootstrapConfigDump')), bootstrap: { node: {} } },
    { dynamicActiveSecrets: [{ name: 'default', secret: {} }] },
    { static_listeners: [{ listener: {} }] },
    { version_info: '1', dynamic_listeners: [] },
  ];

  it.each(ADMIN.map((document) => [JSON.stringify(document), document]))(
    'never refuses %s',
    (_text, document) => {
      expect(FORMATS.filter((format) => 'refuse' in format && format.recognises(document))).toEqual(
        [],
      );
      expect(detect(document)).toHaveProperty('stream');
    },
  );

  const UNKNOWN: readonly JsonValue[] = [
    null,
    true,
    17,
    'text',
    [],
    [1, 2],
    [[{ name: 'a' }]],
    [{ foo: 1 }],
    { foo: 1 },
    { configs: [{ foo: 1 }] },
    { configs: 'x' },
    { config: [] },
    { xds: {} },
    { resources: [] },
    { certificates: [], name: 'x' },
    { version: '1', state: 'x' },
    { apiVersion: 1, kind: {} },
  ];

  it.each(UNKNOWN.map((document) => [JSON.stringify(document), document]))(
    'knows nothing of %s',
    (_text, document) => {
      expect(FORMATS.filter((format) => format.recognises(document)).map((f) => f.name)).toEqual(
        [],
      );
      expect(unknownDocument(document).kind).toBe('not-a-dump');
    },
  );
});

describe('unknownDocument', () => {
  it('says what it is and which keys it has', () => {
    expect(unknownDocument(null)).toEqual({ kind: 'not-a-dump', top: [], type: 'null' });
    expect(unknownDocument('x')).toMatchObject({ type: 'string', top: [] });
    expect(unknownDocument([{ a: 1, b: 2 }])).toMatchObject({ type: 'array', top: ['a', 'b'] });
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`key ${i}`, i]));
    expect(unknownDocument(many)).toMatchObject({ type: 'object', top: { length: 6 } });
    expect(unknownDocument({ ['x'.repeat(5000)]: 1 })).toMatchObject({
      top: [`${'x'.repeat(40)}…`],
    });
  });
});
