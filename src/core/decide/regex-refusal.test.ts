import { describe, expect, it } from 'vitest';
import { wholeMatcher } from './regex';
import { regexRefusal } from './regex-refusal';

// What `envoy --mode validate` of Envoy 1.40 says to each as the regex of a SAN matcher.
describe('a regex that Envoy refuses, in its words', () => {
  it.each([
    ['(', 'missing ): ('],
    ['a)', 'unexpected ): a)'],
    ['[a', 'missing ]: [a'],
    ['[^]', 'missing ]: [^]'],
    ['*', 'no argument for repetition operator: *'],
    ['a|*', 'no argument for repetition operator: *'],
    ['a**', 'bad repetition operator: **'],
    ['a{2}{3}', 'bad repetition operator: {2}{3}'],
    ['a{1001}', 'invalid repetition size: {1001}'],
    ['x{2,1}', 'invalid repetition size: {2,1}'],
    ['(a{1000}){1000}', 'invalid repetition size: {1000}'],
    ['a\\', 'trailing \\'],
    ['\\1', 'invalid escape sequence: \\1'],
    ['\\Z', 'invalid escape sequence: \\Z'],
    ['[b-a]', 'invalid character class range: b-a'],
    ['[[:foo:]]', 'invalid character class range: [:foo:]'],
    ['\\pX', 'invalid character class range: \\pX'],
    ['(?P<n', 'invalid named capture group: (?P<n'],
    ['(?P<>a)', 'invalid named capture group: (?P<>'],
    ['(?P=n)', 'invalid perl operator: (?P'],
    ['(?=a)', 'invalid perl operator: (?='],
    ['(?!a)', 'invalid perl operator: (?!'],
    ['(?<=a)', 'invalid perl operator: (?<='],
    ['(?<!a)', 'invalid perl operator: (?<!'],
    ['(?>a)', 'invalid perl operator: (?>'],
    ['(?z)', 'invalid perl operator: (?z'],
    ['(?i', 'invalid perl operator: (?i'],
    // What is forgiven below does not change what is said of another fault.
    ['(?P<n>a))', 'unexpected ): (?P<n>a))'],
    ['[\\C]', 'invalid escape sequence: \\C'],
  ])('%s', (regex, words) => {
    expect(regexRefusal(regex)).toBe(words);
    expect(wholeMatcher(regex)).toBeUndefined();
  });
});

describe('a regex that Envoy takes', () => {
  it.each([
    ['spiffe://.*', 'spiffe://td/ns/a', 'xspiffe://td'],
    // The whole text must fit.
    ['a|ab', 'ab', 'abc'],
    ['(?i:A)b', 'ab', 'aB'],
    ['\\p{Greek}', 'α', 'a'],
    ['\\Q(\\E', '(', '\\Q('],
    ['a{,2}', 'a{,2}', 'aa'],
    ['[]a]', ']', 'b'],
    ['(?<n>a)', 'a', 'n'],
    // Groups of one name, and any byte: only the twin of RE2 refuses them.
    ['(?P<n>a)(?P<n>b)', 'ab', 'aa'],
    ['(?P<n>a)[(?P<n>](?<n>\\(?)', 'aP', 'a('.concat('((')],
    ['(?<name>a)(?<name>b)', 'ab', 'aa'],
    ['(?P<n>a)[[:alpha:](?P<n>](?P<n>b)', 'a?b', 'ab'],
    ['a\\Cb', 'a\nb', 'ab'],
    ['\\\\C\\C', '\\Cx', 'Cx'],
  ])('%s', (regex, fits, differs) => {
    expect(regexRefusal(regex)).toBeUndefined();
    expect(wholeMatcher(regex)?.matches(fits)).toBe(true);
    expect(wholeMatcher(regex)?.matches(differs)).toBe(false);
  });
});

it('a regex made to take time takes little', () => {
  const begun = performance.now();
  for (const part of ['[', '[\\a', '[[:a', '(?P<n>a)[', '\\C(']) {
    // The longest that are taken apart.
    expect(regexRefusal(part.repeat(Math.floor(4096 / part.length)))).toBeDefined();
  }
  expect(performance.now() - begun).toBeLessThan(2000);
});
