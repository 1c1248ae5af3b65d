/** The tables, step by step. A step that was released is never changed: a new one is added below. */

const first = `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    born_at INTEGER NOT NULL,
    end_position INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    is_greeted INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX conversations_by_use ON conversations (used_at);

  CREATE TABLE activities (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    activity_id TEXT NOT NULL,
    client_mark TEXT,
    outcome TEXT CHECK (outcome IN ('waiting', 'answered', 'failed')),
    sealed BLOB,
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, position)
  ) STRICT;
  CREATE UNIQUE INDEX activities_by_id ON activities (conversation_id, activity_id);
  CREATE UNIQUE INDEX activities_by_client_id ON activities (conversation_id, client_mark) WHERE client_mark IS NOT NULL;
  CREATE INDEX activities_waiting ON activities (conversation_id, position) WHERE outcome = 'waiting';
  CREATE INDEX activities_by_time ON activities (stored_at);

  CREATE TABLE states (
    key_mark TEXT PRIMARY KEY,
    owner_mark TEXT,
    sealed BLOB NOT NULL,
    etag TEXT NOT NULL,
    written_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX states_by_owner ON states (owner_mark);
  CREATE INDEX states_by_time ON states (written_at);

  CREATE TABLE seen_activities (
    mark TEXT PRIMARY KEY,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const countsByDay = `
  CREATE TABLE counts (
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    labels TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (day, name, labels)
  ) STRICT, WITHOUT ROWID;
`;

export const sqliteMigrations: readonly string[] = [first, countsByDay];

/** One process owns the file, so its windows need not survive it: made anew at each start, in memory. */
export const temporaryTables = `
  CREATE TEMP TABLE rate_counts (
    mark TEXT PRIMARY KEY,
    amount INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
