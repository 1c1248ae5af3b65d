import type { Conversation } from './answer';

/** What is remembered before the first message. */
export const newConversation: Conversation = { offered: [], language: 'en', failedTries: 0 };

/** Nothing pending any more; age, language and the rest stay. */
export function settled(conversation: Conversation): Conversation {
  return { ...conversation, offered: [], askedRedFlag: undefined, afterRedFlag: undefined, isBrowsing: undefined };
}

/** The danger card was replied to. */
export function cardOver(conversation: Conversation): Conversation {
  return { ...settled(conversation), waitingCard: undefined };
}

/** Nothing to lean on any more; "back" still leads to it. */
export function topicOver(conversation: Conversation): Conversation {
  const { lastAnswered, earlier = [] } = conversation;
  return lastAnswered === undefined ? conversation : { ...conversation, lastAnswered: undefined, runnersUp: undefined, earlier: [...earlier, lastAnswered].slice(-mostEarlier) };
}

/** Answers that can be gone back to. */
export const mostEarlier = 5;

/** As if that entry had been answered last: the button of an older card speaks about its own card. */
export function backAt(entryId: string, conversation: Conversation): Conversation {
  return conversation.lastAnswered === entryId ? conversation : { ...conversation, lastAnswered: entryId, runnersUp: undefined };
}

/** The last answer counts as rated, once: a button on an old card can be pressed again and again. */
export function rated(conversation: Conversation): Conversation {
  const { rated: before = [], lastAnswered } = conversation;
  return lastAnswered === undefined || before.includes(lastAnswered) ? conversation : { ...conversation, rated: [...before, lastAnswered] };
}
