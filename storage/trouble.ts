/**
 * A database that answers may still be unable to keep anything: its disk is full, its folder became read-only, a page is
 * damaged. What a statement failed with is remembered, so that `/readyz` tells it, until a write as large as a post succeeds.
 * Damage is told until the restart that mending it needs anyway.
 */
import type { Engine } from './engine';
import { StorageProblem, type StorageProblemKind } from './problem';
import { anyRow } from './rows';

export interface WatchedEngine {
  readonly engine: Engine;
  /** @throws StorageProblem when the database does not answer, or cannot keep what it is given. */
  readonly check: () => Promise<void>;
}

/** The others pass by themselves, or say nothing of the database. */
const lasting: ReadonlySet<StorageProblemKind> = new Set<StorageProblemKind>(['full', 'read-only', 'corrupt']);

/** As large as a post may be: channels/limits.ts. */
const probeBytes = 65_536;

/** No key of a state is written so: those are hashes. Old from the beginning, so that it goes if it is ever left. */
async function writeProbe({ transaction }: Engine): Promise<void> {
  await transaction(async ({ query }) => {
    await query('DELETE FROM states WHERE key_mark = $1', ['probe'], anyRow);
    await query('INSERT INTO states (key_mark, owner_mark, sealed, etag, written_at) VALUES ($1, NULL, $2, $1, 0) ON CONFLICT (key_mark) DO UPDATE SET written_at = 0', ['probe', Buffer.alloc(probeBytes)], anyRow);
  });
  await transaction(async ({ query }) => void (await query('DELETE FROM states WHERE key_mark = $1', ['probe'], anyRow)));
}

export function watchTrouble(engine: Engine): WatchedEngine {
  let trouble: StorageProblem | undefined;

  async function watched<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      // A new one each time, also of the same kind: by that a check knows what was met meanwhile.
      if (error instanceof StorageProblem && lasting.has(error.kind) && trouble?.kind !== 'corrupt') trouble = error;
      throw error;
    }
  }
  const seen: Engine = {
    ...engine,
    query: (statement, parameters, row) => watched(() => engine.query(statement, parameters, row)),
    transaction: (work) => watched(() => engine.transaction(work)),
  };
  return {
    engine: seen,
    check: async () => {
      await engine.query('SELECT 1 AS alive', [], anyRow);
      const before = trouble;
      if (before === undefined) return;
      if (before.kind === 'corrupt') throw before;
      await writeProbe(seen);
      // What was met meanwhile is news, and stays.
      if (trouble === before) trouble = undefined;
    },
  };
}
