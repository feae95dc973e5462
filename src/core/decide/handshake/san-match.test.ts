import { describe, expect, it } from 'vitest';
import type { SanMatcher, SanType } from '../../model/types';
import type { SubjectName } from '../../x509/types';
import { matchNames } from './san-match';

const match = (
  type: SanType,
  how: SanMatcher['how'],
  value: string,
  ignoreCase = false,
): SanMatcher => ({ type, how, value, ignoreCase });
const dns = (value: string): SubjectName => ({ type: 'DNS', value });
const uri = (value: string): SubjectName => ({ type: 'URI', value });
const ip = (value: string): SubjectName => ({ type: 'IP_ADDRESS', value });
const ID = 'spiffe://cluster.local/ns/dev/sa/default';

const passes = (matcher: SanMatcher, ...names: readonly SubjectName[]) =>
  matchNames([matcher], names).passes;

describe('SAN matching (numbers: H cases of lab/recordings/handshakes)', () => {
  it('33: a URI is equal', () => {
    expect(passes(match('URI', 'exact', ID), uri(ID))).toBe('yes');
  });
  it('34: a name fits a wildcard of the certificate', () => {
    expect(passes(match('DNS', 'exact', 'api.example.com'), dns('*.example.com'))).toBe('yes');
  });
  it('35: a wildcard in the matcher is text', () => {
    expect(passes(match('DNS', 'exact', '*.example.com'), dns('api.example.com'))).toBe('no');
    expect(passes(match('DNS', 'exact', '*.example.com'), dns('*.example.com'))).toBe('yes');
  });
  it('36: a suffix is looked for in the raw text', () => {
    expect(passes(match('DNS', 'suffix', '.example.com'), dns('*.example.com'))).toBe('yes');
  });
  it('37: a wildcard is one label deep', () => {
    expect(passes(match('DNS', 'exact', 'a.b.example.com'), dns('*.example.com'))).toBe('no');
  });
  it('38: a regex fits the whole text', () => {
    expect(passes(match('URI', 'regex', 'spiffe://cluster.local'), uri(ID))).toBe('no');
    expect(passes(match('URI', 'regex', 'spiffe://cluster\\.local/.*'), uri(ID))).toBe('yes');
  });
  it('39: the common name is never looked at', () => {
    expect(matchNames([match('DNS', 'exact', 'x.example.com')], undefined)).toMatchObject({
      passes: 'no',
      noNames: true,
    });
  });
  it('40: an untyped matcher looks at URIs too', () => {
    expect(passes(match('ANY', 'prefix', 'spiffe://cluster.local/'), uri(ID))).toBe('yes');
  });
});

describe('SAN matching', () => {
  it('asks nothing where there is no matcher', () => {
    expect(matchNames([], undefined)).toEqual({ passes: 'unchecked' });
  });
  it('looks at names of its own type alone', () => {
    expect(passes(match('DNS', 'exact', ID), uri(ID))).toBe('no');
    expect(passes(match('ANY', 'exact', 'x'), { type: 'OTHER', value: 'x' })).toBe('no');
  });
  it('tells by which matcher and which name', () => {
    const verdict = matchNames(
      [match('DNS', 'exact', 'other.org'), match('URI', 'prefix', 'spiffe://')],
      [dns('api.example.com'), uri(ID)],
    );
    expect(verdict).toMatchObject({ passes: 'yes', by: { matcher: 1, name: 1 } });
  });
  it('compares names without regard to case, other texts only if told so', () => {
    expect(passes(match('DNS', 'exact', 'API.example.com'), dns('api.EXAMPLE.com'))).toBe('yes');
    expect(passes(match('URI', 'exact', ID.toUpperCase()), uri(ID))).toBe('no');
    expect(passes(match('URI', 'exact', ID.toUpperCase(), true), uri(ID))).toBe('yes');
    expect(passes(match('URI', 'contains', 'CLUSTER', true), uri(ID))).toBe('yes');
  });
  it('takes a part of a label for a wildcard, once, and never in an A-label', () => {
    const given = match('DNS', 'exact', 'web.example.com');
    expect(passes(given, dns('w*.example.com'))).toBe('yes');
    expect(passes(given, dns('w*b.example.com'))).toBe('yes');
    expect(passes(given, dns('we*eb.example.com'))).toBe('no');
    expect(passes(given, dns('*e*.example.com'))).toBe('no');
    expect(passes(match('DNS', 'exact', 'xn--ab.example.com'), dns('xn--*.example.com'))).toBe(
      'no',
    );
    expect(passes(match('DNS', 'exact', 'com'), dns('*'))).toBe('no');
  });
  it('compares addresses as text', () => {
    expect(passes(match('IP_ADDRESS', 'exact', '2001:db8::1'), ip('2001:db8::1'))).toBe('yes');
    expect(passes(match('IP_ADDRESS', 'exact', '2001:DB8:0::1'), ip('2001:db8::1'))).toBe('no');
  });
  it('does not guess what an extension matches', () => {
    expect(passes(match('URI', 'custom', 'x'), uri(ID))).toBe('unknown');
    expect(
      passes(match('OTHER_NAME', 'exact', 'x'), { type: 'OTHER_NAME', value: undefined }),
    ).toBe('unknown');
  });
  it('never matches by a regex that is none', () => {
    expect(passes(match('URI', 'regex', '('), uri('('))).toBe('no');
  });
});
