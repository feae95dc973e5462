import { isArray, isObject, type JsonValue } from '../../core/base/json';
import type { Replaced } from '../share-questions';

/** Long texts (certificates) are shown by their beginning. */
const LONGEST = 120;

const short = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** Originals and replacements of a redacted value, each once, in the order of the file. */
export function replacedIn(original: JsonValue, redacted: JsonValue): readonly Replaced[] {
  const found = new Map<string, string>();
  const visit = (before: JsonValue, after: JsonValue): void => {
    if (typeof before === 'string' && typeof after === 'string') {
      if (before !== after) found.set(short(before), short(after));
    } else if (isArray(before) && isArray(after)) {
      before.forEach((element, i) => {
        visit(element, after[i] ?? null);
      });
    } else if (isObject(before) && isObject(after)) {
      const keys = Object.keys(after);
      Object.entries(before).forEach(([key, member], i) => {
        const now = keys[i] ?? key;
        visit(key, now);
        visit(member, after[now] ?? null);
      });
    }
  };
  visit(original, redacted);
  return [...found];
}
