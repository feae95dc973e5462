import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { connect } from '../graph/connect';
import { active, chain, dump, listener, modelOf } from '../testing/dump-builder';
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
