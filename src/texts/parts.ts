import type { OpenProblem } from '../core/dump/problem';
import type { FindingTexts } from './en/findings';
import type { InspectTexts } from './en/inspect';
import type { InspectorTexts } from './en/inspector';
import type { LandingTexts } from './en/landing';
import type { LineTexts } from './en/lines';
import type { NoticeText } from './en/notices';
import type { OutlineTexts } from './en/outline';
import type { WorkspaceTexts } from './en/workspace';

export interface ProblemText {
  readonly title: string;
  readonly advice: string;
  readonly command?: string | undefined;
}

/** What the landing page says; small, and there at once. */
export interface LandingPart {
  readonly landing: LandingTexts;
}

/** What is said of a file that cannot be opened; comes behind the landing page. */
export type ProblemPart = (problem: OpenProblem) => ProblemText;

/** What the workspace says; comes with its chunk. */
export interface WorkspacePart {
  readonly workspace: WorkspaceTexts;
  readonly lines: LineTexts;
  readonly notice: NoticeText;
  readonly outline: OutlineTexts;
  readonly inspector: InspectorTexts;
  readonly inspect: InspectTexts;
  readonly findings: FindingTexts;
}
