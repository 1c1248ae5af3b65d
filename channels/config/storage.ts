/** Where conversations are kept: the embedded database in a folder, or a PostgreSQL of the hospital's. */
import { z } from 'zod';
import { wholeNumber } from './values';

export interface StorageConfig {
  /** Of the embedded database and its key. */
  readonly dataFolder: string;
  /** Absent: the embedded database. */
  readonly databaseUrl?: string;
  /** Absent: the embedded database makes one itself. */
  readonly storageKey?: string;
  /** Still read, no longer used for new values. */
  readonly oldStorageKeys: readonly string[];
  /** Connections to PostgreSQL. */
  readonly poolSize: number;
}

/** Characters: 32 random bytes are longer in any spelling, and what is shorter can be guessed. */
const leastCharacters = 32;

interface Given {
  readonly DATABASE_URL?: string | undefined;
  readonly STORAGE_KEY?: string | undefined;
  readonly STORAGE_OLD_KEYS: readonly string[];
}

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\/./.test(address) && URL.canParse(address);
}

/** The address holds a password, so no sentence repeats it. */
function* problemsOf({ DATABASE_URL: address, STORAGE_KEY: key, STORAGE_OLD_KEYS: oldKeys }: Given): Generator<string> {
  if (address !== undefined && !isPostgres(address)) yield 'DATABASE_URL is not an address of PostgreSQL: write postgresql://user:password@host:5432/database, with special characters percent-encoded, or leave it out for the embedded database.';
  if (address !== undefined && key === undefined) yield 'DATABASE_URL is set but STORAGE_KEY is not: what parents write is stored encrypted, so make a key with "openssl rand -hex 32", keep it in your secret store and give it to every instance.';
  if (key !== undefined && key.length < leastCharacters) yield `STORAGE_KEY is shorter than ${leastCharacters} characters: make a random one, for example with "openssl rand -hex 32".`;
  if (oldKeys.some(({ length }) => length < leastCharacters)) yield `STORAGE_OLD_KEYS holds a key shorter than ${leastCharacters} characters: write the former values of STORAGE_KEY in full, separated by commas.`;
}

export const StorageVariables = z
  .object({
    DATA_DIR: z.string().default('data'),
    DATABASE_URL: z.string().optional(),
    DATABASE_POOL: wholeNumber('DATABASE_POOL', { least: 2, most: 100, fallback: 10 }),
    STORAGE_KEY: z.string().optional(),
    STORAGE_OLD_KEYS: z.string().default('').transform((given) => given.split(',').map((key) => key.trim()).filter((key) => key !== '')),
  })
  .superRefine((given, context) => {
    for (const message of problemsOf(given)) context.addIssue({ code: 'custom', message });
  })
  .transform((given): StorageConfig => ({
    dataFolder: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    storageKey: given.STORAGE_KEY,
    oldStorageKeys: given.STORAGE_OLD_KEYS,
    poolSize: given.DATABASE_POOL,
  }));
