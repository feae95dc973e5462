import { createContext, useContext } from 'react';
import { loadShareTexts as load, type ShareTexts } from '../texts';
import { locale } from './texts';

export const loadShareTexts = (): Promise<ShareTexts> => load(locale);
export const ShareTextsContext = createContext<ShareTexts | undefined>(undefined);

export function useShareTexts(): ShareTexts {
  const texts = useContext(ShareTextsContext);
  if (texts === undefined) throw new Error('useShareTexts needs the dialog that shares');
  return texts;
}
