import { useSyncExternalStore } from 'react';
import { LOCALES, type Locale } from '../../texts';
import { remember, remembered } from '../browser/theme';
import type { ViewStore } from '../view/view-store';
import { loadWanted } from './text-part';

const KEY = 'mtlscope.lang';
const listeners = new Set<() => void>();

/** What `<html lang>` says: it chooses the faces of Chinese characters too. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

/** What is on the screen. */
let shown: Locale = 'en';
/** The language chosen on this page; takes precedence over the link. */
let chosen: Locale | undefined;
/** The view, whose link may ask for a language. */
let views: ViewStore | undefined;

/** The language of a tag (`zh`, `zh-CN`, `zh-Hant-TW` …) if the page speaks it. */
function spoken(tag: string | undefined): Locale | undefined {
  const [language] = (tag ?? '').toLowerCase().split('-');
  return LOCALES.find((locale) => locale === language);
}

/** The first of the browser's languages that the page speaks. */
const ofBrowser = (): Locale =>
  navigator.languages.map(spoken).find((locale) => locale !== undefined) ?? 'en';

const wantedLocale = (): Locale =>
  chosen ?? spoken(views?.current().lang) ?? spoken(remembered(KEY)) ?? ofBrowser();

/** The language of the page at the moment. */
export const currentLocale = (): Locale => shown;

/** The language of the page. */
export const useLocale = (): Locale =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentLocale);

/** Changes everything on the screen at once: all texts are there before the first one changes. */
async function show(locale: Locale): Promise<void> {
  await loadWanted(locale);
  // Meanwhile another language may have been chosen.
  if (locale !== wantedLocale() || locale === shown) return;
  shown = locale;
  document.documentElement.lang = TAGS[locale];
  for (const listener of listeners) listener();
}

/** The link in the address bar asks for what is on the screen, also after "back". */
function keepInLink(): void {
  const lang = views?.current().lang;
  if (chosen !== undefined && lang !== undefined && lang !== chosen) putInLink(chosen);
}

function putInLink(lang: Locale): void {
  views?.write({ ...views.current(), lang }, 'replace');
}

function follow(): void {
  keepInLink();
  const locale = wantedLocale();
  // Without a network the language may not come; the one on the screen stays.
  if (locale !== shown) show(locale).catch(() => undefined);
}

/**
 * Switches to a language; remembers it, and puts it into the link. Fails if its texts cannot be
 * loaded; the page stays as it is then.
 */
export async function chooseLocale(locale: Locale): Promise<void> {
  const before = chosen;
  chosen = locale;
  try {
    await show(locale);
  } catch (error) {
    if (chosen === locale) chosen = before;
    throw error;
  }
  if (chosen !== locale) return;
  remember(KEY, locale);
  putInLink(locale);
}

/**
 * Takes up the language of the link, else the remembered one, else the browser's; resolves when the
 * first page can be shown in it. Follows the link from then on.
 */
export async function startLocale(of: ViewStore): Promise<void> {
  views = of;
  views.subscribe(follow);
  await show(wantedLocale()).catch(() => undefined);
}
