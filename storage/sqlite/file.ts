/** Opens the database file: alone, checked, and with the newest tables. */
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import type { Value } from '../engine';
import { StorageProblem } from '../problem';
import { sqliteMigrations, temporaryTables } from './migrations';
import { alreadyOpen, corrupt, tellingProblems } from './problems';

export interface Statement {
  /** Whether it returns rows. */
  readonly reader: boolean;
  readonly all: (parameters: readonly Value[]) => unknown[];
  readonly run: (parameters: readonly Value[]) => unknown;
}

/** What we use of the driver's connection. */
export interface Connection {
  readonly prepare: (statement: string) => Statement;
  readonly exec: (statements: string) => unknown;
  readonly pragma: (pragma: string) => unknown;
  readonly close: () => unknown;
  readonly inTransaction: boolean;
}

export interface OpenFile {
  readonly path: string;
  readonly connection: Connection;
  readonly close: () => void;
}

export interface FileParts {
  readonly dataFolder: string;
  readonly mostMegabytes: number;
  /** Tests open older tables. */
  readonly migrations?: readonly string[];
}

/** SQLite's default, which the limit below is counted in. */
const pageBytes = 4_096;

/** To wait for a backup or a report that reads beside us. */
const busyMilliseconds = 5_000;

/** Bytes the write-ahead log may keep after a checkpoint. */
const mostLogBytes = 4_000_000;

export function sqliteFile(dataFolder: string): string {
  return join(dataFolder, 'first-drops.sqlite');
}

/** @throws StorageProblem when the folder cannot be made. */
export function makeDataFolder(dataFolder: string): void {
  tellingProblems(sqliteFile(dataFolder), () => mkdirSync(dataFolder, { recursive: true, mode: 0o700 }));
}

/** For nobody but this user from its first byte on. Tells better than the driver when it cannot be done. */
function touch(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/** Each SQLite file but an empty one begins with these words. */
const magic = 'SQLite format 3\0';

function checkHead(path: string): void {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(magic.length);
  const length = readSync(file, head);
  closeSync(file);
  if (length > 0 && head.toString('latin1') !== magic) throw corrupt(path);
}

/**
 * Held as long as the process lives, and freed by the system however it ends. A file of its own rather than SQLite's exclusive
 * mode, so that a backup or a report can read the database beside the running server.
 */
function lockFolder(dataFolder: string): Connection {
  const path = join(dataFolder, 'first-drops.lock');
  touch(path);
  const lock: Connection = new Database(path);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw alreadyOpen(sqliteFile(dataFolder), error);
  }
}

/** The driver keeps a closed connection until its statements are collected: the lock must not wait for that. */
function unlock(lock: Connection): void {
  lock.exec('ROLLBACK');
  lock.close();
}

/** The write-ahead log into the file, for the same reason. */
function foldIn(connection: Connection): void {
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

/** NORMAL, since durability.ts waits for the disk itself: measured 2026-11-29 on a quiet machine, FULL held up the process for 0.5 ms a commit. */
function configure(connection: Connection, mostMegabytes: number): void {
  const settings = [
    'auto_vacuum = INCREMENTAL', 'journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON', 'secure_delete = ON', 'temp_store = MEMORY',
    `busy_timeout = ${busyMilliseconds}`, `journal_size_limit = ${mostLogBytes}`, `max_page_count = ${Math.floor((mostMegabytes * 1_000_000) / pageBytes)}`,
  ];
  for (const setting of settings) connection.pragma(setting);
}

/** @throws StorageProblem when a page of the file is damaged. */
export function checkIntegrity(connection: Connection, path: string): void {
  const [first] = z.array(z.object({ quick_check: z.string() })).parse(connection.pragma('quick_check(1)'));
  if (first?.quick_check !== 'ok') throw corrupt(path);
}

function migrate(connection: Connection, path: string, migrations: readonly string[]): void {
  const [{ user_version: version }] = z.tuple([z.object({ user_version: z.number() })]).parse(connection.pragma('user_version'));
  if (version > migrations.length) throw new StorageProblem({ kind: 'newer', problem: `The database ${path} was made by a newer First Drops (tables ${version}; this one knows ${migrations.length}).`, remedy: 'Start that version, or give this one another DATA_DIR.' });
  if (version === migrations.length) return;
  // A failure ends the start, and closing the connection rolls back.
  connection.exec('BEGIN IMMEDIATE');
  migrations.slice(version).forEach((step) => connection.exec(step));
  connection.exec(`PRAGMA user_version = ${migrations.length}`);
  connection.exec('COMMIT');
}

function prepare(connection: Connection, path: string, { mostMegabytes, migrations = sqliteMigrations }: FileParts): void {
  // First of all, while nothing has been written: a damaged file is left as it was found.
  checkIntegrity(connection, path);
  configure(connection, mostMegabytes);
  migrate(connection, path, migrations);
  connection.exec(temporaryTables);
}

function openConnection(path: string, parts: FileParts): Connection {
  const connection: Connection = new Database(path);
  try {
    prepare(connection, path, parts);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** @throws StorageProblem naming the file, what is wrong with it and what to do. Never deletes anything. */
export function openFile(parts: FileParts): OpenFile {
  const path = sqliteFile(parts.dataFolder);
  return tellingProblems(path, () => {
    makeDataFolder(parts.dataFolder);
    const lock = lockFolder(parts.dataFolder);
    try {
      touch(path);
      checkHead(path);
      const connection = openConnection(path, parts);
      return { path, connection, close: () => (foldIn(connection), connection.close(), unlock(lock)) };
    } catch (error) {
      unlock(lock);
      throw error;
    }
  });
}
