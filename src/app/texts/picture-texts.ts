import { textPart } from './text-part';

/** Beside what exports a drawing, which comes on demand. */
export const pictureTexts = textPart(({ picture }) => picture());
