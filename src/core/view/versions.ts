/** The fields of a link by name, decoded. */
export type LinkParams = ReadonlyMap<string, string>;

/** Makes the fields of one version into those of the next. */
export type Upgrader = (params: LinkParams) => LinkParams;

/**
 * The version of the form that links have. A change that an older reader would misread needs a new
 * one, an upgrader from the one before, and links of it in `fixtures/links.ts`; a field more does not.
 */
export const VERSION = 1;

/** By the version that each one leads away from. Links of any version open for ever. */
const UPGRADERS: Readonly<Record<number, Upgrader>> = {};

/** The fields of a fragment, with or without `#`; one that is not percent-encoded text is left out. */
export function linkParams(fragment: string): LinkParams {
  const pairs = fragment
    .replace(/^#/, '')
    .split('&')
    .flatMap((pair) => {
      const at = pair.indexOf('=');
      const value = at < 0 ? undefined : decodeComponent(pair.slice(at + 1));
      return value === undefined ? [] : [[pair.slice(0, at), value] as const];
    });
  return new Map(pairs);
}

/**
 * The fields as this version has them. A version that is missing or is none at all is taken for this
 * one: what of the link can be read, is.
 */
export function upgraded(
  params: LinkParams,
  upgraders: Readonly<Record<number, Upgrader>> = UPGRADERS,
  version = VERSION,
): LinkParams | 'newer' {
  const text = params.get('v') ?? '';
  const from = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : version;
  if (from > version) return 'newer';
  let now = params;
  for (let at = from; at < version; at++) now = upgraders[at]?.(now) ?? now;
  return now;
}

function decodeComponent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
