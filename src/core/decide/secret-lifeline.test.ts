import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { joinSecrets } from '../graph/secret-join';
import {
  ARTICLE,
  active,
  certificate,
  chain,
  clientTls,
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
} from '../testing/dump-builder';
import { secretLifelines } from './secret-lifeline';

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
  it('refuses whoever names a static one', () => {
    const listeners = { dynamic_listeners: [active(inbound({ name: 'nowhere' }))] };
    expect(said({ listeners, secrets: {} })).toEqual([['nowhere', 'absent', 'refused']]);
  });
});
