/** What was said in one conversation, in order, by position. Kept as JSON: what is stored cannot change, and its size is known. */
import type { Activity } from 'botbuilder';
import type { Limits } from '../limits';

interface StoredActivity {
  readonly position: number;
  readonly id: string;
  readonly json: string;
  readonly by: 'user' | 'bot';
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

/** Where a turn stands in the log. */
export interface TurnPlace {
  /** The id of the activity it answers; undefined for one that was not stored. */
  readonly activityId?: string;
  /** The log's end when the bot began with it. */
  readonly start: number;
}

export interface Batch {
  readonly activities: readonly Pick<StoredActivity, 'position' | 'json'>[];
  /** The watermark after them. */
  readonly end: number;
}

export interface ActivityLog {
  /** Stores an activity under the next id, which it returns. */
  readonly append: (activity: Partial<Activity>) => string;
  /** Whether there was such an activity to replace. Its position stays: only clients that connect later see the new one. */
  readonly replace: (id: string, activity: Partial<Activity>) => boolean;
  readonly remove: (id: string) => void;
  readonly has: (id: string) => boolean;
  readonly after: (watermark: number) => Batch;
  /** Deletes what was stored before that time. */
  readonly forgetBefore: (time: number) => void;
  /**
   * Deletes all that was said before the bot began with this turn, and what the turn answers. What the user has posted
   * since then still waits for its own turn and stays. Positions go on rising.
   */
  readonly forgetBeforeTurn: (turn: TurnPlace) => void;
  readonly characters: () => number;
  /** The watermark after everything said so far. */
  readonly end: () => number;
}

export interface ActivityLogParts {
  readonly conversationId: string;
  /** Position before the first activity. */
  readonly start: number;
  readonly limits: Pick<Limits, 'storedActivities' | 'storedCharacters'>;
}

interface Kept {
  readonly entries: readonly StoredActivity[];
  readonly characters: number;
}

function keep(entries: readonly StoredActivity[]): Kept {
  return { entries, characters: entries.reduce((sum, { json }) => sum + json.length, 0) };
}

/** Without the oldest, as far as there is too much. The newest stays, however large. */
function trim({ entries, characters }: Kept, { storedActivities, storedCharacters }: ActivityLogParts['limits']): Kept {
  const isTooMuch = entries.length > storedActivities || characters > storedCharacters;
  return isTooMuch && entries.length > 1 ? trim(keep(entries.slice(1)), { storedActivities, storedCharacters }) : { entries, characters };
}

export function createActivityLog({ conversationId, start, limits }: ActivityLogParts): ActivityLog {
  let kept = keep([]);
  let end = start;
  const has = (id: string): boolean => kept.entries.some((entry) => entry.id === id);

  return {
    append: (activity) => {
      end += 1;
      const id = `${conversationId}|${String(end).padStart(7, '0')}`;
      const by = activity.from?.role === 'user' ? 'user' : 'bot';
      kept = trim(keep([...kept.entries, { position: end, id, by, json: JSON.stringify({ ...activity, id }), storedAt: Date.now() }]), limits);
      return id;
    },
    replace: (id, activity) => {
      const isKnown = has(id);
      kept = keep(kept.entries.map((entry) => (entry.id === id ? { ...entry, json: JSON.stringify({ ...activity, id }) } : entry)));
      return isKnown;
    },
    has,
    remove: (id) => void (kept = keep(kept.entries.filter((entry) => entry.id !== id))),
    after: (watermark) => ({ activities: kept.entries.filter(({ position }) => position > watermark), end }),
    forgetBefore: (time) => void (kept = keep(kept.entries.filter(({ storedAt }) => storedAt >= time))),
    forgetBeforeTurn: ({ activityId, start: turnStart }) => {
      const answered = kept.entries.find(({ id }) => id === activityId)?.position ?? turnStart;
      kept = keep(kept.entries.filter(({ position, by }) => position > turnStart || (by === 'user' && position > answered)));
    },
    characters: () => kept.characters,
    end: () => end,
  };
}
