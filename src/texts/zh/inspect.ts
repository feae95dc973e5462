import type { InspectTexts } from '../en/inspect';
import { sayer } from '../sayer';
import { factLabels, factWords } from './inspect-facts';
import { pathMessages } from './inspect-path';
import { secretMessages } from './inspect-secrets';
import { tlsMessages } from './inspect-tls';

/** What the inspector says. Texts may have `code` in backticks. */
export const inspect: InspectTexts = {
  say: sayer({ ...pathMessages, ...tlsMessages, ...secretMessages }),
  labels: factLabels,
  words: factWords,
};
