/** What is counted or remembered for a while without belonging to a conversation. */
import { z } from 'zod';
import type { Engine } from './engine';
import { anyRow, listFrom } from './rows';
import type { Counts, RateCounts, RateWindow, SeenActivities } from './store';
import type { Vault } from './vault';

export interface SmallCountParts {
  readonly engine: Engine;
  readonly vault: Vault;
  readonly clock: () => number;
}

export function createSeenActivities({ engine: { query }, vault, clock }: SmallCountParts): SeenActivities {
  const marksOf = (key: string) => vault.marksOf(JSON.stringify(['seen', key]));
  return {
    firstTime: async (key, timeToLiveMilliseconds) => {
      const [mark, ...older] = marksOf(key);
      const now = clock();
      const known = older.length === 0 ? [] : await query(`SELECT mark FROM seen_activities WHERE until > $1 AND mark IN ${listFrom(2, older)}`, [now, ...older], anyRow);
      if (known.length > 0) return false;
      const first = await query('INSERT INTO seen_activities (mark, until) VALUES ($1, $2) ON CONFLICT (mark) DO UPDATE SET until = excluded.until WHERE seen_activities.until <= $3 RETURNING mark', [mark, now + timeToLiveMilliseconds, now], anyRow);
      return first.length === 1;
    },
    forget: async (key) => {
      const marks = marksOf(key);
      await query(`DELETE FROM seen_activities WHERE mark IN ${listFrom(1, marks)}`, [...marks], anyRow);
    },
  };
}

const Window = z.object({ amount: z.number(), until: z.number() });

export function createRateCounts({ engine: { query }, vault, clock }: SmallCountParts): RateCounts {
  const markOf = (key: string): string => vault.marksOf(JSON.stringify(['rate', key]))[0];
  const toWindow = (row: z.output<typeof Window> | undefined, now: number): RateWindow => (row === undefined || row.until <= now ? { count: 0, millisecondsLeft: 0 } : { count: row.amount, millisecondsLeft: row.until - now });
  return {
    count: async (key, seconds) => {
      const now = clock();
      // A window that would end later than a new one was begun before the clock was set back: it begins anew, too.
      const [row] = await query(
        `INSERT INTO rate_counts (mark, amount, until) VALUES ($1, 1, $2) ON CONFLICT (mark) DO UPDATE SET
           amount = CASE WHEN rate_counts.until <= $3 OR rate_counts.until > $2 THEN 1 ELSE rate_counts.amount + 1 END,
           until = CASE WHEN rate_counts.until <= $3 OR rate_counts.until > $2 THEN $2 ELSE rate_counts.until END
         RETURNING amount, until`,
        [markOf(key), now + seconds * 1_000, now],
        Window,
      );
      return toWindow(row, now);
    },
    look: async (key) => {
      const [row] = await query('SELECT amount, until FROM rate_counts WHERE mark = $1', [markOf(key)], Window);
      return toWindow(row, clock());
    },
  };
}

const DayRow = z.object({ day: z.string(), name: z.string(), labels: z.string(), amount: z.number() });
const Labels = z.record(z.string(), z.string());

/** In one order, so that equal labels are one row. */
function writeLabels(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1))));
}

export function createCounts({ query }: Pick<Engine, 'query'>): Counts {
  return {
    add: async ({ day, name, labels }) => {
      await query('INSERT INTO counts (day, name, labels, amount) VALUES ($1, $2, $3, 1) ON CONFLICT (day, name, labels) DO UPDATE SET amount = counts.amount + 1', [day, name, writeLabels(labels)], anyRow);
    },
    read: async ({ from, to }) => {
      const rows = await query('SELECT day, name, labels, amount FROM counts WHERE day >= $1 AND day <= $2 ORDER BY day, name, labels', [from, to], DayRow);
      return rows.map(({ day, name, labels, amount }) => ({ day, name, labels: Labels.parse(JSON.parse(labels)), count: amount }));
    },
  };
}
