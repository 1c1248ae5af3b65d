/**
 * Middleware: an activity that was seen before is dropped. Teams delivers one again when an answer took more than
 * 15 seconds (msteams-docs #6084), and a parent must not read the same answer twice.
 */
import type { Activity, Middleware } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { Store } from '../storage/store';
import type { Limits } from './limits';

/** An invoke waits for its own answer, and an edit carries the id of the message it changes: neither is a repeat. */
const repeatableTypes = new Set<string>([ActivityTypes.Invoke, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete]);

/** Undefined for an activity that cannot be told from another one. */
function keyOf({ type, id, channelId, conversation }: Activity): string | undefined {
  const isTellable = typeof id === 'string' && id !== '' && !repeatableTypes.has(type);
  return isTellable ? JSON.stringify([channelId, conversation.id, type, id]) : undefined;
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
        await seenActivities.forget(key);
        throw error;
      }
    },
  };
}
