import type { StepAnswer } from '../../core/tour/types';
import type { StepText } from '../../texts/tours';

/** The text of a step for the answer that is right on the dump that is open. */
export function textFor(text: StepText, answer: StepAnswer | undefined): StepText {
  if (answer?.fits !== true || answer.check.kind !== 'choice') return text;
  const key = answer.check.options.find(({ right }) => right)?.key;
  const instead = key === undefined ? undefined : text.instead?.[key];
  return instead === undefined
    ? text
    : { ...text, title: instead.title, right: instead.right ?? text.right };
}
