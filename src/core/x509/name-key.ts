/** Names are compared without regard to case and to how many spaces part their words (RFC 5280 7.1). */
export const nameKey = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();
