import type { AskTexts } from './en/ask';
import type { OfflineTexts } from './en/offline';
import type { PictureTexts } from './en/picture';
import type { SampleTexts } from './en/samples';
import type { ShareTexts } from './en/share';
import type { SummaryTexts } from './en/summary';
import type { TableTexts } from './en/tables';
import type { VerdictTexts } from './en/verdicts';
import type { LandingPart, ProblemPart, WorkspacePart } from './parts';
import type { TourTexts } from './tours';

/** All that one language says: the first page at once, every other part in a chunk of its own. */
export interface Language {
  readonly landing: LandingPart;
  readonly problems: () => Promise<ProblemPart>;
  readonly samples: () => Promise<SampleTexts>;
  readonly offline: () => Promise<OfflineTexts>;
  readonly workspace: () => Promise<WorkspacePart>;
  readonly summary: () => Promise<SummaryTexts>;
  readonly verdicts: () => Promise<VerdictTexts>;
  readonly ask: () => Promise<AskTexts>;
  readonly tables: () => Promise<TableTexts>;
  readonly share: () => Promise<ShareTexts>;
  readonly tours: () => Promise<TourTexts>;
  readonly picture: () => Promise<PictureTexts>;
}
