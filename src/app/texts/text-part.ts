import { type Language, type Locale, loadLanguage } from '../../texts';

/**
 * Texts that come on demand, a chunk for each language. Once a language is there it is at hand at
 * once, so that a change of language shows no gap.
 */
export interface TextPart<T> {
  /** One promise a language; another attempt where the one before failed. */
  load(locale: Locale): Promise<T>;
}

/** Parts of which some language was asked for. */
const wanted = new Set<TextPart<unknown>>();

/**
 * A promise that says what became of it, as React's `use` reads it: one that has come is read at once.
 * (Not to call `use` once the texts are there would change the hooks of a component that React takes up
 * again behind a wait.)
 */
const come = <T>(promise: Promise<T>, value: T): Promise<T> =>
  Object.assign(promise, { status: 'fulfilled', value });

/** `of` takes the part out of a language; `ready` are texts that need no loading: the page shows them from its start. */
export function textPart<T>(
  of: (language: Language) => T | Promise<T>,
  ready: Partial<Record<Locale, T>> = {},
): TextPart<T> {
  const loading = new Map<Locale, Promise<T>>();
  const part: TextPart<T> = {
    load: (locale) => {
      wanted.add(part);
      const running = loading.get(locale);
      if (running !== undefined) return running;
      const at = ready[locale];
      const begun =
        at === undefined ? loadLanguage(locale).then(of) : come(Promise.resolve(at), at);
      loading.set(locale, begun);
      begun.then(
        (texts) => come(begun, texts),
        () => loading.delete(locale),
      );
      return begun;
    },
  };
  if (Object.keys(ready).length > 0) wanted.add(part);
  return part;
}

/** Everything that the page has shown so far, in another language. */
export async function loadWanted(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((part) => part.load(locale)));
}
