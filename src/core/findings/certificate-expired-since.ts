import { validityRule } from './validity-rule';

/** Expired between the dump's last change and now: by itself nothing that was wrong with the proxy. */
export const certificateExpiredSince = validityRule(
  'certificate-expired-since',
  'info',
  ({ atDump, now }) => atDump.state !== 'expired' && now.state === 'expired',
);
