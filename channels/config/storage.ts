/** Where conversations are kept: the embedded database in a folder, or a PostgreSQL of the hospital's. */
import { z } from 'zod';
import { setting, type Form } from './setting';
import { folder, secret, wholeNumber } from './values';

export interface MemoryConfig {
  /** After so many hours without use a conversation is deleted. */
  readonly conversationHours: number;
  readonly storage: StorageConfig;
}

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

function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\/./.test(address) && URL.canParse(address);
}

/** Holds a password. */
function databaseAddress() {
  const problem = 'is not an address of PostgreSQL: write postgresql://user:password@host:5432/database, with special characters percent-encoded, or leave it out for the embedded database.';
  return { schema: z.string().refine(isPostgres, problem).optional(), range: 'postgresql://user:password@host:5432/database', isSecret: true } satisfies Form<z.ZodType>;
}

function keysIn(given: string): readonly string[] {
  return given.split(',').map((key) => key.trim()).filter((key) => key !== '');
}

function secrets() {
  const areLong = (given: string): boolean => keysIn(given).every(({ length }) => length >= leastCharacters);
  const problem = `holds a key shorter than ${leastCharacters} characters: write each former key in full, separated by commas.`;
  return { schema: z.string().default('').refine(areLong, problem).transform(keysIn), range: 'keys, separated by commas', isSecret: true } satisfies Form<z.ZodType>;
}

export const StorageVariables = z
  .object({
    CONVERSATION_HOURS: setting(wholeNumber({ least: 1, most: 720, fallback: 24 }), { purpose: 'Hours without use after which a conversation is deleted.' }),
    DATA_DIR: setting(folder('data'), { purpose: 'Folder of the embedded database and its key; keep it on a disk that outlives the server, and back it up.' }),
    DATABASE_URL: setting(databaseAddress(), { purpose: 'PostgreSQL instead, for several instances; needs STORAGE_KEY.', unset: 'the embedded database' }),
    DATABASE_POOL: setting(wholeNumber({ least: 2, most: 100, fallback: 10 }), { purpose: 'Connections that one instance keeps to PostgreSQL.' }),
    STORAGE_KEY: setting(secret(leastCharacters), { purpose: 'Encrypts what is stored; the same for every instance.', unset: 'the embedded database makes one in DATA_DIR' }),
    STORAGE_OLD_KEYS: setting(secrets(), { purpose: 'Former values of STORAGE_KEY: what was stored under them is still read.', unset: 'none' }),
  })
  .refine(({ DATABASE_URL: address, STORAGE_KEY: key }) => address === undefined || key !== undefined, 'DATABASE_URL is set but STORAGE_KEY is not: what parents write is stored encrypted, so make a key with "openssl rand -hex 32", keep it in your secret store and give it to every instance.')
  .transform((given): MemoryConfig => ({
    conversationHours: given.CONVERSATION_HOURS,
    storage: {
      dataFolder: given.DATA_DIR,
      databaseUrl: given.DATABASE_URL,
      storageKey: given.STORAGE_KEY,
      oldStorageKeys: given.STORAGE_OLD_KEYS,
      poolSize: given.DATABASE_POOL,
    },
  }));
