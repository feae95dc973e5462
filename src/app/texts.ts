import { createContext, use, useContext } from 'react';
import {
  type LandingPart,
  landingInEnglish,
  loadLandingTexts,
  loadOfflineTexts,
  loadProblemTexts,
  loadSampleTexts,
  loadWorkspaceTexts,
  type WorkspacePart,
} from '../texts';
import { useLocale } from './locale';
import { type TextPart, textPart } from './text-part';

/** Who reads English need not wait: its first page comes with the script. */
const landingTexts = textPart(loadLandingTexts, { en: landingInEnglish });
export const problemTexts = textPart(loadProblemTexts);
export const sampleTexts = textPart(loadSampleTexts);
export const offlineTexts = textPart(loadOfflineTexts);
export const workspaceTexts = textPart(loadWorkspaceTexts);

/** A part in the language of the page; suspends until it is there for the first time. */
export function useText<T>(part: TextPart<T>): T {
  const locale = useLocale();
  return part.at(locale) ?? use(part.load(locale));
}

export const useLandingTexts = (): LandingPart => useText(landingTexts);

export const WorkspaceTextsContext = createContext<WorkspacePart | undefined>(undefined);

export function useTexts(): WorkspacePart {
  const texts = useContext(WorkspaceTextsContext);
  if (texts === undefined) throw new Error('useTexts needs the workspace');
  return texts;
}
