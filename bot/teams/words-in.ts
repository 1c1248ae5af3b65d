/** The words in whatever Teams delivers: a message, its edited form, a pressed button. For danger, which may stand in any of them. */
import { ActivityTypes, type Activity } from 'botbuilder';
import { z } from 'zod';
import { readCardAction } from '../cards/card-action';
import { isShared } from '../cards/place';
import { isMentioned } from './mentions';
import { utteranceOf } from './utterance';

const written: ReadonlySet<string> = new Set([ActivityTypes.Message, ActivityTypes.MessageUpdate]);

const Executed = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

const Edited = z.looseObject({ eventType: z.literal('editMessage') });

function pressedWords(data: unknown): string {
  const action = readCardAction(data);
  return action?.kind === 'say' ? action.text : '';
}

/** Empty when there are none. */
export function wordsIn(activity: Activity): string {
  const value: unknown = activity.value;
  const isPress = value !== undefined && value !== null;
  // What people say to each other, and what somebody takes back from deletion, is not said to the bot.
  if (isShared(activity) && !isPress && !isMentioned(activity)) return '';
  if (activity.type === String(ActivityTypes.MessageUpdate) && !Edited.safeParse(activity.channelData).success) return '';
  if (!written.has(activity.type)) return pressedWords(Executed.safeParse(value).data?.action.data);
  return utteranceOf(activity) || pressedWords(value);
}
