import type { JsonObject } from '../../src/core/base/json';
import type { Random } from './random';

const TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

/** Has the form of certificates in PEM, in base64 as Envoy dumps bytes; what is in them is noise. */
function pem(count: number, random: Random): string {
  let text = '';
  for (let at = 0; at < count; at += 1) {
    const lines = Array.from({ length: 18 }, (_, line) =>
      line === 0 ? `MIIDSDCCAjCgAwIBAgI${random.base64(45)}` : random.base64(64),
    );
    text += `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }
  return btoa(text);
}

const row = (name: string, secret: JsonObject, random: Random): JsonObject => ({
  name,
  version_info: `2026-11-23T06:45:02Z/${random.int(1, 99)}`,
  last_updated: random.time(),
  secret: { '@type': TYPE, name, ...secret },
});

export const certificate = (name: string, random: Random): JsonObject =>
  row(
    name,
    {
      tls_certificate: {
        certificate_chain: { inline_bytes: pem(2, random) },
        // Envoy writes `[redacted]` in place of every private key.
        private_key: { inline_bytes: 'W3JlZGFjdGVkXQ==' },
      },
    },
    random,
  );

export const roots = (name: string, count: number, random: Random): JsonObject =>
  row(name, { validation_context: { trusted_ca: { inline_bytes: pem(count, random) } } }, random);
