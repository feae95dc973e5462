import type { Message } from '../dump/schema/message';
import { BOOL } from '../dump/schema/scalars';
import type { TextMatcher } from './matcher';

/** type/matcher/v3/string.proto StringMatcher, and its like in xds/type/matcher/v3. */
export function readTextMatcher(message: Message): TextMatcher {
  const ignoreCase = message.get('ignore_case', BOOL) ?? false;
  for (const how of ['exact', 'prefix', 'suffix', 'contains'] as const) {
    const value = message.text(how);
    if (value !== undefined) return { how, value, ignoreCase };
  }
  const regex = message.message('safe_regex')?.text('regex') ?? message.text('regex');
  if (regex !== undefined) return { how: 'regex', value: regex, ignoreCase: false };
  return { how: 'custom', value: message.message('custom')?.text('name') ?? '', ignoreCase };
}
