import { RE2JS } from 're2js';

/** Longer ones are compiled as they are: taking them apart is not linear in time. */
const MAX_LETTERS = 4096;

/** An escape, a class of characters, the beginning of a named group: what must not be taken apart. */
const PART = /\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\(\?P?<\w+>/g;

/**
 * Compiles as RE2 does where its JavaScript twin is stricter (asked of Envoy 1.40): two groups may have
 * one name, and `\C` is any byte (here: any character, which is the same in a name of ASCII). Throws the
 * twin's RE2JSSyntaxException.
 */
export function compileRe2(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (pattern.length > MAX_LETTERS) throw error;
    const same = pattern.replace(PART, (part) => {
      if (part === '\\C') return '(?s:.)';
      return part.startsWith('(?') ? '(' : part;
    });
    try {
      return RE2JS.compile(same);
    } catch {
      throw error;
    }
  }
}
