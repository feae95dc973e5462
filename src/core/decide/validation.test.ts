import { describe, expect, it } from 'vitest';
import {
  CA,
  certificateSecret,
  combined,
  inline,
  lookupOf,
  rootsSecret,
  untyped,
  uri,
  validationContext,
  warmingSecret,
} from './fixtures/contexts';
import { effectiveValidation, mergeContexts } from './validation';

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
  });
  it.each(['acceptUntrusted', 'allowExpired'] as const)('lets no secret reset %s', (flag) => {
    const yes = validationContext({ [flag]: true });
    const no = validationContext({});
    expect(mergeContexts(yes, no)[flag]).toBe(true);
    expect(mergeContexts(no, yes)[flag]).toBe(true);
    expect(mergeContexts(no, no)[flag]).toBe(false);
  });
  it('replaces a oneof as a whole and keeps it where the secret has none', () => {
    const file = { kind: 'file', path: '/ca.pem' } as const;
    const preset = validationContext({ trustedCa: file });
    expect(mergeContexts(preset, validationContext({ trustedCa: CA })).trustedCa).toEqual(CA);
    expect(mergeContexts(preset, validationContext({})).trustedCa).toEqual(file);
  });
  it('lets a wrapper of the secret win, zero included', () => {
    const preset = validationContext({ maxVerifyDepth: 3 });
    expect(mergeContexts(preset, validationContext({ maxVerifyDepth: 0 })).maxVerifyDepth).toBe(0);
  });
});

describe('effectiveValidation', () => {
  it('says which secret widens the names of a default context (H.4, 48)', () => {
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
