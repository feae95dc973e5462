import { validityRule } from './validity-rule';

/**
 * Expired at the dump's last change: most files are read later, and meanwhile their certificates were
 * renewed.
 */
export const certificateExpired = validityRule(
  'certificate-expired',
  'error',
  ({ atDump }) => atDump.state === 'expired',
);
