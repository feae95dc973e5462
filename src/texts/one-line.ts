import type { ProblemText } from './parts';

/** A text for a terminal: on one line, and without what could steer a terminal. */
export const plainLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** What is said of a problem, for a terminal; behind full-width punctuation stands no blank. */
export const problemLine = ({ title, advice, command = '' }: ProblemText): string =>
  plainLine(`${title} ${advice} ${command}`)
    .replace(/(?<=[\u3000-\u303f\uff00-\uffef]) /g, '')
    .trimEnd();
