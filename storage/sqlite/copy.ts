/** Complete copies of the database file, while whoever owns it goes on writing. */
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import Database from 'libsql';
import { StorageProblem } from '../problem';
import { checkIntegrity, sqliteFile, type Connection } from './file';
import { tellingProblems } from './problems';

/** A backup that was not read is none. */
function checkCopy(target: string): void {
  const copy: Connection = new Database(target);
  try {
    checkIntegrity(copy, target);
  } finally {
    copy.close();
  }
}

/** @throws when the target is there already, or cannot be written; what was begun is removed then. */
export function copyTo(connection: Connection, target: string): void {
  // 'wx': never over a file that is there, and readable for nobody else.
  closeSync(openSync(target, 'wx', 0o600));
  try {
    connection.prepare('VACUUM INTO ?').run([target]);
    checkCopy(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** Longer than a server's turn holds the file: the copy waits rather than fails. */
const busyMilliseconds = 5_000;

/**
 * Copies the database of a folder, whether a server runs on it or not: it is read as one more reader, without the folder's lock.
 * @throws StorageProblem with the remedy.
 */
export function copyBeside(dataFolder: string, target: string): void {
  const path = sqliteFile(dataFolder);
  if (!existsSync(path)) throw new StorageProblem({ kind: 'settings', problem: `There is no database ${path}.`, remedy: 'Name the folder that the server has as DATA_DIR. With DATABASE_URL there is none: use pg_dump.' });
  const connection: Connection = tellingProblems(path, () => new Database(path));
  try {
    tellingProblems(path, () => connection.pragma(`busy_timeout = ${busyMilliseconds}`));
    tellingProblems(target, () => copyTo(connection, target));
  } finally {
    connection.close();
  }
}
