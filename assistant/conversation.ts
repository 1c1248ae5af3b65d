import type { Conversation } from './answer';

/** What is remembered before the first message. */
export const newConversation: Conversation = { offered: [], language: 'en', failedTries: 0 };

/** Nothing pending any more; age, language and the rest stay. */
export function settled(conversation: Conversation): Conversation {
  return { ...conversation, offered: [], askedRedFlag: undefined, afterRedFlag: undefined };
}
