import type { Widen } from '../widen';

export const offline = {
  kept: 'Kept in this browser: it opens without a network, too.',
  asOneFile: 'Or take it as one file',
  newer: 'There is a newer version of mtlscope.',
  newerWithFile:
    'There is a newer version of mtlscope. After the reload this file is asked for again.',
  reload: 'Reload',
  later: 'Later',
};

export type OfflineTexts = Widen<typeof offline>;
