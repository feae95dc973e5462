import type { Message } from '../core/inspect/messages';
import type { MessageOf, MessageTexts } from './en/inspect-types';

/** Says what a message's key stands for, in the language of `messages`. */
export const sayer =
  (messages: MessageTexts) =>
  <K extends Message['key']>(message: MessageOf[K] & { readonly key: K }): string =>
    messages[message.key](message);
