/** What was asked, as counts of a day. They wait in memory until the storage has taken them, so that no turn waits for it. */
import type { Counts, DayCount } from '../storage/store';
import { StorageProblem } from '../storage/problem';
import type { SeenTurn } from './seen';

export interface DayCountsParts {
  readonly counts: Pick<Counts, 'add'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Told the operator's sentence, and how many counts wait. */
  readonly onTrouble: (sentence: string, waiting: number) => void;
}

export interface DayCountsBuffer {
  readonly add: (turn: SeenTurn) => void;
  /** Hands over what waits. Never rejects: what could not be stored waits on. */
  readonly flush: () => Promise<void>;
  /** Flushes for the last time. */
  readonly close: () => Promise<void>;
}

type Count = Omit<DayCount, 'count'>;

/** An engineering choice of 2026-11-29: at most ten seconds of counts are lost when the process is killed. */
const flushEveryMilliseconds = 10_000;

/** While the storage is away. About 3 MB; what comes on top is not counted. */
const mostWaiting = 10_000;

/** Shutdown does not wait longer for a storage that hangs. */
const mostCloseMilliseconds = 2_000;

function given(labels: Readonly<Record<string, string | undefined>>): Count['labels'] {
  return Object.fromEntries(Object.entries(labels).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** Days are those of UTC, so that all instances of a hospital count alike. */
export function countsOf({ kind, channel, hours, entryId: entry, redFlagId: redFlag, certainty, guideId: guide, guideEnd, feedback }: SeenTurn, now: number): readonly Count[] {
  const day = new Date(now).toISOString().slice(0, 10);
  const turn = { day, name: 'turns', labels: given({ kind, channel, hours, entry, redFlag, certainty, guide, guideEnd }) };
  return feedback === undefined ? [turn] : [turn, { day, name: 'feedback', labels: { verdict: feedback.verdict, entry: feedback.entryId } }];
}

function sentenceOf(error: unknown): string {
  // A StorageProblem holds nothing that was stored; any other error might.
  return error instanceof StorageProblem ? error.message : `The counts could not be stored (${error instanceof Error ? error.constructor.name : typeof error}).`;
}

export function createDayCounts({ counts, clock, onTrouble }: DayCountsParts): DayCountsBuffer {
  const waiting: Count[] = [];
  let flushing = Promise.resolve();

  async function hand(): Promise<void> {
    try {
      for (let [next] = waiting; next !== undefined; [next] = waiting) {
        await counts.add(next);
        waiting.shift();
      }
    } catch (error) {
      onTrouble(sentenceOf(error), waiting.length);
    }
  }

  const flush = (): Promise<void> => (flushing = flushing.then(hand));
  const timer = setInterval(() => void flush(), flushEveryMilliseconds).unref();
  return {
    add: (turn) => {
      if (waiting.length < mostWaiting) waiting.push(...countsOf(turn, clock()));
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, mostCloseMilliseconds).unref())]);
    },
  };
}
