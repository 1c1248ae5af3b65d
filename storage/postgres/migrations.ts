/** The tables, step by step, in the schema first_drops. A step that was released is never changed: a new one is added below. */
import { z } from 'zod';
import type { Query } from '../engine';
import { StorageProblem } from '../problem';
import { anyRow } from '../rows';

export const schema = 'first_drops';

/** The first of a lock's two numbers, which no other program on the same database uses: "drop" in ASCII. */
const ticketLock = 0x64726f70;

const first = `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    born_at BIGINT NOT NULL,
    end_position BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    is_greeted SMALLINT NOT NULL
  );
  CREATE INDEX conversations_by_use ON conversations (used_at);

  CREATE TABLE activities (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    activity_id TEXT NOT NULL,
    client_mark TEXT,
    outcome TEXT CHECK (outcome IN ('waiting', 'answered', 'failed')),
    sealed BYTEA,
    stored_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, position)
  );
  CREATE UNIQUE INDEX activities_by_id ON activities (conversation_id, activity_id);
  CREATE UNIQUE INDEX activities_by_client_id ON activities (conversation_id, client_mark) WHERE client_mark IS NOT NULL;
  CREATE INDEX activities_waiting ON activities (conversation_id, position) WHERE outcome = 'waiting';
  CREATE INDEX activities_by_time ON activities (stored_at);
  -- Encrypted bytes cannot be compressed: not even to try saves time.
  ALTER TABLE activities ALTER COLUMN sealed SET STORAGE EXTERNAL;

  CREATE TABLE states (
    key_mark TEXT PRIMARY KEY,
    owner_mark TEXT,
    sealed BYTEA NOT NULL,
    etag TEXT NOT NULL,
    written_at BIGINT NOT NULL
  );
  CREATE INDEX states_by_owner ON states (owner_mark);
  CREATE INDEX states_by_time ON states (written_at);
  ALTER TABLE states ALTER COLUMN sealed SET STORAGE EXTERNAL;

  CREATE TABLE seen_activities (
    mark TEXT PRIMARY KEY,
    until BIGINT NOT NULL
  );

  -- Both are worth nothing after a crash of the server, and are written often.
  CREATE UNLOGGED TABLE rate_counts (
    mark TEXT PRIMARY KEY,
    amount BIGINT NOT NULL,
    until BIGINT NOT NULL
  );
  CREATE UNLOGGED TABLE turn_queue (
    conversation_id TEXT NOT NULL,
    ticket BIGINT NOT NULL,
    holder TEXT NOT NULL UNIQUE,
    until TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (conversation_id, ticket)
  );
`;

const countsByDay = `
  CREATE TABLE counts (
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    labels TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (day, name, labels)
  );
`;

/**
 * A function, so that the lock costs no round trip of its own: each of its statements sees what was committed before it began,
 * where a single statement would have looked before it had the lock. Its statements end within their lines; see statementsOf.
 */
const ticketsOneByOne = `
  CREATE FUNCTION draw_ticket(conversation TEXT, drawn_by TEXT, lease_milliseconds DOUBLE PRECISION) RETURNS BIGINT LANGUAGE sql VOLATILE AS $$
    SELECT pg_advisory_xact_lock(${ticketLock}, hashtext(conversation)); INSERT INTO ${schema}.turn_queue (conversation_id, ticket, holder, until)
      SELECT conversation, COALESCE(MAX(ticket), 0) + 1, drawn_by, clock_timestamp() + lease_milliseconds * INTERVAL '1 millisecond'
      FROM ${schema}.turn_queue WHERE conversation_id = conversation
      RETURNING ticket
  $$;
`;

export const postgresMigrations: readonly string[] = [first, countsByDay, ticketsOneByOne];

/** Any number that no other program on the same database uses for a lock of its own: "drops" in ASCII. */
const migrationLock = 0x64726f7073;

/** One at a time, as everything else is asked. Each ends with a semicolon at the end of its line. */
function statementsOf(step: string): readonly string[] {
  return step.split(/;$/m).filter((statement) => statement.trim() !== '');
}

const Version = z.object({ version: z.number() });

/** Within one transaction: of two instances that start at once the second waits, and finds the work done. */
export async function migratePostgres(query: Query, migrations: readonly string[]): Promise<void> {
  await query('SELECT pg_advisory_xact_lock($1)', [migrationLock], anyRow);
  // Asked first: a user who may only use the schema need not be allowed to create one.
  const [found] = await query(`SELECT to_regclass('${schema}.versions') IS NOT NULL AS is_there`, [], z.object({ is_there: z.boolean() }));
  if (found?.is_there !== true) await query(`CREATE SCHEMA IF NOT EXISTS ${schema}`, [], anyRow);
  if (found?.is_there !== true) await query('CREATE TABLE versions (version INTEGER PRIMARY KEY)', [], anyRow);
  const [{ version }] = z.tuple([Version]).parse(await query('SELECT COALESCE(MAX(version), 0) AS version FROM versions', [], Version));
  if (version > migrations.length) throw new StorageProblem({ kind: 'newer', problem: `The tables in PostgreSQL were made by a newer First Drops (${version}; this one knows ${migrations.length}).`, remedy: 'Start that version, or give this one another database.' });
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    for (const statement of statementsOf(step)) await query(statement, [], anyRow);
    await query('INSERT INTO versions (version) VALUES ($1)', [index + 1], anyRow);
  }
}
