/** The key of an embedded database whose operator named none: made at the first start, kept beside the file. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeIn } from './problem';
import { readStorageKey, type KeyMaterial } from './storage-key';

export interface KeyFileParts {
  readonly dataFolder: string;
  readonly hasDatabase: boolean;
  /** Told once, when the key is made. */
  readonly say: (sentence: string) => void;
}

function makeKey(path: string, { hasDatabase, say }: KeyFileParts): string {
  const key = randomBytes(32).toString('hex');
  // 'wx': of two processes that start at once one makes the key, and the other one stops.
  writeFileSync(path, `${key}\n`, { mode: 0o600, flag: 'wx' });
  say(hasDatabase
    ? `${path} was missing, and a new key was made: what was stored under the old one can no longer be read. Restore the file from a backup if there is one.`
    : `A new key encrypts what is stored: ${path}. Back it up apart from the database; without it the database cannot be read.`);
  return key;
}

export function keyFromFile(parts: KeyFileParts): KeyMaterial {
  const path = join(parts.dataFolder, 'storage.key');
  try {
    return readStorageKey(path, readFileSync(path, 'utf8').trim());
  } catch (error) {
    if (codeIn(error) !== 'ENOENT') throw error;
    return readStorageKey(path, makeKey(path, parts));
  }
}
