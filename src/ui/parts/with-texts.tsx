import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { currentLocale } from '../../app/texts/locale';
import type { TextPart } from '../../app/texts/text-part';
import { useText } from '../../app/texts/texts';

/** A part of the page that comes on demand and with its texts; it speaks the language of the page. */
export function withTexts<T, P extends object>(
  texts: TextPart<T>,
  load: () => Promise<ComponentType<P & { readonly texts: T }>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    const [Part] = await Promise.all([load(), texts.load(currentLocale())]);
    return { default: (props: P) => <Part {...props} texts={useText(texts)} /> };
  });
}
