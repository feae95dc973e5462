import { readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { istioctlLists } from '../core/testing/istioctl';
import { corpusFiles } from '../testing/corpus';
import { expectListToOpen } from './testing/expect-list';

const dumps = corpusFiles().flatMap((file) => {
  const lists = istioctlLists(readFileSync(file.path, 'utf8'));
  return lists.length === 0 ? [] : [{ ...file, lists }];
});

describe.each(dumps)('what istioctl prints of $name', ({ lists }) => {
  it.each(lists)('opens with all that the dump has in force: $kind', expectListToOpen, 120_000);
});
