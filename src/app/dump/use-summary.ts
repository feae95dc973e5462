import type { FirstScreenAnswer } from '../../session/questions';
import { textPart } from '../texts/text-part';
import { type Asked, useAsk } from './use-dump';

export const summaryTexts = textPart(({ summary }) => summary());

/** What the first view says of the dump. */
export const useSummary = (): Asked<FirstScreenAnswer> =>
  useAsk(['summary'], (engine) => engine.ask({ ask: 'summary' }));
