/** PostgreSQL: one database for as many instances as are needed. */
import { createBell } from '../bell';
import type { Engine } from '../engine';
import { StorageProblem } from '../problem';
import { migratePostgres, postgresMigrations } from './migrations';
import { openNews } from './news';
import { openPool } from './pool';
import { createTurnQueue, type QueueLimits } from './turn-queue';

export interface PostgresParts {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly limits: QueueLimits;
  /** Tests open older tables. */
  readonly migrations?: readonly string[];
}

function useItsOwnTool(): StorageProblem {
  return new StorageProblem({ kind: 'settings', problem: 'A backup of PostgreSQL is not made here.', remedy: 'Use "pg_dump --schema=first_drops", or the backups of whoever runs the server.' });
}

/** @throws StorageProblem when the database cannot be reached or used. */
export async function openPostgres({ databaseUrl, poolSize, limits, migrations = postgresMigrations }: PostgresParts): Promise<Engine> {
  const bell = createBell();
  const { query, transaction, close } = openPool(databaseUrl, poolSize);
  try {
    await transaction((given) => migratePostgres(given.query, migrations));
    const news = await openNews(databaseUrl, bell);
    const queue = createTurnQueue({ query, bell, limits });
    return {
      query,
      transaction,
      takePlace: queue.takePlace,
      onAppended: bell.listen,
      // Autovacuum does it.
      compact: () => Promise.resolve(),
      backup: () => Promise.reject(useItsOwnTool()),
      close: async () => {
        queue.close();
        await news.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
