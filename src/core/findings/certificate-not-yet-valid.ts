import { validityRule } from './validity-rule';

/** Not yet valid, and still not now: the dump was taken at its last change or later. */
export const certificateNotYetValid = validityRule(
  'certificate-not-yet-valid',
  'error',
  ({ now }) => now.state === 'not-yet-valid',
);
