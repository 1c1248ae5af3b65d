/** The operator's STORAGE_KEY: 32 random bytes as hex or base64, or any text of 32 characters and more. */
import { createHash } from 'node:crypto';
import { StorageProblem } from './problem';

/** What every other key is derived from. */
export type KeyMaterial = Buffer;

const leastCharacters = 32;

function bytesOf(text: string): Buffer {
  if (/^[\da-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return createHash('sha256').update(text).digest();
}

/** @throws StorageProblem 'settings', which does not repeat the key. */
export function readStorageKey(name: string, text: string): KeyMaterial {
  if (text.length >= leastCharacters) return bytesOf(text);
  throw new StorageProblem({ kind: 'settings', problem: `${name} is shorter than ${leastCharacters} characters.`, remedy: 'Make a random one, for example with "openssl rand -hex 32".' });
}

export function missingStorageKey(): StorageProblem {
  return new StorageProblem({ kind: 'settings', problem: 'DATABASE_URL is set, but STORAGE_KEY is not: what parents write is stored encrypted.', remedy: 'Make a key with "openssl rand -hex 32", keep it in your secret store, and give it to every instance as STORAGE_KEY.' });
}
