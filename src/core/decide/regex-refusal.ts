import { RE2JS, RE2JSSyntaxException } from 're2js';

/** What RE2 says where its JavaScript twin has other words (re2.cc, kErrorStrings). */
const WORDS: Readonly<Record<string, string>> = {
  'missing closing )': 'missing )',
  'missing closing ]': 'missing ]',
  'missing argument to repetition operator': 'no argument for repetition operator',
  'invalid nested repetition operator': 'bad repetition operator',
  'invalid repeat count': 'invalid repetition size',
  'trailing backslash at end of expression': 'trailing \\',
  'invalid named capture': 'invalid named capture group',
  'invalid or unsupported Perl syntax': 'invalid perl operator',
};

/** Why Envoy refuses a regex, in RE2's words; undefined: it does not. */
export function regexRefusal(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) return `bad regex: ${pattern}`;
    const words = error.getDescription();
    const known = Object.hasOwn(WORDS, words) ? WORDS[words] : words;
    return `${known}: ${error.getPattern() ?? ''}`;
  }
}
