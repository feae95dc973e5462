import type { Locale } from '.';
import type { CliTexts } from './en/cli';

export type { CliTexts } from './en/cli';

/** What the command line says; apart from the page's texts, which are built without it. */
const languages: Record<Locale, () => Promise<CliTexts>> = {
  en: () => import('./en/cli').then(({ cli }) => cli),
  zh: () => import('./zh/cli').then(({ cli }) => cli),
};

export const loadCliTexts = (locale: Locale): Promise<CliTexts> => languages[locale]();
