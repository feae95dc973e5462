import { createContext, useContext } from 'react';
import type { ShareTexts } from '../../texts';
import { textPart } from './text-part';

export const shareTexts = textPart(({ share }) => share());
export const ShareTextsContext = createContext<ShareTexts | undefined>(undefined);

export function useShareTexts(): ShareTexts {
  const texts = useContext(ShareTextsContext);
  if (texts === undefined) throw new Error('useShareTexts needs the dialog that shares');
  return texts;
}
