import type { AskTexts } from './en/ask';
import { landing } from './en/landing';
import type { OfflineTexts } from './en/offline';
import type { PictureTexts } from './en/picture';
import type { SampleTexts } from './en/samples';
import type { ShareTexts } from './en/share';
import type { VerdictTexts } from './en/verdicts';
import type { LandingPart, ProblemPart, WorkspacePart } from './parts';

export type { AskTexts } from './en/ask';
export type { OfflineTexts } from './en/offline';
export type { PictureTexts } from './en/picture';
export type { SampleTexts } from './en/samples';
export type { ShareTexts } from './en/share';
export type { VerdictTexts } from './en/verdicts';
export type { LandingPart, ProblemPart, ProblemText, WorkspacePart } from './parts';

/** Languages that the app speaks. English is the type: another must match it, text by text. */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** How each calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', zh: '中文' };

/** Comes with the script; other languages come when somebody reads them. */
export const landingInEnglish: LandingPart = { landing };

const landingLoaders: Record<Locale, () => Promise<LandingPart>> = {
  en: () => Promise.resolve(landingInEnglish),
  zh: () => import('./zh/landing'),
};

const problemLoaders: Record<Locale, () => Promise<ProblemPart>> = {
  en: () => import('./en/problems').then(({ problem }) => problem),
  zh: () => import('./zh/problems').then(({ problem }) => problem),
};

const sampleLoaders: Record<Locale, () => Promise<SampleTexts>> = {
  en: () => import('./en/samples').then(({ samples }) => samples),
  zh: () => import('./zh/samples').then(({ samples }) => samples),
};

const offlineLoaders: Record<Locale, () => Promise<OfflineTexts>> = {
  en: () => import('./en/offline').then(({ offline }) => offline),
  zh: () => import('./zh/offline').then(({ offline }) => offline),
};

const pictureLoaders: Record<Locale, () => Promise<PictureTexts>> = {
  en: () => import('./en/picture').then(({ picture }) => picture),
  zh: () => import('./zh/picture').then(({ picture }) => picture),
};

const shareLoaders: Record<Locale, () => Promise<ShareTexts>> = {
  en: () => import('./en/share').then(({ share }) => share),
  zh: () => import('./zh/share').then(({ share }) => share),
};

const verdictLoaders: Record<Locale, () => Promise<VerdictTexts>> = {
  en: () => import('./en/verdicts').then(({ verdicts }) => verdicts),
  zh: () => import('./zh/verdicts').then(({ verdicts }) => verdicts),
};

const askLoaders: Record<Locale, () => Promise<AskTexts>> = {
  en: () => import('./en/ask').then(({ ask }) => ask),
  zh: () => import('./zh/ask').then(({ ask }) => ask),
};

const loaders: Record<Locale, () => Promise<WorkspacePart>> = {
  en: () => import('./en/workspace-part').then(({ workspacePart }) => workspacePart),
  zh: () => import('./zh/workspace-part').then(({ workspacePart }) => workspacePart),
};

export const loadLandingTexts = (locale: Locale): Promise<LandingPart> => landingLoaders[locale]();
export const loadProblemTexts = (locale: Locale): Promise<ProblemPart> => problemLoaders[locale]();
export const loadSampleTexts = (locale: Locale): Promise<SampleTexts> => sampleLoaders[locale]();
export const loadOfflineTexts = (locale: Locale): Promise<OfflineTexts> => offlineLoaders[locale]();
export const loadWorkspaceTexts = (locale: Locale): Promise<WorkspacePart> => loaders[locale]();
export const loadVerdictTexts = (locale: Locale): Promise<VerdictTexts> => verdictLoaders[locale]();
export const loadAskTexts = (locale: Locale): Promise<AskTexts> => askLoaders[locale]();
export const loadShareTexts = (locale: Locale): Promise<ShareTexts> => shareLoaders[locale]();
export const loadPictureTexts = (locale: Locale): Promise<PictureTexts> => pictureLoaders[locale]();
