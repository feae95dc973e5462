import { type Asking, ROOT_A, SPIFFE, typed, validated } from './asking';

/** Subject alternative names, and what matches them. */
export function askNames({ clientChecks }: Asking): void {
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
}
