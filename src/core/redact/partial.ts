import type { Names } from './names';
import { folded } from './pseudonyms';
import { SCHEMES } from './vocabulary/standards';

export type PartialMatch = 'prefix' | 'suffix' | 'contains';

/** A name without structure: no number, and none of the words that are kept. */
const isPlain = (name: string): boolean =>
  /^[A-Za-z][\w-]*[A-Za-z\d-]$|^[A-Za-z]$/.test(name) &&
  !/^(svc|cluster|local|ns|sa|inbound|outbound)$/.test(folded(name));

const allPlain = (text: string, parting: '.' | '/'): boolean =>
  text.split(parting).every((name) => name === '' || isPlain(name));

/**
 * A matcher that looks at a part of a name, mapped so that it says the same of pseudonyms as it did of
 * names; undefined: it would not, because it ends inside a name, or names around it are not known.
 */
export function mapPartial(names: Names, how: PartialMatch, value: string): string | undefined {
  if (value === '') return value;
  switch (how) {
    case 'prefix':
      return isWholePrefix(value) ? names.text(value) : undefined;
    case 'suffix':
      return isWholeSuffix(value) ? names.text(value) : undefined;
    case 'contains':
      return isWholeInside(value) ? names.text(value) : undefined;
  }
}

function isWholePrefix(value: string): boolean {
  const [, scheme, rest = ''] = /^([A-Za-z][A-Za-z\d+-]*):\/\/(.*)$/s.exec(value) ?? [];
  // The text between a scheme and a slash is a whole name, and so is each segment of a path.
  if (scheme !== undefined) return rest === '' ? SCHEMES.has(folded(scheme)) : rest.endsWith('/');
  if (value.endsWith('/') || value.endsWith('.')) {
    const parting = value.endsWith('/') ? '/' : '.';
    return !value.includes('//') && allPlain(value, parting);
  }
  return false;
}

/** The end of a host is known from its end. */
const isWholeSuffix = (value: string): boolean =>
  /^(\.[A-Za-z_-][\w-]*)+$/.test(value) || (/^\/[^/]/.test(value) && allPlain(value, '/'));

const isWholeInside = (value: string): boolean =>
  !/\/\//.test(value) &&
  ((/^\..*\.$/.test(value) && allPlain(value, '.')) ||
    (/^\/.+\/$/.test(value) && allPlain(value, '/')));
