import {
  type Asking,
  combined,
  plainServer,
  ROOT_A,
  required,
  roots,
  SPIFFE,
  untrusted,
  uriA,
  uriB,
} from './asking';

/** Merged contexts. */
export function askMerging({ add }: Asking): void {
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
}
