import type { JsonObject, JsonValue } from '../../../src/core/base/json';
import { tlsCertificate } from '../../pki/bundles';
import { type Handshake, sdsSecret } from './case';
import type { Cast } from './certificates';

/** Half of a context: who shows what, and what it asks of the other side. */
interface Side {
  /** A certificate's name; none if absent. */
  readonly shows?: string;
  /** Fields of the common TLS context. */
  readonly common?: JsonObject;
  /** Fields of the context itself. */
  readonly own?: JsonObject;
}

const ROOT_A = { trusted_ca: { inline_string: '@rootA' } };
const SPIFFE = 'spiffe://cluster.local/ns/dev/sa/default';
const untrusted = { trust_chain_verification: 'ACCEPT_UNTRUSTED' };
const required = { require_client_certificate: true };
const params = (minimum: string, maximum: string): JsonObject => ({
  tls_params: { tls_minimum_protocol_version: minimum, tls_maximum_protocol_version: maximum },
});
const UP_TO_13: JsonObject = { tls_params: { tls_maximum_protocol_version: 'TLSv1_3' } };

const validated = (context: JsonObject): JsonObject => ({ validation_context: context });
const typed = (type: string, matcher: JsonObject): JsonObject =>
  validated({ ...ROOT_A, match_typed_subject_alt_names: [{ san_type: type, matcher }] });
const combined = (own: JsonObject): JsonObject => ({
  combined_validation_context: {
    default_validation_context: own,
    validation_context_sds_secret_config: sdsSecret('roots'),
  },
});
const roots = (context: JsonObject): JsonObject => ({ roots: { validation_context: context } });
const spiffe = (domains: readonly JsonObject[], more: JsonObject = {}): JsonObject =>
  validated({
    custom_validator_config: {
      name: 'envoy.tls.cert_validator.spiffe',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig',
        trust_domains: domains,
      },
    },
    ...more,
  });
const domain = (name: string, bundle: string): JsonObject => ({
  name,
  trust_bundle: { inline_string: `@${bundle}` },
});

function context(side: Side): JsonObject {
  return {
    common_tls_context: {
      ...(side.shows !== undefined && { tls_certificates: [tlsCertificate(side.shows)] }),
      ...side.common,
    },
    ...side.own,
  };
}

/** The tricky ones. `H33` and the like: the number of the vector that the question comes from. */
export function namedHandshakes(cast: Cast): readonly Handshake[] {
  const cases: Handshake[] = [];
  const add = (id: string, server: Side, client: Side, secrets?: JsonObject) => {
    cases.push({
      id,
      server: context(server),
      client: context(client),
      ...(secrets !== undefined && { secrets }),
    });
  };
  const plainServer = (shows: string): Side => ({ shows });
  /** The client validates what the server shows. */
  const clientChecks = (id: string, shows: string, common: JsonObject, own: JsonObject = {}) =>
    add(id, plainServer(shows), { common, own });
  /** The server validates what the client shows; with both versions, since the words differ. */
  const serverChecks = (id: string, shows: string | undefined, common: JsonObject, own = {}) => {
    const client: Side = shows === undefined ? {} : { shows };
    add(id, { shows: 'spiffe', common, own }, client);
    add(`${id}-tls13`, { shows: 'spiffe', common, own }, { ...client, common: UP_TO_13 });
  };

  // Subject alternative names.
  clientChecks('H33-uri-exact', 'spiffe', typed('URI', { exact: SPIFFE }));
  clientChecks('H34-dns-exact-by-wildcard', 'wild', typed('DNS', { exact: 'api.example.com' }));
  clientChecks('H35-dns-wildcard-in-matcher', 'dns', typed('DNS', { exact: '*.example.com' }));
  clientChecks('dns-wildcard-equal-text', 'wild', typed('DNS', { exact: '*.example.com' }));
  clientChecks('H36-dns-suffix-on-wildcard', 'wild', typed('DNS', { suffix: '.example.com' }));
  clientChecks('H37-dns-wildcard-one-label', 'wild', typed('DNS', { exact: 'a.b.example.com' }));
  clientChecks('dns-wildcard-apex', 'wild', typed('DNS', { exact: 'example.com' }));
  clientChecks('dns-partial-wildcard', 'part', typed('DNS', { exact: 'web.example.com' }));
  clientChecks('dns-partial-wildcard-other', 'part', typed('DNS', { exact: 'api.example.com' }));
  clientChecks('dns-exact-other-case', 'dns', typed('DNS', { exact: 'API.example.com' }));
  clientChecks('dns-prefix-other-case', 'dns', typed('DNS', { prefix: 'API.' }));
  clientChecks(
    'dns-prefix-ignore-case',
    'dns',
    typed('DNS', { prefix: 'API.', ignore_case: true }),
  );
  clientChecks(
    'H38-regex-is-whole',
    'spiffe',
    typed('URI', { safe_regex: { regex: 'spiffe://cluster\\.local' } }),
  );
  clientChecks(
    'regex-whole-fits',
    'spiffe',
    typed('URI', { safe_regex: { regex: 'spiffe://cluster\\.local/.*' } }),
  );
  clientChecks('H39-common-name-unused', 'noNames', typed('DNS', { exact: 'api.example.com' }));
  clientChecks(
    'H40-deprecated-prefix',
    'spiffe',
    validated({ ...ROOT_A, match_subject_alt_names: [{ prefix: 'spiffe://cluster.local/' }] }),
  );
  clientChecks('uri-is-not-dns', 'spiffe', typed('DNS', { exact: SPIFFE }));
  clientChecks('uri-other-case', 'spiffe', typed('URI', { exact: SPIFFE.toUpperCase() }));
  clientChecks(
    'uri-ignore-case',
    'spiffe',
    typed('URI', { exact: SPIFFE.toUpperCase(), ignore_case: true }),
  );
  clientChecks('ip-v4', 'ip', typed('IP_ADDRESS', { exact: '127.0.0.1' }));
  clientChecks('ip-v6-canonical', 'ip', typed('IP_ADDRESS', { exact: '2001:db8::1' }));
  clientChecks('ip-v6-long', 'ip', typed('IP_ADDRESS', { exact: '2001:db8:0:0:0:0:0:1' }));
  clientChecks('ip-v6-upper', 'ip', typed('IP_ADDRESS', { exact: '2001:DB8::1' }));
  clientChecks('email-exact', 'email', typed('EMAIL', { exact: 'ops@example.com' }));
  clientChecks('email-other-case', 'email', typed('EMAIL', { exact: 'OPS@example.com' }));
  clientChecks('any-of-several', 'mixed', typed('IP_ADDRESS', { prefix: '10.' }));
  clientChecks('both-fields-typed-wins', 'spiffe', {
    validation_context: {
      ...ROOT_A,
      match_subject_alt_names: [{ exact: SPIFFE }],
      match_typed_subject_alt_names: [{ san_type: 'URI', matcher: { exact: 'spiffe://no' } }],
    },
  });

  // Who must show a certificate, and what of it is checked.
  serverChecks('H41-required-without-ca', undefined, {}, required);
  serverChecks('H42-san-makes-it-required', undefined, typed('URI', { exact: SPIFFE }));
  serverChecks('H43-ca-optional-none', undefined, validated(ROOT_A));
  serverChecks('H43-ca-optional-foreign', 'spiffeRootB', validated(ROOT_A));
  serverChecks('H43-ca-optional-fitting', 'payments', validated(ROOT_A));
  const lenient = validated({ ...ROOT_A, ...untrusted });
  serverChecks('H44-untrusted-required-foreign', 'spiffeRootB', lenient, required);
  serverChecks('H44-untrusted-required-expired', 'expired', lenient, required);
  serverChecks('H44-untrusted-required-none', undefined, lenient, required);
  serverChecks('untrusted-optional-none', undefined, lenient);
  serverChecks(
    'untrusted-san-optional-none',
    undefined,
    validated({
      ...ROOT_A,
      ...untrusted,
      match_typed_subject_alt_names: [{ san_type: 'URI', matcher: { exact: SPIFFE } }],
    }),
  );
  serverChecks('H63-untrusted-without-ca-none', undefined, validated(untrusted), required);
  serverChecks('untrusted-without-ca-shown', 'spiffeRootB', validated(untrusted), required);
  serverChecks('ca-required-none', undefined, validated(ROOT_A), required);
  serverChecks('ca-required-fitting', 'payments', validated(ROOT_A), required);
  serverChecks('ca-required-expired', 'expired', validated(ROOT_A), required);
  serverChecks('ca-required-future', 'future', validated(ROOT_A), required);
  serverChecks(
    'ca-required-expired-allowed',
    'expired',
    validated({ ...ROOT_A, allow_expired_certificate: true }),
    required,
  );
  serverChecks('ca-required-server-only', 'serverOnly', validated(ROOT_A), required);
  serverChecks('ca-required-client-only', 'clientOnly', validated(ROOT_A), required);
  serverChecks('san-required-fitting', 'spiffe', typed('URI', { exact: SPIFFE }));
  serverChecks('san-required-other', 'payments', typed('URI', { exact: SPIFFE }), required);
  add('H45-only-sni', plainServer('spiffeRootB'), { own: { sni: 'api.example.com' } });
  clientChecks('H46-ca-only-other-host', 'dns', validated(ROOT_A), { sni: 'other.org' });
  clientChecks('H47-san-without-ca', 'dns', {
    validation_context: {
      match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: 'api.example.com' } }],
    },
  });
  serverChecks(
    'san-without-ca',
    'spiffe',
    validated({ match_typed_subject_alt_names: [{ san_type: 'URI', matcher: { exact: SPIFFE } }] }),
  );

  // Chains, times and purposes.
  clientChecks('expired', 'expired', validated(ROOT_A));
  clientChecks('not-yet-valid', 'future', validated(ROOT_A));
  const lateAllowed = validated({ ...ROOT_A, allow_expired_certificate: true });
  clientChecks('expired-allowed', 'expired', lateAllowed);
  clientChecks('not-yet-valid-allowed', 'future', lateAllowed);
  clientChecks('expired-allowed-without-ca', 'expired', {
    validation_context: { allow_expired_certificate: true },
  });
  const anchored = (name: string, more: JsonObject = {}) =>
    validated({ trusted_ca: { inline_string: `@${name}` }, ...more });
  clientChecks('expired-root', 'viaRootOld', anchored('rootOld'));
  clientChecks('expired-intermediate', 'viaMidOld+midOld', validated(ROOT_A));
  clientChecks('expired-intermediate-allowed', 'viaMidOld+midOld', lateAllowed);
  clientChecks('intermediate-missing', 'viaMid', validated(ROOT_A));
  clientChecks('intermediate-sent', 'viaMid+midA', validated(ROOT_A));
  clientChecks('intermediate-is-anchor', 'viaMid', anchored('midA'));
  clientChecks('intermediate-trusted-beside-root', 'viaMid2+midA2+midA', anchored('midA2+rootA'));
  clientChecks('two-intermediates', 'viaMid2+midA2+midA', validated(ROOT_A));
  clientChecks('one-of-two-missing', 'viaMid2+midA2', validated(ROOT_A));
  clientChecks('leaf-is-anchor', 'spiffe', anchored('spiffe'));
  clientChecks('leaf-is-anchor-wrong-purpose', 'clientOnly', anchored('clientOnly'));
  clientChecks('leaf-is-anchor-expired', 'expired', anchored('expired'));
  clientChecks('self-signed', 'itself', validated(ROOT_A));
  clientChecks('self-signed-is-anchor', 'itself', anchored('itself'));
  clientChecks('wrong-root', 'spiffe', anchored('rootB'));
  clientChecks('one-of-two-roots', 'spiffeRootB', anchored('rootA+rootB'));
  clientChecks('rsa-root', 'viaRootRsa', anchored('rootRsa'));
  clientChecks('purpose-server-only', 'serverOnly', validated(ROOT_A));
  clientChecks('purpose-client-only', 'clientOnly', validated(ROOT_A));
  clientChecks('purpose-code-only', 'codeOnly', validated(ROOT_A));
  clientChecks('purpose-none-said', 'noUsages', validated(ROOT_A));
  for (const depth of [0, 1, 2, 3]) {
    clientChecks(
      `depth-${depth}-client`,
      'viaMid2+midA2+midA',
      validated({ ...ROOT_A, max_verify_depth: depth }),
    );
    serverChecks(
      `depth-${depth}-server`,
      'viaMid2+midA2+midA',
      validated({ ...ROOT_A, max_verify_depth: depth }),
      required,
    );
  }

  // Authorities that are not what they should be, or not alone with their name.
  clientChecks('root-twin-other-key', 'spiffe', anchored('rootTwin'));
  clientChecks('root-twin-after-right-one', 'spiffe', anchored('rootA+rootTwin'));
  clientChecks('root-twin-before-right-one', 'spiffe', anchored('rootTwin+rootA'));
  clientChecks('root-twin-before-right-one-of-twin', 'viaRootTwin', anchored('rootTwin+rootA'));
  clientChecks('root-twin-after-right-one-of-twin', 'viaRootTwin', anchored('rootA+rootTwin'));
  // "Accept untrusted" does not help a TLS 1.2 client against a wrong signature: its error stays in
  // the queue from which the handshake's own errors are read.
  const anyway = (name: string) => anchored(name, untrusted);
  clientChecks('root-twin-untrusted', 'viaRootTwin', anyway('rootA'));
  clientChecks('root-twin-untrusted-of-many', 'viaRootTwin', anyway('rootA+rootTwin'));
  clientChecks('root-twin-untrusted-via-mid', 'viaMid+midA', anyway('rootTwin'));
  add('root-twin-untrusted-client-tls13', plainServer('viaRootTwin'), {
    common: { ...UP_TO_13, ...anyway('rootA') },
  });
  add(
    'root-twin-untrusted-both',
    { shows: 'viaRootTwin', common: anyway('rootA') },
    { shows: 'viaRootTwin', common: anyway('rootA') },
  );
  add(
    'root-twin-untrusted-asked-in-vain',
    { shows: 'viaRootTwin', common: validated(ROOT_A) },
    { common: anyway('rootA') },
  );
  add('root-twin-untrusted-rsa', { shows: 'rsa' }, { shows: 'rsa', common: anyway('rootTwin') });
  add(
    'root-twin-untrusted-rsa-both',
    { shows: 'rsa', common: validated(ROOT_A) },
    { shows: 'rsa', common: anyway('rootTwin') },
  );
  serverChecks('root-twin-untrusted-server', 'viaRootTwin', anyway('rootA'));
  serverChecks('root-twin-untrusted-server-required', 'viaRootTwin', anyway('rootA'), required);
  clientChecks('root-twin-told-apart-by-key', 'viaRootK', anchored('rootKTwin+rootK'));
  clientChecks('root-twin-wrong-by-key', 'viaRootK', anchored('rootKTwin'));
  clientChecks('path-length-fits', 'viaMidShort+midShort', validated(ROOT_A));
  clientChecks('path-length-exceeded', 'viaMidTooDeep+midTooDeep+midShort', validated(ROOT_A));
  clientChecks('issuer-is-no-authority', 'viaMidNotCa+midNotCa', validated(ROOT_A));
  clientChecks('issuer-is-no-authority-but-anchor', 'viaMidNotCa', anchored('midNotCa'));
  clientChecks('issuer-may-not-sign', 'viaMidMayNotSign+midMayNotSign', validated(ROOT_A));
  clientChecks('issuer-for-clients-only', 'viaMidForClients+midForClients', validated(ROOT_A));
  serverChecks(
    'issuer-for-clients-only-server',
    'viaMidForClients+midForClients',
    validated(ROOT_A),
    required,
  );

  // Revocation lists.
  const listed = (list: string, more: JsonObject = {}) =>
    validated({ ...ROOT_A, crl: { inline_string: `@${list}` }, ...more });
  const leafOnly = { only_verify_leaf_cert_crl: true };
  clientChecks('crl-revoked', 'revoked', listed('listA'));
  clientChecks('crl-not-revoked', 'spiffe', listed('listA'));
  clientChecks('crl-of-other-issuer', 'spiffe', listed('listB'));
  clientChecks('crl-expired', 'spiffe', listed('listA-old'));
  clientChecks('crl-not-yet-valid', 'spiffe', listed('listA-future'));
  clientChecks(
    'crl-expired-time-ignored',
    'spiffe',
    listed('listA-old', { allow_expired_certificate: true }),
  );
  clientChecks(
    'crl-expired-time-ignored-revoked',
    'revoked',
    listed('listA-old', { allow_expired_certificate: true }),
  );
  clientChecks('crl-intermediate-has-none', 'viaMid+midA', listed('listA'));
  clientChecks('crl-intermediate-has-one', 'viaMid+midA', listed('listA+listMidA'));
  clientChecks('crl-leaf-only', 'viaMid+midA', listed('listMidA', leafOnly));
  clientChecks('crl-leaf-only-without', 'viaMid+midA', listed('listA', leafOnly));
  clientChecks('crl-intermediate-revoked', 'viaMidRevoked+midRevoked', listed('listA'));
  clientChecks('crl-in-trusted-ca', 'revoked', anchored('rootA+listA'));
  clientChecks('crl-in-trusted-ca-not-revoked', 'spiffe', anchored('rootA+listA'));
  clientChecks('crl-in-trusted-ca-leaf-only', 'revoked', anchored('rootA+listA', leafOnly));
  clientChecks('crl-revoked-untrusted', 'revoked', listed('listA', untrusted));
  clientChecks('crl-without-ca', 'spiffe', validated({ crl: { inline_string: '@listA' } }));
  clientChecks('crl-is-not-one', 'spiffe', listed('rootA'));
  serverChecks('crl-server-revoked', 'revoked', listed('listA'), required);
  serverChecks('crl-server-not-revoked', 'payments', listed('listA'), required);

  // What Envoy does not load.
  const text = (words: string): JsonObject => ({ inline_string: words });
  clientChecks('ca-is-no-certificate', 'spiffe', validated({ trusted_ca: text('nothing') }));
  clientChecks('ca-is-a-list-alone', 'spiffe', anchored('listA'));
  clientChecks(
    'hash-is-not-hex',
    'spiffe',
    validated({
      verify_certificate_hash: ['z'.repeat(64)],
    }),
  );
  clientChecks(
    'spki-is-not-base64',
    'spiffe',
    validated({
      verify_certificate_spki: ['?'.repeat(44)],
    }),
  );
  clientChecks('regex-is-not-one', 'spiffe', typed('URI', { safe_regex: { regex: '(' } }));
  add(
    'certificate-is-none',
    {
      common: {
        tls_certificates: [{ certificate_chain: text('nothing'), private_key: text('nothing') }],
      },
    },
    {},
  );
  add('two-client-certificates', plainServer('spiffe'), {
    common: { tls_certificates: [tlsCertificate('spiffe'), tlsCertificate('payments')] },
  });
  add(
    'inline-and-sds-certificates',
    {
      common: {
        tls_certificates: [tlsCertificate('spiffe')],
        tls_certificate_sds_secret_configs: [sdsSecret('server-certificate')],
      },
    },
    {},
    { 'server-certificate': { tls_certificate: tlsCertificate('payments') } },
  );
  add(
    'inline-and-sds-certificates-client',
    { shows: 'spiffe', common: validated(ROOT_A), own: required },
    {
      common: {
        tls_certificates: [tlsCertificate('spiffeRootB')],
        tls_certificate_sds_secret_configs: [sdsSecret('client-certificate')],
      },
    },
    { 'client-certificate': { tls_certificate: tlsCertificate('payments') } },
  );
  add('minimum-above-maximum', { shows: 'spiffe', common: params('TLSv1_3', 'TLSv1_2') }, {});
  add(
    'signature-algorithm-unknown',
    {
      shows: 'spiffe',
      common: { tls_params: { signature_algorithms: ['not_one'] } },
    },
    {},
  );
  add(
    'fips-policy',
    {
      shows: 'spiffe',
      common: { tls_params: { compliance_policies: ['FIPS_202205'] } },
    },
    { common: UP_TO_13 },
  );
  add('enforced-key-usage', plainServer('rsa'), { own: { enforce_rsa_key_usage: true } });

  // Merged contexts.
  const uriA = { san_type: 'URI', matcher: { exact: 'spiffe://cluster.local/ns/x/sa/x' } };
  const uriB = { san_type: 'URI', matcher: { exact: SPIFFE } };
  add(
    'H48-merge-appends-matchers',
    plainServer('spiffe'),
    { common: combined({ match_typed_subject_alt_names: [uriA] }) },
    roots({ ...ROOT_A, match_typed_subject_alt_names: [uriB] }),
  );
  add(
    'H49-merge-keeps-untrusted',
    plainServer('spiffeRootB'),
    { common: combined(untrusted) },
    roots(ROOT_A),
  );
  add(
    'H50-merge-drops-deprecated',
    plainServer('spiffe'),
    { common: combined({ match_typed_subject_alt_names: [uriA] }) },
    roots({ ...ROOT_A, match_subject_alt_names: [{ exact: SPIFFE }] }),
  );
  add(
    'merge-secret-ca-wins',
    plainServer('spiffe'),
    { common: combined({ trusted_ca: { inline_string: '@rootB' } }) },
    roots(ROOT_A),
  );
  add(
    'merge-default-ca-stays',
    plainServer('spiffe'),
    { common: combined(ROOT_A) },
    roots({ match_typed_subject_alt_names: [uriB] }),
  );
  add(
    'merge-without-ca',
    plainServer('spiffe'),
    { common: combined({ match_typed_subject_alt_names: [uriB] }) },
    roots({}),
  );
  add(
    'merge-expired-stays-allowed',
    plainServer('expired'),
    { common: combined({ allow_expired_certificate: true }) },
    roots(ROOT_A),
  );
  add(
    'merge-server-side',
    {
      shows: 'spiffe',
      common: combined({
        match_typed_subject_alt_names: [
          { san_type: 'URI', matcher: { prefix: 'spiffe://cluster.local/' } },
        ],
      }),
      own: required,
    },
    { shows: 'otherDomain' },
    roots(ROOT_A),
  );

  // Versions, ciphers, curves.
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

  // Pins.
  const dns = cast.subject('dns');
  const other = cast.subject('wild');
  const pinned = (hash: string | undefined, pin: string | undefined, more: JsonObject = {}) => {
    const fields: Record<string, JsonValue> = { ...more };
    if (hash !== undefined) fields.verify_certificate_hash = [hash];
    if (pin !== undefined) fields.verify_certificate_spki = [pin];
    return validated(fields);
  };
  clientChecks('H62-pins-hash-or-spki', 'dns', pinned(other.hash, dns.pin));
  clientChecks('pin-hash', 'dns', pinned(dns.hash, undefined));
  clientChecks('pin-hash-other', 'dns', pinned(other.hash, undefined));
  clientChecks('pin-spki-other', 'dns', pinned(undefined, other.pin));
  clientChecks(
    'pin-hash-with-wrong-ca',
    'dns',
    pinned(dns.hash, undefined, {
      trusted_ca: { inline_string: '@rootB' },
    }),
  );
  clientChecks(
    'pin-hash-expired-without-ca',
    'expired',
    pinned(cast.subject('expired').hash, undefined),
  );
  clientChecks('pin-hash-untrusted', 'dns', pinned(other.hash, undefined, untrusted));
  serverChecks('pin-makes-it-required', undefined, pinned(dns.hash, undefined));
  serverChecks('pin-server-fits', 'dns', pinned(dns.hash, undefined));
  serverChecks('pin-server-other', 'wild', pinned(dns.hash, undefined));

  // The SPIFFE validator.
  const mesh = domain('cluster.local', 'rootA');
  clientChecks('spiffe-domain-known', 'spiffe', spiffe([mesh]));
  clientChecks('spiffe-domain-unknown', 'otherDomain', spiffe([mesh]));
  clientChecks('spiffe-first-uri-counts', 'twoUris', spiffe([mesh]));
  clientChecks('spiffe-not-a-spiffe-uri', 'noTrustDomain', spiffe([mesh]));
  clientChecks('spiffe-no-uri', 'dns', spiffe([mesh]));
  clientChecks('spiffe-may-sign', 'signs', spiffe([mesh]));
  clientChecks('spiffe-wrong-bundle', 'spiffeRootB', spiffe([mesh]));
  clientChecks(
    'spiffe-bundles-apart',
    'otherDomain',
    spiffe([domain('cluster.local', 'rootA'), domain('td2.example', 'rootB')]),
  );
  clientChecks('spiffe-expired', 'expired', spiffe([mesh]));
  clientChecks(
    'spiffe-expired-allowed',
    'expired',
    spiffe([mesh], { allow_expired_certificate: true }),
  );
  clientChecks(
    'spiffe-san-fits',
    'spiffe',
    spiffe([mesh], { match_typed_subject_alt_names: [uriB] }),
  );
  clientChecks(
    'spiffe-san-other',
    'spiffe',
    spiffe([mesh], { match_typed_subject_alt_names: [uriA] }),
  );
  clientChecks(
    'spiffe-san-of-other-type-dropped',
    'spiffe',
    spiffe([mesh], {
      match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: 'api.example.com' } }],
    }),
  );
  clientChecks('spiffe-purpose-client-only', 'clientOnly', spiffe([mesh]));
  clientChecks('spiffe-untrusted-ignored', 'spiffeRootB', spiffe([mesh], untrusted));
  clientChecks('spiffe-duplicate-domain', 'spiffe', spiffe([mesh, mesh]));
  serverChecks('spiffe-required-anyway', undefined, spiffe([mesh]));
  serverChecks('spiffe-server-fits', 'payments', spiffe([mesh]));
  serverChecks('spiffe-server-foreign', 'spiffeRootB', spiffe([mesh]));
  return cases;
}
