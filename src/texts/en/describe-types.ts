import type { Saying } from '../../core/inspect/messages';

/** The sayings by their key. */
export type SayingOf = { readonly [K in Saying['key']]: Extract<Saying, { key: K }> };

/** One text for each key of Saying; where one is missing, the compiler says so. */
export type SayingTexts = {
  readonly [K in Saying['key']]: (saying: SayingOf[K]) => string;
};
export type SomeSayings<K extends Saying['key']> = Pick<SayingTexts, K>;
