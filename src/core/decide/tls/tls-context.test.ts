import { describe, expect, it } from 'vitest';
import type { Secret, ValidationContext } from '../../model/types';
import {
  CA,
  certificateSecret,
  client,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  secret,
  server,
  untyped,
  uri,
  validationContext,
  warmingSecret,
} from '../fixtures/contexts';
import type { SecretLookup } from '../secret/lookup';
import { effectiveTls, showsCertificate } from './tls-context';

const MESH = lookupOf(certificateSecret('default'), rootsSecret('ROOTCA', { trustedCa: CA }));
const certificate = {
  chain: CA,
  privateKey: CA,
  pkcs12: undefined,
  provider: undefined,
  pointer: reference('x').pointer,
};

const empty = { ...certificate, chain: undefined, privateKey: undefined };

describe('what this end presents', () => {
  it('is its secret', () => {
    const { presents } = effectiveTls(client({ sdsCertificates: [reference('default')] }), MESH);
    expect(presents).toMatchObject([{ kind: 'sds', state: { kind: 'in-file' } }]);
  });
  it('is the written certificate where both are there', () => {
    const both = client({ certificates: [certificate], sdsCertificates: [reference('default')] });
    const { presents, certificatesIgnored } = effectiveTls(both, MESH);
    expect(presents.map(({ kind }) => kind)).toEqual(['inline']);
    expect(certificatesIgnored.map(({ name }) => name)).toEqual(['default']);
  });
  it('is nothing where the written entry is empty', () => {
    expect(effectiveTls(client({ certificates: [empty] }), MESH).presents).toEqual([]);
    expect(showsCertificate(client({ certificates: [empty] }))).toBe(false);
    expect(showsCertificate(client({ certificates: [empty, certificate] }))).toBe(true);
    expect(showsCertificate(client({ sdsCertificates: [reference('x')] }))).toBe(true);
    expect(showsCertificate(client({}))).toBe(false);
  });
  it.each(['chain', 'privateKey', 'pkcs12'] as const)('counts an entry with %s alone', (field) => {
    const some = { ...empty, [field]: CA };
    expect(effectiveTls(client({ certificates: [some] }), MESH).presents).toHaveLength(1);
  });
  it('counts an entry whose key a provider has', () => {
    const some = { ...empty, provider: 'x' };
    expect(effectiveTls(client({ certificates: [some] }), MESH).presents).toHaveLength(1);
  });
  it('is asked for as a certificate', () => {
    const lookup: SecretLookup = (asked, use) =>
      use === 'certificate' ? MESH(asked, use) : { kind: 'not-in-file' };
    const end = client({ sdsCertificates: [reference('default')] });
    expect(effectiveTls(end, lookup)).toMatchObject({
      presents: [{ state: { kind: 'in-file' } }],
      certificatesIgnored: [],
      readiness: { ready: true },
    });
  });
});

describe('what this end sends and pins', () => {
  it('is its SNI, unless that is empty', () => {
    expect(effectiveTls(client({ sni: 'a.com' }), MESH).sni).toBe('a.com');
    expect(effectiveTls(client({ sni: '' }), MESH).sni).toBeUndefined();
  });
  it('are hashes of certificates and of keys', () => {
    const pinned = inline({ hashes: ['h'], spkis: ['s'] });
    expect(effectiveTls(client({ validation: pinned }), MESH).pins).toEqual(['h', 's']);
    expect(effectiveTls(client({}), MESH).pins).toEqual([]);
  });
  it('asks nothing of a client where it is one', () => {
    expect(effectiveTls(client({ requireClientCertificate: true }), MESH)).toMatchObject({
      clientCertificate: { demand: 'none', reason: 'client-end' },
    });
  });
});

const SPIFFE = { customValidator: { kind: 'spiffe', trustDomains: [] } } as const;

describe('what a client verifies (docs/decisions.md, "What is verified of the other end")', () => {
  const verify = (fields: Partial<ValidationContext>) => {
    const effective = effectiveTls(client({ validation: inline(fields) }), MESH);
    return [effective.verification.kind, effective.unverified];
  };
  it.each([
    ['nothing', {}, 'nothing', ['everything']],
    ['roots', { trustedCa: CA }, 'chain', ['name']],
    ['roots and names', { trustedCa: CA, typedNames: [uri('a')] }, 'chain', []],
    ['roots and pin', { trustedCa: CA, spkis: ['s'] }, 'chain', []],
    ['roots, expired allowed', { trustedCa: CA, allowExpired: true }, 'chain', ['name', 'expiry']],
    ['pin', { hashes: ['h'] }, 'pins', ['chain', 'expiry']],
    ['names alone', { typedNames: [uri('a')] }, 'refused', []],
    ['untrusted', { acceptUntrusted: true, trustedCa: CA }, 'accepts-untrusted', ['everything']],
    ['system roots', { systemRoots: true }, 'nothing', ['everything', 'system-roots-ignored']],
    ['SPIFFE', { customValidator: { kind: 'spiffe', trustDomains: [] } }, 'spiffe', ['name']],
    ['SPIFFE, names', { ...SPIFFE, untypedNames: [untyped('a')] }, 'spiffe', []],
    ['SPIFFE, expired allowed', { ...SPIFFE, allowExpired: true }, 'spiffe', ['name', 'expiry']],
    ['a validator of its own', { customValidator: { kind: 'other', name: 'x' } }, 'custom', []],
  ] as const)('%s', (_, fields, kind, gaps) => {
    expect(verify(fields)).toEqual([kind, gaps]);
  });
  it('says why nothing is verified', () => {
    const why = (fields: Partial<ValidationContext>) =>
      effectiveTls(client({ validation: inline(fields) }), MESH).verification;
    expect(why({})).toEqual({ kind: 'nothing', why: 'no-roots' });
    expect(why({ systemRoots: true })).toEqual({ kind: 'nothing', why: 'system-roots-ignored' });
  });
  it('verifies nothing without a validation context (recorded: H45-only-sni)', () => {
    const { verification, unverified } = effectiveTls(client({ sni: 'a' }), MESH);
    expect(verification).toEqual({ kind: 'nothing', why: 'no-context' });
    expect(unverified).toEqual(['everything']);
  });
});

describe('what a server end does not verify', () => {
  it('is the client where none has to show a certificate', () => {
    expect(effectiveTls(server({}), MESH).unverified).toEqual(['client']);
    const optional = effectiveTls(server({ validation: inline({ trustedCa: CA }) }), MESH);
    expect(optional.unverified).toEqual(['client', 'name']);
  });
  it('is nothing for a mesh’s own', () => {
    const mesh = server({
      validation: combined({ untypedNames: [untyped('spiffe://cluster.local/')] }),
      requireClientCertificate: true,
    });
    const effective = effectiveTls(mesh, MESH);
    expect(effective.unverified).toEqual([]);
    expect(effective.verification).toMatchObject({ kind: 'chain', roots: { kind: 'secret' } });
    expect(effective.names.map(({ value }) => value)).toEqual(['spiffe://cluster.local/']);
  });
});

describe('names in force', () => {
  it('are the typed ones alone where both kinds are set, merged ones included (recorded: H50-merge-drops-deprecated)', () => {
    const lookup = lookupOf(
      rootsSecret('ROOTCA', { trustedCa: CA, untypedNames: [untyped('old')] }),
    );
    const given = client({ validation: combined({ typedNames: [uri('new')] }) });
    const { names, untypedIgnored } = effectiveTls(given, lookup);
    expect(names.map(({ value }) => value)).toEqual(['new']);
    expect(untypedIgnored).toBe(true);
  });
  it('are URI names only for the SPIFFE validator', () => {
    const dns = { ...uri('a'), type: 'DNS' } as const;
    const given = inline({
      customValidator: { kind: 'spiffe', trustDomains: ['a'] },
      typedNames: [dns, uri('spiffe://a/b')],
    });
    const { names } = effectiveTls(client({ validation: given }), MESH);
    expect(names.map(({ value }) => value)).toEqual(['spiffe://a/b']);
  });
  it('are untyped ones too for the SPIFFE validator, which follows no SNI', () => {
    const given = inline({ ...SPIFFE, untypedNames: [untyped('a')], acceptUntrusted: true });
    const end = client({ validation: given, autoSniSanValidation: true, sni: 'a.com' });
    expect(effectiveTls(end, MESH)).toMatchObject({
      names: [{ value: 'a' }],
      namesFollowSni: false,
      untypedIgnored: false,
    });
  });
  it('are none for a validator of its own, and none where anything is accepted', () => {
    const names = { typedNames: [uri('a')], untypedNames: [untyped('b')] };
    const of = (fields: Partial<ValidationContext>) =>
      effectiveTls(client({ validation: inline({ ...names, ...fields }) }), MESH);
    const other = of({ customValidator: { kind: 'other', name: 'x' } });
    expect(other).toMatchObject({ names: [], untypedIgnored: false });
    expect(of({ acceptUntrusted: true })).toMatchObject({ names: [], untypedIgnored: true });
    expect(of({})).toMatchObject({ names: [{ value: 'a' }], untypedIgnored: true });
    expect(of({ typedNames: [] })).toMatchObject({
      names: [{ value: 'b' }],
      untypedIgnored: false,
    });
    expect(of({ untypedNames: [] })).toMatchObject({ untypedIgnored: false });
  });
  it('are not the SNI for a server end', () => {
    const validation = inline({ trustedCa: CA, typedNames: [uri('a')] });
    const end = server({ validation, autoSniSanValidation: true, sni: 'a.com' });
    expect(effectiveTls(end, MESH)).toMatchObject({
      names: [{ value: 'a' }],
      namesFollowSni: false,
    });
  });
  it('are the SNI with auto_sni_san_validation (recorded: H60-auto-sni-san-replaces)', () => {
    const given = client({
      validation: inline({ trustedCa: CA, typedNames: [uri('a')] }),
      autoSniSanValidation: true,
      sni: 'a.com',
    });
    const { names, unverified } = effectiveTls(given, MESH);
    expect(names).toEqual([{ type: 'DNS', how: 'exact', value: 'a.com', ignoreCase: false }]);
    expect(unverified).toEqual([]);
  });
  it('are those of the default context while its secret is missing: names need its roots', () => {
    const given = client({ validation: combined({ typedNames: [uri('a')] }) });
    const { verification, names } = effectiveTls(given, lookupOf());
    expect(verification).toMatchObject({ kind: 'chain', roots: { kind: 'secret' } });
    expect(names).toHaveLength(1);
    const bare = effectiveTls(client({ validation: combined() }), lookupOf());
    expect(bare.verification).toEqual({ kind: 'unknown' });
  });
});

describe('readiness', () => {
  const ready = (...secrets: readonly Secret[]) =>
    effectiveTls(
      client({
        sdsCertificates: [reference('rsa'), reference('ecdsa')],
        validation: combined({ typedNames: [uri('a')] }),
      }),
      lookupOf(...secrets),
    ).readiness;
  const roots = rootsSecret('ROOTCA', { trustedCa: CA });

  it('needs one of several certificates only (recorded: H55-listener-one-of-two-certificates)', () => {
    expect(ready(certificateSecret('rsa'), warmingSecret('ecdsa'), roots)).toEqual({ ready: true });
  });
  it('needs the validation secret', () => {
    const waits = ready(certificateSecret('rsa'), warmingSecret('ROOTCA'));
    expect(waits).toEqual({ ready: false, waitsFor: ['ROOTCA'] });
  });
  it('waits for all certificates where none has come', () => {
    const waits = ready(warmingSecret('rsa'), warmingSecret('ecdsa'), roots);
    expect(waits).toEqual({ ready: false, waitsFor: ['rsa', 'ecdsa'] });
  });
  it('is unknown where the file does not have the secret', () => {
    const unknown = ready(certificateSecret('rsa'));
    expect(unknown).toEqual({ ready: 'unknown', missing: ['ROOTCA'] });
    expect(ready(warmingSecret('rsa'), roots)).toEqual({ ready: 'unknown', missing: ['ecdsa'] });
  });
  it('tells a body that was masked out of the file from one that never came', () => {
    const masked = secret('ROOTCA', { kind: 'empty' }, { versionInfo: '7' });
    expect(ready(certificateSecret('rsa'), masked)).toEqual({ ready: true });
    const never = secret('ROOTCA', { kind: 'empty' }, { versionInfo: 'uninitialized' });
    expect(ready(certificateSecret('rsa'), never)).toMatchObject({ ready: false });
    const unsaid = secret('ROOTCA', { kind: 'empty' }, { versionInfo: undefined });
    expect(ready(certificateSecret('rsa'), unsaid)).toEqual({
      ready: 'unknown',
      missing: ['ROOTCA'],
    });
    const warming = secret('ROOTCA', { kind: 'empty' }, { versionInfo: '7', state: 'warming' });
    expect(ready(certificateSecret('rsa'), warming)).toMatchObject({ ready: false });
    const content = { kind: 'roots', context: validationContext({}) } as const;
    const whole = secret('ROOTCA', content, { versionInfo: undefined });
    expect(ready(certificateSecret('rsa'), whole)).toEqual({ ready: true });
    // An update that Envoy refused leaves the version before it in force.
    const rejected = { details: 'no', at: undefined };
    const refused = secret('ROOTCA', { kind: 'empty' }, { versionInfo: '7', rejected });
    expect(ready(certificateSecret('rsa'), refused)).toEqual({ ready: true });
  });
  it('asks for each secret as what it is used for, each name once', () => {
    const asked: (readonly [string, string])[] = [];
    const end = server({
      sdsCertificates: [reference('a')],
      validation: { kind: 'sds', reference: reference('a') },
      sessionTicketKeys: reference('a'),
    });
    const { readiness } = effectiveTls(end, ({ name }, use) => {
      asked.push([name, use]);
      return { kind: 'not-in-file' };
    });
    expect(new Set(asked.map(([, use]) => use))).toEqual(
      new Set(['certificate', 'roots', 'ticket-keys']),
    );
    expect(readiness).toEqual({ ready: 'unknown', missing: ['a'] });
  });
  it('needs no secret where the certificate is written', () => {
    const given = server({ certificates: [certificate], sdsCertificates: [reference('x')] });
    expect(effectiveTls(given, lookupOf()).readiness).toEqual({ ready: true });
  });
  it('needs the ticket keys', () => {
    const given = server({ sessionTicketKeys: reference('keys') });
    const { readiness } = effectiveTls(given, lookupOf(warmingSecret('keys')));
    expect(readiness).toEqual({ ready: false, waitsFor: ['keys'] });
  });
});
