import { sayer } from '../sayer';
import { factLabels, factWords } from './describe-facts';
import { secretSayings } from './describe-secrets';
import { tlsSayings } from './describe-tls';
import { waySayings } from './describe-way';

/** What the inspector says. Texts may have `code` in backticks. */
export const describe = {
  say: sayer({ ...waySayings, ...tlsSayings, ...secretSayings }),
  labels: factLabels,
  words: factWords,
} as const;

export type DescribeTexts = typeof describe;
