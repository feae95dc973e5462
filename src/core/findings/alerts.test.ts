import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { connect } from '../graph/connect';
import {
  active,
  chain,
  dump,
  ISTIO_SERVER,
  istioClient,
  listener,
  modelOf,
} from '../testing/dump-builder';
import { alertsOf } from './alerts';

const withKey = (key: string): JsonObject => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
    common_tls_context: { tls_certificates: [{ private_key: { inline_string: key } }] },
  },
});

describe('private keys in clear', () => {
  it('are the first alert of a file: one for all of them', () => {
    const secret = (name: string, key: string): JsonObject => ({
      name,
      secret: { name, tls_certificate: { private_key: { inline_string: key } } },
    });
    const model = modelOf(
      dump({
        listeners: {
          dynamic_listeners: [
            active(listener('in', [chain('a', {}, withKey('KEY'))])),
            { name: 'new', warming_state: { listener: listener('new', [chain('b', {})]) } },
          ],
        },
        secrets: {
          static_secrets: [secret('hidden', '[redacted]'), secret('shown', 'KEY')],
        },
      }),
    );
    const [first, ...others] = alertsOf(connect(model));
    expect(first).toMatchObject({ kind: 'key-visible', others: 1 });
    expect(others.map(({ kind, name }) => [kind, name])).toEqual([['warming', 'new']]);
  });
});

describe('a secret that never arrived', () => {
  const waiting = (name: string): JsonObject => ({
    name,
    warming_state: { listener: listener(name, [chain('a', {}, ISTIO_SERVER)]) },
  });
  const cluster = (name: string): JsonObject => ({
    cluster: { name, type: 'STATIC', transport_socket: istioClient('a.b') },
  });
  const named = (name: string): JsonObject => ({ name, secret: { name } });
  const alerts = (secrets: JsonObject) =>
    alertsOf(
      connect(
        modelOf(
          dump({
            listeners: { dynamic_listeners: [waiting('in')] },
            clusters: { dynamic_warming_clusters: [cluster('one'), cluster('two')] },
            secrets,
          }),
        ),
      ),
    );
  const roots = {
    name: 'ROOTCA',
    secret: { name: 'ROOTCA', validation_context: { trusted_ca: { inline_string: 'x' } } },
  };

  it('is one alert, which tells where it comes from and what waits for it', () => {
    const told = alerts({
      dynamic_warming_secrets: [named('default')],
      dynamic_active_secrets: [roots],
    });
    expect(told).toEqual([
      expect.objectContaining({
        kind: 'never-came',
        name: 'default',
        source: 'sds-grpc',
        listeners: 1,
        clusters: 2,
      }),
    ]);
  });

  it('folds what waits for two under the first of them, and loses neither', () => {
    const told = alerts({ dynamic_warming_secrets: [named('default'), named('ROOTCA')] });
    expect(told.map(({ kind, name }) => [kind, name])).toEqual([
      ['never-came', 'default'],
      ['never-came', 'ROOTCA'],
    ]);
  });

  it('is not blamed for what warms without it, nor for what the file does not tell', () => {
    expect(alerts({}).map(({ kind }) => kind)).toEqual(['warming', 'warming', 'warming']);
    const unused = alerts({ dynamic_warming_secrets: [named('other')] });
    expect(unused.map(({ kind }) => kind)).toEqual(['warming', 'warming', 'warming', 'warming']);
  });
});
