/**
 * Middleware: an activity that was seen before is dropped. Teams delivers one again when an answer took more than
 * 15 seconds (msteams-docs #6084), and a parent must not read the same answer twice.
 */
import type { Activity, Middleware } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { Limits } from './limits';

/** An invoke waits for its own answer, and an edit carries the id of the message it changes: neither is a repeat. */
const repeatableTypes = new Set<string>([ActivityTypes.Invoke, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete]);

/** Undefined for an activity that cannot be told from another one. */
function keyOf({ type, id, channelId, conversation }: Activity): string | undefined {
  const isTellable = typeof id === 'string' && id !== '' && !repeatableTypes.has(type);
  return isTellable ? JSON.stringify([channelId, conversation.id, type, id]) : undefined;
}

interface Memory {
  /** Whether the key is remembered already; if not, it is from now on. */
  readonly isRepeat: (key: string) => boolean;
  readonly forget: (key: string) => void;
}

type MemoryLimits = Pick<Limits, 'rememberedActivities' | 'rememberedMilliseconds'>;

function createMemory({ rememberedActivities, rememberedMilliseconds }: MemoryLimits): Memory {
  /** Key to the time it may be forgotten, oldest first. */
  const seen = new Map<string, number>();
  const forgetOld = (now: number): void => {
    for (const [key, until] of seen) {
      if (until > now && seen.size <= rememberedActivities) return;
      seen.delete(key);
    }
  };
  return {
    isRepeat: (key) => {
      const now = Date.now();
      if ((seen.get(key) ?? 0) > now) return true;
      seen.delete(key);
      seen.set(key, now + rememberedMilliseconds);
      forgetOld(now);
      return false;
    },
    forget: (key) => void seen.delete(key),
  };
}

export function createRepeatFilter(limits: MemoryLimits): Middleware {
  const memory = createMemory(limits);
  return {
    onTurn: async ({ activity }, next) => {
      const key = keyOf(activity);
      if (key === undefined) return next();
      if (memory.isRepeat(key)) return;
      try {
        await next();
      } catch (error) {
        // Not answered, not even by an apology: the channel's next attempt deserves a turn.
        memory.forget(key);
        throw error;
      }
    },
  };
}
