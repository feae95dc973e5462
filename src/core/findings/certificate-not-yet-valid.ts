import { validityRule } from './validity-rule';

/**
 * Not yet valid at the dump's last change, nor now: the dump was taken at its last change or later, so
 * what has become valid since may have been when it was taken.
 */
export const certificateNotYetValid = validityRule(
  'certificate-not-yet-valid',
  'error',
  ({ atDump, now }) => atDump.state === 'not-yet-valid' && now.state === 'not-yet-valid',
);
