import type { OpenProblem } from '../core/dump/problem';
import type { DescribeTexts } from './en/describe';
import type { InspectorTexts } from './en/inspector';
import { type LandingTexts, landing } from './en/landing';
import type { LineTexts } from './en/lines';
import type { NoticeText } from './en/notices';
import type { OutlineTexts } from './en/outline';
import { problem } from './en/problems';
import type { WorkspaceTexts } from './en/workspace';

/** Languages that the app speaks. English is the type: another must match it, text by text. */
export const LOCALES = ['en'] as const;
export type Locale = (typeof LOCALES)[number];

export interface ProblemText {
  readonly title: string;
  readonly advice: string;
  readonly command?: string | undefined;
}

/** What the landing page says; small, and there at once. */
export interface LandingPart {
  readonly landing: LandingTexts;
  readonly problem: (problem: OpenProblem) => ProblemText;
}

/** What the workspace says; comes with its chunk. */
export interface WorkspacePart {
  readonly workspace: WorkspaceTexts;
  readonly lines: LineTexts;
  readonly notice: NoticeText;
  readonly outline: OutlineTexts;
  readonly inspector: InspectorTexts;
  readonly describe: DescribeTexts;
}

export const landingTexts: Record<Locale, LandingPart> = { en: { landing, problem } };

const loaders: Record<Locale, () => Promise<WorkspacePart>> = {
  en: () => import('./en/workspace-part').then(({ workspacePart }) => workspacePart),
};

export const loadWorkspaceTexts = (locale: Locale): Promise<WorkspacePart> => loaders[locale]();
