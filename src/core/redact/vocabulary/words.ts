/** The words of a text that are parted by blanks. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
