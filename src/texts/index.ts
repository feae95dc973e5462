import { english } from './en';
import type { Language } from './loaders';

export type { AskTexts } from './en/ask';
export type { OfflineTexts } from './en/offline';
export type { PictureTexts } from './en/picture';
export type { ShareTexts } from './en/share';
export type { SummaryTexts } from './en/summary';
export type { TableTexts } from './en/tables';
export type { VerdictTexts } from './en/verdicts';
export type { Language } from './loaders';
export type { LandingPart, ProblemPart, ProblemText, WorkspacePart } from './parts';

/** Languages that the app speaks. English is the type: another must match it, text by text. */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** How each calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', zh: '中文' };

/** The first page of who need not wait for a language. */
export const landingInEnglish = english.landing;

const languages: Record<Locale, () => Promise<Language>> = {
  en: () => Promise.resolve(english),
  zh: () => import('./zh').then(({ chinese }) => chinese),
};

export const loadLanguage = (locale: Locale): Promise<Language> => languages[locale]();
