import type { Saying } from '../core/inspect/messages';
import type { SayingOf, SayingTexts } from './en/describe-types';

/** Says what a saying's key stands for, in the language of `sayings`. */
export const sayer =
  (sayings: SayingTexts) =>
  <K extends Saying['key']>(saying: SayingOf[K] & { readonly key: K }): string =>
    sayings[saying.key](saying);
