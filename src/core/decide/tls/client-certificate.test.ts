import { describe, expect, it } from 'vitest';
import type { Secret, ValidationContext } from '../../model/types';
import {
  CA,
  combined,
  inline,
  lookupOf,
  rootsSecret,
  server,
  untyped,
  uri,
  warmingSecret,
} from '../fixtures/contexts';
import { effectiveTls } from './tls-context';

type Fields = Partial<ValidationContext>;
const ROOTS: Fields = { trustedCa: CA };
const NAMES: Fields = { typedNames: [uri('spiffe://a/')] };
const UNTRUSTED: Fields = { acceptUntrusted: true };
const PINS: Fields = { hashes: ['aa'] };
const SPIFFE: Fields = { customValidator: { kind: 'spiffe', trustDomains: ['a'] } };

const demanded = (fields: Fields, flag: boolean | undefined) =>
  effectiveTls(server({ validation: inline(fields), requireClientCertificate: flag }), lookupOf())
    .clientCertificate;

describe('the table of docs/decisions.md, "Client certificates"', () => {
  it.each([
    ['nothing, no flag', {}, false, 'none', 'nothing-to-verify'],
    ['nothing, flag absent', {}, undefined, 'none', 'nothing-to-verify'],
    ['nothing, flag', {}, true, 'none', 'flag-without-effect'],
    ['roots, no flag', ROOTS, false, 'optional', 'roots-without-flag'],
    ['roots, flag', ROOTS, true, 'required', 'flag'],
    ['roots and names, no flag', { ...ROOTS, ...NAMES }, false, 'required', 'names-imply'],
    [
      'roots and untyped names',
      { ...ROOTS, untypedNames: [untyped('a')] },
      false,
      'required',
      'names-imply',
    ],
    ['roots and pin, no flag', { ...ROOTS, ...PINS }, false, 'required', 'pins-imply'],
    ['roots and key pin, no flag', { ...ROOTS, spkis: ['s'] }, false, 'required', 'pins-imply'],
    ['roots and names, flag', { ...ROOTS, ...NAMES }, true, 'required', 'flag'],
    ['pin alone, no flag', PINS, false, 'required', 'pins-imply'],
    ['pin alone, flag', PINS, true, 'required', 'pins-imply'],
    ['names alone', NAMES, false, 'required', 'names-without-roots'],
    ['untrusted, no flag', UNTRUSTED, false, 'optional', 'accepts-untrusted'],
    [
      'untrusted and pin, no flag',
      { ...UNTRUSTED, ...PINS },
      false,
      'optional',
      'accepts-untrusted',
    ],
    [
      'untrusted and roots, no flag',
      { ...UNTRUSTED, ...ROOTS },
      false,
      'optional',
      'accepts-untrusted',
    ],
    [
      'untrusted, roots and names, no flag',
      { ...UNTRUSTED, ...ROOTS, ...NAMES },
      false,
      'optional',
      'accepts-untrusted',
    ],
    ['untrusted without roots, flag', UNTRUSTED, true, 'optional', 'flag-without-effect'],
    [
      'untrusted and roots, flag',
      { ...UNTRUSTED, ...ROOTS },
      true,
      'required',
      'accepts-untrusted',
    ],
    ['SPIFFE validator, no flag', SPIFFE, false, 'required', 'spiffe'],
    ['SPIFFE validator, flag', SPIFFE, true, 'required', 'spiffe'],
    ['roots that Envoy ignores', { systemRoots: true }, true, 'none', 'flag-without-effect'],
    [
      'empty roots',
      { trustedCa: { kind: 'inline', redacted: false, empty: true } },
      true,
      'none',
      'flag-without-effect',
    ],
    [
      'a validator of its own',
      { customValidator: { kind: 'other', name: 'x' } },
      true,
      'unknown',
      'custom-validator',
    ],
  ] as const)('%s', (_, fields, flag, demand, reason) => {
    expect(demanded(fields, flag)).toEqual({ demand, reason });
  });

  it('asks for nothing without a validation context, whatever the flag (recorded: H41-required-without-ca)', () => {
    const bare = effectiveTls(server({ requireClientCertificate: true }), lookupOf());
    expect(bare.clientCertificate).toEqual({ demand: 'none', reason: 'flag-without-effect' });
  });
});

describe('while the validation secret is not known', () => {
  const withSecret = (fields: Fields, flag: boolean, ...secrets: readonly Secret[]) =>
    effectiveTls(
      server({ validation: combined(fields), requireClientCertificate: flag }),
      lookupOf(...secrets),
    ).clientCertificate;

  it.each([
    ['names imply it', NAMES, false, 'required', 'names-imply'],
    ['names and the flag', NAMES, true, 'required', 'flag'],
    ['pins imply it', PINS, false, 'required', 'pins-imply'],
    ['roots of the default context with the flag', ROOTS, true, 'required', 'flag'],
    ['the flag alone is not enough', {}, true, 'unknown', 'secret-not-in-file'],
    ['nothing', {}, false, 'unknown', 'secret-not-in-file'],
    ['untrusted, no flag', UNTRUSTED, false, 'optional', 'accepts-untrusted'],
    ['untrusted, flag: roots may come', UNTRUSTED, true, 'unknown', 'secret-not-in-file'],
    [
      'untrusted and roots, flag',
      { ...UNTRUSTED, ...ROOTS },
      true,
      'required',
      'accepts-untrusted',
    ],
    ['SPIFFE validator', SPIFFE, false, 'required', 'spiffe'],
  ] as const)('%s', (_, fields, flag, demand, reason) => {
    expect(withSecret(fields, flag)).toEqual({ demand, reason });
  });
  it('tells a secret that waits from one that is not in the file', () => {
    const warming = withSecret({}, true, warmingSecret('ROOTCA'));
    expect(warming).toEqual({ demand: 'unknown', reason: 'secret-not-ready' });
  });
  it('is decided by the merged context once the secret is there', () => {
    const roots = rootsSecret('ROOTCA', ROOTS);
    expect(withSecret({}, true, roots)).toEqual({ demand: 'required', reason: 'flag' });
    expect(withSecret({}, false, roots)).toEqual({
      demand: 'optional',
      reason: 'roots-without-flag',
    });
    const spire = rootsSecret('ROOTCA', SPIFFE);
    expect(withSecret({}, false, spire)).toEqual({ demand: 'required', reason: 'spiffe' });
  });
});
