/** Where a card will stand: who reads it besides the person who asked. */
import type { Activity } from 'botbuilder';

/** The activity that is replied to, as far as it can be trusted to be there. */
export type Received = Pick<Activity, 'channelId'> & Partial<Pick<Activity, 'type' | 'conversation' | 'recipient'>>;

/** Others read along: a group chat, a meeting, a channel. Where nobody says what it is, it is a chat of two, as in the oldest activities. */
export function isShared({ conversation }: Received): boolean {
  return conversation?.isGroup === true || conversation?.conversationType === 'groupChat' || conversation?.conversationType === 'channel';
}

/** Opens the chat with the bot alone. Teams' id of a bot ("28:…") is what the link wants. */
export function privateChat({ recipient }: Received): string | undefined {
  const id: string | undefined = recipient?.id;
  return id === undefined || id === '' ? undefined : `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(id)}`;
}
