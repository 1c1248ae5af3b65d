/**
 * What differs between databases. Everything above it (what a turn is, what is encrypted, what is erased) is written once,
 * in SQL that both understand. Parameters are written $1, $2 …; whole numbers stay below 2^53.
 */
import type { z } from 'zod';

export type Value = string | number | Uint8Array | null;

/** Runs one statement; every row it returns is checked. */
export type Query = <Row>(statement: string, parameters: readonly Value[], row: z.ZodType<Row>) => Promise<readonly Row[]>;

export interface Transaction {
  readonly query: Query;
  /** Wakes who listens to that conversation, on every instance, once this transaction is committed. */
  readonly announce: (conversationId: string) => Promise<void>;
}

/** The right to be the only one, on any instance, who runs a turn of a conversation. */
export interface Place {
  /** Gives the place up as part of the transaction. False when it was lost: then nothing of the turn may be committed. */
  readonly handBack: (query: Query) => Promise<boolean>;
  /** Gives it up if that has not happened yet. Never rejects: a place that cannot be given up expires. */
  readonly leave: () => Promise<void>;
}

export interface Engine {
  readonly query: Query;
  /** All of it or nothing. May run the work again. */
  readonly transaction: <Value>(work: (transaction: Transaction) => Promise<Value>) => Promise<Value>;
  /** @throws StorageProblem 'busy' when the place is not free in time. */
  readonly takePlace: (conversationId: string) => Promise<Place>;
  readonly onAppended: (conversationId: string, callback: () => void) => () => void;
  /** Gives the space of deleted rows back, and leaves none of their bytes behind. */
  readonly compact: () => Promise<void>;
  readonly backup: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
