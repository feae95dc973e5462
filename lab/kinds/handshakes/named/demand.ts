import {
  type Asking,
  plainServer,
  ROOT_A,
  required,
  SPIFFE,
  typed,
  untrusted,
  validated,
} from './asking';

/** Who must show a certificate, and what of it is checked. */
export function askDemand({ add, clientChecks, serverChecks }: Asking): void {
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
}
