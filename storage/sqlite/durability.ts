/**
 * Tells when what was committed is on the disk.
 *
 * With `synchronous = NORMAL` SQLite writes a commit into the write-ahead log and leaves it to the system when that reaches the disk.
 * With FULL it waits, and with it this whole process. So the waiting is done here, beside the event loop, and one wait serves
 * every commit before it. Nothing is told to anybody before: what was acknowledged, or read, survives the loss of power.
 */
import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { tellingProblems } from './problems';

export interface Durability {
  /** To be called after each commit. */
  readonly written: () => void;
  /**
   * Resolves when every commit so far is on the disk.
   * @throws StorageProblem when the disk does not take it.
   */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const synchronise = promisify(fdatasync);

export function createDurability(databasePath: string): Durability {
  /** Of the log, which is there from the first commit on, and the same file until the database is closed. */
  let descriptor: number | undefined;
  let commits = 0;
  let commitsOnDisk = 0;
  let running: Promise<void> | undefined;

  async function sync(): Promise<void> {
    const covered = commits;
    try {
      // Windows flushes only what is open for writing.
      descriptor ??= openSync(`${databasePath}-wal`, 'r+');
      await synchronise(descriptor);
      commitsOnDisk = covered;
    } catch (error) {
      tellingProblems(databasePath, () => {
        throw error;
      });
    }
  }

  /** One at a time. Cleared from outside, since what fails at once would clear it before it is set. */
  function synced(): Promise<void> {
    running ??= sync().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    written: () => void (commits += 1),
    settled: async () => {
      const wanted = commits;
      while (commitsOnDisk < wanted) await synced();
    },
    close: async () => {
      // Else the number of the file could be another's before the system is done with it.
      while (running !== undefined) await running.catch(() => undefined);
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}
