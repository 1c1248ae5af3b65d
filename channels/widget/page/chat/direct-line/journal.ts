/** How far this page has read. A reconnect replays what may already be shown; here every activity passes once. */
import type { Activity, ActivitySet } from '../activity';

/** Replays everything, here and at Azure's Direct Line, which takes an empty one to mean "only what is new". */
const beginning = '0';

export interface Journal {
  readonly watermark: () => string;
  /** The activities that have not been here before. */
  readonly take: (set: ActivitySet) => readonly Activity[];
  readonly restart: () => void;
}

export function createJournal(): Journal {
  let watermark = beginning;
  let seen = new Set<string>();
  return {
    watermark: () => watermark,
    take: ({ activities, watermark: next }) => {
      if (next !== undefined && next !== '') watermark = next;
      return activities.filter(({ id }) => {
        const isNew = id === undefined || !seen.has(id);
        if (id !== undefined) seen.add(id);
        return isNew;
      });
    },
    restart: () => {
      watermark = beginning;
      seen = new Set();
    },
  };
}
