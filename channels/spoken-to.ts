/**
 * Whether somebody waits for words of the bot. Only then a turn that failed is apologised for: nobody in a chat should read an apology
 * for what a colleague typed into a search box, for a reaction, or for what people said to each other.
 */
import { ActivityTypes, Channels, type Activity } from 'botbuilder';
import { z } from 'zod';

const written: ReadonlySet<string> = new Set([ActivityTypes.Message, ActivityTypes.MessageUpdate]);

const Mention = z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id: z.string() }) });

function isPress({ type, name }: Activity): boolean {
  return type === String(ActivityTypes.Invoke) && name === 'adaptiveCard/action';
}

function isAmongOthers({ conversation }: Activity): boolean {
  return conversation.isGroup === true || conversation.conversationType === 'groupChat' || conversation.conversationType === 'channel';
}

function mentions({ entities = [], recipient }: Activity): boolean {
  return entities.some((entity) => Mention.safeParse(entity).data?.mentioned.id === recipient.id);
}

/** A chat of two, which hears of everything in it. */
const pages: ReadonlySet<string> = new Set([Channels.Directline, Channels.Webchat]);

export function isSpokenTo(activity: Activity): boolean {
  if (pages.has(activity.channelId) || isPress(activity)) return true;
  const value: unknown = activity.value;
  return written.has(activity.type) && (!isAmongOthers(activity) || mentions(activity) || (value !== undefined && value !== null));
}
