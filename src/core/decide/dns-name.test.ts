import { describe, expect, it } from 'vitest';
import { dnsNameMatches } from './dns-name';

describe('a name and a pattern of a certificate (RFC 6125 6.4.3)', () => {
  it.each([
    ['api.example.com', 'api.example.com'],
    ['API.example.com', 'api.EXAMPLE.com'],
    ['localhost', 'localhost'],
    ['a.example.com', '*.example.com'],
    ['A.Example.com', '*.eXample.com'],
    // A star in part of a label, which may match nothing.
    ['api.example.com', 'a*.example.com'],
    ['api.example.com', '*i.example.com'],
    ['api.example.com', 'a*i.example.com'],
    ['api.example.com', 'api*.example.com'],
    ['ai.example.com', 'a*i.example.com'],
  ])('%s fits %s', (name, pattern) => {
    expect(dnsNameMatches(name, pattern)).toBe(true);
  });
  it.each([
    ['b.example.com', 'a.example.com'],
    ['a.example.com', '*.example.org'],
    ['a.example.com', 'example.com'],
    // A star is one label, and the left-most.
    ['a.b.example.com', '*.example.com'],
    ['example.com', '*.example.com'],
    ['a.b.com', 'a.*.com'],
    ['b.*.com', '*.*.com'],
    // Both have two labels.
    ['localhost', '*'],
    ['localhost', 'l*'],
    ['localhost', '*.localhost'],
    ['local.host', '*'],
    // Once.
    ['abc.example.com', 'a**.example.com'],
    ['abc.example.com', '*b*.example.com'],
    // Its ends do not overlap.
    ['a.example.com', 'a*a.example.com'],
    ['xapi.example.com', 'a*i.example.com'],
    ['apix.example.com', 'a*i.example.com'],
    // Not within an A-label.
    ['xn--ab.example.com', 'xn--*.example.com'],
  ])('%s does not fit %s', (name, pattern) => {
    expect(dnsNameMatches(name, pattern)).toBe(false);
  });
});
