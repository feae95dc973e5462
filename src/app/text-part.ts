import { type Language, type Locale, loadLanguage } from '../texts';

/**
 * Texts that come on demand, a chunk for each language. Once a language is there it is at hand at
 * once, so that a change of language shows no gap.
 */
export interface TextPart<T> {
  /** The texts if they are there already. */
  at(locale: Locale): T | undefined;
  /** One promise a language; another attempt where the one before failed. */
  load(locale: Locale): Promise<T>;
}

/** Parts of which some language was asked for. */
const wanted = new Set<TextPart<unknown>>();

/** `of` takes the part out of a language; `ready` are texts that need no loading: the page shows them from its start. */
export function textPart<T>(
  of: (language: Language) => T | Promise<T>,
  ready: Partial<Record<Locale, T>> = {},
): TextPart<T> {
  const loaded = new Map<Locale, T>();
  const loading = new Map<Locale, Promise<T>>();
  const part: TextPart<T> = {
    at: (locale) => loaded.get(locale) ?? ready[locale],
    load: (locale) => {
      wanted.add(part);
      const running = loading.get(locale);
      if (running !== undefined) return running;
      const begun = loadLanguage(locale)
        .then(of)
        .then(
          (texts) => {
            loaded.set(locale, texts);
            return texts;
          },
          (error: unknown) => {
            loading.delete(locale);
            throw error;
          },
        );
      loading.set(locale, begun);
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
