/** What is learned from the turns of the running bot: a line in the log, metrics, a span, and counts of the day. Never a word. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Counts } from '../storage/store';
import { createDayCounts, type DayCountsBuffer } from './day-counts';
import type { SeenTurn } from './seen';
import type { Tracing } from './tracing';
import { createWatchedTurns, factsOf, type WatchedTurns } from './watched-turns';

export interface InsightsParts {
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly metrics: { readonly turn: (turn: SeenTurn) => void };
  readonly traces: Tracing;
  /** Absent: nothing is kept beyond this process. */
  readonly counts?: Pick<Counts, 'add'>;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export interface Insights extends WatchedTurns {
  /** Stores the counts that wait. */
  readonly close: () => Promise<void>;
}

const nowhere: DayCountsBuffer = { add: () => undefined, flush: () => Promise.resolve(), close: () => Promise.resolve() };

/** Puts the lines of one conversation together, and leads nowhere else: the salt dies with the process. 48 bits. */
function createMark(): (conversationId: string) => string {
  const salt = randomBytes(32);
  return (conversationId) => createHmac('sha256', salt).update(conversationId).digest('base64url').slice(0, 8);
}

export function createInsights({ log, metrics, traces, counts, clock = Date.now }: InsightsParts): Insights {
  const mark = createMark();
  const onTrouble = (problem: string, waiting: number): void => log.error({ problem, waiting }, 'the counts of the day wait for the storage');
  const days = counts === undefined ? nowhere : createDayCounts({ counts, clock, onTrouble });
  const onTurn = (turn: SeenTurn, conversationId: string): void => {
    log.info({ ...factsOf(turn), conversation: mark(conversationId) }, 'turn');
    metrics.turn(turn);
    days.add(turn);
  };
  return { ...createWatchedTurns({ traces, onTurn }), close: days.close };
}
