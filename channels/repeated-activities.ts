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

interface Delivery {
  /** Resolves with whether nothing more is to be done for the activity. */
  readonly isDealtWith: Promise<boolean>;
  readonly hasAnswered: () => boolean;
}

export interface RepeatFilter extends Middleware {
  /** Before a process ends whose turns still run: those that have said nothing are worth another attempt, at another instance. */
  readonly giveUp: () => Promise<void>;
}

/** Across instances: the second delivery may reach another one than the first. One that reaches the same waits for what becomes of the first. */
export function createRepeatFilter({ seenActivities }: Pick<Store, 'seenActivities'>, { rememberedMilliseconds }: Pick<Limits, 'rememberedMilliseconds'>): RepeatFilter {
  const running = new Map<string, Delivery>();

  /** A storage that cannot forget it has told so itself; what failed first is what counts. */
  const forget = (key: string): Promise<void> => seenActivities.forget(key).catch(() => undefined);

  async function takeOnce(key: string, next: () => Promise<void>): Promise<void> {
    if (!(await seenActivities.firstTime(key, rememberedMilliseconds))) return;
    try {
      await next();
    } catch (error) {
      // Not answered, not even by an apology: the channel's next attempt deserves a turn.
      if (!isOver(error)) await forget(key);
      throw error;
    }
  }

  /** The channel gave up waiting, and delivers no third time: this one has to be the next attempt if the one before comes to nothing. */
  async function isDealtWithBefore(key: string): Promise<boolean> {
    for (let before = running.get(key); before !== undefined; before = running.get(key)) if (await before.isDealtWith) return true;
    return false;
  }

  return {
    onTurn: async (context, next) => {
      const key = keyOf(context.activity);
      if (key === undefined) return next();
      if (await isDealtWithBefore(key)) return;
      const delivery = takeOnce(key, next).finally(() => running.delete(key));
      running.set(key, { isDealtWith: delivery.then(() => true, isOver), hasAnswered: () => context.responded });
      await delivery;
    },
    giveUp: async () => {
      const unanswered = [...running].filter(([, { hasAnswered }]) => !hasAnswered());
      await Promise.all(unanswered.map(([key]) => forget(key)));
    },
  };
}
