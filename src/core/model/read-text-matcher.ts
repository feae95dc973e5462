import type { Message } from '../dump/schema/message';
import { BOOL } from '../dump/schema/scalars';
import type { TextMatcher } from './matcher';

/**
 * Letters of a regex that is tried. What reads regexes here takes a time that grows with the square of
 * their length; of a longer one nothing is said, as of a matcher that is not known.
 */
const MAX_REGEX = 4_000;

/** type/matcher/v3/string.proto StringMatcher, and its like in xds/type/matcher/v3. */
export function readTextMatcher(message: Message): TextMatcher {
  const ignoreCase = message.get('ignore_case', BOOL) ?? false;
  for (const how of ['exact', 'prefix', 'suffix', 'contains'] as const) {
    const value = message.text(how);
    if (value !== undefined) return { how, value, ignoreCase };
  }
  const regex = message.message('safe_regex')?.text('regex') ?? message.text('regex');
  if (regex !== undefined && regex.length > MAX_REGEX) {
    return { how: 'custom', value: 'safe_regex', ignoreCase };
  }
  if (regex !== undefined) return { how: 'regex', value: regex, ignoreCase: false };
  return { how: 'custom', value: message.message('custom')?.text('name') ?? '', ignoreCase };
}
