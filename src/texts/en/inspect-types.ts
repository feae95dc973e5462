import type { Message } from '../../core/inspect/messages';

/** The messages by their key. */
export type MessageOf = { readonly [K in Message['key']]: Extract<Message, { key: K }> };

/** One text for each key of Message; where one is missing, the compiler says so. */
export type MessageTexts = {
  readonly [K in Message['key']]: (message: MessageOf[K]) => string;
};
export type SomeMessages<K extends Message['key']> = Pick<MessageTexts, K>;
