import type { Matcher } from '../../model/matcher';
import { inRange, parseIp, parseRange } from '../ip-ranges';
import type { MatcherFit } from './trace';

/** A matcher that is looked up by one value. */
export type TreeMatcher = Extract<Matcher, { kind: 'exact' | 'prefix' | 'ranges' | 'domains' }>;

/**
 * The entries of a tree that a value fits, in the order in which Envoy tries them: if the nested
 * matcher of one does not match, the next is tried. Most specific first; of equal ranges the first
 * in the file (source/common/matcher/{exact,prefix}_map_matcher.h,
 * source/extensions/common/matcher/{ip_range,domain}_matcher.h).
 */
export function fitting(matcher: TreeMatcher, value: string): readonly MatcherFit[] {
  switch (matcher.kind) {
    case 'exact':
      return matcher.entries.flatMap(({ key }, entry) =>
        key === value ? [{ entry, key, passedOver: false }] : [],
      );
    case 'prefix':
      return matcher.entries
        .flatMap(({ key }, entry) =>
          value.startsWith(key) ? [{ entry, key, passedOver: false }] : [],
        )
        .sort((a, b) => b.key.length - a.key.length);
    case 'ranges':
      return ranges(matcher.entries, value);
    case 'domains':
      return domains(matcher.entries, value);
  }
}

function ranges(
  entries: Extract<Matcher, { kind: 'ranges' }>['entries'],
  value: string,
): readonly MatcherFit[] {
  const ip = parseIp(value);
  if (ip === undefined) return [];
  return entries
    .flatMap(({ ranges: texts, exclusive }, entry) =>
      texts.flatMap((key) => {
        const range = parseRange(key);
        return range !== undefined && inRange(ip, range)
          ? [{ entry, key, exclusive, length: range.length }]
          : [];
      }),
    )
    .sort((a, b) => b.length - a.length || a.entry - b.entry)
    .map(({ entry, key, exclusive }, place) => ({
      entry,
      key,
      passedOver: exclusive && place > 0,
    }));
}

/** Exact, `*.example.com`, `*.com`, `*`; as written, in the case of the file. */
function domains(
  entries: Extract<Matcher, { kind: 'domains' }>['entries'],
  value: string,
): readonly MatcherFit[] {
  if (value === '') return [];
  const wanted = [value];
  for (let dot = value.indexOf('.'); dot >= 0; dot = value.indexOf('.', dot + 1)) {
    wanted.push(`*${value.slice(dot)}`);
  }
  return [...wanted, '*'].flatMap((key) => {
    const entry = entries.findIndex(({ domains: texts }) => texts.includes(key));
    return entry < 0 ? [] : [{ entry, key, passedOver: false }];
  });
}
