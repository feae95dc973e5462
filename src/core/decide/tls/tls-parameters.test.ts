import { describe, expect, it } from 'vitest';
import { client, server } from '../fixtures/contexts';
import { effectiveParameters, effectiveVersions } from './tls-parameters';

describe('versions', () => {
  it('stop at TLS 1.2 by default for a client end, at 1.3 for a server end', () => {
    expect(effectiveVersions(client({}))).toMatchObject({ min: 'TLSv1.2', max: 'TLSv1.2' });
    expect(effectiveVersions(server({}))).toMatchObject({ min: 'TLSv1.2', max: 'TLSv1.3' });
  });
  it('tell what is set from what Envoy fills in', () => {
    expect(effectiveVersions(client({ maxVersion: 'TLSv1.3' }))).toEqual({
      min: 'TLSv1.2',
      max: 'TLSv1.3',
      minByDefault: true,
      maxByDefault: false,
      possible: true,
    });
    expect(effectiveVersions(server({ minVersion: 'TLSv1.0' }))).toMatchObject({
      minByDefault: false,
      maxByDefault: true,
    });
  });
  it('cannot be where the highest is below the lowest', () => {
    const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
    for (const [at, minVersion] of versions.entries()) {
      const possible = versions.map((maxVersion) => {
        return effectiveVersions(server({ minVersion, maxVersion })).possible;
      });
      expect(possible).toEqual(versions.map((_, to) => at <= to));
    }
  });
  it('of a client that wants 1.3 and leaves the maximum unset are none at all', () => {
    expect(effectiveVersions(client({ minVersion: 'TLSv1.3' })).possible).toBe(false);
    expect(effectiveVersions(server({ minVersion: 'TLSv1.3' })).possible).toBe(true);
  });
});

describe('ciphers and curves', () => {
  it('are Envoy’s where none are set', () => {
    const { ciphers, curves } = effectiveParameters(server({}));
    expect(ciphers).toMatchObject({ byDefault: true });
    expect(curves).toEqual({ values: ['X25519', 'P-256'], byDefault: true });
  });
  it('are those that are set, in their order', () => {
    const given = { cipherSuites: ['B', 'A'], curves: ['X25519MLKEM768'] };
    const { ciphers, curves } = effectiveParameters(client(given));
    expect(ciphers).toEqual({ values: ['B', 'A'], byDefault: false });
    expect(curves).toEqual({ values: ['X25519MLKEM768'], byDefault: false });
  });
  it.each(['FIPS_202205', '0'])('are overridden by the compliance policy %s', (policy) => {
    const given = { compliance: [policy], cipherSuites: ['A'], curves: ['X25519'] };
    expect(effectiveParameters(client(given))).toEqual({
      versions: {
        min: 'TLSv1.2',
        max: 'TLSv1.3',
        minByDefault: false,
        maxByDefault: false,
        possible: true,
      },
      ciphers: {
        values: [
          'ECDHE-ECDSA-AES128-GCM-SHA256',
          'ECDHE-RSA-AES128-GCM-SHA256',
          'ECDHE-ECDSA-AES256-GCM-SHA384',
          'ECDHE-RSA-AES256-GCM-SHA384',
        ],
        byDefault: false,
      },
      curves: { values: ['P-256', 'P-384'], byDefault: false },
      policy: 'FIPS_202205',
    });
  });
  it('are not overridden by a policy that is none', () => {
    const given = client({ compliance: ['WNS_202412'], curves: ['X25519'] });
    expect(effectiveParameters(given)).toMatchObject({
      curves: { values: ['X25519'] },
      policy: undefined,
    });
  });
});
