import { createContext, useContext } from 'react';
import {
  type LandingPart,
  type Locale,
  landingTexts,
  loadOfflineTexts as loadOffline,
  loadProblemTexts as loadProblems,
  loadSampleTexts as loadSamples,
  loadWorkspaceTexts,
  type OfflineTexts,
  type ProblemPart,
  type SampleTexts,
  type WorkspacePart,
} from '../texts';

/** The language of the page. There is one so far; a choice would be remembered like the theme. */
export const locale: Locale = 'en';

export const useLandingTexts = (): LandingPart => landingTexts[locale];
export const loadProblemTexts = (): Promise<ProblemPart> => loadProblems(locale);
export const loadSampleTexts = (): Promise<SampleTexts> => loadSamples(locale);
export const loadOfflineTexts = (): Promise<OfflineTexts> => loadOffline(locale);
export const loadTexts = (): Promise<WorkspacePart> => loadWorkspaceTexts(locale);

export const WorkspaceTextsContext = createContext<WorkspacePart | undefined>(undefined);

export function useTexts(): WorkspacePart {
  const texts = useContext(WorkspaceTextsContext);
  if (texts === undefined) throw new Error('useTexts needs the workspace');
  return texts;
}
