import { landing } from './en/landing';
import { problem } from './en/problems';
import type { LandingPart, WorkspacePart } from './parts';

export type { LandingPart, ProblemText, WorkspacePart } from './parts';

/** Languages that the app speaks. English is the type: another must match it, text by text. */
export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];

export const landingTexts: Record<Locale, LandingPart> = { en: { landing, problem } };

const loaders: Record<Locale, () => Promise<WorkspacePart>> = {
  en: () => import('./en/workspace-part').then(({ workspacePart }) => workspacePart),
};

export const loadWorkspaceTexts = (locale: Locale): Promise<WorkspacePart> => loaders[locale]();
