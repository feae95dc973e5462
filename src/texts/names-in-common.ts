/**
 * Names without the segments that all of them begin with, so that what differs comes first; whole where
 * they share none or there is but one.
 */
export function withoutCommon(
  ...lists: readonly (readonly string[])[]
): readonly (readonly string[])[] {
  const all = [...new Set(lists.flat())].map((name) => name.split('/'));
  const [first = []] = all;
  if (all.length < 2) return lists;
  // The last segment always stays.
  const most = Math.min(...all.map(({ length }) => length - 1));
  let shared = 0;
  while (shared < most && all.every((one) => one[shared] === first[shared])) shared += 1;
  if (shared === 0) return lists;
  return lists.map((names) => names.map((name) => `…/${name.split('/').slice(shared).join('/')}`));
}
