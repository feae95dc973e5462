import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { joinSecrets } from '../../graph/secret-join';
import {
  ARTICLE,
  active,
  certificate,
  chain,
  clientTls,
  cluster,
  type DumpParts,
  dump,
  edsCluster,
  inForce,
  listener,
  modelOf,
  pipeCluster,
  roots,
  sds,
  serverTls,
} from '../../testing/dump-builder';
import { secretLifelines } from './lifeline';

const SOCKETS = 'type.googleapis.com/envoy.extensions.transport_sockets.';
const SERVER = `${SOCKETS}tls.v3.DownstreamTlsContext`;
const PROXY = `${SOCKETS}proxy_protocol.v3.ProxyProtocolUpstreamTransport`;
const TICKETS = { session_ticket_keys_sds_secret_config: sds('tickets') };

const SDS = { static_clusters: inForce(pipeCluster('sds-grpc', '/socket')) };
const uninitialized = (name: string): JsonObject => ({
  name,
  version_info: 'uninitialized',
  secret: { name },
});
/** A secret that is waited for for ever. */
const waited = (name: string): JsonObject => ({
  name,
  sds_config: {
    api_config_source: { grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }] },
    initial_fetch_timeout: '0s',
  },
});

function lifelines(parts: DumpParts) {
  const model = modelOf(dump(parts));
  return secretLifelines(model, joinSecrets(model).lookup);
}
/** Name, life, and what each user meets. */
const said = (parts: DumpParts) =>
  lifelines(parts).used.map(({ name, life, users }) => [
    name,
    life,
    ...users.map(({ effect }) =>
      'wait' in effect ? `${effect.kind} ${effect.wait}` : effect.kind,
    ),
  ]);

const inbound = (...certificates: readonly JsonObject[]) =>
  listener('in', [chain('c', {}, serverTls({ certificates }))]);
const outbound = (...certificates: readonly JsonObject[]) =>
  edsCluster('out', { transport_socket: clientTls({ certificates }) });

const WARMING = { dynamic_warming_secrets: [uninitialized('default')] };

describe('a secret', () => {
  it('is told with who refers to it and who serves it', () => {
    const { used, unused } = lifelines(ARTICLE);
    expect(used.map(({ name, life }) => [name, life])).toEqual([
      ['default', 'active'],
      ['ROOTCA', 'active'],
    ]);
    expect(used[0]).toMatchObject({ servedBy: { name: 'sds-grpc' }, row: { name: 'default' } });
    expect(used[0]?.users.map(({ owner, use, effect }) => [owner.kind, use, effect.kind])).toEqual([
      ['listener', 'certificate', 'none'],
      ['cluster', 'certificate', 'none'],
    ]);
    expect(unused).toEqual([]);
  });
  it('may be there for nobody', () => {
    const secrets = { dynamic_active_secrets: [certificate('x'), roots('y')] };
    expect(lifelines({ secrets }).unused.map(({ name }) => name)).toEqual(['x', 'y']);
  });
  it('is one for each source', () => {
    const listeners = {
      dynamic_listeners: [active(inbound(sds('x'))), active(inbound(sds('x', { ads: {} })))],
    };
    expect(said({ listeners, secrets: {} })).toEqual([
      ['x', 'absent', 'unknown'],
      ['x', 'absent', 'unknown'],
    ]);
  });
  it('is one secret for all who name one source of any kind', () => {
    const google = (target_uri: string) => ({
      api_config_source: { grpc_services: [{ google_grpc: { target_uri } }] },
    });
    const sources: readonly JsonObject[] = [
      cluster('sds-grpc'),
      cluster('other'),
      google('a:1'),
      google('b:1'),
      { path_config_source: { path: '/a' } },
      { path_config_source: { path: '/b' } },
      { ads: {} },
      { self: {} },
    ];
    const twice = [...sources, ...sources].map((source) => active(inbound(sds('x', source))));
    const { used } = lifelines({ listeners: { dynamic_listeners: twice }, secrets: {} });
    expect(used.map(({ name, users }) => [name, users.length])).toEqual(
      sources.map(() => ['x', 2]),
    );
    expect(used.map(({ source }) => source.kind)).toEqual([
      'cluster',
      'cluster',
      'google-grpc',
      'google-grpc',
      'file',
      'file',
      'ads',
      'other',
    ]);
  });
  it('has a life in its row', () => {
    const names = ['static', 'masked', 'warming', 'active'];
    const secrets: JsonObject = {
      static_secrets: [certificate('static')],
      dynamic_active_secrets: [
        { name: 'masked', secret: { name: 'masked' } },
        certificate('active'),
      ],
      dynamic_warming_secrets: [{ name: 'warming', secret: { name: 'warming' } }],
    };
    const listeners = {
      dynamic_listeners: names.map((name) =>
        active(inbound(name === 'static' ? { name } : sds(name))),
      ),
    };
    expect(said({ secrets, listeners })).toEqual([
      ['static', 'static', 'none'],
      ['masked', 'masked', 'none'],
      ['warming', 'uninitialized', 'closes-connections'],
      ['active', 'active', 'none'],
    ]);
  });
  it('whose first delivery was refused never came: whoever uses it closes connections', () => {
    const error_state = {
      failed_configuration: { name: 'default', tls_certificate: {} },
      last_update_attempt: '2026-01-01T00:00:00.000Z',
      details: 'Failed to load certificate chain from <inline>',
    };
    const refused = { ...uninitialized('default'), error_state };
    const parts = {
      secrets: { dynamic_warming_secrets: [refused] },
      listeners: { dynamic_listeners: [active(inbound(sds('default')))] },
    };
    expect(said(parts)).toEqual([['default', 'refused', 'closes-connections']]);
    expect(lifelines(parts).used[0]?.row?.origin.rejected).toEqual({
      details: 'Failed to load certificate chain from <inline>',
      at: '2026-01-01T00:00:00.000Z',
    });
    // An owner that is still warming waits for something else.
    const warming = { name: 'in', warming_state: { listener: inbound(sds('default')) } };
    expect(said({ ...parts, listeners: { dynamic_listeners: [warming] } })).toEqual([
      ['default', 'refused', 'unknown'],
    ]);
  });
  it('whose update was refused stays in force with the version before', () => {
    const row = certificate('default');
    const secrets = { dynamic_active_secrets: [{ ...row, error_state: { details: 'no' } }] };
    const listeners = { dynamic_listeners: [active(inbound(sds('default')))] };
    expect(said({ secrets, listeners })).toEqual([['default', 'active', 'none']]);
  });
  it('is looked for in every place of a socket', () => {
    const match = { name: 'm', match: {}, transport_socket: clientTls({ roots: sds('roots') }) };
    const own = edsCluster('out', {
      transport_socket_matches: [match],
      transport_socket: {
        name: 'proxy',
        typed_config: { '@type': PROXY, transport_socket: clientTls({ roots: sds('own') }) },
      },
    });
    const keys = { ...serverTls(), typed_config: { ...TICKETS, '@type': SERVER } };
    const { used } = lifelines({
      clusters: { dynamic_active_clusters: inForce(own) },
      listeners: { dynamic_listeners: [active(listener('in', [chain('c', {}, keys)]))] },
    });
    const places = used.map(({ name, users: [user] }) => [
      name,
      user?.use,
      user?.owner.kind === 'cluster' ? user.owner.match?.name : user?.owner.chain.name,
    ]);
    expect(places).toEqual([
      ['tickets', 'ticket-keys', 'c'],
      ['roots', 'roots', 'm'],
      ['own', 'roots', undefined],
    ]);
  });
  it('is not known where the file has no secrets', () => {
    expect(said({ listeners: { dynamic_listeners: [active(inbound(sds('x')))] } })).toEqual([
      ['x', 'unknown', 'unknown'],
    ]);
  });
});

describe('a secret that has not come', () => {
  const listenerRow = (states: JsonObject): DumpParts => ({
    clusters: SDS,
    secrets: WARMING,
    listeners: { dynamic_listeners: [{ name: 'in', ...states }] },
  });
  it('keeps a new listener’s port closed, for ever (vector 57) or for a while', () => {
    const state = (reference: JsonObject) => ({ warming_state: { listener: inbound(reference) } });
    expect(said(listenerRow(state(waited('default'))))).toEqual([
      ['default', 'uninitialized', 'port-closed for-ever'],
    ]);
    expect(said(listenerRow(state(sds('default'))))).toEqual([
      ['default', 'uninitialized', 'port-closed 15'],
    ]);
  });
  it('leaves the version before in force', () => {
    const states = {
      active_state: { listener: listener('in', [chain('c', {})]) },
      warming_state: { listener: inbound(waited('default')) },
    };
    expect(said(listenerRow(states))).toEqual([
      ['default', 'uninitialized', 'old-version-serves for-ever'],
    ]);
  });
  it('makes an active listener close, unless another certificate serves', () => {
    const one = { active_state: { listener: inbound(sds('default')) } };
    expect(said(listenerRow(one))).toEqual([['default', 'uninitialized', 'closes-connections']]);
    const parts = listenerRow({ active_state: { listener: inbound(sds('rsa'), sds('default')) } });
    const secrets = { ...WARMING, dynamic_active_secrets: [certificate('rsa')] };
    expect(said({ ...parts, secrets })).toEqual([
      ['rsa', 'active', 'none'],
      ['default', 'uninitialized', 'another-serves'],
    ]);
  });
  it('means no cluster, or one that fails', () => {
    const clusters = (field: string) => ({ ...SDS, [field]: inForce(outbound(waited('default'))) });
    expect(said({ secrets: WARMING, clusters: clusters('dynamic_warming_clusters') })).toEqual([
      ['default', 'uninitialized', 'no-cluster for-ever'],
    ]);
    expect(said({ secrets: WARMING, clusters: clusters('dynamic_active_clusters') })).toEqual([
      ['default', 'uninitialized', 'fails-connections'],
    ]);
  });
  it('is no matter where certificates are written into the context', () => {
    const common = {
      tls_certificates: [{ certificate_chain: { inline_string: 'PEM' } }],
      tls_certificate_sds_secret_configs: [sds('default')],
    };
    const typed_config = { '@type': SERVER, common_tls_context: common };
    const body = listener('in', [chain('c', {}, { name: 'tls', typed_config })]);
    expect(said(listenerRow({ active_state: { listener: body } }))).toEqual([
      ['default', 'uninitialized', 'ignored'],
    ]);
  });
  it('breaks roots whatever certificates have come', () => {
    const tls = serverTls({ certificates: [sds('rsa')], roots: sds('default') });
    const body = listener('in', [chain('c', {}, tls)]);
    const secrets = { ...WARMING, dynamic_active_secrets: [certificate('rsa')] };
    const parts = listenerRow({ active_state: { listener: body } });
    expect(said({ ...parts, secrets })).toEqual([
      ['rsa', 'active', 'none'],
      ['default', 'uninitialized', 'closes-connections'],
    ]);
  });
  it('is nothing to a listener that is not in force', () => {
    const row = (state: JsonObject) => said(listenerRow(state));
    const body = inbound(sds('default'));
    expect(row({ draining_state: { listener: body } })).toEqual([
      ['default', 'uninitialized', 'not-in-force'],
    ]);
    // Another listener's version before does not serve for this one.
    const other = { name: 'x', active_state: { listener: listener('x', [chain('c', {})]) } };
    const waiting = { name: 'in', warming_state: { listener: inbound(waited('default')) } };
    expect(said({ secrets: WARMING, listeners: { dynamic_listeners: [other, waiting] } })).toEqual([
      ['default', 'uninitialized', 'port-closed for-ever'],
    ]);
  });
  it('leaves the cluster before in force', () => {
    const clusters = {
      ...SDS,
      dynamic_active_clusters: inForce(edsCluster('out')),
      dynamic_warming_clusters: inForce(outbound(waited('default'))),
    };
    expect(said({ secrets: WARMING, clusters })).toEqual([
      ['default', 'uninitialized', 'old-version-serves for-ever'],
    ]);
  });
  it('is served by the cluster of its source that is in force', () => {
    const of = (field: string, name: string) => {
      const clusters = { [field]: inForce(pipeCluster(name, '/socket')) };
      const listeners = { dynamic_listeners: [active(inbound(sds('default')))] };
      return lifelines({ clusters, listeners }).used[0]?.servedBy?.name;
    };
    expect(of('static_clusters', 'sds-grpc')).toBe('sds-grpc');
    expect(of('dynamic_active_clusters', 'sds-grpc')).toBe('sds-grpc');
    expect(of('dynamic_warming_clusters', 'sds-grpc')).toBeUndefined();
    expect(of('static_clusters', 'other')).toBeUndefined();
  });
  it('refuses whoever names a static one', () => {
    const listeners = { dynamic_listeners: [active(inbound({ name: 'nowhere' }))] };
    expect(said({ listeners, secrets: {} })).toEqual([['nowhere', 'absent', 'refused']]);
  });
});

describe('who a secret matters to', () => {
  it('is nobody whose certificates are written, and nobody not in force', () => {
    const written = {
      name: 'x',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
        common_tls_context: {
          tls_certificates: [{ certificate_chain: { filename: '/c' } }],
          tls_certificate_sds_secret_configs: [sds('default')],
          validation_context_sds_secret_config: sds('ROOTCA'),
        },
      },
    };
    const clusters = {
      ...SDS,
      dynamic_active_clusters: inForce(edsCluster('out', { transport_socket: written })),
    };
    const secrets = {
      dynamic_warming_secrets: [uninitialized('default'), uninitialized('ROOTCA')],
    };
    expect(said({ clusters, secrets })).toEqual([
      ['default', 'uninitialized', 'ignored'],
      ['ROOTCA', 'uninitialized', 'fails-connections'],
    ]);
    const failed = { name: 'in', error_state: { failed_configuration: inbound(sds('default')) } };
    expect(said({ clusters: SDS, secrets, listeners: { dynamic_listeners: [failed] } })).toEqual([
      ['default', 'uninitialized', 'not-in-force'],
    ]);
  });
  it('includes ticket keys, entries of matches, and what is wrapped', () => {
    const socket = serverTls({ certificates: [sds('default')] });
    const { typed_config } = socket;
    const tickets = {
      ...socket,
      typed_config: {
        ...Object(typed_config),
        session_ticket_keys_sds_secret_config: sds('tickets'),
      },
    };
    const tapped = {
      name: 'tap',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tap.v3.Tap',
        transport_socket: tickets,
      },
    };
    const listeners = { dynamic_listeners: [active(listener('in', [chain('c', {}, tapped)]))] };
    const matches = {
      transport_socket_matches: [
        { name: 'm', match: {}, transport_socket: clientTls({ certificates: [sds('m')] }) },
      ],
    };
    const clusters = { ...SDS, dynamic_active_clusters: inForce(edsCluster('out', matches)) };
    const { used } = lifelines({ listeners, clusters, secrets: {} });
    expect(used.map(({ name, users }) => [name, users[0]?.use])).toEqual([
      ['default', 'certificate'],
      ['tickets', 'ticket-keys'],
      ['m', 'certificate'],
    ]);
    expect(used[2]?.users[0]?.owner).toMatchObject({ kind: 'cluster', match: { name: 'm' } });
  });
});

describe('the life of a secret', () => {
  const of = (secrets: JsonObject) =>
    said({ secrets, listeners: { dynamic_listeners: [active(inbound(sds('default')))] } });
  it('is told by its row', () => {
    const masked = { name: 'default', version_info: '1', secret: { name: 'default' } };
    expect(of({ dynamic_active_secrets: [masked] })).toEqual([['default', 'masked', 'none']]);
    const odd = { ...masked, version_info: 'uninitialized' };
    expect(of({ dynamic_active_secrets: [odd] })).toEqual([
      ['default', 'uninitialized', 'closes-connections'],
    ]);
    const listeners = { dynamic_listeners: [active(inbound({ name: 'default' }))] };
    expect(said({ listeners, secrets: { static_secrets: [certificate('default')] } })).toEqual([
      ['default', 'static', 'none'],
    ]);
  });
  it('is that of its own source', () => {
    const from = (sds_config: JsonObject) => ({ name: 'x', sds_config });
    const sources = [
      from({ ads: {} }),
      from({ path_config_source: { path: '/a' } }),
      from({ path_config_source: { path: '/b' } }),
      from({ api_config_source: { grpc_services: [{ google_grpc: { target_uri: 'unix:/x' } }] } }),
      from({}),
      from({ api_config_source: { grpc_services: [{ envoy_grpc: { cluster_name: 'a' } }] } }),
      from({ api_config_source: { grpc_services: [{ envoy_grpc: { cluster_name: 'b' } }] } }),
    ];
    const listeners = { dynamic_listeners: sources.map((one) => active(inbound(one))) };
    const { used } = lifelines({ listeners, secrets: {} });
    expect(used).toHaveLength(sources.length);
    expect(used.every(({ servedBy }) => servedBy === undefined)).toBe(true);
  });
});
