import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { connect } from '../graph/connect';
import {
  active,
  certificate,
  chain,
  clientTls,
  type DumpParts,
  dump,
  edsCluster,
  ISTIO_SERVER,
  inForce,
  istioClient,
  listener,
  modelOf,
  roots,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { dumpFindings, type Finding, type RuleId } from './index';

const found = (parts: DumpParts): readonly Finding[] => dumpFindings(connect(modelOf(dump(parts))));
const names = ({ subjects }: Finding): readonly string[] => subjects.items.map(({ name }) => name);
/** Rule, severity and subjects of what was found. */
const told = (parts: DumpParts): readonly unknown[] =>
  found(parts).map((one) => [one.rule, one.severity, ...names(one)]);
const ofRule = (rule: RuleId, parts: DumpParts): readonly Finding[] =>
  found(parts).filter((one) => one.rule === rule);

const named = (name: string): JsonObject => ({ name, secret: { name } });
const warming = (name: string): JsonObject => ({
  name,
  warming_state: { listener: listener(name, [chain('a', {}, ISTIO_SERVER)]) },
});
const plainWarming = (name: string): JsonObject => ({
  name,
  warming_state: { listener: listener(name, [chain('b', {})]) },
});
const cluster = (name: string): JsonObject => ({
  cluster: { name, type: 'STATIC', transport_socket: istioClient('a.b') },
});

describe('private-key-visible', () => {
  const withKey = (key: string): JsonObject => ({
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
      common_tls_context: { tls_certificates: [{ private_key: { inline_string: key } }] },
    },
  });
  const secret = (name: string, key: string): JsonObject => ({
    name,
    secret: { name, tls_certificate: { private_key: { inline_string: key } } },
  });

  it('is the first finding of a file, and one for all keys', () => {
    const [first, ...others] = found({
      listeners: {
        dynamic_listeners: [
          active(listener('in', [chain('a', {}, withKey('KEY'))])),
          plainWarming('new'),
        ],
      },
      secrets: { static_secrets: [secret('hidden', '[redacted]'), secret('shown', 'KEY')] },
    });
    expect(first).toMatchObject({
      rule: 'private-key-visible',
      severity: 'error',
      subjects: { total: 2 },
      evidence: [{ pointer: expect.any(String) }, { pointer: expect.any(String) }],
    });
    expect(others.map((one) => [one.rule, ...names(one)])).toEqual([['resource-warming', 'new']]);
  });

  it('is not told of keys that were masked', () => {
    expect(told({ secrets: { static_secrets: [secret('hidden', '[redacted]')] } })).toEqual([]);
  });
});

describe('update-rejected', () => {
  const rejected = (name: string, details: string, more: JsonObject = {}): JsonObject => ({
    name,
    error_state: {
      failed_configuration: listener(name, []),
      last_update_attempt: '2026-01-01T00:00:00.000Z',
      details,
    },
    ...more,
  });
  const words = (name: string): string => `error adding listener '${name}': no such filter`;

  it('tells Envoy’s words, and what is in force instead', () => {
    const older = active(listener('old', [chain('b', {})]));
    const findings = ofRule('update-rejected', {
      listeners: { dynamic_listeners: [rejected('new', 'no'), rejected('old', 'no', older)] },
    });
    expect(findings).toMatchObject([
      {
        severity: 'error',
        values: {
          resource: 'listener',
          details: 'no',
          older: false,
          at: '2026-01-01T00:00:00.000Z',
        },
        subjects: { items: [{ kind: 'listener', name: 'new' }] },
      },
      { severity: 'error', values: { older: true }, subjects: { items: [{ name: 'old' }] } },
    ]);
  });

  it('is one finding for those that were rejected with the same words but for their names', () => {
    const findings = ofRule('update-rejected', {
      listeners: {
        dynamic_listeners: ['0.0.0.0_80', '0.0.0.0_81'].map((name) => rejected(name, words(name))),
      },
    });
    expect(findings.map(names)).toEqual([['0.0.0.0_80', '0.0.0.0_81']]);
  });

  it('is told of a secret whose first delivery was refused, which is not said to be warming', () => {
    const refused = { ...named('x'), error_state: { details: 'no', failed_configuration: {} } };
    expect(told({ secrets: { dynamic_warming_secrets: [refused] } })).toEqual([
      ['update-rejected', 'error', 'x'],
    ]);
  });

  it('is not told of what Envoy took', () => {
    const listeners = { dynamic_listeners: [active(listener('in', [chain('a', {})]))] };
    expect(told({ listeners })).toEqual([]);
  });
});

describe('secret-missing', () => {
  const waiting = (secrets: JsonObject): DumpParts => ({
    listeners: { dynamic_listeners: [warming('in')] },
    clusters: { dynamic_warming_clusters: [cluster('one'), cluster('two')] },
    secrets,
  });
  const ROOTS = {
    name: 'ROOTCA',
    secret: { name: 'ROOTCA', validation_context: { trusted_ca: { inline_string: 'x' } } },
  };

  it('tells where it comes from and what waits for it, which is not told again', () => {
    const findings = found(
      waiting({ dynamic_warming_secrets: [named('default')], dynamic_active_secrets: [ROOTS] }),
    );
    expect(findings).toMatchObject([
      {
        rule: 'secret-missing',
        severity: 'error',
        values: {
          secrets: { items: ['default'] },
          source: 'sds-grpc',
          life: 'uninitialized',
          waiting: { listeners: 1, clusters: 2 },
          failing: { listeners: 0, clusters: 0 },
        },
      },
    ]);
    expect(findings.map(names)).toEqual([['default', 'in', 'one', 'two']]);
  });

  it('is one finding for several secrets of one source', () => {
    const both = waiting({ dynamic_warming_secrets: [named('default'), named('ROOTCA')] });
    expect(told(both)).toEqual([
      ['secret-missing', 'error', 'default', 'ROOTCA', 'in', 'one', 'two'],
    ]);
  });

  it('tells what is in force and fails without it', () => {
    const server = serverTls({ certificates: [sds('x')] });
    const [finding] = found({
      listeners: { dynamic_listeners: [active(listener('in', [chain('a', {}, server)]))] },
      secrets: { dynamic_warming_secrets: [named('x')] },
    });
    expect(finding).toMatchObject({
      rule: 'secret-missing',
      severity: 'error',
      values: { failing: { listeners: 1, clusters: 0 }, waiting: { listeners: 0 } },
    });
  });

  it('is a warning of files that outbound clusters alone read', () => {
    const file = 'file-root:/etc/certs/ca.crt';
    const out = edsCluster('out', { transport_socket: clientTls({ roots: sds(file) }) });
    const secrets = { dynamic_warming_secrets: [named(file)] };
    const clusters = { dynamic_warming_clusters: inForce(out) };
    expect(told({ clusters, secrets })).toEqual([['secret-missing', 'warning', file, 'out']]);
    const server = serverTls({ certificates: [sds(file)] });
    const listeners = { dynamic_listeners: [active(listener('in', [chain('a', {}, server)]))] };
    expect(told({ clusters, secrets, listeners })[0]).toContain('error');
  });

  it('is not told of secrets that came, of those that nothing needs, nor without a secrets section', () => {
    const server = serverTls({ certificates: [sds('x')], roots: sds('y') });
    const listeners = { dynamic_listeners: [active(listener('in', [chain('a', {}, server)]))] };
    const secrets = { dynamic_active_secrets: [certificate('x'), roots('y')] };
    expect(told({ listeners, secrets })).toEqual([]);
    expect(told({ listeners })).toEqual([]);
    const unused = { ...secrets, dynamic_warming_secrets: [named('other')] };
    expect(ofRule('secret-missing', { listeners, secrets: unused })).toEqual([]);
  });
});

describe('resource-warming', () => {
  it('is an error where no older version is in force, one finding a kind', () => {
    const listeners = {
      dynamic_listeners: [
        plainWarming('new'),
        plainWarming('other'),
        { ...active(listener('old', [chain('a', {})])), ...plainWarming('old') },
      ],
    };
    expect(told({ listeners })).toEqual([
      ['resource-warming', 'error', 'new', 'other'],
      ['resource-warming', 'warning', 'old'],
    ]);
  });

  it('is told of a secret that nothing needs as a warning', () => {
    expect(told({ secrets: { dynamic_warming_secrets: [named('other')] } })).toEqual([
      ['resource-warming', 'warning', 'other'],
    ]);
  });

  it('is told where no missing secret explains it', () => {
    const parts = {
      listeners: { dynamic_listeners: [warming('in')] },
      clusters: { dynamic_warming_clusters: [cluster('one')] },
    };
    expect(told(parts)).toEqual([
      ['resource-warming', 'error', 'in'],
      ['resource-warming', 'error', 'one'],
    ]);
  });

  it('is not told of what is in force', () => {
    const listeners = { dynamic_listeners: [active(listener('in', [chain('a', {})]))] };
    expect(told({ listeners })).toEqual([]);
  });
});
