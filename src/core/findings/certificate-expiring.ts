import { validityRule } from './validity-rule';

/** At the dump's last change less than a fifth of its life was left, at most 30 days. */
export const certificateExpiring = validityRule(
  'certificate-expiring',
  'warning',
  ({ atDump }) => atDump.state === 'expiring',
);
