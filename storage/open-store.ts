/** One Store on the database the settings name. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { createActivityLog } from './activity-log';
import { createAlone } from './alone';
import { createConversations } from './conversations';
import { createCutoff } from './cutoff';
import { createDialogStates, createRunningStates } from './dialog-states';
import type { Engine } from './engine';
import { createErasure } from './erasure';
import { keyFromFile } from './key-file';
import { createLateStore } from './late-store';
import { openPostgres } from './postgres/engine';
import { openPool } from './postgres/pool';
import { inTime, StorageProblem, type StorageProblemKind } from './problem';
import { createOutcomeOf, createReceive, type LogLimits } from './receive';
import { createCounts, createRateCounts, createSeenActivities } from './small-counts';
import { makeDataFolder, openSqlite, sqliteFile } from './sqlite/engine';
import { openSqliteReader, type Reader } from './sqlite/reader';
import { createStateRows } from './state-rows';
import { missingStorageKey, readStorageKey } from './storage-key';
import type { Counts, Store } from './store';
import { watchTrouble } from './trouble';
import { createTurns, type TurnLimits } from './turns';
import { createVault, type Vault } from './vault';

export { copyBeside } from './sqlite/copy';

export interface StorageSettings {
  /** DATA_DIR: the folder of the embedded database and its key. */
  readonly dataFolder: string;
  /** DATABASE_URL: PostgreSQL instead, for several instances. */
  readonly databaseUrl?: string;
  /** STORAGE_KEY. PostgreSQL needs it; the embedded database makes one itself. */
  readonly storageKey?: string;
  /** STORAGE_OLD_KEYS. */
  readonly oldStorageKeys?: readonly string[];
  /** Connections to PostgreSQL, besides the one that listens. */
  readonly poolSize?: number;
  /** The most the embedded database may grow to, in megabytes. */
  readonly mostMegabytes?: number;
  /** Hours after which a dialog state that was not written is gone. */
  readonly stateHours: number;
  readonly limits?: Partial<LogLimits & TurnLimits>;
  readonly clock?: () => number;
  /** Milliseconds from any beginning, never set: by it a clock that was set forward is known. */
  readonly steadyClock?: () => number;
  /** What the operator should know at the start. */
  readonly say: (sentence: string) => void;
}

/** Engineering choices of 2026-11-29. The first two are those of channels/limits.ts. */
const defaultLimits: LogLimits & TurnLimits = { mostActivities: 500, mostBytes: 1_000_000, waitMilliseconds: 30_000, workMilliseconds: 60_000, leaseMilliseconds: 4_000 };

const checkMilliseconds = 2_000;

function openVault({ dataFolder, databaseUrl, storageKey, oldStorageKeys = [], say }: StorageSettings): Vault {
  if (storageKey === undefined && databaseUrl !== undefined) throw missingStorageKey();
  const newest = storageKey === undefined ? keyFromFile({ dataFolder, hasDatabase: existsSync(sqliteFile(dataFolder)), say }) : readStorageKey('STORAGE_KEY', storageKey);
  return createVault({ newest, older: oldStorageKeys.map((key) => readStorageKey('STORAGE_OLD_KEYS', key)) });
}

function openEngine({ dataFolder, databaseUrl, poolSize = 10, mostMegabytes = 4_096, limits }: StorageSettings): Engine | Promise<Engine> {
  if (databaseUrl === undefined) return openSqlite({ dataFolder, mostMegabytes });
  return openPostgres({ databaseUrl, poolSize, limits: { ...defaultLimits, ...limits } });
}

/** What an operator mends outside, or what passes: the server can wait for it. The rest is settled by starting anew. */
const passing: ReadonlySet<StorageProblemKind> = new Set<StorageProblemKind>(['unavailable', 'locked', 'full', 'read-only', 'corrupt']);

const tryAgainMilliseconds = 5_000;

/**
 * As `openStore`; a database that cannot be used now is told, and opened as soon as it can be.
 * @throws StorageProblem when the settings are not fit, or the tables are those of a newer version.
 */
export async function openStoreOrWait(settings: StorageSettings, everyMilliseconds = tryAgainMilliseconds): Promise<Store> {
  try {
    return await openStore(settings);
  } catch (problem) {
    if (!(problem instanceof StorageProblem) || !passing.has(problem.kind)) throw problem;
    settings.say(problem.message);
    const { databaseUrl, say } = settings;
    return createLateStore({ problem, say, everyMilliseconds, open: () => openStore(settings), sharedBy: reachOf(databaseUrl), secretFor: secretsWithoutDatabase(settings) });
  }
}

/** The same secrets as with the database, unless the key stands in a folder that cannot be read: then others, until the next start. */
function secretsWithoutDatabase(settings: StorageSettings): Store['secretFor'] {
  try {
    return openVault(settings).secretFor;
  } catch {
    return createVault({ newest: randomBytes(32), older: [] }).secretFor;
  }
}

function reachOf(databaseUrl: string | undefined): Store['sharedBy'] {
  return databaseUrl === undefined ? 'nobody' : 'instances';
}

/** @throws StorageProblem, with the remedy, when the settings or the database are not fit. */
export async function openStore(settings: StorageSettings): Promise<Store> {
  if (settings.databaseUrl === undefined) makeDataFolder(settings.dataFolder);
  const vault = openVault(settings);
  return assemble(await openEngine(settings), vault, settings);
}

export interface StoredCounts extends Pick<Counts, 'read'> {
  readonly close: () => Promise<void>;
}

/** The counts alone, which are not encrypted: for a report, beside the running server. @throws StorageProblem when there is no database. */
export function openCounts({ dataFolder, databaseUrl }: Pick<StorageSettings, 'dataFolder' | 'databaseUrl'>): StoredCounts {
  const { query, close } = openReader({ dataFolder, databaseUrl });
  return { read: createCounts({ query }).read, close };
}

/** How many rows belong to conversations, encrypted or not, beside the running server. @throws StorageProblem when there is no database. */
export async function countConversationRows(settings: Pick<StorageSettings, 'dataFolder' | 'databaseUrl'>): Promise<number> {
  const { query, close } = openReader(settings);
  try {
    const counts = await Promise.all(conversationTables.map((table) => query(`SELECT count(*) AS count FROM ${table}`, [], RowCount)));
    return counts.flat().reduce((sum, { count }) => sum + count, 0);
  } finally {
    await close();
  }
}

const conversationTables = ['conversations', 'activities', 'states', 'seen_activities'];
const RowCount = z.object({ count: z.coerce.number() });

function openReader({ dataFolder, databaseUrl }: Pick<StorageSettings, 'dataFolder' | 'databaseUrl'>): Reader {
  return databaseUrl === undefined ? openSqliteReader(dataFolder) : openPool(databaseUrl, 1);
}

function assemble(given: Engine, vault: Vault, { databaseUrl, stateHours, clock = Date.now, steadyClock = () => performance.now(), limits: bounds }: StorageSettings): Store {
  const { engine, check } = watchTrouble(given);
  const limits = { ...defaultLimits, ...bounds };
  const cutoff = createCutoff({ clock, steadyClock });
  const rows = createStateRows({ vault, clock, oldest: () => cutoff(stateHours) });
  const running = createRunningStates();
  return {
    sharedBy: reachOf(databaseUrl),
    secretFor: vault.secretFor,
    conversations: createConversations({ engine, clock }),
    receive: createReceive({ engine, vault, clock, limits }),
    outcomeOf: createOutcomeOf(engine),
    turn: createTurns({ engine, vault, clock, rows, running, limits }),
    alone: createAlone({ engine, vault, clock, rows, running, limits }),
    log: createActivityLog(engine, vault),
    onAppended: engine.onAppended,
    dialogStates: createDialogStates(engine, rows, running),
    seenActivities: createSeenActivities({ engine, vault, clock }),
    rateCounts: createRateCounts({ engine, vault, clock }),
    counts: createCounts(engine),
    ...createErasure({ engine, rows, clock }),
    check: async () => {
      await inTime(check(), checkMilliseconds, silent);
      return { unreadable: vault.unreadable() };
    },
    backup: engine.backup,
    close: once(engine.close),
  };
}

/** The second call gives what the first one gave. */
function once(end: () => Promise<void>): () => Promise<void> {
  let ending: Promise<void> | undefined;
  return () => (ending ??= end());
}

function silent(): StorageProblem {
  return new StorageProblem({ kind: 'unavailable', problem: `The database has not answered within ${checkMilliseconds} ms.`, remedy: 'Look whether it runs and whether this server can reach it.' });
}
