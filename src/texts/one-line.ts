import type { ProblemText } from './parts';

/** A text for a terminal: on one line, and without what could steer a terminal. */
export const plainLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** What is said of a problem, for a terminal. */
export const problemLine = ({ title, advice, command = '' }: ProblemText): string =>
  plainLine(`${title} ${advice} ${command}`).trimEnd();
