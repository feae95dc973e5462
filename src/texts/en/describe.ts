import type { Saying } from '../../core/describe/sayings';
import { factLabels, factWords } from './describe-facts';
import { secretSayings } from './describe-secrets';
import { tlsSayings } from './describe-tls';
import type { SayingOf, SayingTexts } from './describe-types';
import { waySayings } from './describe-way';

const sayings: SayingTexts = { ...waySayings, ...tlsSayings, ...secretSayings };

/** What the inspector says. Texts may have `code` in backticks. */
export const describe = {
  say: <K extends Saying['key']>(saying: SayingOf[K] & { readonly key: K }): string =>
    sayings[saying.key](saying),
  labels: factLabels,
  words: factWords,
} as const;

export type DescribeTexts = typeof describe;
