/** SQLite's error codes as sentences. */
import { codeIn, StorageProblem } from '../problem';

/** Of a driver's or the file system's error, such as SQLITE_FULL or EACCES. */
function codeOf(error: unknown): string {
  return codeIn(error) ?? '';
}

export function corrupt(file: string, cause?: unknown): StorageProblem {
  return new StorageProblem({ kind: 'corrupt', problem: `The database ${file} is damaged.`, remedy: 'Stop the server and restore the file from a backup, or move it away (with its -wal and -shm files) to start empty. Nothing was deleted.', cause });
}

export function alreadyOpen(file: string, cause?: unknown): StorageProblem {
  return new StorageProblem({ kind: 'locked', problem: `Another process uses the database ${file}.`, remedy: 'Stop it first, give this one a DATA_DIR of its own, or set DATABASE_URL: several instances need PostgreSQL.', cause });
}

export function closedAlready(file: string): StorageProblem {
  return new StorageProblem({ kind: 'unavailable', problem: `The database ${file} is closed.`, remedy: 'The server is ending; start it again.' });
}

/** The problem an error means for the file, or the error itself when it is a mistake of ours. */
function sqliteProblem(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return alreadyOpen(file, error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corrupt(file, error);
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return new StorageProblem({ kind: 'full', problem: `There is no room left for the database ${file}.`, remedy: 'Make room on its disk, lower CONVERSATION_HOURS, or raise the most it may grow to.', cause: error });
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT)/.test(code)) return new StorageProblem({ kind: 'read-only', problem: `The database ${file} cannot be opened for writing (${code}).`, remedy: 'Look that its folder is a folder and that this process may write there, or set DATA_DIR to another one.', cause: error });
  if (/^(SQLITE_IOERR|EIO)/.test(code)) return new StorageProblem({ kind: 'unavailable', problem: `Reading or writing the database ${file} failed (${code}).`, remedy: 'Look at its disk.', cause: error });
  return error;
}

/** @throws StorageProblem for what is wrong with the file. */
export function tellingProblems<Value>(file: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw sqliteProblem(error, file);
  }
}
