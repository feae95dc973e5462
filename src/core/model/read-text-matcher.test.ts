import { expect, it } from 'vitest';
import { ROOT } from '../base/pointer';
import { Message } from '../dump/schema/message';
import { readTextMatcher } from './read-text-matcher';

const read = (regex: string) =>
  readTextMatcher(new Message({ safe_regex: { regex } }, ROOT, () => undefined));

it('a regex is tried, unless it is so long that trying it would hold everything up', () => {
  expect(read('a+')).toMatchObject({ how: 'regex', value: 'a+' });
  expect(read('[[:a'.repeat(10_000))).toMatchObject({ how: 'custom' });
});
