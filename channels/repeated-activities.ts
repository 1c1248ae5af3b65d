/**
 * Middleware: an activity that was seen before is dropped. Teams delivers one again when an answer took more than
 * 15 seconds (msteams-docs #6084), and a parent must not read the same answer twice.
 */
import type { Activity, Middleware } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { Store } from '../storage/store';
import type { Limits } from './limits';
import { NotDelivered } from './turn-errors';

/** An invoke waits for its own answer, and nothing is said about a deleted message. */
const repeatableTypes = new Set<string>([ActivityTypes.Invoke, ActivityTypes.MessageDelete]);

/** Undefined for an activity that cannot be told from another one. An edit carries the id of the message it changes, so its time tells it from the next edit. */
function keyOf({ type, id, channelId, conversation, timestamp }: Activity): string | undefined {
  if (typeof id !== 'string' || id === '' || repeatableTypes.has(type)) return undefined;
  if (type !== String(ActivityTypes.MessageUpdate)) return JSON.stringify([channelId, conversation.id, type, id]);
  return timestamp === undefined ? undefined : JSON.stringify([channelId, conversation.id, type, id, timestamp]);
}

function isOver(error: unknown): boolean {
  return error instanceof NotDelivered && error.fate === 'over';
}

/** Across instances: the second delivery may reach another one than the first. */
export function createRepeatFilter({ seenActivities }: Pick<Store, 'seenActivities'>, { rememberedMilliseconds }: Pick<Limits, 'rememberedMilliseconds'>): Middleware {
  return {
    onTurn: async ({ activity }, next) => {
      const key = keyOf(activity);
      if (key === undefined) return next();
      if (!(await seenActivities.firstTime(key, rememberedMilliseconds))) return;
      try {
        await next();
      } catch (error) {
        // Not answered, not even by an apology: the channel's next attempt deserves a turn.
        // A storage that cannot forget it has told so itself; what failed first is what counts.
        if (!isOver(error)) await seenActivities.forget(key).catch(() => undefined);
        throw error;
      }
    },
  };
}
