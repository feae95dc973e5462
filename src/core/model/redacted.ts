import type { TextMatcher } from './matcher';

/**
 * What stands in a redacted dump for something that cannot be mapped: a regex, a part of a name, a
 * pin. Nothing follows from it, neither that it fits nor that it does not.
 */
export const REDACTED_PART = 'redacted';

/** A matcher that was redacted: written as an extension of this name, of which nothing is known. */
export const isRedacted = ({ how, value }: Pick<TextMatcher, 'how' | 'value'>): boolean =>
  how === 'custom' && value === REDACTED_PART;
