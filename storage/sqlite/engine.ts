/** The embedded database: one file, one process, nothing to install. */
import { createBell } from '../bell';
import type { Engine, Place, Query, Transaction } from '../engine';
import { copyTo } from './copy';
import { createDurability } from './durability';
import { openFile, type Connection, type FileParts, type OpenFile, type Statement } from './file';
import { closedAlready, tellingProblems } from './problems';

export { makeDataFolder, sqliteFile } from './file';

/** Pages given back to the disk at a time: 8 MB, a few milliseconds. */
const freedPages = 2_000;

export function createQuery(connection: Connection, file: string): Query {
  const statements = new Map<string, Statement>();
  const prepare = (text: string): Statement => {
    // SQLite takes $1 for a name; ?1 is its numbered form.
    const statement = statements.get(text) ?? connection.prepare(text.replace(/\$(\d+)/g, '?$1'));
    statements.set(text, statement);
    return statement;
  };
  return (text, parameters, row) => new Promise((resolve) => {
    // What is thrown in here rejects the promise.
    resolve(tellingProblems(file, () => {
      const statement = prepare(text);
      return (statement.reader ? statement.all(parameters) : (statement.run(parameters), [])).map((found) => row.parse(found));
    }));
  });
}

/** One after the other: there is one connection, and no statement may slip into another's transaction. */
function createTurnstile(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Nobody else owns the file, and within the process the line has been kept already. */
const onlyPlace: Place = { handBack: () => Promise.resolve(true), leave: () => Promise.resolve() };

interface Committed<Value> {
  readonly value: Value;
  /** Conversations whose listeners are to be told. */
  readonly announced: ReadonlySet<string>;
}

function createTransaction({ path, connection }: OpenFile, query: Query) {
  const run = (statement: string): void => tellingProblems(path, () => void connection.exec(statement));
  return async <Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Committed<Value>> => {
    const announced = new Set<string>();
    run('BEGIN IMMEDIATE');
    try {
      const value = await work({ query, announce: (conversationId) => Promise.resolve(void announced.add(conversationId)) });
      run('COMMIT');
      return { value, announced };
    } catch (error) {
      // SQLite has rolled back by itself when the disk is full.
      if (connection.inTransaction) run('ROLLBACK');
      throw error;
    }
  };
}

/** @throws StorageProblem when the file cannot be used. */
export function openSqlite(parts: FileParts): Engine {
  const file = openFile(parts);
  const { path, connection, close } = file;
  const bell = createBell();
  const enter = createTurnstile();
  let isClosed = false;
  /** One at a time, and none after the end. */
  const alone: typeof enter = (work) => enter(() => {
    if (isClosed) throw closedAlready(path);
    return work();
  });
  const query = createQuery(connection, path);
  const transaction = createTransaction(file, query);
  const disk = createDurability(path);

  return {
    query: async (text, parameters, row) => {
      const rows = await alone(() => query(text, parameters, row));
      if (!isReading(text)) disk.written();
      await disk.settled();
      return rows;
    },
    transaction: async (work) => {
      const { value, announced } = await alone(() => transaction(work));
      disk.written();
      await disk.settled();
      announced.forEach(bell.ring);
      return value;
    },
    takePlace: () => Promise.resolve(onlyPlace),
    onAppended: bell.listen,
    compact: () => alone(() => Promise.resolve(tellingProblems(path, () => compact(connection)))),
    backup: (target) => alone(() => Promise.resolve(tellingProblems(target, () => copyTo(connection, target)))),
    close: () => enter(async () => {
      isClosed = true;
      await disk.close();
      close();
    }),
  };
}

function isReading(statement: string): boolean {
  return statement.startsWith('SELECT');
}

function compact(connection: Connection): void {
  connection.pragma(`incremental_vacuum(${freedPages})`);
  // Into the file and out of the log: what was deleted is overwritten in both.
  connection.pragma('wal_checkpoint(TRUNCATE)');
}
