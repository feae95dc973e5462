import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { ROOT } from '../base/pointer';
import { Message } from '../dump/schema/message';
import { fromBase64, toBase64 } from './base64';
import { issue } from './fixtures/issue';
import { readPem } from './inspect-pem';
import { pemPlaces } from './pem-places';
import { checkSignatures } from './signatures';

const places = (json: JsonObject) => pemPlaces(new Message(json, ROOT, () => undefined));
const said = (json: JsonObject) =>
  places(json).map(({ field, pointer, content }) => [field, pointer, content.kind]);
const text = (value: string): JsonObject => ({ inline_string: value });
const HIDDEN = text('[redacted]');

describe('where PEM stands', () => {
  it('is in the rows of secrets, in either spelling', () => {
    const row = {
      name: 'x',
      secret: { tls_certificate: { certificate_chain: text('a'), private_key: HIDDEN } },
    };
    expect(said(row)).toEqual([
      ['certificate_chain', '/secret/tls_certificate/certificate_chain', 'text'],
      ['private_key', '/secret/tls_certificate/private_key', 'redacted'],
    ]);
    const camel = {
      secret: {
        validationContext: {
          trustedCa: { inlineBytes: toBase64(new TextEncoder().encode('PEM')) },
        },
      },
    };
    expect(places(camel)).toEqual([
      {
        field: 'trusted_ca',
        pointer: '/secret/validationContext/trustedCa',
        content: { kind: 'text', text: 'PEM' },
      },
    ]);
  });
  it('is in TLS contexts', () => {
    const context = {
      common_tls_context: {
        tls_certificates: [
          { certificate_chain: { filename: '/c.pem' }, private_key: { environment_variable: 'K' } },
        ],
        combined_validation_context: {
          default_validation_context: { trusted_ca: text(''), crl: { inline_bytes: '?' } },
        },
      },
    };
    expect(said(context).map(([field, , kind]) => [field, kind])).toEqual([
      ['certificate_chain', 'file'],
      ['private_key', 'environment'],
      ['trusted_ca', 'empty'],
      ['crl', 'broken'],
    ]);
  });
  it('is in the bundles of trust domains', () => {
    const validator = {
      custom_validator_config: {
        name: 'envoy.tls.cert_validator.spiffe',
        typed_config: { trust_domains: [{ name: 'a', trust_bundle: text('x') }] },
      },
    };
    expect(said(validator).map(([field]) => field)).toEqual(['trust_bundle']);
  });
});

describe('what stands there', () => {
  it('is described together, with who signed whom', async () => {
    const root = await issue('root', { ca: true });
    const leaf = await issue('leaf', { by: root });
    const inspected = readPem([
      ...places({ certificate_chain: text(leaf.pem), private_key: HIDDEN }),
      ...places({ trusted_ca: text(root.pem) }),
    ]);
    expect(inspected.map(({ blocks, keyVisible }) => [blocks.length, keyVisible])).toEqual([
      [1, false],
      [0, false],
      [1, false],
    ]);
    const signatures = await checkSignatures(inspected.flatMap(({ blocks }) => blocks));
    const counts =
      signatures.kind === 'checked' ? [...signatures.signers.values()].map(({ size }) => size) : [];
    expect(counts).toEqual([1, 1]);
  });
  it('may be a private key for everybody to read', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
    const visible = (json: JsonObject) => readPem(places(json)).map(({ keyVisible }) => keyVisible);
    expect(visible({ private_key: text(pem) })).toEqual([true]);
    expect(visible({ private_key: text('anything') })).toEqual([true]);
    expect(visible({ certificate_chain: text(pem) })).toEqual([true]);
  });
});

describe('base64', () => {
  it('goes both ways', () => {
    for (const value of ['', 'a', 'ab', 'abc', 'abcd', '\u0000\u00ff']) {
      const bytes = Uint8Array.from(value, (letter) => letter.charCodeAt(0));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }
    expect(fromBase64(' YQ==\n')).toEqual(Uint8Array.of(97));
    expect(fromBase64('YWJj\r\nZA')).toEqual(new TextEncoder().encode('abcd'));
  });
  it('refuses what is none', () => {
    expect(fromBase64('a')).toBeUndefined();
    expect(fromBase64('a?==')).toBeUndefined();
  });
});
