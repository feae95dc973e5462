import { createContext, use, useContext } from 'react';
import { type LandingPart, landingInEnglish, type WorkspacePart } from '../../texts';
import { useLocale } from './locale';
import { type TextPart, textPart } from './text-part';

/** Who reads English need not wait: its first page comes with the script. */
const landingTexts = textPart(({ landing }) => landing, { en: landingInEnglish });
export const problemTexts = textPart(({ problems }) => problems());
export const sampleTexts = textPart(({ samples }) => samples());
export const offlineTexts = textPart(({ offline }) => offline());
export const workspaceTexts = textPart(({ workspace }) => workspace());

/** A part in the language of the page; suspends until it is there for the first time. */
export function useText<T>(part: TextPart<T>): T {
  return use(part.load(useLocale()));
}

export const useLandingTexts = (): LandingPart => useText(landingTexts);

export const WorkspaceTextsContext = createContext<WorkspacePart | undefined>(undefined);

export function useTexts(): WorkspacePart {
  const texts = useContext(WorkspaceTextsContext);
  if (texts === undefined) throw new Error('useTexts needs the workspace');
  return texts;
}
