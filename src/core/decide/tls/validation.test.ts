import { describe, expect, it } from 'vitest';
import {
  CA,
  certificateSecret,
  combined,
  inline,
  lookupOf,
  reference,
  rootsSecret,
  untyped,
  uri,
  validationContext,
  warmingSecret,
} from '../fixtures/contexts';
import type { SecretLookup } from '../secret/lookup';
import { EMPTY_CONTEXT, effectiveValidation, mergeContexts } from './validation';

describe('mergeContexts, as protobuf merges', () => {
  it('appends lists, the default’s first', () => {
    const merged = mergeContexts(
      validationContext({ typedNames: [uri('a')], hashes: ['h1'], spkis: ['s1'] }),
      validationContext({ typedNames: [uri('b')], hashes: ['h2'], untypedNames: [untyped('c')] }),
    );
    expect(merged.typedNames.map((name) => name.value)).toEqual(['a', 'b']);
    expect(merged.untypedNames.map((name) => name.value)).toEqual(['c']);
    expect(merged.hashes).toEqual(['h1', 'h2']);
    expect(merged.spkis).toEqual(['s1']);
    const [some, none] = [validationContext({ spkis: ['s'] }), validationContext({})];
    expect(mergeContexts(none, some).spkis).toBe(some.spkis);
    expect(mergeContexts(some, none).spkis).toBe(some.spkis);
  });
  it.each(['acceptUntrusted', 'allowExpired', 'systemRoots'] as const)(
    'lets no secret reset %s',
    (flag) => {
      const yes = validationContext({ [flag]: true });
      const no = validationContext({});
      expect(mergeContexts(yes, no)[flag]).toBe(true);
      expect(mergeContexts(no, yes)[flag]).toBe(true);
      expect(mergeContexts(no, no)[flag]).toBe(false);
    },
  );
  it('replaces a oneof as a whole and keeps it where the secret has none', () => {
    const file = { kind: 'file', path: '/ca.pem' } as const;
    const preset = validationContext({ trustedCa: file });
    expect(mergeContexts(preset, validationContext({ trustedCa: CA })).trustedCa).toEqual(CA);
    expect(mergeContexts(preset, validationContext({})).trustedCa).toEqual(file);
    const listed = validationContext({ crl: file });
    expect(mergeContexts(listed, validationContext({ crl: CA })).crl).toEqual(CA);
    expect(mergeContexts(listed, validationContext({})).crl).toEqual(file);
    const one = { kind: 'other', name: '1' } as const;
    const custom = validationContext({ customValidator: one });
    const other = validationContext({ customValidator: { kind: 'other', name: '2' } });
    expect(mergeContexts(custom, other).customValidator).toEqual({ kind: 'other', name: '2' });
    expect(mergeContexts(custom, validationContext({})).customValidator).toEqual(one);
  });
  it('lets a wrapper of the secret win, zero included', () => {
    const preset = validationContext({ maxVerifyDepth: 3 });
    expect(mergeContexts(preset, validationContext({ maxVerifyDepth: 0 })).maxVerifyDepth).toBe(0);
    expect(mergeContexts(preset, validationContext({ maxVerifyDepth: 5 })).maxVerifyDepth).toBe(5);
    expect(mergeContexts(preset, validationContext({})).maxVerifyDepth).toBe(3);
  });
});

describe('effectiveValidation', () => {
  it('says which secret widens the names of a default context (recorded: H48-merge-appends-matchers)', () => {
    const lookup = lookupOf(rootsSecret('ROOTCA', { trustedCa: CA, typedNames: [uri('b')] }));
    const widened = effectiveValidation(combined({ typedNames: [uri('a')] }), lookup);
    expect(widened).toMatchObject({ kind: 'known', widenedBy: 'ROOTCA' });
    expect(effectiveValidation(combined(), lookup)).toMatchObject({ widenedBy: undefined });
  });
  it('says where the roots come from', () => {
    const lookup = lookupOf(rootsSecret('ROOTCA', { trustedCa: CA }));
    expect(effectiveValidation(combined(), lookup)).toMatchObject({ roots: { kind: 'secret' } });
    const own = combined({ trustedCa: CA });
    const none = lookupOf(rootsSecret('ROOTCA', {}));
    expect(effectiveValidation(own, none)).toMatchObject({ roots: { kind: 'context' } });
    expect(effectiveValidation(inline({}), none)).toMatchObject({ roots: undefined });
  });
  it('takes an empty text for no roots', () => {
    const empty = { kind: 'inline', redacted: false, empty: true } as const;
    const validation = effectiveValidation(inline({ trustedCa: empty }), lookupOf());
    expect(validation).toMatchObject({ kind: 'known', roots: undefined });
    const file = { kind: 'file', path: '/ca.pem' } as const;
    expect(effectiveValidation(inline({ trustedCa: file }), lookupOf())).toMatchObject({
      roots: { kind: 'context', data: file },
    });
  });
  it('is the secret’s alone without a default context', () => {
    const roots = rootsSecret('ROOTCA', { trustedCa: CA, typedNames: [uri('b')] });
    const asked = { kind: 'sds', reference: reference('ROOTCA') } as const;
    const lookup: SecretLookup = (one, use) =>
      use === 'roots' ? lookupOf(roots)(one, use) : { kind: 'not-in-file' };
    expect(effectiveValidation(asked, lookup)).toMatchObject({
      kind: 'known',
      context: { typedNames: [{ value: 'b' }] },
      widenedBy: undefined,
    });
    expect(effectiveValidation(asked, lookupOf())).toMatchObject({
      kind: 'partial',
      context: EMPTY_CONTEXT,
    });
  });
  it.each([
    ['not-in-file', lookupOf()],
    ['not-ready', lookupOf(warmingSecret('ROOTCA'))],
    ['wrong-kind', lookupOf(certificateSecret('ROOTCA'))],
  ])('is partial while the secret is %s', (why, lookup) => {
    const validation = effectiveValidation(combined({ typedNames: [uri('a')] }), lookup);
    expect(validation).toMatchObject({ kind: 'partial', why });
  });
});
