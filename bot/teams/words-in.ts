/** The words in whatever Teams delivers: a message, its edited form, a pressed button. For danger, which may stand in any of them. */
import { ActivityTypes, type Activity } from 'botbuilder';
import { z } from 'zod';
import type { Turn } from '../../assistant/answer';
import { readCardAction } from '../cards/card-action';
import { isShared } from '../cards/place';
import { isMentioned } from './mentions';
import { utteranceOf } from './utterance';

const written: ReadonlySet<string> = new Set([ActivityTypes.Message, ActivityTypes.MessageUpdate]);

const Executed = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

const Edited = z.looseObject({ eventType: z.literal('editMessage') });

export type WordsIn = Pick<Turn, 'utterance' | 'pressed'>;

function pressedWords(data: unknown): WordsIn {
  const action = readCardAction(data);
  return action?.kind === 'say' ? { utterance: action.text, ...(action.pressed ? { pressed: action.pressed } : {}) } : { utterance: '' };
}

/** An empty utterance when there are none. */
export function wordsIn(activity: Activity): WordsIn {
  const value: unknown = activity.value;
  const isPress = value !== undefined && value !== null;
  // What people say to each other, and what somebody takes back from deletion, is not said to the bot.
  if (isShared(activity) && !isPress && !isMentioned(activity)) return { utterance: '' };
  if (activity.type === String(ActivityTypes.MessageUpdate) && !Edited.safeParse(activity.channelData).success) return { utterance: '' };
  if (!written.has(activity.type)) return pressedWords(Executed.safeParse(value).data?.action.data);
  const utterance = utteranceOf(activity);
  return utterance === '' ? pressedWords(value) : { utterance };
}
