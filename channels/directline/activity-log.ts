/** What was said in one conversation, in order, by position. Kept as JSON: what is stored cannot change, and its size is known. */
import type { Activity } from 'botbuilder';
import type { Limits } from '../limits';

interface StoredActivity {
  readonly position: number;
  readonly id: string;
  readonly json: string;
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

export interface Batch {
  /** JSON of each activity. */
  readonly activities: readonly string[];
  /** The watermark after them. */
  readonly end: number;
}

export interface ActivityLog {
  /** Stores an activity under the next id, which it returns. */
  readonly append: (activity: Partial<Activity>) => string;
  /** Whether there was such an activity to replace. Its position stays: only clients that connect later see the new one. */
  readonly replace: (id: string, activity: Partial<Activity>) => boolean;
  readonly remove: (id: string) => void;
  readonly after: (watermark: number) => Batch;
  /** Deletes what was stored before that time. */
  readonly forgetBefore: (time: number) => void;
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

  return {
    append: (activity) => {
      end += 1;
      const id = `${conversationId}|${String(end).padStart(7, '0')}`;
      const entry = { position: end, id, json: JSON.stringify({ ...activity, id }), storedAt: Date.now() };
      kept = trim(keep([...kept.entries, entry]), limits);
      return id;
    },
    replace: (id, activity) => {
      const isKnown = kept.entries.some((entry) => entry.id === id);
      kept = keep(kept.entries.map((entry) => (entry.id === id ? { ...entry, json: JSON.stringify({ ...activity, id }) } : entry)));
      return isKnown;
    },
    remove: (id) => void (kept = keep(kept.entries.filter((entry) => entry.id !== id))),
    after: (watermark) => ({ activities: kept.entries.filter(({ position }) => position > watermark).map(({ json }) => json), end }),
    forgetBefore: (time) => void (kept = keep(kept.entries.filter(({ storedAt }) => storedAt >= time))),
    characters: () => kept.characters,
    end: () => end,
  };
}
