import { describe, expect, it } from 'vitest';
import { HIDDEN_KEY, maskPrivateKeys, privateKeys } from './private-keys';

const PEM =
  '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq1\n-----END RSA PRIVATE KEY-----\n';
const CERT = '-----BEGIN CERTIFICATE-----\nMIIDQjCCAiqgAwIBAgIQ\n-----END CERTIFICATE-----\n';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hidden = (value: unknown, within?: readonly string[]): readonly string[] => {
  const text = JSON.stringify(value, undefined, 1);
  return privateKeys(text, within).map(({ start, end }) =>
    JSON.parse(`"${text.slice(start, end)}"`),
  );
};

describe('privateKeys', () => {
  it('finds what stands in a sensitive field, in both spellings and however deep', () => {
    expect(hidden({ tls_certificate: { private_key: { inline_bytes: 'AAAA' } } })).toEqual([
      'AAAA',
    ]);
    expect(hidden({ tlsCertificate: { privateKey: { inlineString: 'k' } } })).toEqual(['k']);
    expect(hidden({ password: { inline_string: 'pw' }, pkcs12: { inline_bytes: 'p12' } })).toEqual([
      'pw',
      'p12',
    ]);
    expect(hidden({ password: 'pw' })).toEqual(['pw']);
  });

  it('finds session ticket keys and generic secrets', () => {
    expect(
      hidden({ session_ticket_keys: { keys: [{ inline_bytes: 'A' }, { inline_bytes: 'B' }] } }),
    ).toEqual(['A', 'B']);
    expect(hidden({ keys: [{ inlineBytes: 'A' }] })).toEqual(['A']);
    expect(hidden({ generic_secret: { secret: { inline_string: 's' } } })).toEqual(['s']);
    expect(hidden({ genericSecret: { secrets: { user: { inlineString: 's' } } } })).toEqual(['s']);
    expect(hidden({ secrets: { user: { inline_string: 's' } } })).toEqual(['s']);
  });

  it('does not take the section of secrets for a secret', () => {
    const secret = {
      name: 'default',
      tls_certificate: { certificate_chain: { inline_bytes: base64(CERT) } },
    };
    expect(
      hidden({ dynamic_active_secrets: [{ name: 'default', version_info: '1', secret }] }),
    ).toEqual([]);
    expect(hidden({ static_resources: { secrets: [secret] } })).toEqual([]);
    expect(hidden({ keys: ['kid'], local_jwks: { keys: [{ kty: 'RSA', n: 'abc' }] } })).toEqual([]);
  });

  it('leaves where a key comes from, and what Envoy has redacted already', () => {
    for (const source of [
      { filename: '/etc/key.pem' },
      { environment_variable: 'KEY' },
      { inline_bytes: 'W3JlZGFjdGVkXQ==' },
      { inline_string: '[redacted]' },
      { inline_string: '' },
      { filename: '/k', watched_directory: { path: '/etc' } },
    ]) {
      expect(hidden({ private_key: source })).toEqual([]);
    }
  });

  it('finds a PEM key anywhere, plain or in base64', () => {
    for (const shift of ['', ' ', '\n\n', CERT]) {
      expect(hidden({ note: shift + PEM })).toEqual([shift + PEM]);
      expect(hidden([base64(shift + PEM)])).toEqual([base64(shift + PEM)]);
    }
    expect(hidden(base64(PEM).replace(/.{60}/g, '$&\n'))).toHaveLength(1);
    expect(privateKeys(JSON.stringify(PEM).replace('PRIVATE', '\\u0050RIVATE'))).toHaveLength(1);
    expect(hidden([CERT, base64(CERT)])).toEqual([]);
  });

  it('knows from outside what a piece is', () => {
    const within = ['tls_certificate', 'private_key'];
    expect(hidden({ inline_bytes: 'AAAA' })).toEqual([]);
    expect(hidden({ inline_bytes: 'AAAA' }, within)).toEqual(['AAAA']);
    expect(hidden('AAAA', [...within, 'inline_bytes'])).toEqual(['AAAA']);
    expect(hidden('/etc/key.pem', [...within, 'filename'])).toEqual([]);
    expect(hidden('A', ['session_ticket_keys', 'keys', '0', 'inline_bytes'])).toEqual(['A']);
  });

  it('goes on after the sensitive part, and takes any text', () => {
    expect(
      hidden({ a: { private_key: { inline_string: 'x' }, name: 'visible' }, b: 'visible' }),
    ).toEqual(['x']);
    for (const text of ['', '}}]]', '"', '{"private_key":"', '[[[', `${'['.repeat(100_000)}`]) {
      expect(() => maskPrivateKeys(text)).not.toThrow();
    }
  });
});

describe('maskPrivateKeys', () => {
  it('replaces the contents and nothing else', () => {
    const text = `{ "a" : 1.0, "private_key": {"inline_string": "se\\"cret"}, "b": ["${base64(PEM)}"] }`;
    expect(maskPrivateKeys(text)).toEqual({
      text: `{ "a" : 1.0, "private_key": {"inline_string": "${HIDDEN_KEY}"}, "b": ["${HIDDEN_KEY}"] }`,
      count: 2,
    });
    expect(maskPrivateKeys('{"a":1}')).toEqual({ text: '{"a":1}', count: 0 });
  });
});
