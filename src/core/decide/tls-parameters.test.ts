import { describe, expect, it } from 'vitest';
import { client, server } from './fixtures/contexts';
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
    const { versions, curves, policy: applied } = effectiveParameters(client(given));
    expect(applied).toBe('FIPS_202205');
    expect(versions).toMatchObject({ min: 'TLSv1.2', max: 'TLSv1.3', maxByDefault: false });
    expect(curves.values).toEqual(['P-256', 'P-384']);
  });
});
