import { RE2JSSyntaxException } from 're2js';
import { compileRe2 } from './re2';

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
    compileRe2(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) return `bad regex: ${pattern}`;
    const part = error.getPattern() ?? '';
    // RE2 has no lookbehind, its twin takes one for a group with an odd name.
    const [lookbehind] = /^\(\?<[=!]/.exec(part) ?? [];
    if (lookbehind !== undefined) return `invalid perl operator: ${lookbehind}`;
    const description = error.getDescription();
    const words = Object.hasOwn(WORDS, description) ? WORDS[description] : description;
    return part === '' ? words : `${words}: ${part}`;
  }
}
