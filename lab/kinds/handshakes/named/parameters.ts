import type { JsonObject } from '../../../../src/core/base/json';
import {
  type Asking,
  params,
  plainServer,
  ROOT_A,
  SPIFFE,
  typed,
  UP_TO_13,
  validated,
} from './asking';

/** Versions, ciphers, curves, ALPN, and the SNI as the name to check. */
export function askParameters({ add, clientChecks }: Asking): void {
  add(
    'H51-client-default-server-13',
    { shows: 'spiffe', common: params('TLSv1_3', 'TLSv1_3') },
    {},
  );
  add(
    'H52-istio-both',
    { shows: 'spiffe', common: params('TLSv1_2', 'TLSv1_3') },
    { common: params('TLSv1_2', 'TLSv1_3') },
  );
  add('client-13-default-maximum', plainServer('spiffe'), {
    common: { tls_params: { tls_minimum_protocol_version: 'TLSv1_3' } },
  });
  add(
    'server-10-client-10',
    { shows: 'rsa', common: params('TLSv1_0', 'TLSv1_0') },
    { common: params('TLSv1_0', 'TLSv1_0') },
  );
  const ciphers = (...names: string[]): JsonObject => ({ tls_params: { cipher_suites: names } });
  add(
    'rsa-ciphers-ecdsa-certificate',
    { shows: 'spiffe', common: ciphers('ECDHE-RSA-AES128-GCM-SHA256') },
    {},
  );
  add(
    'rsa-ciphers-rsa-certificate',
    { shows: 'rsa', common: ciphers('ECDHE-RSA-AES128-GCM-SHA256') },
    {},
  );
  add(
    'ciphers-do-not-limit-13',
    { shows: 'spiffe', common: ciphers('ECDHE-RSA-AES128-GCM-SHA256') },
    { common: UP_TO_13 },
  );
  add('cipher-unknown', { shows: 'spiffe', common: ciphers('NOT-A-CIPHER') }, {});
  add('cipher-unknown-client', plainServer('spiffe'), { common: ciphers('NOT-A-CIPHER') });
  const curves = (...names: string[]): JsonObject => ({ tls_params: { ecdh_curves: names } });
  add('curves-apart', { shows: 'spiffe', common: curves('P-256') }, { common: curves('X25519') });
  add('curve-unknown', { shows: 'spiffe', common: curves('P-999') }, {});
  add('p384-certificate-default-curves', plainServer('p384'), {});
  add('p384-certificate-offered', plainServer('p384'), { common: curves('P-256', 'P-384') });
  add('p521-certificate', plainServer('p521'), {});
  add('rsa1024-certificate', plainServer('rsa1024'), {});
  add('rsa1024-client-certificate', plainServer('spiffe'), { shows: 'rsa1024' });
  add('server-without-certificate', {}, {});

  // ALPN never decides whether a handshake succeeds.
  const alpn = (...names: string[]): JsonObject => ({ alpn_protocols: names });
  add(
    'H53-alpn-apart',
    { shows: 'spiffe', common: alpn('h2', 'http/1.1') },
    { common: alpn('istio-peer-exchange', 'istio') },
  );
  add(
    'H54-alpn-shared',
    { shows: 'spiffe', common: alpn('h2', 'http/1.1') },
    { common: alpn('istio-h2', 'istio', 'h2') },
  );

  // The SNI as the name to check.
  clientChecks('H60-auto-sni-san-replaces', 'dns', typed('URI', { exact: SPIFFE }), {
    sni: 'api.example.com',
    auto_sni_san_validation: true,
  });
  clientChecks('auto-sni-san-other', 'dns', validated(ROOT_A), {
    sni: 'web.example.com',
    auto_sni_san_validation: true,
  });
  clientChecks('auto-sni-san-without-sni', 'spiffe', typed('URI', { exact: SPIFFE }), {
    auto_sni_san_validation: true,
  });
  clientChecks('auto-sni-san-without-ca', 'dns', validated({}), {
    sni: 'api.example.com',
    auto_sni_san_validation: true,
  });
  add('auto-sni-san-without-context', plainServer('dns'), {
    own: { sni: 'api.example.com', auto_sni_san_validation: true },
  });
}
