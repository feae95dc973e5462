import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SanMatcher } from '../../model/types';
import type { Certificate, SubjectName } from '../../x509/types';
import { authority, certificate, dns, NOW, ROOT, signaturesOf } from '../fixtures/handshake-ends';
import { selectCertificate } from './certificate-selection';
import { verifyChain } from './chain/verify-chain';
import { matchNames } from './san-match';

const host = fc.stringMatching(/^[a-c]{1,2}(\.[a-c]{1,2}){0,2}$/);
const pattern = fc.oneof(
  host,
  host.map((name) => `*.${name}`),
);
const TYPES = ['DNS', 'URI', 'EMAIL', 'IP_ADDRESS'] as const;
const name: fc.Arbitrary<SubjectName> = fc.record({
  type: fc.constantFrom(...TYPES),
  value: pattern,
});
const matcher: fc.Arbitrary<SanMatcher> = fc.record({
  type: fc.constantFrom(...TYPES, 'ANY'),
  how: fc.constantFrom('exact', 'prefix', 'suffix', 'contains'),
  value: pattern,
  ignoreCase: fc.boolean(),
});

describe('SAN matching, whatever the names', () => {
  it('does not depend on any order', () => {
    fc.assert(
      fc.property(fc.array(matcher), fc.array(name), (matchers, names) => {
        const { passes } = matchNames(matchers, names);
        expect(matchNames(matchers.toReversed(), names.toReversed()).passes).toBe(passes);
      }),
    );
  });
  it('tries each matcher on each name, and passes by one that matches', () => {
    fc.assert(
      fc.property(fc.array(matcher, { minLength: 1 }), fc.array(name), (matchers, names) => {
        const verdict = matchNames(matchers, names);
        if (verdict.passes === 'unchecked') throw new Error('there are matchers');
        expect(verdict.tries.length).toBe(matchers.length * names.length);
        const matching = verdict.tries.filter(({ result }) => result === 'matches');
        expect(verdict.passes).toBe(matching.length > 0 ? 'yes' : 'no');
        if (verdict.passes === 'yes') expect(verdict.by).toEqual(matching[0]);
      }),
    );
  });
  it('never refuses for one matcher more', () => {
    fc.assert(
      fc.property(
        fc.array(matcher, { minLength: 1 }),
        matcher,
        fc.array(name),
        (some, more, names) => {
          const before = matchNames(some, names).passes;
          const after = matchNames([...some, more], names).passes;
          expect([before, after]).not.toEqual(['yes', 'no']);
        },
      ),
    );
  });
  it('passes a name that is asked for as it stands', () => {
    fc.assert(
      fc.property(name, (one) => {
        const asked: SanMatcher = {
          type: one.type === 'OTHER' ? 'ANY' : one.type,
          how: 'exact',
          value: one.value ?? '',
          ignoreCase: false,
        };
        expect(matchNames([asked], [one]).passes).toBe('yes');
      }),
    );
  });
});

const leaf: fc.Arbitrary<Certificate> = fc
  .record({
    names: fc.array(pattern, { maxLength: 3 }),
    curve: fc.constantFrom('P-256', 'P-384', ''),
  })
  .map(({ names, curve }) =>
    certificate('x', {
      names: names.map(dns),
      key: curve === '' ? { kind: 'RSA', bits: 2048 } : { kind: 'EC', curve },
    }),
  );
const hello = fc.record({
  sni: fc.option(host, { nil: undefined }),
  ecdsaCurves: fc.subarray(['P-256', 'P-384']),
});

describe('the choice of a certificate, whatever is offered', () => {
  it('is one of the list, and a client without ECDSA gets RSA by name', () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1 }), hello, fc.boolean(), (leaves, said, scan) => {
        const { index, reason } = selectCertificate(leaves, said, scan);
        const chosen = leaves[index];
        expect(chosen).toBeDefined();
        if (reason === 'first') expect(index).toBe(0);
        else if (said.ecdsaCurves.length === 0) expect(chosen?.key.kind).toBe('RSA');
      }),
    );
  });
  it('by name does not change for a certificate of the same kind that comes later', () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1 }), hello, (leaves, said) => {
        const first = selectCertificate(leaves, said, false);
        const again = selectCertificate([...leaves, ...leaves], said, false);
        expect(again).toEqual(first);
      }),
    );
  });
});

const MIDDLE = authority('MIDDLE', { issuer: 'CN=ROOT', role: 'intermediate' });
const LOWER = authority('LOWER', { issuer: 'CN=MIDDLE', role: 'intermediate' });
const STRANGE = authority('STRANGE');
const LEAF = certificate('leaf', { issuer: 'CN=LOWER' });
const EVERY = [ROOT, MIDDLE, LOWER, STRANGE];

describe('a chain, whatever is shown and trusted', () => {
  it('does not depend on the order of authorities, and ends in the bundle if it is whole', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(EVERY),
        fc.shuffledSubarray(EVERY),
        fc.boolean(),
        (shown, roots, partial) => {
          const verify = (others: readonly Certificate[], anchors: readonly Certificate[]) =>
            verifyChain([LEAF, ...others], {
              roots: anchors,
              partial,
              purpose: 'server',
              now: NOW,
              depth: 100,
              lists: undefined,
              listsForLeafOnly: false,
              signatures: signaturesOf(...EVERY, LEAF),
            });
          const verdict = verify(shown, roots);
          expect(verify(shown.toReversed(), roots.toReversed())).toEqual(verdict);
          expect(verdict.path[0]).toBe(LEAF);
          if (verdict.ok) {
            const end = verdict.path.at(-1);
            expect(roots).toContain(end);
            if (!partial) expect(end?.issuer).toBe(end?.subject);
          }
        },
      ),
    );
  });
});
