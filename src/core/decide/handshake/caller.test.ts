import { describe, expect, it } from 'vitest';
import type { EffectiveTls } from '../tls/tls-context';
import { type CallerEnd, callerFate } from './caller';

const PREFIX = { type: 'URI', how: 'prefix', value: 'spiffe://td/', ignoreCase: false } as const;
const end = (
  clientCertificate: EffectiveTls['clientCertificate'],
  more: Partial<CallerEnd> = {},
): CallerEnd => ({
  tls: {
    clientCertificate,
    names: [],
    pins: [],
    versions: {
      min: 'TLSv1.2',
      max: 'TLSv1.3',
      minByDefault: true,
      maxByDefault: true,
      possible: true,
    },
  },
  trustsMesh: true,
  ...more,
});
const STRICT = end({ demand: 'required', reason: 'flag' });
const ASKED = end({ demand: 'optional', reason: 'roots-without-flag' });

describe('a caller and its certificate', () => {
  it('fails without one where one is demanded, in Envoy’s words', () => {
    expect(callerFate(STRICT, 'none')).toEqual({
      kind: 'fails',
      version: 'TLSv1.3',
      serverSaw:
        'TLS_error:|268435648:SSL_routines:OPENSSL_internal:PEER_DID_NOT_RETURN_A_CERTIFICATE:peer_did_not_provide_required_client_certificate:TLS_error_end',
      // TLS 1.3: the client is through by then, and Envoy as a client logs nothing.
      clientSaw: undefined,
      alert: 'certificate required',
    });
  });

  it('is told during the handshake where TLS 1.3 is not spoken', () => {
    const { tls } = STRICT;
    const old = {
      ...STRICT,
      tls: { ...tls, versions: { ...tls.versions, max: 'TLSv1.2' } },
    } as const;
    expect(callerFate(old, 'none')).toMatchObject({
      kind: 'fails',
      version: 'TLSv1.2',
      clientSaw: expect.stringContaining('SSLV3_ALERT_HANDSHAKE_FAILURE'),
      alert: 'handshake failure',
    });
  });

  it('of the mesh passes where the mesh’s roots are trusted and all its workloads are meant', () => {
    expect(callerFate(STRICT, 'mesh')).toEqual({ kind: 'passes', certificate: 'verified' });
    const named = { ...STRICT, tls: { ...STRICT.tls, names: [PREFIX] } };
    expect(callerFate(named, 'mesh')).toEqual({ kind: 'passes', certificate: 'verified' });
    for (const all of [
      { ...PREFIX, value: 'spiffe://' },
      { ...PREFIX, type: 'ANY' },
    ] as const) {
      const one = { ...STRICT, tls: { ...STRICT.tls, names: [all] } };
      expect(callerFate(one, 'mesh')).toEqual({ kind: 'passes', certificate: 'verified' });
    }
  });

  it.each([
    ['one workload is meant', { ...PREFIX, how: 'exact', value: 'spiffe://td/ns/a/sa/b' }],
    ['a whole name is asked for that no workload has', { ...PREFIX, how: 'exact' }],
    ['something stands before it', { ...PREFIX, value: 'xspiffe://td/' }],
    ['one namespace is meant', { ...PREFIX, value: 'spiffe://td/ns/a/' }],
    ['a DNS name is meant', { ...PREFIX, type: 'DNS', value: 'spiffe://td/' }],
  ] as const)('depends on the name of the caller where %s', (_, name) => {
    const one = { ...STRICT, tls: { ...STRICT.tls, names: [name] } };
    expect(callerFate(one, 'mesh')).toEqual({ kind: 'depends', on: 'name' });
    const either = { ...STRICT, tls: { ...STRICT.tls, names: [name, PREFIX] } };
    expect(callerFate(either, 'mesh')).toEqual({ kind: 'passes', certificate: 'verified' });
  });

  it('depends on pins, and on who signed what it shows', () => {
    const pinned = { ...STRICT, tls: { ...STRICT.tls, pins: ['ab'] } };
    expect(callerFate(pinned, 'mesh')).toEqual({ kind: 'depends', on: 'pins' });
    const onlyPins = end({ demand: 'required', reason: 'pins-imply' }, { trustsMesh: false });
    expect(callerFate(onlyPins, 'other')).toEqual({ kind: 'depends', on: 'pins' });
    expect(callerFate({ ...STRICT, trustsMesh: false }, 'mesh')).toEqual({
      kind: 'depends',
      on: 'signer',
    });
    expect(callerFate(STRICT, 'other')).toEqual({ kind: 'depends', on: 'signer' });
  });

  it('passes with any, or none, where it is only asked for one', () => {
    expect(callerFate(ASKED, 'none')).toEqual({ kind: 'passes', certificate: 'not-shown' });
    expect(callerFate(ASKED, 'mesh')).toEqual({ kind: 'passes', certificate: 'verified' });
    // Once it is shown it is verified.
    expect(callerFate(ASKED, 'other')).toEqual({ kind: 'depends', on: 'signer' });
    for (const reason of ['accepts-untrusted', 'flag-without-effect'] as const) {
      const lax = end({ demand: 'optional', reason }, { trustsMesh: false });
      expect(callerFate(lax, 'other')).toEqual({ kind: 'passes', certificate: 'unverified' });
    }
  });

  it('needs some certificate, whosever, where any is accepted', () => {
    const lax = end({ demand: 'required', reason: 'accepts-untrusted' }, { trustsMesh: false });
    expect(callerFate(lax, 'other')).toEqual({ kind: 'passes', certificate: 'unverified' });
    expect(callerFate(lax, 'none')).toMatchObject({ kind: 'fails' });
  });

  it('passes where none is asked for', () => {
    const open = end({ demand: 'none', reason: 'nothing-to-verify' });
    for (const shows of ['none', 'mesh', 'other'] as const) {
      expect(callerFate(open, shows)).toEqual({ kind: 'passes', certificate: 'not-asked' });
    }
  });

  it('is not known where the demand is not', () => {
    const hidden = end({ demand: 'unknown', reason: 'secret-not-in-file' });
    for (const shows of ['none', 'mesh', 'other'] as const) {
      expect(callerFate(hidden, shows)).toEqual({ kind: 'depends', on: 'demand' });
    }
  });
});
