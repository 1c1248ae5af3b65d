/** What is learned from the running bot: of each turn a line in the log, metrics, a span and counts of the day; of the storage its times. Never a word. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Store } from '../storage/store';
import { createDayCounts } from './day-counts';
import { observedStore, type StoreObserver } from './observed-store';
import type { SeenTurn } from './seen';
import type { Tracing } from './tracing';
import { createWatchedTurns, factsOf, type WatchedTurns } from './watched-turns';

export interface InsightsParts {
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly metrics: StoreObserver & { readonly turn: (turn: SeenTurn) => void };
  readonly traces: Tracing;
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export interface Insights extends WatchedTurns {
  /** The same store, watched. */
  readonly store: Store;
  /** Stores the counts that wait: before the store is closed. */
  readonly close: () => Promise<void>;
}

/** Puts the lines of one conversation together, and leads nowhere else: the salt dies with the process. 48 bits. */
function createMark(): (conversationId: string) => string {
  const salt = randomBytes(32);
  return (conversationId) => createHmac('sha256', salt).update(conversationId).digest('base64url').slice(0, 8);
}

export function createInsights({ log, metrics, traces, store: given, clock = Date.now }: InsightsParts): Insights {
  const store = observedStore(given, { metrics, traces });
  const onTrouble = (problem: string, waiting: number): void => log.error({ problem, waiting }, 'the counts of the day wait for the storage');
  const days = createDayCounts({ counts: store.counts, clock, onTrouble });
  const mark = createMark();
  const onTurn = (turn: SeenTurn, conversationId: string): void => {
    log.info({ ...factsOf(turn), conversation: mark(conversationId) }, 'turn');
    metrics.turn(turn);
    days.add(turn);
  };
  return { ...createWatchedTurns({ traces, onTurn }), store, close: days.close };
}
