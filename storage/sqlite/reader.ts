/** Reads the database beside the server that owns it, without its lock. Changes nothing. */
import { existsSync } from 'node:fs';
import Database from 'libsql';
import type { Query } from '../engine';
import { StorageProblem } from '../problem';
import { createQuery } from './engine';
import { sqliteFile, type Connection } from './file';
import { tellingProblems } from './problems';

export interface Reader {
  readonly query: Query;
  readonly close: () => Promise<void>;
}

/** To wait for a checkpoint of the server. */
const busyMilliseconds = 5_000;

function absent(path: string): StorageProblem {
  return new StorageProblem({ kind: 'settings', problem: `There is no database ${path}.`, remedy: 'Set DATA_DIR or DATABASE_URL as the server has it, or start the server once.' });
}

/** @throws StorageProblem when there is no database, for the driver would make one. */
export function openSqliteReader(dataFolder: string): Reader {
  const path = sqliteFile(dataFolder);
  if (!existsSync(path)) throw absent(path);
  return tellingProblems(path, () => {
    const connection: Connection = new Database(path);
    connection.pragma(`busy_timeout = ${busyMilliseconds}`);
    connection.pragma('query_only = ON');
    return { query: createQuery(connection, path), close: () => Promise.resolve(void connection.close()) };
  });
}
