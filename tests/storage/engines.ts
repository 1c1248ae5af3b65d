/** The two engines as the tests see them: each test gets a home, empty at first, in which stores are opened. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { openStore, type StorageSettings } from '../../storage/open-store';
import type { Store } from '../../storage/store';
import { startPostgres, withClient, type PostgresServer } from './postgres';

export const storageKey = 'a test key of more than thirty-two characters';

export interface Home {
  readonly settings: StorageSettings;
  /** Closed by itself after the test. */
  readonly open: (more?: Partial<StorageSettings>) => Promise<Store>;
  /** Every table with its rows, as text. */
  readonly tables: () => Promise<Readonly<Record<string, readonly string[]>>>;
  readonly leave: () => Promise<void>;
}

export interface TestEngine {
  readonly name: string;
  readonly start: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly home: () => Promise<Home>;
}

const TableNames = z.array(z.object({ name: z.string() }));

type Tables = Awaited<ReturnType<Home['tables']>>;

function sqliteTables(folder: string): Tables {
  const database = new Database(join(folder, 'first-drops.sqlite'));
  const names = TableNames.parse(database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all());
  const tables = names.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all().map((row) => JSON.stringify(row))] as const);
  database.close();
  return Object.fromEntries(tables);
}

function postgresTables(url: string): Promise<Tables> {
  return withClient(url, async (client) => {
    const names = TableNames.parse((await client.query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'first_drops'`)).rows);
    const tables: [string, string[]][] = [];
    for (const { name } of names) tables.push([name, (await client.query(`SELECT * FROM first_drops.${name}`)).rows.map((row) => JSON.stringify(row))]);
    return Object.fromEntries(tables);
  });
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'first-drops-storage-'));
}

function createHome(settings: StorageSettings, tables: Home['tables']): Home {
  const stores: Store[] = [];
  return {
    settings,
    tables,
    open: async (more = {}) => {
      const store = await openStore({ ...settings, ...more });
      stores.push(store);
      return store;
    },
    leave: async () => {
      for (const store of stores) await store.close();
      rmSync(settings.dataFolder, { recursive: true, force: true });
    },
  };
}

export const sqlite: TestEngine = {
  name: 'SQLite',
  start: () => Promise.resolve(),
  end: () => Promise.resolve(),
  home: () => {
    const dataFolder = newFolder();
    return Promise.resolve(createHome({ dataFolder, storageKey, stateHours: 24, say: () => undefined }, () => Promise.resolve(sqliteTables(dataFolder))));
  },
};

export function createPostgres(): TestEngine & { readonly server: () => PostgresServer } {
  let running: PostgresServer | undefined;
  const server = (): PostgresServer => {
    if (running === undefined) throw new Error('Start the engine in beforeAll.');
    return running;
  };
  return {
    name: 'PostgreSQL',
    server,
    start: async () => {
      running = await startPostgres();
    },
    end: () => server().end(),
    home: async () => {
      const databaseUrl = await server().newDatabase();
      return createHome({ dataFolder: newFolder(), databaseUrl, storageKey, stateHours: 24, say: () => undefined }, () => postgresTables(databaseUrl));
    },
  };
}
