import type { TextMatcher } from './matcher';

/**
 * Replaces in a redacted dump what cannot be mapped: a regex, a part of a name, a pin. Whether it
 * matches is unknown.
 */
export const REDACTED_PART = 'redacted';

/** A matcher that was redacted: written as an extension of this name, of which nothing is known. */
export const isRedacted = ({ how, value }: Pick<TextMatcher, 'how' | 'value'>): boolean =>
  how === 'custom' && value === REDACTED_PART;
