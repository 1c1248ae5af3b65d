/** Reads a conversation in order and without repeats, by stream and by poll alike. */
import type { Activity, ActivitySet } from '../activity';
import type { Endpoint, Place } from './endpoint';
import { createJournal } from './journal';
import { done, failureOf, type Step } from './step';

export interface Reader {
  readonly take: (set: ActivitySet) => void;
  /** Fetches what was missed. Afterwards everything the server had stored has been handed on. */
  readonly catchUp: (place: Place, signal: AbortSignal) => Promise<Step>;
  readonly watermark: () => string;
  /** Another conversation begins. */
  readonly restart: () => void;
}

export interface ReaderParts {
  readonly endpoint: Pick<Endpoint, 'activities'>;
  /** The conversation was begun before this page was loaded. */
  readonly isRestored: boolean;
  readonly onActivities: (activities: readonly Activity[]) => void;
}

export function createReader({ endpoint, isRestored, onActivities }: ReaderParts): Reader {
  const journal = createJournal();
  let hasRead = !isRestored;
  const take = (set: ActivitySet): void => onActivities(journal.take(set));

  return {
    take,
    watermark: journal.watermark,
    restart: () => {
      hasRead = true;
      journal.restart();
    },
    catchUp: async (place, signal) => {
      const missed = await endpoint.activities(place, journal.watermark(), signal);
      if (missed.kind !== 'ok') return failureOf(missed);
      // The server has forgotten what was said before the reload. An empty page that nobody welcomes would help nobody.
      if (!hasRead && missed.value.activities.length === 0) return { kind: 'gone' };
      hasRead = true;
      take(missed.value);
      return done;
    },
  };
}
