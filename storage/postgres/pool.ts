/** A few connections, shared by everything; none is held while the bot thinks. */
import { Pool, types, type ClientConfig, type PoolClient } from 'pg';
import { z } from 'zod';
import type { Query, Transaction } from '../engine';
import { StorageProblem } from '../problem';
import { anyRow } from '../rows';
import { schema } from './migrations';
import { isPassing, postgresProblem } from './problems';

/** Where everybody listens; what is told is the conversation's id and nothing else. */
export const newsChannel = 'first_drops';

/** A deadlock comes from two statements in the same moment; the third try has never been needed in the tests. */
const mostAttempts = 5;

// Whole numbers below 2^53, which is all we store, as numbers rather than text.
types.setTypeParser(types.builtins.INT8, Number);

function badAddress(cause?: unknown): StorageProblem {
  return new StorageProblem({ kind: 'settings', problem: 'DATABASE_URL is not an address of PostgreSQL.', remedy: 'Write postgresql://user:password@host:5432/database, with special characters percent-encoded.', cause });
}

/** The address with our schema as the place where names are looked up. */
function addressInSchema(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl) || !URL.canParse(databaseUrl)) throw badAddress();
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} -c search_path=${schema} -c lock_timeout=10s`.trim());
  return url.href;
}

/** Milliseconds: a database that takes longer than these is one that does not answer. The first counts the wait for a free connection, too. */
export function connectionConfig(databaseUrl: string): ClientConfig {
  return {
    connectionString: addressInSchema(databaseUrl),
    application_name: 'first-drops',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
    query_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  };
}

export interface Database {
  readonly query: Query;
  readonly transaction: <Value>(work: (transaction: Transaction) => Promise<Value>) => Promise<Value>;
  readonly close: () => Promise<void>;
}

/** What a pool and one of its connections have in common. */
interface Queryable {
  readonly query: (text: string, parameters?: unknown[]) => Promise<{ readonly rows: unknown[] }>;
}

function createQuery(on: Queryable): Query {
  return async (text, parameters, row) => {
    try {
      const { rows } = await on.query(text, parameters.length === 0 ? undefined : [...parameters]);
      return rows.map((found) => row.parse(found));
    } catch (error) {
      throw error instanceof z.ZodError ? error : postgresProblem(error);
    }
  };
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw postgresProblem(error);
  }
}

async function runOnce<Value>(pool: Pool, work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
  const client = await connect(pool);
  const query = createQuery(client);
  try {
    await query('BEGIN', [], anyRow);
    const value = await work({ query, announce: async (conversationId) => void (await query('SELECT pg_notify($1, $2)', [newsChannel, conversationId], anyRow)) });
    await query('COMMIT', [], anyRow);
    client.release();
    return value;
  } catch (error) {
    await rollBack(client, query);
    throw error;
  }
}

/** A connection that cannot even roll back is of no further use. */
async function rollBack(client: PoolClient, query: Query): Promise<void> {
  try {
    await query('ROLLBACK', [], anyRow);
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

export function openPool(databaseUrl: string, poolSize: number): Database {
  const pool = new Pool({ ...connectionConfig(databaseUrl), max: poolSize });
  // Without these a connection that breaks while nobody asks it anything would end the process; whoever asks next is told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  return {
    query: createQuery(pool),
    transaction: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(pool, work);
        } catch (error) {
          if (!isPassing(error) || attempt === mostAttempts) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}
