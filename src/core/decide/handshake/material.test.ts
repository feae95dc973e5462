import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { ROOT } from '../../base/pointer';
import { Message } from '../../dump/schema/message';
import { Pool } from '../../model/pool';
import { readTlsContext } from '../../model/read-tls-context';
import { sds } from '../../testing/dump-builder';
import { endTexts } from './material';

const text = (value: string): JsonObject => ({ inline_string: value });
const message = (value: JsonObject): Message => new Message(value, ROOT, () => undefined);

/** What is read of a context, and of secrets by their names. */
function texts(common: JsonObject, secrets: Record<string, JsonObject> = {}, own: JsonObject = {}) {
  const json = message({ common_tls_context: common, ...own });
  const context = readTlsContext(json, 'downstream', new Pool());
  return endTexts(json, context, ({ name }) => {
    const body = secrets[name];
    return body === undefined ? undefined : message(body);
  });
}

describe('the texts of an end', () => {
  it('are written, and empty entries are passed over', () => {
    const tls_certificates: readonly JsonObject[] = [
      {},
      { certificate_chain: text('A') },
      { private_key: text('k') },
      { pkcs12: text('p') },
      { private_key_provider: {} },
      { certificate_chain: { filename: '/c' } },
    ];
    expect(texts({ tls_certificates }).chains).toEqual([
      'A',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('are not in the file where Envoy redacted them, as text or as bytes', () => {
    const tls_certificates = [
      { certificate_chain: text('[redacted]') },
      { certificate_chain: { inline_bytes: 'W3JlZGFjdGVkXQ==' } },
    ];
    const validation_context = { trusted_ca: text('[redacted]') };
    expect(texts({ tls_certificates, validation_context })).toMatchObject({
      chains: [undefined, undefined],
      roots: { kind: 'not-in-file' },
    });
  });
  it('are delivered, in the order of the context', () => {
    const common = { tls_certificate_sds_secret_configs: [sds('a'), sds('b'), sds('c')] };
    const secrets = {
      b: { tls_certificate: { certificate_chain: text('B') } },
      c: { validation_context: {} },
    };
    expect(texts(common, secrets).chains).toEqual([undefined, 'B', undefined]);
  });
  it('of roots and lists are the secret’s, else those that are written', () => {
    const combined = (preset: JsonObject): JsonObject => ({
      combined_validation_context: {
        default_validation_context: preset,
        validation_context_sds_secret_config: sds('R'),
      },
    });
    const preset = { trusted_ca: text('own'), crl: text('list'), only_verify_leaf_cert_crl: true };
    const delivered = { R: { validation_context: { trusted_ca: text('theirs'), crl: text('') } } };
    expect(texts(combined(preset), delivered)).toMatchObject({
      roots: { kind: 'text', text: 'theirs' },
      lists: { kind: 'text', text: 'list' },
      listsForLeafOnly: true,
    });
    expect(texts(combined(preset))).toMatchObject({ roots: { kind: 'text', text: 'own' } });
    expect(texts({ validation_context: { trusted_ca: { filename: '/r' } } })).toMatchObject({
      roots: { kind: 'not-in-file' },
      lists: { kind: 'absent' },
      listsForLeafOnly: false,
    });
    const only = { validation_context_sds_secret_config: sds('R') };
    expect(texts(only, delivered).roots).toEqual({ kind: 'text', text: 'theirs' });
    expect(texts({}).roots).toEqual({ kind: 'absent' });
  });
  it('of trust domains come from Envoy’s SPIFFE validator', () => {
    const custom_validator_config: JsonObject = {
      name: 'spiffe',
      typed_config: {
        '@type': 'a/envoy.SPIFFECertValidatorConfig',
        trust_domains: [
          { name: 'a', trust_bundle: text('A') },
          { name: 'b', trust_bundle: { filename: '/b' } },
          {},
        ],
      },
    };
    expect(texts({ validation_context: { custom_validator_config } }).trustDomains).toEqual([
      { name: 'a', text: 'A' },
      { name: 'b', text: undefined },
      { name: '', text: undefined },
    ]);
    expect(texts({ validation_context: {} }).trustDomains).toEqual([]);
  });
  it('lack an OCSP response only where one must be there', () => {
    const must = { ocsp_staple_policy: 'MUST_STAPLE' };
    const bare = { certificate_chain: text('A') };
    const stapled = { ...bare, ocsp_staple: { inline_bytes: 'AA==' } };
    const lacks = (certificates: readonly JsonObject[], own: JsonObject = must) =>
      texts({ tls_certificates: certificates }, {}, own).lacksStaple;
    expect(lacks([bare])).toBe(true);
    expect(lacks([stapled, bare])).toBe(true);
    expect(lacks([stapled])).toBe(false);
    expect(lacks([bare], {})).toBe(false);
    expect(lacks([bare], { ocsp_staple_policy: 'STRICT_STAPLING' })).toBe(false);
    const fetched = { tls_certificate_sds_secret_configs: [sds('a')] };
    expect(texts(fetched, { a: { tls_certificate: bare } }, must).lacksStaple).toBe(true);
    // What a secret has that is not in the file is unknown.
    expect(texts(fetched, {}, must).lacksStaple).toBe(false);
  });
  it('go with the parameters that the model does not keep', () => {
    const tls_params = { signature_algorithms: ['x', 'y'] };
    expect(texts({ tls_params }, {}, { full_scan_certs_on_sni_mismatch: true })).toMatchObject({
      signatureAlgorithms: ['x', 'y'],
      fullScan: true,
    });
    expect(texts({})).toMatchObject({ signatureAlgorithms: [], fullScan: false, chains: [] });
    expect(
      endTexts(message({}), readTlsContext(message({}), 'upstream', new Pool()), () => undefined),
    ).toMatchObject({ chains: [], roots: { kind: 'absent' } });
  });
});
