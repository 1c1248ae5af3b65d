/** What is old, or what a person wants gone, is deleted everywhere. */
import type { Engine } from './engine';
import { anyRow } from './rows';
import type { StateRows } from './state-rows';
import type { Store } from './store';

export interface ErasureParts {
  readonly engine: Engine;
  readonly rows: StateRows;
  readonly clock: () => number;
}

export function createErasure({ engine, rows, clock }: ErasureParts): Pick<Store, 'erase' | 'forgetOlderThan'> {
  return {
    erase: async (conversationId) => {
      await engine.transaction(async ({ query, announce }) => {
        // Its activities go with it, by the foreign key.
        await query('DELETE FROM conversations WHERE id = $1', [conversationId], anyRow);
        await rows.removeOf(query, conversationId);
        await announce(conversationId);
      });
      await engine.compact();
    },
    forgetOlderThan: async (time) => {
      await engine.transaction(async ({ query }) => {
        await query('DELETE FROM conversations WHERE used_at < $1', [time], anyRow);
        await query('DELETE FROM activities WHERE stored_at < $1', [time], anyRow);
        await query('DELETE FROM states WHERE written_at < $1', [time], anyRow);
        await query('DELETE FROM seen_activities WHERE until < $1', [clock()], anyRow);
        await query('DELETE FROM rate_counts WHERE until < $1', [clock()], anyRow);
      });
      await engine.compact();
    },
  };
}
