import {
  type Asking,
  anchored,
  plainServer,
  ROOT_A,
  required,
  UP_TO_13,
  untrusted,
  validated,
} from './asking';

/** Chains, times, purposes, and authorities that share a name. */
export function askChains({ add, clientChecks, serverChecks }: Asking): void {
  clientChecks('expired', 'expired', validated(ROOT_A));
  clientChecks('not-yet-valid', 'future', validated(ROOT_A));
  const lateAllowed = validated({ ...ROOT_A, allow_expired_certificate: true });
  clientChecks('expired-allowed', 'expired', lateAllowed);
  clientChecks('not-yet-valid-allowed', 'future', lateAllowed);
  clientChecks('expired-allowed-without-ca', 'expired', {
    validation_context: { allow_expired_certificate: true },
  });
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
}
