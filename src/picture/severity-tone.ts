import type { Severity } from '../core/findings/rule';

/** How a severity is coloured. */
export const SEVERITY_TONE = {
  error: 'bad',
  warning: 'warn',
  info: 'quiet',
} as const satisfies Record<Severity, string>;
