import type { FirstScreenAnswer } from '../../session/questions';
import type { SummaryTexts } from '../../texts';

export interface SummaryPartProps {
  readonly answer: FirstScreenAnswer;
  readonly texts: SummaryTexts;
}
