import { compileRe2 } from './re2';

/** A regex of Envoy's: RE2 syntax, linear time. `undefined`: Envoy refuses it as well. */
export interface WholeMatcher {
  /** Whether the whole text fits (source/common/common/regex.cc, RE2::FullMatch). */
  matches(text: string): boolean;
}

const known = new Map<string, WholeMatcher | undefined>();
/** A file has few different regexes; a hostile one must not fill the memory. */
const MAX_KNOWN = 1000;

export function wholeMatcher(pattern: string): WholeMatcher | undefined {
  if (known.has(pattern)) return known.get(pattern);
  if (known.size >= MAX_KNOWN) known.clear();
  const matcher = compile(pattern);
  known.set(pattern, matcher);
  return matcher;
}

function compile(pattern: string): WholeMatcher | undefined {
  try {
    const regex = compileRe2(pattern);
    return { matches: (text) => regex.matches(text) };
  } catch {
    return undefined;
  }
}
