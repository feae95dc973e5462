import { type Asking, domain, spiffe, untrusted, uriA, uriB } from './asking';

/** The SPIFFE validator. */
export function askSpiffe({ clientChecks, serverChecks }: Asking): void {
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
}
